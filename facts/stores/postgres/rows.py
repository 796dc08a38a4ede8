"""Rows of the tables as models."""

from __future__ import annotations

from facts.models import Article, ArticleInfo, Sentence
from facts.stores.postgres.texts import from_column
from facts.stores.rows import Row, trusted
from facts.stores.rows import to_sentence as to_plain_sentence

INFO_COLUMNS = "a.id, a.title, a.source, a.url, a.published, a.place, a.sentences, a.facts"
ARTICLE_COLUMNS = "a.id, a.title, b.text, a.source, a.url, a.published, a.place"
SENTENCE_COLUMNS = 's.key, s.kind, s."start", s."end", s.text, s.page'


def to_info(row: Row) -> ArticleInfo:
    """Build an article without its text from a row of `INFO_COLUMNS`."""
    article_id, title, source, url, published, place, sentences, facts = row
    return trusted(
        ArticleInfo,
        {
            "id": from_column(article_id),
            "title": from_column(title),
            "source": from_column(source),
            "url": from_column(url),
            "published": published,
            "place": from_column(place),
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
            "id": from_column(article_id),
            "title": from_column(title),
            "text": from_column(text),
            "source": from_column(source),
            "url": from_column(url),
            "published": published,
            "place": from_column(place),
        },
    )


def to_sentence(row: Row, article_id: str) -> Sentence:
    """Build a sentence from a row of `SENTENCE_COLUMNS`."""
    return to_plain_sentence((*row[:4], from_column(row[4]), row[5]), article_id)
