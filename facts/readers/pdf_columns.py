"""The lines of a PDF page in the order of reading, from the places of its words.

A *band* is all words on one baseline. Bands that follow each other are read side by side where a
gutter, an upright strip without words, parts them; else each band is a line. The parts beside a
gutter are columns of text, or of a table where their lines are short: a table is read by its rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from facts.readers.pdf_words import PageWord
from facts.readers.rows import has_head, row_lines
from facts.text.cells import CELL_MARK
from facts.text.lines import LIST_MARK

_SAME_SIZE = 0.1  # as a share
_SAME_LINE = 0.35  # times the size of type: a raised number is still on its line
_GUTTER = 0.6  # times the size of type: the spaces of justified lines can be as wide
# From which width, in sizes of type, a gutter needs how many lines on both sides.
_FEWEST_LINES = ((1.5, 2), (1.0, 3), (0.0, 4))
_OVERLONG = 0.3  # times the size of type: what a line that is too long leaves of a gutter
_FEWEST_STARTS = 5
_START_SHARE = 0.6  # of the lines
_WIDER = 1.3  # times the other gaps of a line: in justified text all are alike
_STRAIGHT = 0.5  # of the lines after a gutter begin at one place
_FEW = 8  # lines, which could do so by chance
_STRAIGHT_FEW = 0.7
_ALIKE = 0.2  # times the size of type
_JUSTIFIED_LINES = 4
_FEWEST_GAPS = 3  # of a line, to tell which is wider
_WIDEST_SPACE = 4.0  # times the size of type: no painted space is wider, however justified
_OUTLIER = 1.6  # times the other gaps of a line
_APART = 2.5  # times the size of type: words so far apart on one line are not one sentence
_CELL_WORDS = 3.0  # a part with fewer words a line is a column of a table
_ALIGNED = 0.5  # of the bands of a table have words in two of its columns
_MOST_ABOVE = 4  # lines above a table that hide some of its gutters
_TAIL_GAP = 2.6  # times the usual distance of lines
_TIGHT = 1.15  # times the distance of lines in a cell
_DEEPEST = 12  # parts in parts; no page has more
_NOTE_SIZE = 0.75  # times the size of its line: the type of a note's number
_NOTE_RAISED = 0.15  # times the size of type
_GLUED = 0.15  # times the size of type
_UNIT = re.compile(r"(?:^|\W)[a-zA-Z]{1,2}$|\d$")  # before a power: m², 10⁶
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A line of a page: its text, ends and place, its size of type and font, and its column.

    `row` is true for a row of a table, which stands alone.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    column: int
    row: bool = False


class _Band:
    """The words on one baseline, from left to right, with the gaps between them."""

    __slots__ = ("base", "free", "gaps", "lefts", "right", "usual_gap", "words")

    def __init__(self, words: Sequence[PageWord]) -> None:
        self.words = tuple(words)
        self.base = max(words, key=lambda word: (word.size, len(word.text))).base
        self.right = max(word.right for word in words)
        self.lefts = [word.left for word in words]
        self.gaps = [after.left - before.right for before, after in pairwise(words)]
        self.usual_gap = median_low(self.gaps) if len(self.gaps) > 1 else 0.0
        self.free: list[_Strip] = []


_Strip = tuple[float, float]  # left and right end


def lines_in_order(words: Sequence[PageWord]) -> list[ColumnLine]:
    """Return the lines of a page in the order of reading."""
    reading = _Reading()
    reading.read(_bands(words), 0)
    return reading.lines


def _bands(words: Sequence[PageWord]) -> list[_Band]:
    """Return the words by their baselines, from top to bottom.

    Small type, such as the number of a note, is on the line that it adjoins.
    """
    usual = median(word.size for word in words)
    rows: list[list[PageWord]] = []
    small = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if word.size <= usual * _NOTE_SIZE:
            small.append(word)
        elif rows and rows[-1][0].base - word.base < _SAME_LINE * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    bases = [-row[0].base for row in rows]
    alone: list[list[PageWord]] = []
    for word in small:
        first = bisect_left(bases, -word.base - usual)
        near = rows[first : bisect_left(bases, -word.base + usual)]
        row = next((row for row in near if _adjoins(word, row)), None)
        if row is not None:
            row.append(word)
        elif alone and alone[-1][0].base - word.base < _SAME_LINE * word.size:
            alone[-1].append(word)
        else:
            alone.append([word])
    rows = sorted(rows + alone, key=lambda row: -row[0].base)
    return [_Band(sorted(row, key=lambda word: word.left)) for row in rows]


def _adjoins(word: PageWord, row: Sequence[PageWord]) -> bool:
    """Return whether a small word is a raised or lowered part of a line."""
    for other in row:
        rise = (word.base - other.base) / other.size
        gap = max(word.left - other.right, other.left - word.right)
        if other.size * _NOTE_SIZE >= word.size and -0.3 < rise < 0.6 and gap < 0.4 * other.size:
            return True
    return False


class _Reading:
    """Reads bands, and the columns in them, into lines."""

    def __init__(self) -> None:
        self.lines: list[ColumnLine] = []
        self._column = 0

    def read(self, bands: Sequence[_Band], depth: int) -> None:
        """Add the lines of the bands."""
        self._column += 1
        edges = _justified(bands)
        starts = _starts(bands)
        usual = _size(bands) if bands else 0.0
        for band in bands:
            band.free = _free(band, starts, usual)
        at = 0
        while at < len(bands):
            end, gutters = _side_by_side(bands, at) if depth < _DEEPEST else (at, [])
            if not gutters:
                self.lines.extend(self._line(bands[at], edges))
                at += 1
                continue
            end = _with_more(bands, end, gutters)
            parts = _parted(bands[at:end], gutters)
            if _is_table(parts):
                first = _first_row(bands, at, end, gutters)
                if first > at:
                    for band in bands[at:first]:
                        self.lines.extend(self._line(band, edges))
                    at = first
                    continue
                self._table(parts)
            else:
                for part in parts:
                    self.read([_Band(words) for words in part if words], depth + 1)
            self._column += 1
            at = end

    def _line(self, band: _Band, edges: _Strip | None) -> Iterator[ColumnLine]:
        """Yield the line of a band; words that are far apart are lines of their own.

        A line from one edge of justified text to the other is one line all the same.
        """
        begin = 0
        justified = edges is not None and _reaches(band, edges)
        words = band.words
        for at in range(1, len(words) + 1):
            is_inside = at < len(words) and (
                justified or not _part(words, at) or _is_mark(words[begin:at])
            )
            if is_inside:
                continue
            yield self._made(words[begin:at], row=len(words[begin:at]) < len(words))
            begin = at

    def _made(self, words: Sequence[PageWord], *, row: bool = False) -> ColumnLine:
        longest = _type(words)
        return ColumnLine(
            text=_text(words),
            left=words[0].left,
            right=max(word.right for word in words),
            base=longest.base,
            size=longest.size,
            font=longest.font,
            column=self._column,
            row=row,
        )

    def _table(self, parts: list[list[tuple[PageWord, ...]]]) -> None:
        """Add the rows of a table, each cell with the name of its column where there is one."""
        rows = list(_rows(parts))
        texts = [[_text(cell) if cell else "" for cell in row] for row in rows]
        if has_head(texts):
            lines = list(row_lines(texts, 1))
            rows = rows[1:]
        else:
            lines = [_row_text([cell for cell in row if cell]) for row in texts]
        for row, text in zip(rows, lines, strict=True):
            cells = [cell for cell in row if cell]
            first = self._made(cells[0], row=True)
            right = max(word.right for cell in cells for word in cell)
            self.lines.append(
                ColumnLine(
                    text, first.left, right, first.base, first.size, first.font, self._column, True
                )
            )


def _row_text(cells: Sequence[str]) -> str:
    """Return the row of a table without names: an item of a list is no cell."""
    if LIST_MARK.match(f"{cells[0]} ") or cells[0].endswith(":"):
        return " ".join((cells[0], CELL_MARK.join(cells[1:]))).strip()
    return CELL_MARK.join(cells)


def _type(words: Sequence[PageWord]) -> PageWord:
    """Return the word with the type of the line: the one that most of its letters have."""
    weights: dict[tuple[float, str], int] = {}
    for word in words:
        weights[word.size, word.font] = weights.get((word.size, word.font), 0) + len(word.text)
    usual = max(weights, key=lambda key: weights[key])
    return next(word for word in words if (word.size, word.font) == usual)


def _text(words: Sequence[PageWord]) -> str:
    """Return the words with spaces, and without the raised numbers of notes."""
    size = _type(words).size
    base = _type(words).base
    kept: list[str] = []
    last: PageWord | None = None
    for word in words:
        is_small = word.size <= size * _NOTE_SIZE
        raised = word.base - base >= _NOTE_RAISED * size
        text = word.text
        if is_small and raised and text.strip("[](),*†‡").isdecimal() and len(words) > 1:
            if not kept or not _UNIT.search(kept[-1]):
                continue
            text = text.translate(_POWERS)
        # A part of a word in another type or raised, as in H2O, is a word of its own only by a gap.
        glued = (
            last is not None and last.size != word.size and word.left - last.right < _GLUED * size
        )
        if glued and kept:
            kept[-1] += text
        else:
            kept.append(text)
        last = word
    return " ".join(kept)


def _justified(bands: Sequence[_Band]) -> _Strip | None:
    """Return the left and right edge between which most lines are spread, if they are."""
    if len(bands) < _JUSTIFIED_LINES:
        return None
    edges = (median(band.words[0].left for band in bands), median(band.right for band in bands))
    return edges if sum(_reaches(band, edges) for band in bands) >= _JUSTIFIED_LINES else None


def _reaches(band: _Band, edges: _Strip) -> bool:
    near = 0.1 * band.words[0].size
    return abs(band.words[0].left - edges[0]) < near and abs(band.right - edges[1]) < near


def _is_mark(words: Sequence[PageWord]) -> bool:
    return len(words) == 1 and LIST_MARK.match(f"{words[0].text} ") is not None


def _starts(bands: Sequence[_Band]) -> list[float]:
    """Return the places inside the lines at which words of many lines begin."""
    if not bands:
        return []
    size = _size(bands)
    bands = [band for band in bands if _alike(band.words[0].size, size)]
    lefts = sorted(left for band in bands for left in band.lefts[1:])
    fewest = max(_FEWEST_STARTS, len(bands) * _START_SHARE)
    found: list[float] = []
    first = 0
    for at, left in enumerate(lefts):
        while left - lefts[first] > _ALIKE * size:
            first += 1
        if at - first + 1 >= fewest and (not found or left - found[-1] > _ALIKE * size):
            found.append(left)
    return found


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= _SAME_SIZE * other


def _free(band: _Band, starts: list[float], usual: float) -> list[_Strip]:
    """Return the strips of a band without words; the margins are without end.

    A line that is too long reaches into a gutter. Before a word at one of the `starts`, where the
    words of many other lines begin, the strip is taken to be wide enough all the same.
    """
    strips: list[_Strip] = []
    right, size = float("-inf"), 0.0
    for at, word in enumerate(band.words):
        # What stands between a mark and its item is no gutter.
        is_item = at == 1 and _is_mark(band.words[:1])
        least = _GUTTER * max(size, word.size)
        if word.left - right >= least and not is_item:
            strips.append((right, word.left))
        elif (
            at
            and not is_item
            and word.left - right >= _OVERLONG * word.size
            and (word.left - right >= _WIDER * band.usual_gap and _alike(word.size, usual))
        ):
            near = bisect_left(starts, word.left - _ALIKE * word.size)
            if near < len(starts) and starts[near] <= word.left + _ALIKE * word.size:
                strips.append((word.left - least, word.left))
        if word.right > right:
            right, size = word.right, word.size
    strips.append((right, float("inf")))
    return strips


def _part(words: Sequence[PageWord], at: int) -> bool:
    """Return whether the gap before a word parts a line in two: far wider than its other gaps.

    In a justified line the spaces are wide, but all alike.
    """
    before, after = words[at - 1], words[at]
    gap = after.left - before.right
    size = max(before.size, after.size)
    if gap < _APART * size or (after.spaced and gap < _WIDEST_SPACE * size):
        return False
    near = words[max(0, at - 4) : at + 4]
    others = [b.left - a.right for a, b in pairwise(near) if a is not before]
    return not others or gap >= _OUTLIER * median(others)


def _common(one: list[_Strip], other: list[_Strip]) -> list[_Strip]:
    """Return what two sorted lists of strips have in common."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        left, right = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if left < right:
            found.append((left, right))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _side_by_side(bands: Sequence[_Band], at: int) -> tuple[int, list[float]]:
    """Return the end of the bands from `at` on that gutters part, and the places of the gutters.

    There is no gutter where the second is empty.
    """
    left = min(band.lefts[0] for band in bands)
    right = max(band.right for band in bands)
    size = _size(bands)
    free = _wide([(left, right)], size)
    best: tuple[int, list[float]] = (at, [])
    for end in range(at, len(bands)):
        narrowed = _wide(_common(free, bands[end].free), size)
        # A look at the gutters takes long: only where there will be fewer or narrower ones.
        if _ranks(narrowed, size) != _ranks(free, size):
            best = _better(best, free, bands, at, end)
        free = narrowed
        # A column may begin lower than the one beside it, so one side may be empty at first.
        if not any(begin > left or stop < right for begin, stop in free):
            break
    else:
        best = _better(best, free, bands, at, len(bands))
    end, gutters = best
    return (_without_tail(bands, at, end, gutters), gutters) if gutters else best


