"""Lists of what else to read at the end of a text, whose lines end with addresses."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"(?:(?:further|more|additional|related|useful|other) (?:information|reading|resources|links"
    r"|sources|details)|references?|sources?|links|resources|bibliography)\s?:?",
    re.IGNORECASE,
)
_OPEN = ",;/(&"
_SCHEMES = ("http://", "https://", "www.")
_POINTING = frozenset("at to on in of via see visit from here is or and read link".split())
"""Words after which an address is a part of what is said: "Apply at www.zeta.example"."""


def heads_references(line: str) -> bool:
    """Return whether a line is the heading of such a list, such as "Further information"."""
    return _HEADING.fullmatch(line) is not None


def words_end(line: str) -> int | None:
    """Return where the words of a line end before the address that ends it, if they go without."""
    words, space, address = line.rpartition(" ")
    words = words.rstrip(" :–—-")
    if not (space and words and address.lstrip("(<[").lower().startswith(_SCHEMES)):
        return None
    last = words.split()[-1]
    return None if last.lower() in _POINTING or last[-1] in _OPEN else len(words)
