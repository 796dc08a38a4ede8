"""Rows of the tables as models. They were checked when they were stored, and not again."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from facts.models import (
    Article,
    ArticleInfo,
    Candidate,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Sentence,
    SentenceKind,
    Slot,
    Span,
)
from facts.stores.sqlite.keys import SENTENCES

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

Row = tuple[Any, ...]
_Model = TypeVar("_Model", bound=BaseModel)
_MODELS: tuple[type[BaseModel], ...] = (Article, ArticleInfo, Candidate, Fact, Sentence, Span)
_FIELDS = {model: set(model.model_fields) for model in _MODELS}
_put = object.__setattr__

_SENTENCE_KINDS = {kind.value: kind for kind in SentenceKind}
_FACT_KINDS = {kind.value: kind for kind in FactKind}
_SLOTS = {slot.value: slot for slot in Slot}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
_MODALITIES = {modality.value: modality for modality in Modality}


def trusted(model: type[_Model], values: dict[str, Any]) -> _Model:
    """Build a model from the values of all its fields, without checking them.

    It takes a third of the time of `model_construct`, which looks for an alias and a default of
    each field. A question builds hundreds of facts and spans.
    """
    made = model.__new__(model)
    _put(made, "__dict__", values)
    # All models of a class share one set: a frozen model never changes it, and a copy copies it.
    _put(made, "__pydantic_fields_set__", _FIELDS[model])
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


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


def to_sentence(row: Row, article_id: str) -> Sentence:
    """Build a sentence from a row of `SENTENCE_COLUMNS`."""
    key, kind, start, end, text, page = row
    return trusted(
        Sentence,
        {
            "article_id": article_id,
            "index": key % SENTENCES,
            "kind": _SENTENCE_KINDS[kind],
            "start": start,
            "end": end,
            "text": text,
            "page": page,
        },
    )


def to_fact(row: Row, article_id: str) -> Fact:
    """Build a fact from a row of `FACT_COLUMNS`."""
    key, kind, slot, subject, predicate, value, start, end = row[:8]
    subject_start, subject_end, predicate_start, predicate_end, normal, unit = row[8:14]
    return trusted(
        Fact,
        {
            "article_id": article_id,
            "sentence_index": key % SENTENCES,
            "kind": _FACT_KINDS[kind],
            "slot": _SLOTS[slot],
            "subject": subject,
            "predicate": predicate,
            "value": value,
            "span": _span(start, end),
            "subject_span": None if subject_start is None else _span(subject_start, subject_end),
            "predicate_span": None
            if predicate_start is None
            else _span(predicate_start, predicate_end),
            "normal": normal,
            "unit": unit,
            "polarity": _POLARITIES[row[14]],
            "modality": _MODALITIES[row[15]],
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


def _span(start: int, end: int) -> Span:
    return trusted(Span, {"start": start, "end": end})
