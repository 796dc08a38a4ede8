"""The lines of a PDF file's pages, joined to paragraphs.

A PDF page has only lines and their places. A paragraph ends at a wide gap, a new size of type, an
indent or a list mark, or at a line that had room for the next word. Words that are hyphenated at
the end of a line are joined, and lines that most pages repeat are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from facts.text.lines import LIST_MARK

_WIDE_GAP = 1.25  # times the usual distance between lines
_SAME_SIZE = 0.08  # as a share: sizes of type that differ by less are the same
_INDENT = 0.7  # times the size of type
_FILLED = 0.85  # of the width: lines of proportional type differ in their number of characters
_SHORT = 0.6  # of the width: a shorter line without a stop is a heading or an item
_MARGIN_LINES = 2  # at the top and bottom of a page, among which running heads are sought
_PAGES_SHARE = 0.5  # of the pages: a line at the same place on as many pages is a running head
_STOPS = ".!?…:;。！？"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)(?P<mark>[-\u2010\u00ad])$")
_TAIL = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, its beginning (in points from the lower left) and its type size."""

    text: str
    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of lines that belong together, and their type size in points."""

    text: str
    size: float


def join_lines(lines: Iterable[Line]) -> list[Paragraph]:
    """Join the lines to paragraphs, in order."""
    kept = _without_margins([line for raw in lines if (line := _clean(raw)).text])
    if not kept:
        return []
    page = _Measures(kept)
    groups = [[kept[0]]]
    for before, after in pairwise(kept):
        if page.ends_paragraph(before, after):
            groups.append([after])
        else:
            groups[-1].append(after)
    words = Counter(word.lower() for line in kept for word in _whole_words(line.text))
    merged = (Paragraph(_merged(group, words), group[0].size) for group in groups)
    return [paragraph for paragraph in merged if paragraph.text.strip()]


def _clean(line: Line) -> Line:
    text = _NOT_TEXT.sub("", line.text).translate(_LIGATURES)
    return replace(line, text=" ".join(text.split()))


def _without_margins(lines: list[Line]) -> list[Line]:
    """Return the lines without page numbers and the heads and feet that most pages repeat."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    edges = set()
    for held in pages.values():
        # A page of a few lines has no margins.
        margin = min(_MARGIN_LINES, (len(held) + 1) // 4)
        edges.update(held[:margin] + held[len(held) - margin :])
    masked = {at: (_DIGITS.sub("#", lines[at].text), round(lines[at].y)) for at in edges}
    times = Counter(masked.values())
    repeated = max(2.0, len(pages) * _PAGES_SHARE)
    dropped = {
        at
        for at in edges
        if times[masked[at]] >= repeated
        or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(lines[at].text))
    }
    return [line for at, line in enumerate(lines) if at not in dropped]


class _Measures:
    """The usual width and distance of the lines of each type size."""

    def __init__(self, lines: list[Line]) -> None:
        lengths: dict[float, list[int]] = {}
        gaps: dict[float, list[float]] = {}
        for line in lines:
            lengths.setdefault(line.size, []).append(len(line.text))
        for before, after in pairwise(lines):
            gap = before.y - after.y
            if before.page == after.page and before.size == after.size and gap > 0:
                gaps.setdefault(before.size, []).append(gap)
        self._width = {size: sorted(all_)[int(len(all_) * 0.9)] for size, all_ in lengths.items()}
        self._gap = {size: median(all_) for size, all_ in gaps.items()}

    def ends_paragraph(self, before: Line, after: Line) -> bool:
        """Return whether a paragraph ends between two lines."""
        if LIST_MARK.match(after.text):
            return True
        if abs(before.size - after.size) > _SAME_SIZE * max(before.size, after.size):
            return True
        goes_on = before.text[-1] not in _STOPS and after.text[0].islower()
        gap = before.y - after.y
        flowing = before.page == after.page and gap > 0
        usual = self._gap.get(before.size)
        if flowing and usual is not None and gap > usual * _WIDE_GAP:
            return True
        if goes_on or before.text.endswith(("-", "\u2010", "\u00ad")):
            return False
        width = self._width[before.size]
        filled = len(before.text) + 1 + len(after.text.split(" ", 1)[0])
        if before.text[-1] in _STOPS or before.text[-1] in "\"'”’)":
            indented = flowing and after.x - before.x > _INDENT * after.size
            return indented or filled < width * _FILLED
        return flowing and filled < width * _SHORT


def _whole_words(text: str) -> list[str]:
    """Return the words of a line, without a word that is broken at its end."""
    broken = _BROKEN.search(text)
    return _WORDS.findall(text[: broken.start()] if broken else text)


def _merged(group: list[Line], words: Counter[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        broken = _BROKEN.search(text)
        tail = _TAIL.match(line.text)
        if broken is None:
            # A separate dash keeps its space; a hyphen joins the next line: "COVID-" "19".
            text += line.text if re.search(r"\w[-\u2010]$", text) else f" {line.text}"
        elif broken["mark"] == "\u00ad" or (
            tail is not None and _is_split(broken["head"], tail[0], words)
        ):
            text = text[:-1] + line.text
        else:
            text += line.text
    return text.replace("\u00ad", "")


def _is_split(head: str, tail: str, words: Counter[str]) -> bool:
    """Return whether a hyphen at a line's end only breaks a word, judging by the rest of the text.

    "UN-" "ASEAN" keeps it; "resolu-" "tion" does not; "co-" "sponsors" does where the text has
    "co-sponsors" elsewhere, or both parts as words.
    """
    if not tail[0].islower():
        return False
    head, tail = head.lower(), tail.lower()
    whole, compound = words[head + tail], words[f"{head}-{tail}"]
    if whole or compound:
        return whole >= compound
    return not (words[head] and words[tail])
