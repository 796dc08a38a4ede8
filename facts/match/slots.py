"""How well one fact's value fills what the question asks for.

Features of a fact against a question; the weights in `weights` were fitted by
`benchmarks/fit.py` (see docs/decisions/ranking.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from facts.match.view import View, terms_of
from facts.models import Fact, FactKind, Slot
from facts.normalize import term
from facts.question import Asked

FACT_FEATURES = (
    "kind_first",
    "kind_other",
    "kind_missing",
    "thing",
    "slot_same",
    "slot_crossed",
    "predicate_asked",
    "predicate_any",
    "subject_overlap",
    "head_in_value",
    "head_is_unit",
    "head_missing",
    "proximity",
    "novelty",
    "length",
    "date_agrees",
    "attribute",
    "pronoun",
    "starts_sentence",
)
_CROSSED = {Slot.AGENT: Slot.PATIENT, Slot.PATIENT: Slot.AGENT}


def overlap(held: frozenset[str], variants: Mapping[str, float]) -> float:
    """The weight of the best variant among `held` terms."""
    return max((w for v, w in variants.items() if v in held), default=0.0)


def fact_features(view: View, fact: Fact) -> tuple[float, ...] | None:
    """The features of a fact in the order of `FACT_FEATURES`; None where it can't be an answer.

    A value made up of the question's own words answers nothing.
    """
    question = view.query.question
    value_terms = terms_of(fact.value)
    head = view.query.head
    in_head = [overlap(value_terms, variants) for variants in head]
    matched = _matched(view, value_terms)
    if value_terms and matched >= len(value_terms) and fact.kind is not FactKind.PERSON:
        return None
    if fact.kind is FactKind.PERSON and value_terms and matched >= len(value_terms):
        return None
    if not value_terms and fact.kind in (FactKind.THING, FactKind.PERSON):
        return None
    wanted = question.wanted
    rank = wanted.index(fact.kind) if fact.kind in wanted else -1
    subject = terms_of(fact.subject)
    unit = terms_of(fact.unit) if fact.unit else frozenset()
    return (
        1.0 if rank == 0 else 0.0,
        1.0 / rank if rank > 0 else 0.0,
        1.0 if wanted and rank < 0 else 0.0,
        1.0 if fact.kind is FactKind.THING else 0.0,
        1.0 if question.slot is not None and fact.slot is question.slot else 0.0,
        1.0 if question.slot is not None and _CROSSED.get(question.slot) is fact.slot else 0.0,
        _predicate_asked(view, fact),
        _predicate_any(view, fact),
        _weighted(view, subject | unit),
        max(in_head, default=0.0),
        max((overlap(unit | subject, variants) for variants in head), default=0.0),
        1.0 if head and not any(overlap(value_terms | unit | subject, v) for v in head) else 0.0,
        _proximity(view, fact),
        1.0 - matched / len(value_terms) if value_terms else 1.0,
        min(len(fact.value.split()), 12) / 12,
        _date_agreement(view, fact),
        1.0 if fact.slot is Slot.ATTRIBUTE else 0.0,
        1.0 if not _inside(view, fact) else 0.0,
        1.0 if fact.span.start - view.candidate.sentence.start < 3 else 0.0,
    )


def _matched(view: View, value_terms: frozenset[str]) -> float:
    variants = {v for each in view.query.terms for v in each.variants}
    return sum(1.0 for each in value_terms if each in variants)


def _inside(view: View, fact: Fact) -> bool:
    sentence = view.candidate.sentence
    return sentence.start <= fact.span.start and fact.span.end <= sentence.end


def _predicate_asked(view: View, fact: Fact) -> float:
    if not view.query.predicate or not fact.predicate:
        return 0.0
    return view.query.predicate.get(term(fact.predicate), 0.0)


def _predicate_any(view: View, fact: Fact) -> float:
    if not fact.predicate:
        return 0.0
    stem = term(fact.predicate)
    return max((each.variants.get(stem, 0.0) for each in view.query.terms), default=0.0)


def _weighted(view: View, held: frozenset[str]) -> float:
    """The share of the question's rarity that `held` terms cover."""
    total = covered = 0.0
    for each in view.query.terms:
        total += each.weight
        covered += each.weight * overlap(held, each.variants)
    return covered / total if total else 0.0


def _proximity(view: View, fact: Fact) -> float:
    """How near (0 to 1) the question's matched words stand to the value, weighed by rarity."""
    offset = view.candidate.sentence.start
    start, end = fact.span.start - offset, fact.span.end - offset
    words = view.words
    first = next((i for i, w in enumerate(words) if w.end > start), len(words))
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].start < end), 0)
    nearest: dict[int, int] = {}
    for at, i in view.positions:
        distance = first - at if at < first else max(0, at - last)
        nearest[i] = min(distance, nearest.get(i, 99))
    total = sum(each.weight for each in view.query.terms)
    if not total:
        return 0.0
    return sum(view.query.terms[i].weight / (1 + d / 4) for i, d in nearest.items()) / total


def _date_agreement(view: View, fact: Fact) -> float:
    """1 where the fact's date lies in the one asked about, -1 where it lies elsewhere."""
    dates = view.query.question.dates
    if not dates or fact.kind is not FactKind.DATE or not fact.normal:
        return 0.0
    return (
        1.0 if any(fact.normal.startswith(d) or d.startswith(fact.normal) for d in dates) else -1.0
    )


def asks_for_thing(view: View) -> bool:
    """Whether any noun phrase may answer."""
    return view.query.question.asked in (Asked.WHAT, Asked.WHY, Asked.HOW)
