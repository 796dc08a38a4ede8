"""Running heads and feet of a PDF file: lines at the edge of pages that other pages repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

from facts.text.publications import is_masthead

_ZONE_LINES = 4  # a head or foot has at most so many lines
_APART = 1.5  # times the usual distance of lines: the gap between a head and the text
_SAME_PLACE = 4.0  # points
_FEWEST = 2
_SHARE = 0.3  # of the pages: left and right pages may have heads of their own, and chapters too
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*+[-–—|]?\s*+\d{1,4}\s*+(?:(?:of|/)\s*+\d{1,4})?\s*+[-–—|]?",
    re.IGNORECASE,
)


PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?")
"""When a browser printed a page, at its upper left."""
_PRINTED_BELOW = re.compile(r"(?:https?|file)://\S{1,2000}|\d{1,4}/\d{1,4}")
_PAGE_LAST = re.compile(r"\W{1,3}(?:page|p\.)\s?\d{1,4}$", re.IGNORECASE)


class Placed(Protocol):
    """A line with its page and its baseline, in points from the lower end of the page."""

    @property
    def text(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def y(self) -> float: ...


L = TypeVar("L", bound=Placed)


def margins_apart(lines: Sequence[L]) -> tuple[list[L], list[L]]:
    """Return the lines of the text, and the page numbers and the running heads and feet."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    edges = {at for held in pages.values() for at in _edges(lines, held)}
    places: dict[str, list[int]] = {}
    for at in edges:
        places.setdefault(_mask(lines[at].text), []).append(at)
    fewest = max(_FEWEST, len(pages) * _SHARE)
    dropped = _printed(lines, pages)
    for at in edges:
        line = lines[at]
        alike = {
            lines[other].page
            for other in places[_mask(line.text)]
            if abs(lines[other].y - line.y) <= _SAME_PLACE
        }
        if len(alike) >= fewest or _PAGE_NUMBER.fullmatch(line.text) or _is_foot(line.text):
            dropped.add(at)
    kept = [line for at, line in enumerate(lines) if at not in dropped]
    return kept, [line for at, line in enumerate(lines) if at in dropped]


def _is_foot(text: str) -> bool:
    """Return whether a line is the name of a paper and a page: the head or foot of a clipping."""
    named = _PAGE_LAST.sub("", text)
    return named != text and is_masthead(named.strip(" |·•–—-,"))


def _printed(lines: Sequence[Placed], pages: Mapping[int, Sequence[int]]) -> set[int]:
    """Return the lines that a browser prints above and below a page: when, what, from where."""
    found: set[int] = set()
    for held in pages.values():
        top, bottom = max(lines[at].y for at in held), min(lines[at].y for at in held)
        first = [at for at in held if top - lines[at].y < _SAME_PLACE]
        last = [at for at in held if lines[at].y - bottom < _SAME_PLACE]
        if any(PRINTED.fullmatch(lines[at].text) for at in first):
            found.update(first)
            found.update(at for at in last if _PRINTED_BELOW.fullmatch(lines[at].text))
    return found


def _mask(text: str) -> str:
    words = ("#" if _ROMAN.fullmatch(word) else word for word in text.split())
    return _DIGITS.sub("#", " ".join(words)).casefold()


def _edges(lines: Sequence[Placed], held: list[int]) -> Iterator[int]:
    """Yield the lines of a page that may be its head or foot."""
    rows: list[list[int]] = []
    for at in sorted(held, key=lambda at: -lines[at].y):
        if rows and lines[rows[-1][0]].y - lines[at].y < 2.0:
            rows[-1].append(at)
        else:
            rows.append([at])
    gaps = [lines[a[0]].y - lines[b[0]].y for a, b in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    if len(rows) < 3:
        # A page of two lines has no margins, unless they are far apart.
        yield from (at for row in rows for at in row if len(rows) > 1 and usual > 100.0)
        return
    for ordered, between in ((rows, gaps), (rows[::-1], gaps[::-1])):
        # Without a gap that sets a head apart, only the first line can be one.
        wide = (n for n, gap in enumerate(between[:_ZONE_LINES]) if gap > usual * _APART)
        yield from (at for row in ordered[: next(wide, 0) + 1] for at in row)
