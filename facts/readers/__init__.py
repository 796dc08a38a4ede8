"""Files to articles: text, HTML, PDF and DOCX, each read by its own reader.

docs/decisions/readers.md says which libraries read the documents, and why.
"""

from __future__ import annotations

from facts.errors import EmptyInput, TooLarge
from facts.models import Article
from facts.readers import documents, isolated
from facts.readers.charset import decode
from facts.readers.file_types import FileType, file_type_of
from facts.readers.text import article_of

__all__ = ["LARGEST_FILE", "read", "read_text"]

LARGEST_FILE = 20_000_000
"""In bytes: as much as a Telegram bot may download; an article with its pictures fits easily."""


def read(
    data: bytes, *, name: str = "", media_type: str | None = None, url: str | None = None
) -> Article:
    """Read an article from a file's bytes.

    The content decides the file's type. `media_type` (the value of a Content-Type header) and
    `name` (a file name) help where the content leaves it open. `url` is the address that the file
    was fetched from; without it, a page's own canonical address is taken.

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
    file_type = file_type_of(data, name=name, media_type=media_type)
    if file_type is FileType.TEXT:
        return article_of(decode(data, media_type), url=url)
    reader = isolated if documents.may_take_long(file_type, data) else documents
    found = reader.extract(file_type, data, media_type=media_type, url=url)
    return article_of(
        found.text,
        url=url or found.url,
        title=found.title,
        source=found.source,
        published=found.published,
    )


def read_text(text: str, *, url: str | None = None) -> Article:
    """Read an article from text that is already decoded.

    Raises `EmptyInput`, `NotText` or `TooLarge`.
    """
    return article_of(text, url=url)
