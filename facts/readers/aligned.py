"""Tables in plain text, whose columns are kept apart by tabs or by two spaces and more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.readers.rows import has_head, row_lines

_GAP = re.compile(r"[ \u00a0]*\t[ \u00a0\t]*|[ \u00a0]{2,}")
_RULE = re.compile(r"[-=+|_ \t]+")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_BREAK = "\n"


def with_rows(text: str) -> str:
    """Return a text with the rows of its tables as lines, each cell with the name of its column.

    A table has a head without numbers and a column of numbers, and as many cells in each row. All
    other lines stay as they are.
    """
    if "  " not in text and "\t" not in text:
        return text
    return _BREAK.join(_lines(text.split(_BREAK)))


def _lines(lines: list[str]) -> Iterator[str]:
    start = 0
    while start < len(lines):
        rows, end = _table(lines, start)
        if rows:
            yield from row_lines(rows, 1)
        else:
            yield from lines[start:end]
        start = end


def _table(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """Return the rows of the table that begins at a line, if one does, and the line after it."""
    rows: list[list[str]] = []
    at = start
    while at < len(lines):
        line = lines[at].strip()
        if not (rows and line and _RULE.fullmatch(line)):
            cells = _GAP.split(line)
            if len(cells) < _FEWEST_COLUMNS or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
        at += 1
    if len(rows) >= _FEWEST_ROWS and has_head(rows):
        return rows, at
    return [], start + 1 if len(rows) < 2 else at
