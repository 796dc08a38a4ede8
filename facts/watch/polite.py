"""Fetching as a guest: as robots.txt allows, one request at a time, with pauses between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from facts.errors import FetchError
from facts.fetch import LARGEST_BODY, MOST_REDIRECTS, Fetched, PrivateHosts, check_url, fetch_hop
from facts.fetch.addresses import Resolver, system_resolver
from facts.fetch.private_hosts import NO_PRIVATE_HOSTS
from facts.watch.robots import LARGEST_RULES, Rules

PAUSE = 2.0
"""Seconds between two requests to the same host, if its robots.txt asks for no more."""
RULES_LAST = 3_600.0
"""Seconds for which the rules of a site are not asked for again."""
_MOST_SITES = 1_000


class Stopped(Exception):
    """The program is being stopped."""


class RobotsRefusal(FetchError):
    """The site's robots.txt does not allow programs to fetch the page."""


@dataclass(frozen=True, slots=True)
class _KnownRules:
    rules: Rules
    until: float


class PoliteFetcher:
    """Fetches pages one after the other, and never two of a host at once.

    `stop` ends a pause, and with it the fetch, by `Stopped`. `clock` is in seconds.
    """

    def __init__(
        self,
        stop: threading.Event,
        *,
        pause: float = PAUSE,
        resolver: Resolver = system_resolver,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stop = stop
        self._pause = pause
        self._resolver = resolver
        self._clock = clock
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}
        self._rules: dict[str, _KnownRules] = {}

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        private_hosts: PrivateHosts = NO_PRIVATE_HOSTS,
    ) -> Fetched:
        """Fetch a page, if it has changed since the answer with this `etag` or `last_modified`.

        Raises `FetchError`, and `RobotsRefusal` where the site does not want programs there.
        """
        with self._lock:
            return self._follow(url, etag, last_modified, private_hosts, obey=True)

    def _follow(
        self,
        url: str,
        etag: str | None,
        last_modified: str | None,
        private_hosts: PrivateHosts,
        *,
        obey: bool,
        max_bytes: int = LARGEST_BODY,
    ) -> Fetched:
        url = check_url(url)
        for _ in range(MOST_REDIRECTS + 1):
            delay = self._check(url, private_hosts) if obey else 0.0
            self._wait(url, delay)
            answer = fetch_hop(
                url,
                etag=etag,
                last_modified=last_modified,
                private_hosts=private_hosts,
                resolver=self._resolver,
                max_bytes=max_bytes,
            )
            if isinstance(answer, Fetched):
                return answer
            url = answer.url
            if not answer.private:
                # A page of the open internet must not lead into the private network.
                private_hosts = NO_PRIVATE_HOSTS
        raise FetchError(
            f"{urlsplit(url).hostname} redirects too often",
            why=f"more than {MOST_REDIRECTS} times",
            remedy="Give the address to which it leads in the end",
        )

    def _check(self, url: str, private_hosts: PrivateHosts) -> float:
        """Return the pause that the site asks for. Raises `RobotsRefusal`."""
        rules = self._rules_of(url, private_hosts)
        if not rules.allow(url):
            raise RobotsRefusal(
                f"{urlsplit(url).hostname} does not want programs to fetch the page",
                why="its robots.txt forbids it",
                remedy="Ask the publisher for a feed, or add the article by hand",
            )
        return rules.delay

    def _rules_of(self, url: str, private_hosts: PrivateHosts) -> Rules:
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        known = self._rules.get(site)
        if known is not None and self._clock() < known.until:
            return known.rules
        try:
            answer = self._follow(
                site, None, None, private_hosts, obey=False, max_bytes=LARGEST_RULES
            )
            rules = Rules.of(answer.data)
        except FetchError as error:
            rules = Rules.without(error)
        if len(self._rules) >= _MOST_SITES:
            self._rules.clear()
        self._rules[site] = _KnownRules(rules, self._clock() + RULES_LAST)
        return rules

    def _wait(self, url: str, delay: float) -> None:
        """Wait until the host may be asked again. Raises `Stopped`."""
        host = urlsplit(url).hostname or ""
        pause = max(self._pause, delay)
        left = self._last.get(host, -pause) + pause - self._clock()
        if self._stop.wait(max(left, 0.0)):
            raise Stopped
        if len(self._last) >= _MOST_SITES:
            self._last.clear()
        self._last[host] = self._clock()
