"""Words before a number by which it is more or less than the number says."""

from __future__ import annotations

import re

OVER = ("more than", "over", "at least", "above", "upwards of", "no fewer than", "no less than")
UNDER = ("less than", "fewer than", "under", "at most", "below", "up to", "no more than")
ALMOST = ("almost", "nearly")
_PLACES = frozenset(("over", "above", "under", "below"))
"""Words that stand before a time or a place too: `over three days`, `below 40 metres`."""
_LONGEST = 16
_PARTS = {
    counts: re.compile(rf"(?<![\w'’-])(?:{'|'.join(phrases)})\s$", re.IGNORECASE)
    for counts, phrases in (
        (True, (*OVER, *UNDER, *ALMOST)),
        (False, tuple(p for p in (*OVER, *UNDER, *ALMOST) if p not in _PLACES)),
    )
}


def bound_before(text: str, at: int, *, counts: bool) -> int:
    """Return where the words begin that bound a number at a place of a text, or the place itself.

    `40` of `more than 40 boats` is bounded, so that `40` alone is not what the text says. `counts`
    says that the number counts something: `over` before it is then no preposition of time.
    """
    found = _PARTS[counts].search(text, max(0, at - _LONGEST), at)
    return found.start() if found else at
