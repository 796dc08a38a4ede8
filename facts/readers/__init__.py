"""Bytes or text to an `Article`: text, HTML, PDF and DOCX, each by its own reader.

docs/decisions/readers.md says which libraries read the documents, and why.
"""

from __future__ import annotations

from facts.errors import EmptyInput, TooLarge
from facts.models import Article
from facts.readers.encoding import decode
from facts.readers.extracted import Extracted
from facts.readers.kinds import Kind, kind_of
from facts.readers.text import article_of

__all__ = ["LARGEST_FILE", "read", "read_text"]

LARGEST_FILE = 20_000_000
"""In bytes: as much as a Telegram bot may download; an article with its pictures fits easily."""


def read(
    data: bytes, *, name: str = "", media_type: str | None = None, url: str | None = None
) -> Article:
    """An article of a file's bytes.

    What the file is shows in its content; `media_type` (a Content-Type header's value) and `name`
    (a file name) help where that does not tell. `url` is where it was fetched from, which a page's
    own canonical address replaces only where none is given.

    Raises `EmptyInput`, `TooLarge`, `NotText` or `UnreadableDocument`.
    """
    if len(data) > LARGEST_FILE:
        raise TooLarge(
            "The file is too large",
            why=f"it has more than {LARGEST_FILE // 1_000_000} MB",
            remedy="Give the article without its pictures, or in parts",
        )
    if not data.strip():
        raise EmptyInput("The file is empty", remedy="Give a file that holds an article")
    kind = kind_of(data, name=name, media_type=media_type)
    if kind is Kind.TEXT:
        return article_of(decode(data, media_type), url=url)
    found = _extract(kind, data, media_type, url)
    return article_of(
        found.text,
        url=url or found.url,
        title=found.title,
        source=found.source,
        published=found.published,
    )


def read_text(text: str, *, url: str | None = None) -> Article:
    """An article of text that is already decoded; raises `EmptyInput`, `NotText` or `TooLarge`."""
    return article_of(text, url=url)


def _extract(kind: Kind, data: bytes, media_type: str | None, url: str | None) -> Extracted:
    # Imported here: each reader's library takes a while to load, and most runs need only one.
    if kind is Kind.HTML:
        from facts.readers import html

        return html.extract(data, media_type=media_type, url=url)
    if kind is Kind.PDF:
        from facts.readers import isolated

        return isolated.extract_pdf(data)
    from facts.readers import docx

    return docx.extract(data)
