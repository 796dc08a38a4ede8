"""The rows of a table as lines, each cell with the name of its column where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from facts.text.cells import CELL_MARK

T = TypeVar("T")

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:(?:FY|Q[1-4]|H[12])[ -]?)?(?:1[5-9]|2[01])\d{2}(?:[/–-]\d{2}(?:\d{2})?)?")
_MOST_LETTERS = 3  # of a number with its unit
_LONGEST_LABEL = 60  # characters


def row_lines(rows: Sequence[Sequence[str]], heads: int | None = None) -> Iterator[str]:
    """Yield the rows as lines; empty cells are left out.

    `heads` is how many rows at the top name the columns. Without it, the first row does where it
    has no number and stands above a column of numbers.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    if heads is None:
        heads = 1 if has_head(rows) else 0
    if heads >= len(rows):
        heads = 0  # a table of heads alone
    labels = _labels(rows[:heads])
    for row in rows[heads:]:
        cells = [
            f"{label}: {cell}" if label and label.casefold() != cell.casefold() else cell
            for cell, label in zip(row, [*labels, *[""] * len(row)], strict=False)
            if cell
        ]
        if cells:
            yield CELL_MARK.join(cells)


def blocks_of_rows(
    rows: Sequence[Sequence[Sequence[T]]],
    text_of: Callable[[T], str],
    line: Callable[[str], T],
    heads: int | None = None,
) -> Iterator[T]:
    """Yield the blocks of a table whose cells hold blocks, such as paragraphs.

    A row with a cell of several blocks only lays out the page: its blocks stay as they are. `line`
    makes a block of the line of any other row.
    """
    if all(len(row) < 2 or _is_laid_out(row) for row in rows):
        yield from (block for row in rows for cell in row for block in cell)
        return
    if not any(_is_laid_out(row) for row in rows):
        yield from map(line, row_lines([_texts(row, text_of) for row in rows], heads))
        return
    for row in rows:
        if _is_laid_out(row):
            yield from (block for cell in row for block in cell)
        else:
            yield from map(line, row_lines([_texts(row, text_of)], 0))


def _texts(row: Sequence[Sequence[T]], text_of: Callable[[T], str]) -> list[str]:
    return [text_of(cell[0]) if cell else "" for cell in row]


def _is_laid_out(row: Sequence[Sequence[object]]) -> bool:
    return any(len(cell) > 1 for cell in row)


def _labels(heads: Sequence[Sequence[str]]) -> list[str]:
    """Return the name of each column: the words of its heads, from top to bottom."""
    width = max(map(len, heads), default=0)
    columns = [[row[at] for row in heads if at < len(row) and row[at]] for at in range(width)]
    return [" ".join(dict.fromkeys(column)).rstrip(" :") for column in columns]


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names the columns: it has no number, or only years or those in
    names, above a column of numbers."""
    if len(rows) < 3 or len(rows[0]) < 2:
        return False
    first = rows[0]
    if not all(first[1:]) or _DIGIT.search(first[0]):
        return False
    numbered = any(_DIGIT.search(cell) for cell in first)
    if numbered and not (_names_years(rows) or _has_numbers_in_names(rows)):
        return False
    if any(len(cell) > _LONGEST_LABEL for cell in first):
        return False
    return any(_is_number_column(rows[1:], at) for at in range(len(first)))


def _names_years(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether all numbers of the first row are years, two or more, each above other
    numbers. One alone may be a number like those below it."""
    years = [at for at, cell in enumerate(rows[0]) if _DIGIT.search(cell)]
    return 1 < len(years) == len({rows[0][at] for at in years}) and all(
        _YEAR.fullmatch(rows[0][at])
        and _is_number_column(rows[1:], at)
        and not any(at < len(row) and _YEAR.fullmatch(row[at]) for row in rows[1:])
        for at in years
    )


def _has_numbers_in_names(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether all numbers of the first row stand in names, each above a column of mere
    numbers: `Price 2 March 2025`, `Votes in 2024`."""
    return all(
        cell[0].isalpha()
        and len(_LETTER.findall(cell)) > _MOST_LETTERS
        and _is_number_column(rows[1:], at)
        for at, cell in enumerate(rows[0])
        if _DIGIT.search(cell)
    )


def _is_number_column(rows: Sequence[Sequence[str]], at: int) -> bool:
    texts = [row[at] for row in rows if at < len(row) and row[at]]
    return len(texts) > 1 and all(
        _DIGIT.search(text) and len(_LETTER.findall(text)) <= _MOST_LETTERS for text in texts
    )
