"""Rows of a store as models. They were checked when they were stored, and not again."""

from __future__ import annotations

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
from facts.stores.integrity import damaged
from facts.stores.keys import SENTENCES

INFO_COLUMNS = "a.id, a.title, a.source, a.url, a.published, a.place, a.sentences, a.facts"
ARTICLE_COLUMNS = "a.id, a.title, b.text, a.source, a.url, a.published, a.place"
SENTENCE_COLUMNS = 's.key, s.kind, s."start", s."end", s.text, s.page'

UNREADABLE_TEXT = "\ufffd"
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


def to_info(row: Row) -> ArticleInfo:
    """Build an article without its text from a row of `INFO_COLUMNS`, with its day as a date."""
    article_id, title, source, url, published, place, sentences, facts = row
    return trusted(
        ArticleInfo,
        {
            "id": article_id,
            "title": title,
            "source": source,
            "url": url,
            "published": published,
            "place": place,
            "sentence_count": sentences,
            "fact_count": facts,
        },
    )


def to_article(row: Row) -> Article:
    """Build an article from a row of `ARTICLE_COLUMNS`, with its day as a date."""
    article_id, title, text, source, url, published, place = row
    return trusted(
        Article,
        {
            "id": article_id,
            "title": title,
            "text": text,
            "source": source,
            "url": url,
            "published": published,
            "place": place,
        },
    )


def to_sentence(row: Row, article_id: str) -> Sentence:
    """Build a sentence from a row of `SENTENCE_COLUMNS`."""
    key, kind, start, end, text, page = row
    known = _SENTENCE_KINDS.get(kind)
    if known is None:
        raise damaged(article_id)
    return trusted(
        Sentence,
        {
            "article_id": article_id,
            "index": key % SENTENCES,
            "kind": known,
            "start": start,
            "end": end,
            "text": text,
            "page": page,
        },
    )


def stand_in(key: int, article_id: object) -> Candidate:
    """Return a candidate for a sentence that cannot be read. No text has it.

    Whoever compares it with its article's text finds out that the article is damaged.
    """
    owner = str(article_id)
    sentence = Sentence(
        article_id=owner, index=0, kind=SentenceKind.BODY, start=0, end=0, text=UNREADABLE_TEXT
    )
    return Candidate(key=key, sentence=sentence, article=ArticleInfo(id=owner, title=""), terms=())


def to_fact(row: Row, article_id: str) -> Fact:
    """Build a fact from its sentence's key and its values, in the order that is unpacked here."""
    key, kind, slot, subject, predicate, value, start, end = row[:8]
    subject_start, subject_end, predicate_start, predicate_end, normal, unit = row[8:14]
    try:
        closed = _FACT_KINDS[kind], _SLOTS[slot], _POLARITIES[row[14]], _MODALITIES[row[15]]
    except KeyError:
        raise damaged(article_id) from None
    return trusted(
        Fact,
        {
            "article_id": article_id,
            "sentence_index": key % SENTENCES,
            "kind": closed[0],
            "slot": closed[1],
            "subject": subject,
            "predicate": predicate,
            "value": value,
            "span": to_span(start, end),
            "subject_span": None if subject_start is None else to_span(subject_start, subject_end),
            "predicate_span": None
            if predicate_start is None
            else to_span(predicate_start, predicate_end),
            "normal": normal,
            "unit": unit,
            "polarity": closed[2],
            "modality": closed[3],
        },
    )


def to_span(start: int, end: int) -> Span:
    """Build a span."""
    return trusted(Span, {"start": start, "end": end})
