"""Breaks between the pages of a text that was set for paper: numbers, and heads that each repeats.

A number stands between dashes, or behind the word "Page". The line beside it is a running head if
it stands beside another number too, or if it repeats the first lines of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_DASHED = re.compile(r"[-–—]{1,2}\s?(?P<number>\d{1,4})\s?[-–—]{1,2}")
_CALLED = re.compile(r"\[?page\s(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?\]?", re.IGNORECASE)
_GAP = re.compile(r"\s{3}\s{0,200}")
_DIGITS = re.compile(r"\d{1,9}")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]{0,3}$")
_MOST_PARTS = 3  # of a line with a number: what is set at the left, in the middle and at the right
_FIRST_LINES = 4  # of a text, which may name what the heads repeat
_LONGEST_HEAD = 120  # characters


def without_page_breaks(text: str) -> str:
    """Return a text without the numbers and running heads of its pages.

    A paragraph that goes on over a break is whole. A form feed, which parts pages, stays.
    """
    lines = text.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    numbers = _numbers(lines, filled)
    if not numbers:
        return text
    gone = {*numbers, *_heads(lines, filled, numbers)}
    kept = [n for n in filled if n not in gone]
    joined = {
        n
        for before, after in pairwise(kept)
        if any(n in gone for n in range(before, after)) and _goes_on(lines[before], lines[after])
        for n in range(before + 1, after)
    }
    return "\n".join(
        "\f" * line.count("\f") if n in gone else line
        for n, line in enumerate(lines)
        if n not in joined or "\f" in line
    )


def _numbers(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Return which lines hold the number of a page; one behind "Page" needs others like it."""
    dashed = {n for n in filled if _DASHED.fullmatch(lines[n].strip())}
    called = {n: int(number) for n in filled if (number := _called(lines[n].strip())) is not None}
    counted = [number for _, number in sorted(called.items())]
    in_order = len(counted) > 1 and all(a + 1 == b for a, b in pairwise(counted))
    return dashed | set(called) if in_order else dashed


def _called(line: str) -> str | None:
    """Return the number of a page in a line that has no more than that and what stands apart."""
    parts = _GAP.split(line) if len(line) <= 2 * _LONGEST_HEAD else [line]
    found = [match for part in parts[:_MOST_PARTS] if (match := _CALLED.fullmatch(part))]
    return found[0]["number"] if found and len(parts) <= _MOST_PARTS else None


def _heads(lines: Sequence[str], filled: Sequence[int], numbers: set[int]) -> set[int]:
    """Return which lines beside the numbers of pages are running heads."""
    beside = {
        other
        for at, n in enumerate(filled)
        if n in numbers
        for other in (*filled[max(0, at - 1) : at], *filled[at + 1 : at + 2])
        if other not in numbers and other != filled[0]
    }
    keys = {n: _key(lines[n]) for n in beside if _may_be_head(lines[n])}
    often = {key for key, times in Counter(keys.values()).items() if times > 1}
    first = [n for n in filled[:_FIRST_LINES] if n not in numbers]
    named = {
        _key(" ".join(lines[n] for n in first[begin:end]))
        for begin in range(len(first))
        for end in range(begin + 1, len(first) + 1)
    }
    return {n for n, key in keys.items() if key in often | named and n not in first}


def _may_be_head(line: str) -> bool:
    line = line.strip()
    return len(line) <= _LONGEST_HEAD * 2 and _ENDED.search(line) is None


def _key(line: str) -> str:
    """Return what is the same in the heads of all pages: their words without numbers."""
    return " ".join(_DIGITS.sub(" ", line).casefold().split())


def _goes_on(before: str, after: str) -> bool:
    """Return whether a paragraph goes on from one line to another."""
    return _ENDED.search(before.rstrip()) is None and after.lstrip()[:1].islower()
