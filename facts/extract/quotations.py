"""Finds what an article quotes: the stretches of its text between quotation marks.

A quotation may run over several sentences, and over several paragraphs where each new one begins
with an opening mark and only the last one has a closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 3000
"""The most characters of one quotation in a paragraph. A mark that nothing closes ends there."""
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_AMBIGUOUS = "’'"
"""Closing marks that are apostrophes too."""
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_OPENING = re.compile(r"(?<!\w)[“„«‘\"']")
_ENDS_SPEECH = ",.!?…;"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks, marks included: offsets into the article's text.

    Quotations of one `group` are one speech: the later ones go on where the earlier one ended with
    its paragraph.
    """

    start: int
    end: int
    group: int


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in their order. The time is linear in its length."""
    found: list[Quotation] = []
    group = 0
    open_mark = ""
    for start, end in _paragraphs(text):
        marks = _Marks(text, end)
        at = start
        while (opening := _OPENING.search(text, at, end)) is not None:
            mark, begin = opening[0], opening.start()
            close = marks.closing(begin)
            if close < 0 and _CLOSING[mark] in _AMBIGUOUS:
                at = opening.end()  # an apostrophe: `'s-Hertogenbosch`
                continue
            if mark != open_mark or text[start:begin].strip():
                group += 1
            open_mark = mark if close < 0 else ""
            at = close if close >= 0 else min(end, begin + LONGEST)
            found.append(Quotation(begin, at, group))
            if close < 0:
                break
    return found


class Quotations:
    """The quotations of one article, to look up by place."""

    def __init__(self, text: str) -> None:
        self._found = find_quotations(text)
        self._starts = [each.start for each in self._found]

    def within(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that a stretch of the text holds a part of."""
        at = max(0, bisect_right(self._starts, start) - 1)
        held = []
        for each in self._found[at:]:
            if each.start >= end:
                break
            if each.end > start:
                held.append(each)
        return held


class _Marks:
    """The closing marks of one paragraph that ends at `end`."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._without: dict[str, int] = {}
        """Up to where each kind of mark is known not to close anything."""

    def closing(self, opening: int) -> int:
        """Return the offset after the mark that closes a quotation; -1 where none does."""
        closing = _CLOSING[self._text[opening]]
        limit = min(self._end, opening + LONGEST)
        for i in range(max(opening + 1, self._without.get(closing, 0)), limit):
            if self._text[i] in closing and self._closes(i):
                return i + 1
        self._without[closing] = max(limit, self._without.get(closing, 0))
        return -1

    def _closes(self, i: int) -> bool:
        if self._text[i + 1 : i + 2].isalnum():
            return False  # `don’t`, or an opening mark of the same form
        # `the workers’ list` has an apostrophe.
        return self._text[i] not in _AMBIGUOUS or self._text[i - 1] in _ENDS_SPEECH


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)
