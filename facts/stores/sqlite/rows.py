"""Rows of the tables, read as models and written."""

from __future__ import annotations

from datetime import date

from facts.models import Article, ArticleInfo
from facts.stores import rows
from facts.stores.integrity import damaged
from facts.stores.rows import (
    ARTICLE_COLUMNS,
    INFO_COLUMNS,
    SENTENCE_COLUMNS,
    Row,
    to_sentence,
    trusted,
)

__all__ = [
    "ARTICLE_COLUMNS",
    "INFO_COLUMNS",
    "INSERT_ARTICLE",
    "SENTENCE_COLUMNS",
    "from_article",
    "to_article",
    "to_info",
    "to_sentence",
    "trusted",
]

INSERT_ARTICLE = (
    "INSERT INTO article"
    " (id, title, source, source_folded, url, published, place, sentences, facts)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def to_date(text: str | None, article_id: str | None = None) -> date | None:
    """Parse the ISO date of an article; return None for no text. Raises `StoreDamaged`."""
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        raise damaged(article_id, "its date cannot be read") from None


def to_info(row: Row) -> ArticleInfo:
    """Build an article without its text from a row of `INFO_COLUMNS`. Raises `StoreDamaged`."""
    return rows.to_info((*row[:4], to_date(row[4], row[0]), *row[5:]))


def to_article(row: Row) -> Article:
    """Build an article from a row of `ARTICLE_COLUMNS`. Raises `StoreDamaged`."""
    return rows.to_article((*row[:5], to_date(row[5], row[0]), row[6]))


def from_article(article: Article, *, sentences: int, facts: int) -> Row:
    """Return the values that `INSERT_ARTICLE` stores."""
    return (
        article.id,
        article.title,
        article.source,
        article.source.casefold() if article.source is not None else None,
        article.url,
        article.published.isoformat() if article.published else None,
        article.place,
        sentences,
        facts,
    )
