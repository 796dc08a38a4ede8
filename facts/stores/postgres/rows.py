"""Rows of the tables as models: texts come back as they were given."""

from __future__ import annotations

from facts.models import Article, ArticleInfo, Sentence
from facts.postgres.texts import from_column
from facts.stores import rows
from facts.stores.rows import ARTICLE_COLUMNS, INFO_COLUMNS, SENTENCE_COLUMNS, Row

__all__ = [
    "ARTICLE_COLUMNS",
    "INFO_COLUMNS",
    "SENTENCE_COLUMNS",
    "to_article",
    "to_info",
    "to_sentence",
]


def to_info(row: Row) -> ArticleInfo:
    """Build an article without its text from a row of `INFO_COLUMNS`."""
    return rows.to_info(_restored(row))


def to_article(row: Row) -> Article:
    """Build an article from a row of `ARTICLE_COLUMNS`."""
    return rows.to_article(_restored(row))


def to_sentence(row: Row, article_id: str) -> Sentence:
    """Build a sentence from a row of `SENTENCE_COLUMNS`."""
    return rows.to_sentence((*row[:4], from_column(row[4]), row[5]), article_id)


def _restored(row: Row) -> Row:
    return tuple(from_column(each) if isinstance(each, str) else each for each in row)
