"""Tables of values separated by commas, tabs or semicolons (CSV): their rows, or their articles."""

from __future__ import annotations

import csv
import io

from facts.errors import UnreadableDocument
from facts.readers.charset import decode
from facts.readers.extracted import Extracted
from facts.readers.rows import row_lines
from facts.readers.table_articles import DELIMITERS, articles_of, delimiter_of_articles

NOTICE = "This is a table, not running text: its rows are quoted as they are."
_LONGEST_CELL = 100_000  # characters


def extract_all(data: bytes, *, media_type: str | None = None) -> list[Extracted]:
    """Extract the rows of a table, each as a paragraph, or each as an article of its own.

    It is an article where the first row names a title and a text.

    Raises `UnreadableDocument` where it is no table, `TooLarge` where it has too many articles,
    `NotText` where it cannot be decoded.
    """
    text = decode(data, media_type).lstrip("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    named = delimiter_of_articles(text)
    delimiter = named or delimiter_of(text.splitlines()[:20]) or ","
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        ]
    except csv.Error:
        raise UnreadableDocument(
            "The table cannot be read",
            why="its quotation marks do not match, or a cell is too long",
            remedy="Save it again as CSV, or give the article's text",
        ) from None
    articles = articles_of(rows) if named else None
    return articles or [Extracted(text="\n\n".join(row_lines(rows)), notices=(NOTICE,))]


def delimiter_of(lines: list[str]) -> str | None:
    """Return what separates the values of a table's first lines: it is in all of them equally."""
    lines = [line for line in lines if line.strip()]
    for delimiter in DELIMITERS:
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        except csv.Error:
            continue
        if len(widths) == 1 and widths.pop() > 1:
            return delimiter
    return None
