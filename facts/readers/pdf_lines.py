"""The lines of a PDF file's pages, joined to paragraphs.

A PDF page has only lines and their places. A paragraph ends at a wide gap, a new size of type, an
indent or a list mark, or at a line that had room for the next word. Words that are hyphenated at
the end of a line are joined. A paragraph goes on in the next column or on the next page only where
its last line is full and the next line looks the same: two texts are never joined to a sentence
that nobody wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from facts.readers.hyphenation import BROKEN, TAIL, count_words, is_split
from facts.readers.pdf_margins import margins_apart
from facts.text.lines import LIST_MARK
from facts.text.sentences import sentence_spans

_WIDE_GAP = 1.25  # times the usual distance between lines
_SAME_SIZE = 0.08  # as a share: sizes of type that differ by less are the same
_INDENT = 0.7  # times the size of type
_FILLED = 0.85  # of the width: lines of proportional type differ in their number of characters
_SHORT = 0.6  # of the width: a shorter line without a stop is a heading or an item
_FEWEST_OF_COLUMN = 3  # lines that tell how wide their column is
_SAME_WIDTH = 0.15  # as a share: columns of one text are equally wide
_LETTER = 0.5  # times the size of type: the usual width of a letter
_MOST_BETWEEN = 8  # paragraphs, such as notes, between the halves of one that goes on
_STOPS = ".!?…:;。！？"
_CLOSING = "\"'”’)]"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CAPTION = re.compile(r"(?:fig(?:ure)?|table|photo|picture|map|chart|source|note)s?\b\W", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its beginning (in points from the lower left), type size and the rest.

    `column` numbers the columns of the page; lines of one column follow each other. A `row` of a
    table stands alone.
    """

    text: str
    page: int
    x: float
    y: float
    size: float
    right: float = 0.0
    font: str = ""
    column: int = 0
    row: bool = False

    @property
    def end(self) -> float:
        """The right end; an estimate where it is unknown."""
        return self.right or self.x + _width_of(self.text, self.size)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of lines that belong together, and their type size in points.

    `breaks` are the places in the text where a page ends, with the number of the new page.
    """

    text: str
    size: float
    page: int = 0
    breaks: tuple[tuple[int, int], ...] = field(default=())


def clean_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that have text, without characters that are no text."""
    return [line for raw in lines if (line := _clean(raw)).text]


def join_lines(lines: Iterable[Line]) -> list[Paragraph]:
    """Join the lines to paragraphs, in order, without running heads and feet."""
    return join_text(margins_apart(clean_lines(lines))[0])


def join_text(kept: list[Line]) -> list[Paragraph]:
    """Join clean lines of the text alone to paragraphs, in order."""
    if not kept:
        return []
    page = _Measures(kept)
    groups = [[kept[0]]]
    for before, after in pairwise(kept):
        if page.ends_paragraph(before, after):
            groups.append([after])
        else:
            groups[-1].append(after)
    groups = _reunited(groups, page)
    words = count_words(line.text for line in kept)
    merged = (_merged(group, words) for group in groups)
    return [paragraph for paragraph in merged if paragraph.text.strip()]


def _clean(line: Line) -> Line:
    text = _NOT_TEXT.sub("", line.text).translate(_LIGATURES)
    return replace(line, text=" ".join(text.split()))


def _width_of(text: str, size: float) -> float:
    return len(text) * size * _LETTER


def _reunited(groups: list[list[Line]], page: _Measures) -> list[list[Line]]:
    """Join the halves of paragraphs that notes or captions in smaller type part.

    What stands between them comes before the paragraph where it is on the page of its beginning,
    else after it, so that pages stay in order.
    """
    groups = list(groups)
    found: list[list[Line]] = []
    at = 0
    while at < len(groups):
        group = groups[at]
        other = _other_half(groups, at, page)
        if other is None:
            found.append(group)
            at += 1
            continue
        between = groups[at + 1 : other]
        found += [each for each in between if each[0].page == group[-1].page]
        later = [each for each in between if each[0].page != group[-1].page]
        groups[other : other + 1] = [[*group, *groups[other]], *later]
        at = other
    return found


def _other_half(groups: list[list[Line]], at: int, page: _Measures) -> int | None:
    """Return the group in which a group goes on after one or more groups in smaller type."""
    last = groups[at][-1]
    for other in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(groups))):
        first = groups[other][0]
        if first.size >= last.size * (1 - _SAME_SIZE):
            goes_on = other > at + 1 and page.goes_on_elsewhere(last, first)
            return other if goes_on and not _in_one_column(last, first) else None
    return None