def _first_row(bands: Sequence[_Band], at: int, end: int, gutters: list[float]) -> int:
    """Return the band with which a table begins: below what hides some of its gutters, such as the
    last line of the text above it, and below its title."""
    for first in range(at + 1, min(at + 1 + _MOST_ABOVE, end - 1)):
        stop, found = _side_by_side(bands, first)
        sharper = stop >= end and len(found) > len(gutters)
        if sharper and _is_table(_parted(bands[first:stop], found)):
            at, gutters = first, found
            break
    while at < end - 2 and _is_title(bands[at], gutters):
        at += 1
    return at


def _is_title(band: _Band, gutters: list[float]) -> bool:
    """Return whether a band is running text in one of the columns that gutters part."""
    cells = [part[0] for part in _parted([band], gutters) if part[0]]
    return len(cells) == 1 and len(cells[0]) > _CELL_WORDS


def _with_more(bands: Sequence[_Band], end: int, gutters: list[float]) -> int:
    """Return the end of the bands that have the same gutters, as far as they follow each other."""
    near = _size(bands)
    while end < len(bands):
        stop, others = _side_by_side(bands, end)
        if len(others) != len(gutters):
            break
        if any(abs(a - b) > near for a, b in zip(gutters, others, strict=True)):
            break
        end = stop
    return end


