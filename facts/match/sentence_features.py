"""How well one sentence matches a question.

`sentence_features` describes a candidate in the order of `SENTENCE_FEATURES`; the model that
weighs them was fitted by `benchmarks/fit` (docs/decisions/ranking.md). Shares are of the
question's rarity: a rare word counts for more than a common one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from facts.match.candidate_view import CandidateView
from facts.match.similarity import WordSimilarity
from facts.models import FactKind, SentenceKind
from facts.question import QuestionForm

SENTENCE_FEATURES = (
    "bm25",
    "coverage",
    "missing",
    "missing_wide",
    "missing_alike",
    "missing_prefix",
    "nearby",
    "wide",
    "title",
    "alike",
    "prefix",
    "gist",
    "fuzzy",
    "adjacent",
    "longest_run",
    "density",
    "names_missing",
    "rarest_missing",
    "rarest_name_missing",
    "head_matched",
    "head_nearby",
    "predicate_matched",
    "date_agrees",
    "date_conflicts",
    "fragment",
    "length",
    "pronoun_start",
)
QUESTION_FEATURES = (
    "terms",
    "names",
    "unknown",
    "has_predicate",
    "has_head",
    *(f"asked {asked.value}" for asked in QuestionForm),
)
_NEARBY = 0.6
"""How much of a missing word a neighbouring sentence makes up for."""
_PRONOUNS = frozenset("he she it they this these that those his her their its such".split())
_ONE_HOT_ASKED = {a: tuple(float(a is b) for b in QuestionForm) for a in QuestionForm}
_SHORTEST_PREFIX = 4


def question_features(view: CandidateView) -> tuple[float, ...]:
    """Return the question's own features in the order of `QUESTION_FEATURES`."""
    query = view.query
    return (
        float(len(query.terms)),
        float(sum(t.name for t in query.terms)),
        float(sum(not t.known for t in query.terms)),
        float(bool(query.predicate)),
        float(bool(query.head)),
        *_ONE_HOT_ASKED[query.question.asked],
    )


def sentence_features(view: CandidateView, meaning: WordSimilarity) -> tuple[float, ...]:
    """Return the features of a candidate in the order of `SENTENCE_FEATURES`."""
    query = view.query
    mass, required = query.total or 1.0, query.mass or 1.0
    columns = meaning.columns(view.candidate)
    related = meaning.related(columns)
    prefixes = _prefixes(view)
    coverage = missing = missing_wide = missing_alike = missing_prefix = 0.0
    nearby = wide = title = alike = prefix = names = names_missing = 0.0
    rarest = rarest_name = 0.0
    for i, each in enumerate(query.terms):
        weight, strength = each.weight, view.strength[i]
        lack = 1 - strength
        coverage += weight * strength
        nearby += weight * max(0.0, view.nearby[i] - strength)
        wide += weight * max(0.0, view.wide[i] - strength)
        title += weight * view.title[i]
        near = weight * (1 - max(strength, _NEARBY * view.nearby[i]))
        if each.name:
            names += weight
            names_missing += near
            rarest_name = max(rarest_name, near)
        if each.optional:
            continue
        around = max(strength, _NEARBY * view.wide[i])
        missing += near
        rarest = max(rarest, near)
        missing_wide += weight * (1 - around)
        missing_alike += weight * (1 - max(around, related[i]))
        missing_prefix += weight * (1 - max(around, 0.8 * prefixes[i]))
        alike += weight * related[i] * lack
        prefix += weight * prefixes[i] * lack
    agrees, conflicts = _dates(view)
    first = view.words[0].word if view.words else ""
    return (
        view.bm25 / mass,
        coverage / mass,
        missing / required,
        missing_wide / required,
        missing_alike / required,
        missing_prefix / required,
        nearby / mass,
        wide / mass,
        title / mass,
        alike / mass,
        prefix / mass,
        meaning.gist(columns),
        fuzz.token_set_ratio(query.folded, view.folded) / 100,
        _adjacent(view),
        _longest_run(view) / mass,
        _density(view),
        names_missing / names if names else 0.0,
        rarest,
        rarest_name,
        _best(query.head, set(view.candidate.terms)),
        _best(query.head, {*view.candidate.terms, *view.candidate.before, *view.candidate.after}),
        _best((query.predicate,), set(view.candidate.terms)),
        agrees,
        conflicts,
        1.0 if view.candidate.sentence.kind is not SentenceKind.BODY else 0.0,
        math.log1p(len(view.candidate.terms)) / 4,
        1.0 if first in _PRONOUNS else 0.0,
    )


def _prefixes(view: CandidateView) -> list[float]:
    """Return how far (0 to 1) each unmatched word goes along with a word of the sentence: justify
    and justification have different stems but begin alike."""
    by_start: dict[str, list[str]] | None = None
    found = []
    for i, each in enumerate(view.query.terms):
        best = 0.0
        if view.strength[i] < 1 and not each.optional and len(each.term) >= _SHORTEST_PREFIX:
            if by_start is None:
                by_start = {}
                for held in set(view.candidate.terms):
                    by_start.setdefault(held[:_SHORTEST_PREFIX], []).append(held)
            for held in by_start.get(each.term[:_SHORTEST_PREFIX], ()):
                best = max(best, _common(each.term, held) / max(len(each.term), len(held)))
        found.append(best)
    return found


def _common(a: str, b: str) -> int:
    """Return the length of the common beginning."""
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def _adjacent(view: CandidateView) -> float:
    """Return the share of the question's neighbouring word pairs that are near in the sentence
    too."""
    terms = view.query.terms
    if len(terms) < 2:
        return 0.0
    places = view.places
    total = found = 0.0
    for i in range(len(terms) - 1):
        weight = terms[i].weight + terms[i + 1].weight
        total += weight
        if i in places and i + 1 in places:
            gap = min(abs(b - a) for a in places[i] for b in places[i + 1])
            if gap:
                found += weight / max(1.0, gap / 2)
    return found / total if total else 0.0


def _longest_run(view: CandidateView) -> float:
    """Return the rarity of the longest run of the question's words that is in order in the
    sentence, with at most two other words between one and the next."""
    terms, places = view.query.terms, view.places
    best: dict[tuple[int, int], float] = {}
    for i in range(len(terms)):
        for at in places.get(i, ()):
            before = max((best.get((i - 1, at - gap), 0.0) for gap in (1, 2, 3)), default=0.0)
            best[i, at] = before + terms[i].weight
    return max(best.values(), default=0.0)


def _density(view: CandidateView) -> float:
    """Return how close together the matched terms are: matched terms over the words they span."""
    positions = view.positions
    if len(positions) < 2:
        return 0.0
    return len(view.places) / (positions[-1][0] - positions[0][0] + 1)


def _best(wanted: Iterable[Mapping[str, float]], held: set[str]) -> float:
    """Return the weight of the best variant of any of the wanted words that is held."""
    found = 0.0
    for variants in wanted:
        for variant, weight in variants.items():
            if weight > found and variant in held:
                found = weight
    return found


def _dates(view: CandidateView) -> tuple[float, float]:
    """Return whether the sentence states the date asked about, and whether it states only
    others."""
    dates = view.query.question.dates
    if not dates:
        return 0.0, 0.0
    stated = [f.normal for f in view.facts if f.kind is FactKind.DATE and f.normal]
    agrees = any(s.startswith(d) or d.startswith(s) for s in stated for d in dates)
    return float(agrees), float(bool(stated) and not agrees)
