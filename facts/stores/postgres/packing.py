"""The facts of a sentence as one JSON text.

A question reads the facts of a few sentences, always all of them: one text is a tenth of the size
and time of a row for each fact. What the sentence says is not written again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from facts.models import Fact, Sentence, Span
from facts.stores.integrity import UNREADABLE, damaged
from facts.stores.rows import to_fact

_ASSERTED = ("asserted", "actual")


def pack(facts: Iterable[Fact], sentence: Sentence) -> str:
    """Return the facts of the sentence, in the order of the text."""
    return json.dumps(
        [_packed(fact, sentence) for fact in sorted(facts, key=_start)],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpack(packed: str, key: int, sentence: Sentence) -> tuple[Fact, ...]:
    """Return the facts that were packed; `key` is the sentence's. Raises `StoreDamaged`."""
    try:
        return tuple(_unpacked(values, key, sentence) for values in json.loads(packed))
    except UNREADABLE:
        raise damaged(sentence.article_id) from None


def _start(fact: Fact) -> int:
    return fact.span.start


def _packed(fact: Fact, sentence: Sentence) -> list[object]:
    subject, predicate = fact.subject_span, fact.predicate_span
    certainty = (fact.polarity.value, fact.modality.value)
    return [
        fact.kind.value,
        fact.slot.value,
        None if subject is not None and _within(subject, sentence) else fact.subject,
        fact.predicate,
        None if _within(fact.span, sentence) else fact.value,
        fact.span.start,
        fact.span.end,
        *((subject.start, subject.end) if subject else (None, None)),
        *((predicate.start, predicate.end) if predicate else (None, None)),
        fact.normal,
        fact.unit,
        *(certainty if certainty != _ASSERTED else ()),
    ]


def _within(span: Span, sentence: Sentence) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _unpacked(values: list[object], key: int, sentence: Sentence) -> Fact:
    kind, slot, subject, predicate, value, start, end = values[:7]
    if subject is None:
        subject = _part(sentence, values[7], values[8])
    if value is None:
        value = _part(sentence, start, end)
    certainty = tuple(values[13:]) or _ASSERTED
    row = (key, kind, slot, subject, predicate, value, start, end, *values[7:13], *certainty)
    return to_fact(row, sentence.article_id)


def _part(sentence: Sentence, start: object, end: object) -> str:
    assert isinstance(start, int)  # noqa: S101 - written by `_packed`
    assert isinstance(end, int)  # noqa: S101
    return sentence.text[start - sentence.start : end - sentence.start]
