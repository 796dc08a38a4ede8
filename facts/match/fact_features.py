"""How well one fact's value fills what the question asks for.

`fact_features` describes a fact against a question in the order of `FACT_FEATURES`; the model that
weighs them was fitted by `benchmarks/fit` (docs/decisions/ranking.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from facts.match.candidate_view import CandidateView, terms_of
from facts.match.similarity import WordSimilarity
from facts.models import Fact, FactKind, Slot
from facts.question import QuestionForm
from facts.words.normalize import term

_ASKED = tuple(QuestionForm)
_KINDS = tuple(FactKind)
_SLOTS = tuple(Slot)
FACT_FEATURES = (
    "kind_first",
    "kind_other",
    "kind_missing",
    "slot_same",
    "slot_crossed",
    "predicate_asked",
    "predicate_any",
    "subject_overlap",
    "unit_overlap",
    "head_in_value",
    "head_is_unit",
    "head_missing",
    "head_alike",
    "unit_alike",
    "proximity",
    "near_left",
    "near_right",
    "side",
    "novelty",
    "words",
    "capital",
    "digit",
    "date_agrees",
    "pronoun",
    "place",
    "quoted",
    *(f"asked {a.value}" for a in _ASKED),
    *(f"kind {k.value}" for k in _KINDS),
    *(f"slot {s.value}" for s in _SLOTS),
)
_CROSSED = {Slot.AGENT: Slot.PATIENT, Slot.PATIENT: Slot.AGENT}
_ONE_HOT_ASKED = {a: tuple(float(a is b) for b in _ASKED) for a in QuestionForm}
_ONE_HOT_KIND = {k: tuple(float(k is b) for b in _KINDS) for k in _KINDS}
_ONE_HOT_SLOT = {s: tuple(float(s is b) for b in _SLOTS) for s in _SLOTS}
_WORDY = frozenset((FactKind.THING, FactKind.PERSON))
"""Kinds whose values are nothing without a content word."""
_NOTHING: frozenset[str] = frozenset()
_DIGIT = re.compile(r"\d")
_OPENING = "\"“‘'("


def overlap(held: frozenset[str], variants: Mapping[str, float]) -> float:
    """Return the weight of the best variant among `held` terms."""
    return max([w for v, w in variants.items() if v in held], default=0.0) if held else 0.0


def fact_features(
    view: CandidateView, fact: Fact, meaning: WordSimilarity
) -> tuple[float, ...] | None:
    """Return the features of a fact in the order of `FACT_FEATURES`; None where it can't be an
    answer.

    A value made up of the question's own words answers nothing.
    """
    query = view.query
    question = query.question
    inside = view.holds(fact.span)
    if inside:
        first, last, value_terms = view.stretch(fact.span)
    else:
        first, last = view.word_range(fact.span.start, fact.span.end)
        value_terms = terms_of(fact.value)
    matched = len([each for each in value_terms if each in query.by_variant])
    if matched == len(value_terms) and (value_terms or fact.kind in _WORDY):
        return None
    head = query.head
    rank = question.wanted.index(fact.kind) if fact.kind in question.wanted else -1
    subject = _subject(view, fact)
    unit = terms_of(fact.unit) if fact.unit else _NOTHING
    in_head = head_unit = 0.0
    if head:
        counted = unit | subject
        in_head = max([overlap(value_terms, variants) for variants in head])
        head_unit = max([overlap(counted, variants) for variants in head])
    return (
        1.0 if rank == 0 else 0.0,
        1.0 / rank if rank > 0 else 0.0,
        1.0 if question.wanted and rank < 0 else 0.0,
        1.0 if question.slot is not None and fact.slot is question.slot else 0.0,
        1.0 if question.slot is not None and _CROSSED.get(question.slot) is fact.slot else 0.0,
        _predicate_asked(view, fact),
        _predicate_any(view, fact),
        _weighted(view, subject),
        _weighted(view, unit),
        in_head,
        head_unit,
        1.0 if head and not in_head and not head_unit else 0.0,
        meaning.to_head(value_terms),
        meaning.to_head(unit or subject),
        *_surroundings(view, first, last),
        1.0 - matched / len(value_terms) if value_terms else 1.0,
        min(len(fact.value.split()), 15) / 15,
        1.0 if fact.value[:1].isupper() else 0.0,
        1.0 if _DIGIT.search(fact.value) else 0.0,
        _date_agreement(view, fact),
        0.0 if inside else 1.0,
        _place(view, fact),
        1.0 if _before(view, fact) in _OPENING else 0.0,
        *_ONE_HOT_ASKED[question.asked],
        *_ONE_HOT_KIND[fact.kind],
        *_ONE_HOT_SLOT[fact.slot],
    )


def _subject(view: CandidateView, fact: Fact) -> frozenset[str]:
    """Return the content terms of the fact's subject."""
    span = fact.subject_span
    if span is None or not view.holds(span):
        return terms_of(fact.subject) if fact.subject else _NOTHING
    return view.stretch(span)[2]


