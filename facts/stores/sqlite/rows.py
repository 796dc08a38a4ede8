"""Rows of the tables, read as models and written."""

from __future__ import annotations

from datetime import date

from facts.models import Article, ArticleInfo, Fact
from facts.stores.keys import SENTENCES
from facts.stores.rows import Row, to_fact, to_sentence, trusted

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

INFO_COLUMNS = "a.id, a.title, a.source, a.url, a.published, a.place, a.sentences, a.facts"
ARTICLE_COLUMNS = "a.id, a.title, b.text, a.source, a.url, a.published, a.place"
SENTENCE_COLUMNS = 's.key, s.kind, s."start", s."end", s.text, s.page'
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
    article_id, title, source, url, published, place, sentences, facts = row
    return trusted(
        ArticleInfo,
        {
            "id": article_id,
            "title": title,
            "source": source,
            "url": url,
            "published": to_date(published),
            "place": place,
            "sentence_count": sentences,
            "fact_count": facts,
        },
    )


def to_article(row: Row) -> Article:
    """Build an article from a row of `ARTICLE_COLUMNS`."""
    article_id, title, text, source, url, published, place = row
    return trusted(
        Article,
        {
            "id": article_id,
            "title": title,
            "text": text,
            "source": source,
            "url": url,
            "published": to_date(published),
            "place": place,
        },
    )


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
