"""A table of a page to its rows: each names the column of its cells, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import html

from facts.readers.extracted import too_complex
from facts.text.cells import CELL_MARK
from facts.text.endings import ends_sentence_of_words

LONGEST_CELL = 400
"""In characters: a cell with more is a part of the page's layout, and so is its table."""
MOST_CELLS = 200_000
"""Of one table, with the cells that span several counted in each place."""
MOST_COLUMNS = 200
"""Cells beyond are left out."""
_LONGEST_SPAN = 1_000
_BLOCKS = "h1 h2 h3 h4 h5 h6 article section table blockquote figure form".split()
_MOST_OF_TABLE = 0.6  # of a table's text in one cell
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_LETTERS = 3  # of a number with its unit


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    is_head: bool
    is_bold: bool
    owner: int  # which cell of the markup: one that spans several places is in each of them


def is_layout(table: html.HtmlElement) -> bool:
    """Return whether a table only lays out the page, so that its cells are blocks of text."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants(*_BLOCKS), None) is not None:
        return True
    if next(table.iterdescendants("th", "thead", "caption"), None) is not None:
        return False
    if max((len(row) for row in table.iter("tr")), default=0) < 2:  # a frame around a text
        return True
    cells = list(table.iter("td"))
    lengths = [len(" ".join(cell.text_content().split())) for cell in cells]
    if max(lengths, default=0) > LONGEST_CELL:
        return True
    longest = max(zip(lengths, cells, strict=True), key=lambda each: each[0], default=(0, None))[1]
    if longest is None or table.get("border", "0").strip() not in ("", "0"):
        return False
    if max(lengths) <= sum(lengths) * _MOST_OF_TABLE or not _holds_paragraphs(longest):
        return False
    # Beside the text there is a menu or a banner, not the name of a fact.
    return any(
        next(cell.iterdescendants("a", "img"), None) is not None
        for cell in cells
        if cell is not longest
    )


def _holds_paragraphs(cell: html.HtmlElement) -> bool:
    """Return whether a cell holds several paragraphs, one of them a sentence."""
    texts = ["".join(part.itertext()).strip() for part in cell.iter("p")]
    return len(texts) > 1 and any(map(ends_sentence_of_words, texts))


def rows_of(table: html.HtmlElement, text_of: Callable[[html.HtmlElement], str]) -> Iterator[str]:
    """Yield the table's caption and its rows, each in one line.

    A cell is preceded by the name of its column where the table names its columns. A row of a
    single cell names the rows that follow it, and is repeated before them.
    """
    caption = table.find("caption")
    if caption is not None and (text := text_of(caption)):
        yield text
    grid = _grid(table, text_of)
    heads = _head_rows(grid)
    labels = _labels(grid[:heads])
    group = ""
    written = heads == 0
    for row in grid[heads:]:
        distinct = {cell.owner: cell for cell in row if cell is not None and cell.text}
        if not distinct:
            continue
        if len(distinct) == 1 and len(grid[0]) > 1:
            (cell,) = distinct.values()
            if sum(1 for each in row if each is not None and each.owner == cell.owner) > 1 or (
                cell.is_head or cell.is_bold
            ):
                group = cell.text
                yield cell.text
                continue
        line = _line(row, labels)
        written = True
        yield f"{group} | {line}" if group and any(labels) else line
    if not written:  # a table of heads alone
        for row in grid[:heads]:
            yield _line(row, [])


def _line(row: list[_Cell | None], labels: list[str]) -> str:
    parts: list[str] = []
    seen: set[int] = set()
    cells = [(at, cell) for at, cell in enumerate(row) if cell is not None and cell.text]
    first = cells[0][1] if cells else None
    for at, cell in cells:
        if cell.owner in seen:
            continue
        seen.add(cell.owner)
        label = labels[at] if at < len(labels) else ""
        if label and label.casefold() != cell.text.casefold():
            parts.append(f"{label}: {cell.text}")
        else:
            parts.append(cell.text)
    # "Founded | 1998" under no head, with "Founded" marked as the row's own head.
    if first is not None and first.is_head and len(parts) == 2 and not any(labels):
        return f"{parts[0].rstrip(' :')}: {parts[1]}"
    return CELL_MARK.join(parts)


def _labels(heads: list[list[_Cell | None]]) -> list[str]:
    """Return the name of each column: the words of its heads, from top to bottom."""
    if not heads:
        return []
    labels: list[str] = []
    for at in range(len(heads[0])):
        words: list[str] = []
        for row in heads:
            cell = row[at]
            whole = len({each.owner for each in row if each is not None}) == 1 and len(heads) > 1
            if cell is not None and cell.text and not whole and cell.text not in words:
                words.append(cell.text)
        labels.append(" ".join(words).rstrip(" :"))
    return labels


def _head_rows(grid: list[list[_Cell | None]]) -> int:
    """Return how many rows at the top name the columns."""
    count = 0
    for row in grid:
        cells = [cell for cell in row if cell is not None and cell.text]
        if not cells or not all(cell.is_head for cell in cells):
            break
        if count and len({cell.owner for cell in cells}) == 1:
            break  # the name of a group of rows
        count += 1
    if count == len(grid):
        # All cells are marked as heads: the first row names the columns of the others.
        return 1 if count > 1 else 0
    if count or len(grid) < 2:
        return count
    first = [cell for cell in grid[0] if cell is not None]
    if len({cell.owner for cell in first}) < 2 or not all(cell.text for cell in first[1:]):
        return 0
    if all(cell.is_bold for cell in first if cell.text):
        return 1
    if any(_DIGIT.search(cell.text) for cell in first) or len(grid) < 3:
        return 0
    return int(any(_is_number_column(grid, at) for at in range(1, len(grid[0]))))


def _is_number_column(grid: list[list[_Cell | None]], at: int) -> bool:
    cells = [row[at] for row in grid[1:]]
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    return len(texts) > 1 and all(
        _DIGIT.search(text) and len(_LETTER.findall(text)) <= _MOST_LETTERS for text in texts
    )


def _grid(
    table: html.HtmlElement, text_of: Callable[[html.HtmlElement], str]
) -> list[list[_Cell | None]]:
    """Return the table's rows with every place filled that a cell spans."""
    rows = list(table.iter("tr"))
    held: dict[int, tuple[int, _Cell]] = {}  # by column: how many more rows a cell fills
    grid: list[list[_Cell | None]] = []
    places = 0
    owner = 0
    for row in rows:
        is_head = row.getparent() is not None and row.getparent().tag == "thead"
        line: dict[int, _Cell] = {}
        for column, (more, cell) in list(held.items()):
            line[column] = cell
            if more > 1:
                held[column] = (more - 1, cell)
            else:
                del held[column]
        at = 0
        for element in row.iterchildren("td", "th"):
            while at in line:
                at += 1
            owner += 1
            text = text_of(element)
            cell = _Cell(text, is_head or element.tag == "th", _is_bold(element, text), owner)
            wide, tall = _span(element, "colspan"), _span(element, "rowspan")
            for column in range(at, min(at + wide, MOST_COLUMNS)):
                line.setdefault(column, cell)
                if tall > 1:
                    held.setdefault(column, (tall - 1, cell))
            at += wide
        places += len(line)
        if places > MOST_CELLS:
            raise too_complex("page", why=f"a table in it has over {MOST_CELLS:,} cells")
        if line:
            grid.append([line.get(column) for column in range(max(line) + 1)])
    width = max((len(line) for line in grid), default=0)
    return [[*cells, *[None] * (width - len(cells))] for cells in grid]


def _is_bold(cell: html.HtmlElement, text: str) -> bool:
    bold = " ".join(
        " ".join("".join(part.itertext()).split()) for part in cell.iterdescendants("b", "strong")
    )
    return bool(text) and bold == text


def _span(cell: html.HtmlElement, name: str) -> int:
    written = (cell.get(name) or "").strip()
    number = int(written) if written.isdecimal() and len(written) < 6 else 1
    return min(max(number, 1), _LONGEST_SPAN)