def _before(view: CandidateView, fact: Fact) -> str:
    """Return the character before the value; a space where it begins its sentence."""
    at = fact.span.start - view.candidate.sentence.start - 1
    text = view.candidate.sentence.text
    return text[at] if 0 <= at < len(text) else " "


def _place(view: CandidateView, fact: Fact) -> float:
    """Return where in the sentence the value begins, from 0 to 1."""
    sentence = view.candidate.sentence
    return max(0.0, min(1.0, (fact.span.start - sentence.start) / max(1, len(sentence.text))))


def _predicate_asked(view: CandidateView, fact: Fact) -> float:
    if not view.query.predicate or not fact.predicate:
        return 0.0
    return view.query.predicate.get(term(fact.predicate), 0.0)


def _predicate_any(view: CandidateView, fact: Fact) -> float:
    if not fact.predicate:
        return 0.0
    return max([w for _, w in view.query.by_variant.get(term(fact.predicate), ())], default=0.0)


def _weighted(view: CandidateView, held: frozenset[str]) -> float:
    """Return the share of the question's rarity that `held` terms cover."""
    best: dict[int, float] = {}
    for each in held:
        for i, weight in view.query.by_variant.get(each, ()):
            best[i] = max(weight, best.get(i, 0.0))
    if not best or not view.query.total:
        return 0.0
    return sum(view.query.terms[i].weight * w for i, w in best.items()) / view.query.total


def _surroundings(view: CandidateView, first: int, last: int) -> tuple[float, float, float, float]:
    """Return the surroundings of a value from word `first` to `last`, by rarity: how near (0 to 1)
    the question's matched words are, all of them, those just before, those just after; and
    whether they are before (1) or after (-1)."""
    terms = view.query.terms
    nearest: dict[int, int] = {}
    left = right = 0.0
    for at, i in view.positions:
        if at < first:
            distance = first - at
            if distance <= 3:
                left = max(left, terms[i].weight / distance)
        elif at > last:
            distance = at - last
            if distance <= 3:
                right = max(right, terms[i].weight / distance)
        else:
            continue
        signed = -distance if at < first else distance
        if abs(signed) < abs(nearest.get(i, 99)):
            nearest[i] = signed
    total = view.query.total
    if not total:
        return 0.0, 0.0, 0.0, 0.0
    near = before = 0.0
    for i, distance in nearest.items():
        near += terms[i].weight / (1 + abs(distance) / 4)
        before += terms[i].weight * (1 if distance < 0 else -1)
    return near / total, left / total, right / total, before / total


def _date_agreement(view: CandidateView, fact: Fact) -> float:
    """Return 1 if the fact's date lies in the date asked about, -1 if it lies elsewhere."""
    dates = view.query.question.dates
    if not dates or fact.kind is not FactKind.DATE or not fact.normal:
        return 0.0
    return (
        1.0 if any(fact.normal.startswith(d) or d.startswith(fact.normal) for d in dates) else -1.0
    )
