"""The pages of a text: a form feed ends each of them, as in files for printers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

PAGE_MARK = "\f"


def page_ends(text: str) -> list[int]:
    """Return where the pages of a text end; nothing for a text without pages."""
    ends = []
    at = text.find(PAGE_MARK)
    while at >= 0:
        ends.append(at)
        at = text.find(PAGE_MARK, at + 1)
    return ends


def page_at(ends: Sequence[int], at: int) -> int | None:
    """Return the page, from 1, at a place in a text whose pages end at `ends`; None without any."""
    return bisect_left(ends, at) + 1 if ends else None