class _Measures:
    """The usual distance of the lines of each type size, and the widths of the columns."""

    def __init__(self, lines: list[Line]) -> None:
        gaps: dict[float, list[float]] = {}
        columns: dict[tuple[int, int], list[Line]] = {}
        sizes: dict[float, list[float]] = {}
        for line in lines:
            columns.setdefault((line.page, line.column), []).append(line)
            sizes.setdefault(line.size, []).append(line.end - line.x)
        for before, after in pairwise(lines):
            gap = before.y - after.y
            if _in_one_column(before, after) and before.size == after.size and gap > 0:
                gaps.setdefault(before.size, []).append(gap)
        self._gap = {size: median(all_) for size, all_ in gaps.items()}
        usual = {size: sorted(all_)[int(len(all_) * 0.9)] for size, all_ in sizes.items()}
        self._edges: dict[tuple[int, int], tuple[float, float]] = {}
        for key, held in columns.items():
            left, right = min(line.x for line in held), max(line.end for line in held)
            if len(held) < _FEWEST_OF_COLUMN:
                right = max(right, left + max(usual[line.size] for line in held))
            self._edges[key] = (left, right)

    def ends_paragraph(self, before: Line, after: Line) -> bool:
        """Return whether a paragraph ends between two lines that follow each other."""
        if before.row or after.row or LIST_MARK.match(after.text):
            return True
        if abs(before.size - after.size) > _SAME_SIZE * max(before.size, after.size):
            return True
        if not _in_one_column(before, after) or before.y <= after.y:
            return not self.goes_on_elsewhere(before, after)
        gap = before.y - after.y
        usual = self._gap.get(before.size)
        if usual is not None and gap > usual * _WIDE_GAP:
            return True
        if (_is_open(before, after) and after.text[0].islower()) or _ends_in_hyphen(before):
            return False
        if before.font != after.font and after.text[0].isupper():
            return True
        if _is_open(before, after) and before.text[-1] not in _CLOSING:
            return not self._is_full(before, after, _SHORT)
        indented = after.x - before.x > _INDENT * after.size
        return indented or not self._is_full(before, after, _FILLED)

    def goes_on_elsewhere(self, before: Line, after: Line) -> bool:
        """Return whether a paragraph goes on in another column or on another page."""
        if before.row or after.row or LIST_MARK.match(after.text) or _CAPTION.match(after.text):
            return False
        if before.font != after.font or before.size != after.size:
            return False
        if (_is_open(before, after) and after.text[0].islower()) or _ends_in_hyphen(before):
            return True
        if not _is_open(before, after):
            return False  # a new sentence in another place may belong to anything
        one, other = self._width(before), self._width(after)
        if abs(one - other) > _SAME_WIDTH * max(one, other):
            return False
        left = self._edges[after.page, after.column][0]
        indented = after.x - left > _INDENT * after.size
        return not indented and self._is_full(before, after, _FILLED)

    def _width(self, line: Line) -> float:
        left, right = self._edges[line.page, line.column]
        return right - left

    def _is_full(self, before: Line, after: Line, share: float) -> bool:
        """Return whether the next word would not have fitted into this share of the width."""
        left, right = self._edges[before.page, before.column]
        first = _width_of(" " + after.text.split(" ", 1)[0], after.size)
        return before.end + first - left >= (right - left) * share


def _in_one_column(before: Line, after: Line) -> bool:
    return (before.page, before.column) == (after.page, after.column)


def _is_open(before: Line, after: Line) -> bool:
    """Return whether a line ends inside a sentence: without a stop, or with that of "Dr."."""
    end = len(before.text)
    if before.text[-1] not in _STOPS:
        return True
    text = f"{before.text} {after.text}"
    return any(start < end < stop for start, stop in sentence_spans(text, 0, len(text)))


def _ends_in_hyphen(line: Line) -> bool:
    return line.text.endswith(("-", "\u2010", "\u00ad"))


def _merged(group: list[Line], words: Counter[str]) -> Paragraph:
    text = group[0].text
    page = group[0].page
    breaks = []
    for line in group[1:]:
        broken = BROKEN.search(text)
        tail = TAIL.match(line.text)
        if broken is None:
            # A separate dash keeps its space; a hyphen joins the next line: "COVID-" "19".
            if not re.search(r"\w[-\u2010]$", text):
                text += " "
        elif broken["mark"] == "\u00ad" or (
            tail is not None and is_split(broken["head"], tail[0], words)
        ):
            text = text[:-1]
        if line.page != page:
            page = line.page
            breaks.append((len(text.replace("\u00ad", "")), page))
        text += line.text
    return Paragraph(text.replace("\u00ad", ""), group[0].size, group[0].page, tuple(breaks))