def _size(bands: Sequence[_Band]) -> float:
    return median(word.size for band in bands for word in band.words)


def _wide(strips: list[_Strip], size: float) -> list[_Strip]:
    return [(left, right) for left, right in strips if right - left >= _GUTTER * size]


def _ranks(strips: list[_Strip], size: float) -> list[int]:
    """Return for each strip which of the widths it has that need different numbers of lines."""
    return [
        sum(right - left >= width * size for width, _ in _FEWEST_LINES) for left, right in strips
    ]


def _better(
    best: tuple[int, list[float]], free: list[_Strip], bands: Sequence[_Band], at: int, end: int
) -> tuple[int, list[float]]:
    gutters = _gutters(free, bands[at:end]) if end > at + 1 else []
    return (end, gutters) if gutters else best


def _without_tail(bands: Sequence[_Band], at: int, end: int, gutters: list[float]) -> int:
    """Return an earlier end where lines on one side only follow below a wide gap.

    Such lines come after all columns: the first column does not go on with them.
    """
    bases = [band.base for band in bands[at:end]]
    gaps = [before - after for before, after in pairwise(bases)]
    usual = median(gaps) if gaps else 0.0
    for number in range(end - 1, at, -1):
        band = bands[number]
        if any(band.lefts[0] < middle < band.right for middle in gutters):
            return end
        if bands[number - 1].base - band.base > _TAIL_GAP * usual:
            sides = {_side(each, gutters) for each in bands[number:end]}
            return number if len(sides) == 1 else end
    return end


