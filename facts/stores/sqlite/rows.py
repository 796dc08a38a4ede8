"""Rows of the tables, read as models and written."""

from __future__ import annotations

from datetime import date

from facts.models import Article, ArticleInfo, Fact
from facts.stores import rows
from facts.stores.keys import SENTENCES
from facts.stores.rows import (
    ARTICLE_COLUMNS,
    INFO_COLUMNS,
    SENTENCE_COLUMNS,
    Row,
    to_fact,
    to_sentence,
    trusted,
)

__all__ = [
    "ARTICLE_COLUMNS",
    "FACT_COLUMNS",
    "INFO_COLUMNS",
    "INSERT_ARTICLE",
    "INSERT_FACT",
    "SENTENCE_COLUMNS",
    "from_article",
    "from_fact",
    "to_article",
    "to_fact",
    "to_info",
    "to_sentence",
    "trusted",
]

FACT_COLUMNS = (
    "f.sentence, f.kind, f.slot, f.subject, f.predicate, f.value, f.value_start, f.value_end,"
    " f.subject_start, f.subject_end, f.predicate_start, f.predicate_end, f.normal, f.unit,"
    " f.polarity, f.modality"
)

INSERT_ARTICLE = (
    "INSERT INTO article"
    " (id, title, source, source_folded, url, published, place, sentences, facts)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_FACT = f"INSERT INTO fact VALUES ({', '.join('?' * 17)})"  # noqa: S608 - a constant


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


def from_fact(fact: Fact, article: int, number: int) -> Row:
    """Return the values that `INSERT_FACT` stores."""
    subject, predicate = fact.subject_span, fact.predicate_span
    return (
        article * SENTENCES + fact.sentence_index,
        number,
        fact.kind.value,
        fact.slot.value,
        fact.subject,
        fact.predicate,
        fact.value,
        fact.span.start,
        fact.span.end,
        subject.start if subject else None,
        subject.end if subject else None,
        predicate.start if predicate else None,
        predicate.end if predicate else None,
        fact.normal,
        fact.unit,
        fact.polarity.value,
        fact.modality.value,
    )
