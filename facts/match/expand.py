"""Question words matched to the record's vocabulary: spelling, synonyms, rarity."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from facts.match.lookups import MOST_UNKNOWN, Lookups, Record
from facts.match.spelling import corrections, likely_misspelt, may_be_misspelt
from facts.question import Question, Term
from facts.words.normalize import Token, squash, tokens
from facts.words.synonyms import synonyms
from facts.words.vectors import is_word, nearest

SYNONYM_WEIGHT = 0.75
_REAL_WORD = 0.4
"""What a correction counts where the word as typed is a word too: king is hardly meant for kind."""
_NEAR = 0.6
"""Cosine from which a word is near in meaning to one that the record does not hold."""
# Sentences that a question's terms together may match before the commonest are left to ranking.
RECALL_BUDGET = 2_000


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A question's term with what it may be matched by.

    `variants` maps index terms to a weight from 0 to 1; `weight` is the term's rarity (inverse
    document frequency, natural logarithm); `known` is false where nothing in the record fits.
    """

    term: str
    variants: Mapping[str, float]
    weight: float
    known: bool
    name: bool
    optional: bool
    corrected: bool = False


@dataclass(frozen=True)
class Query:
    """A question made ready for one record."""

    question: Question
    terms: tuple[QueryTerm, ...]
    recall: tuple[str, ...]
    predicate: Mapping[str, float]
    head: tuple[Mapping[str, float], ...]
    by_variant: Mapping[str, tuple[tuple[int, float], ...]]
    """For each index term, which of the query's terms it stands for, and how well."""

    @cached_property
    def folded(self) -> str:
        """Return the question's words, function words too, folded and with single spaces."""
        return squash(self.question.plain)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Return the question's words, function words too."""
        return tuple(tokens(self.question.plain))

    @cached_property
    def total(self) -> float:
        """Return the summed rarity of all terms."""
        return sum(t.weight for t in self.terms)

    @cached_property
    def mass(self) -> float:
        """Return the summed rarity of the terms that must be found."""
        return sum(t.weight for t in self.terms if not t.optional)


def expand(question: Question, store: Record) -> Query:
    """Match a question's terms to the store's vocabulary.

    A term that is in no sentence is taken for a typo and replaced by the nearest vocabulary
    words by optimal string alignment distance (one edit, or two from eight letters on).
    """
    lookups = Lookups.of(store)
    alternatives = {t.term: synonyms(t.term) for t in question.terms}
    asked = [*alternatives, *(s for group in alternatives.values() for s in group)]
    lookups.expect((), likely_misspelt(question))
    lookups.expect(_corrected(question, lookups))
    frequency = lookups.frequencies(asked)
    lookups.expect(_corrected(question, lookups))
    sizes = lookups.sentences
    terms: list[QueryTerm] = []
    near: list[str] = []
    unknown = 0
    for each in question.terms:
        variants = {each.term: 1.0} if frequency.get(each.term) else {}
        for synonym in alternatives[each.term]:
            if frequency.get(synonym):
                variants.setdefault(synonym, SYNONYM_WEIGHT)
        corrected = False
        if not variants and may_be_misspelt(each) and unknown < MOST_UNKNOWN:
            unknown += 1
            if not lookups.was_put_right(each.word):
                variants = _spelt_right(each, lookups, frequency)
            corrected = bool(variants)
            near += _near(each, lookups, frequency)
        df = max((frequency.get(v, 0) for v in variants), default=0)
        if each.term in variants:
            df = frequency[each.term]
        terms.append(
            QueryTerm(
                term=each.term,
                variants=variants,
                weight=rarity(df, sizes),
                known=bool(variants) and not (corrected and is_word(each.term)),
                name=each.name,
                optional=each.optional,
                corrected=corrected,
            )
        )
    by_term = {t.term: t.variants or {t.term: 1.0} for t in terms}
    return Query(
        question=question,
        terms=tuple(terms),
        recall=_recall_terms(terms, near, frequency),
        predicate=by_term.get(question.predicate or "", {}),
        head=tuple(by_term.get(h, {h: 1.0}) for h in question.head),
        by_variant=_by_variant(terms),
    )


def _by_variant(terms: Sequence[QueryTerm]) -> dict[str, tuple[tuple[int, float], ...]]:
    found: dict[str, list[tuple[int, float]]] = {}
    for i, each in enumerate(terms):
        for variant, weight in each.variants.items():
            found.setdefault(variant, []).append((i, weight))
    return {variant: tuple(pairs) for variant, pairs in found.items()}


def _corrected(question: Question, lookups: Lookups) -> set[str]:
    """Return the terms that are looked up for the words known to be in no sentence."""
    found: set[str] = set()
    for each in question.terms:
        if lookups.was_unknown(each.word):
            found.update(_with_synonyms(corrections(each.word, lookups)), _alike(each))
        elif lookups.was_put_right(each.word):
            found.update(_alike(each))
    return found


def _with_synonyms(terms: Iterable[str]) -> set[str]:
    """Return the terms and their synonyms."""
    return {each for term in terms for each in (term, *synonyms(term))}


def _spelt_right(each: Term, store: Lookups, frequency: dict[str, int]) -> dict[str, float]:
    """Return the words of the record that a word is a misspelling of, with their synonyms; at a low
    weight for a common English word, which is more likely meant as it is."""
    common = is_word(each.term)
    spelt = corrections(each.word, store)
    frequency |= store.frequencies(_with_synonyms(spelt) - frequency.keys())
    # The index does not hold a word that is only the first part of others: `counter-offer`.
    found = {
        variant: weight * (_REAL_WORD if common else 1.0)
        for variant, weight in spelt.items()
        if frequency.get(variant)
    }
    if not common:
        for variant, weight in list(found.items()):
            for synonym in synonyms(variant):
                if frequency.get(synonym):
                    found.setdefault(synonym, SYNONYM_WEIGHT * weight)
    return found


def _alike(each: Term) -> list[str]:
    """Return words near in meaning to a common word that is no name."""
    if each.name or not is_word(each.term):
        return []
    return [other for other, cosine in nearest(each.term) if cosine >= _NEAR]


def _near(each: Term, store: Lookups, frequency: dict[str, int]) -> tuple[str, ...]:
    """Return words of the record near in meaning to a common word that it lacks. They only help
    to find sentences: a question about windows is not answered by what is said of the roof."""
    near = _alike(each)
    frequency |= store.frequencies([other for other in near if other not in frequency])
    return tuple(other for other in near if frequency.get(other))


def rarity(df: int, sentences: int) -> float:
    """Return the inverse document frequency as in BM25 (Robertson and Spärck Jones).

    It is never negative, not even
    where the record grew between two look-ups, so that more sentences hold a word than there are.
    """
    return math.log(1 + (max(sentences - df, 0) + 0.5) / (df + 0.5))


def _recall_terms(
    terms: Sequence[QueryTerm], near: Sequence[str], frequency: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the variants to search by, rarest first, within the budget of matched sentences.

    Very common terms recall nothing that the rarer ones do not; they still count in ranking.
    """
    ordered = sorted(
        {v for v in (*near, *(v for t in terms for v in t.variants)) if frequency.get(v)},
        key=lambda v: frequency[v],
    )
    chosen: list[str] = []
    total = 0
    for variant in ordered:
        total += frequency[variant]
        if chosen and total > RECALL_BUDGET:
            break
        chosen.append(variant)
    return tuple(chosen)