def _side(band: _Band, gutters: list[float]) -> int:
    return sum(band.words[0].left > middle for middle in gutters)


def _gutters(free: list[_Strip], bands: Sequence[_Band]) -> list[float]:
    """Return the middles of the strips that have enough lines on both of their sides.

    The lines after a gutter begin at the same place, or end there as numbers do. Where the spaces
    of justified lines happen to lie below each other, the words after them do not.
    """
    size = _size(bands)
    return [
        (left + right) / 2
        for left, right in free
        if right - left >= _GUTTER * size and _is_gutter(left, right, bands, size)
    ]


def _is_gutter(left: float, right: float, bands: Sequence[_Band], size: float) -> bool:
    middle = (left + right) / 2
    after: list[PageWord] = []
    wider: list[float] = []
    before = 0
    for band in bands:
        at = bisect_right(band.lefts, middle)
        before += at > 0
        if at < len(band.words):
            after.append(band.words[at])
            # A row of three cells has no other gaps to compare the one before a number with.
            short = len(band.gaps) < _FEWEST_GAPS and band.words[at].text[-1:].isdecimal()
            if at and band.usual_gap and not short:
                wider.append(band.gaps[at - 1] / max(0.01, band.usual_gap))
    fewest = next(lines for width, lines in _FEWEST_LINES if right - left >= width * size)
    if min(before, len(after)) < fewest:
        return False
    # The columns of a table can be equally far apart, but farther than any space.
    if wider and median(wider) < _WIDER and right - left < _WIDEST_SPACE * size:
        return False
    begins = _most_alike([word.left for word in after], size)
    ends = _most_alike([word.right for word in after if word.text[-1:].isdecimal()], size)
    straight = _STRAIGHT_FEW if len(after) < _FEW else _STRAIGHT
    return max(begins, ends) >= straight * len(after)


