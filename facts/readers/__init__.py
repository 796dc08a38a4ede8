"""Bytes or text to an `Article`."""

from __future__ import annotations

from facts.readers.text import article_of, decode
from facts.models import Article

__all__ = ["read", "read_text"]


def read(
    data: bytes, *, name: str = "", media_type: str | None = None, url: str | None = None
) -> Article:
    """An article of a file's bytes."""
    return article_of(decode(data), url=url)


def read_text(text: str, *, url: str | None = None) -> Article:
    """An article of text that is already decoded."""
    return article_of(text, url=url)
