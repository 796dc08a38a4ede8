"""Lists of what else to read at the end of a text, whose lines end with addresses."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"(?:(?:further|more|additional|related|useful|other) (?:information|reading|resources|links"
    r"|sources|details)|references?|sources?|links|resources|bibliography)\s?:?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?P<before>[\w’'\"”)]{1,60})\s?[:–—-]?\s{1,3}[(<\[]?(?:https?://|www\.)[^\s<>\[\]]{3,400}[)>\]]?$"
)
_POINTING = frozenset("at to on in of via see visit from here is or and read link".split())
"""Words after which an address is a part of what is said: "Apply at www.zeta.example"."""


def heads_references(line: str) -> bool:
    """Return whether a line is the heading of such a list, such as "Further information"."""
    return _HEADING.fullmatch(line) is not None


def words_end(line: str) -> int | None:
    """Return where the words of a line end before the address that ends it, if they go without."""
    match = _ADDRESS.search(line, max(0, len(line) - 480))
    if match is None or match["before"].lower() in _POINTING:
        return None
    return match.end("before")