def _most_alike(places: list[float], size: float) -> int:
    """Return how many of the places are nearly the same."""
    places = sorted(places)
    most = first = 0
    for at, place in enumerate(places):
        while place - places[first] > _ALIKE * size:
            first += 1
        most = max(most, at - first + 1)
    return most


def _parted(bands: Sequence[_Band], gutters: list[float]) -> list[list[tuple[PageWord, ...]]]:
    """Return for each part the words of each band; a band may have none in a part."""
    edges = [*gutters, float("inf")]
    parts: list[list[tuple[PageWord, ...]]] = [[] for _ in edges]
    for band in bands:
        left = float("-inf")
        for number, right in enumerate(edges):
            parts[number].append(
                tuple(word for word in band.words if left <= (word.left + word.right) / 2 < right)
            )
            left = right
    return parts


def _is_table(parts: list[list[tuple[PageWord, ...]]]) -> bool:
    """Return whether the parts are columns of a table: short lines on the same baselines."""
    bands = list(zip(*parts, strict=True))
    aligned = sum(sum(bool(cell) for cell in band) > 1 for band in bands)
    if aligned < _ALIGNED * min(sum(bool(cell) for cell in part) for part in parts):
        return False
    for part in parts:
        cells = [cell for cell in part if cell]
        if sum(len(cell) for cell in cells) < _CELL_WORDS * len(cells):
            return True
    return False


def _rows(parts: list[list[tuple[PageWord, ...]]]) -> Iterator[list[tuple[PageWord, ...]]]:
    """Yield the rows of a table.

    Wider gaps part the rows whose cells have several lines. Where all gaps are alike, each line is
    a row, and one with fewer cells goes on with the row above.
    """
    bands = [list(band) for band in zip(*parts, strict=True)]
    bases = [max(word.base for cell in band for word in cell) for band in bands]
    gaps = [before - after for before, after in pairwise(bases)]
    tight = min(_leading(part) for part in parts) * _TIGHT
    at = 0
    while at < len(bands):
        end = at + 1
        while end < len(bands) and gaps[end - 1] <= tight:
            end += 1
        group = bands[at:end]
        if len(group) < len(bands) and _is_wrapped(group):
            yield _stacked(group)
        else:
            yield from _line_rows(group)
        at = end


def _leading(part: list[tuple[PageWord, ...]]) -> float:
    """Return the smallest distance of two lines of a column."""
    bases = [cell[0].base for cell in part if cell]
    return min((before - after for before, after in pairwise(bases)), default=float("inf"))


def _is_wrapped(group: list[list[tuple[PageWord, ...]]]) -> bool:
    """Return whether the lines are those of one row: running text, and no column of numbers."""
    if len(group) < 2:
        return False
    runs = False
    for part in zip(*group, strict=True):
        cells = [cell for cell in part if cell]
        if sum(map(_is_number, cells)) > 1:
            return False
        runs = runs or (len(cells) > 1 and sum(map(len, cells)) >= _CELL_WORDS * len(cells))
    return runs


def _is_number(cell: tuple[PageWord, ...]) -> bool:
    return len(cell) == 1 and _text(cell)[-1:].isdecimal()


def _number_columns(group: list[list[tuple[PageWord, ...]]]) -> list[int]:
    return [
        at for at, part in enumerate(zip(*group, strict=True)) if sum(map(_is_number, part)) > 1
    ]


def _stacked(group: list[list[tuple[PageWord, ...]]]) -> list[tuple[PageWord, ...]]:
    return [tuple(word for cell in part for word in cell) for part in zip(*group, strict=True)]


def _line_rows(
    group: list[list[tuple[PageWord, ...]]],
) -> Iterator[list[tuple[PageWord, ...]]]:
    numbers = _number_columns(group)
    row: list[list[tuple[PageWord, ...]]] = []
    filled = 0
    for band in group:
        cells = sum(bool(cell) for cell in band)
        # A name with a number beside it is a row of its own, though it may have empty cells.
        begins = band[0] and any(_is_number(band[at]) for at in numbers)
        if row and cells < filled and not begins:
            row.append(band)
            continue
        if row:
            yield _stacked(row)
        row, filled = [band], max(filled, cells)
    if row:
        yield _stacked(row)
