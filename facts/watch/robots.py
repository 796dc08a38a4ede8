"""What the robots.txt of a site lets programs fetch (RFC 9309)."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from facts.errors import FetchError

AGENT = "rapporteur"
LARGEST_RULES = 512_000
"""In bytes, as much as a program has to read."""
LONGEST_DELAY = 30.0
"""In seconds between two requests, whatever a site asks for."""
_CLIENT_ERRORS = range(400, 500)
_TOO_MANY = 429


class Rules:
    """The rules of one site for this program."""

    def __init__(self, parser: RobotFileParser | None) -> None:
        self._parser = parser

    @classmethod
    def of(cls, data: bytes) -> Rules:
        """Return the rules in a robots.txt."""
        parser = RobotFileParser()
        parser.parse(data.decode("utf-8-sig", "replace").splitlines())
        return cls(parser)

    @classmethod
    def without(cls, error: FetchError) -> Rules:
        """Return the rules of a site that answers that it has no robots.txt: all is allowed.

        Raises the error of any other site: as long as its rules are not known, nothing is.
        """
        if error.status not in _CLIENT_ERRORS or error.status == _TOO_MANY:
            raise error
        return cls(None)

    def allow(self, url: str) -> bool:
        """Return whether the URL may be fetched."""
        return self._parser is None or self._parser.can_fetch(AGENT, url)

    @property
    def delay(self) -> float:
        """The seconds that the site asks to leave between two requests."""
        asked = self._parser.crawl_delay(AGENT) if self._parser is not None else None
        try:
            return min(max(float(asked or 0), 0.0), LONGEST_DELAY)
        except ValueError:
            return 0.0
