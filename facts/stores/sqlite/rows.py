"""Rows of the tables, read as models and written."""

from __future__ import annotations

from datetime import date

from facts.models import Article, ArticleInfo
from facts.stores import rows
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


def to_date(text: str | None) -> date | None:
    """Parse an ISO date; return None for no text."""
    return date.fromisoformat(text) if text else None


def to_info(row: Row) -> ArticleInfo:
    """Build an article without its text from a row of `INFO_COLUMNS`."""
    return rows.to_info((*row[:4], to_date(row[4]), *row[5:]))


def to_article(row: Row) -> Article:
    """Build an article from a row of `ARTICLE_COLUMNS`."""
    return rows.to_article((*row[:5], to_date(row[5]), row[6]))


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
