"""Exports of articles as a table: each row is an article, and the first row names its parts."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from facts.errors import FactsError, TooLarge
from facts.readers.addresses import is_web_address
from facts.readers.extracted import Extracted, titled
from facts.readers.markup import text_of

DELIMITERS = ",\t;|"
MOST_ROWS = 1_000

_COLUMNS = {
    "title": ("title", "headline", "heading", "hed", "post title", "article title"),
    "body": (
        "body", "text", "content", "article", "story", "full text", "fulltext", "body text",
        "article body", "article text", "articlebody", "post content",
    ),
    "lead": ("lead", "lede", "standfirst", "subtitle", "subheadline", "subhead", "deck", "dek"),
    "author": ("byline", "author", "authors", "writer", "reporter"),
    "published": (
        "published", "date", "pub date", "pubdate", "publish date", "publication date",
        "published at", "published on", "publishedat", "date published", "post date",
    ),
    "source": ("source", "publisher", "publication", "newspaper", "outlet", "source name"),
    "url": ("url", "link", "permalink", "article url", "web address"),
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|ul|ol|li|a|em|strong|span|b|i)>|<(?:p|br)\b", re.I)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]{0,3}(?:\s|<|$)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]\d)")
_BY = re.compile(r"by\b|from\b", re.IGNORECASE)
_LONGEST_HEAD = 1_000  # characters
_FEWEST_WORDS = 6  # of the text of an article
_FEWEST_TEXTS = 0.5  # the share of the rows with a text, below which the table holds data


def delimiter_of_articles(head: str) -> str | None:
    """Return what separates the names of columns in a first line that are those of articles."""
    line = head.lstrip("\ufeff\r\n").partition("\n")[0].rstrip("\r")
    if not line or len(line) > _LONGEST_HEAD:
        return None
    for delimiter in DELIMITERS:
        try:
            names = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        if _columns(names) is not None:
            return delimiter
    return None


def articles_of(rows: Sequence[Sequence[str]]) -> list[Extracted] | None:
    """Return the articles of a table, or None where it holds data.

    Raises `TooLarge` over `MOST_ROWS`.
    """
    columns = _columns(rows[0]) if len(rows) > 1 else None
    if columns is None:
        return None
    cells = [
        {part: row[at].strip() for part, at in columns.items() if at < len(row)} for row in rows[1:]
    ]
    cells = [each for each in cells if any(each.values())]
    texts = sum(_is_text(each.get("body", "")) for each in cells)
    if texts < len(cells) * _FEWEST_TEXTS:
        return None
    if len(cells) > MOST_ROWS:
        raise TooLarge(
            "The table of articles is too long",
            why=f"it has more than {MOST_ROWS:,} rows",
            remedy="Give it in parts",
        )
    found = (_article(each, f"row {number}") for number, each in enumerate(cells, 1))
    return [each for each in found if each is not None]


def _columns(names: Sequence[str]) -> dict[str, int] | None:
    """Return where the parts of an article stand; None where there is no title or no text."""
    given = [" ".join(_WORD.findall(name.lower())) for name in names]
    found = {
        part: given.index(name)
        for part, known in _COLUMNS.items()
        for name in reversed(known)  # the first of them counts
        if name in given
    }
    return found if {"title", "body"} <= found.keys() else None


def _is_text(cell: str) -> bool:
    return len(cell.split()) >= _FEWEST_WORDS and _SENTENCE.search(cell) is not None


def _article(cells: dict[str, str], name: str) -> Extracted | None:
    title = " ".join(cells.get("title", "").split())
    body = _paragraphs(cells.get("body", ""))
    if not title and not body:
        return None
    lead = _paragraphs(cells.get("lead", ""))
    author = " ".join(cells.get("author", "").split())
    byline = author if not author or _BY.match(author) else f"By {author}"
    above = [part for part in (lead, byline) if part and part not in body]
    url = cells.get("url", "")
    published = cells.get("published", "")
    day = _DAY.match(published)
    return Extracted(
        text=titled("\n\n".join([*above, body] if body else above), title or None) or title,
        title=title or None,
        source=" ".join(cells.get("source", "").split()) or None,
        url=url if is_web_address(url) else None,
        published=(day[0] if day else published) or None,
        name=name,
    )


def _paragraphs(cell: str) -> str:
    """Return a cell's text with an empty line between paragraphs, which lines may be."""
    if _MARKUP.search(cell):
        try:
            return text_of(cell)
        except FactsError:
            return ""
    lines = cell.splitlines()
    if all(line.strip() for line in lines):
        return "\n\n".join(" ".join(line.split()) for line in lines)
    return "\n".join(line.strip() for line in lines)
