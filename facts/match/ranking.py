"""From a question to ranked, scored matches.

Three steps, so that cost is bounded whatever the record's size: the index recalls at most `RECALL`
sentences by BM25; the best of these, looked at with the sentences around them, are read closely
with their facts; and the fitted models pick each sentence's best fact, the order of the sentences,
and how sure the best one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from facts.match import gates
from facts.match.candidate_view import CandidateView, look_around
from facts.match.expand import Query, expand
from facts.match.fact_features import FACT_FEATURES, fact_features
from facts.match.lookups import Lookups, Record
from facts.match.model import Scores, confidence_rows, model, sentence_rows
from facts.match.printed_questions import printed_question
from facts.match.sentence_features import SENTENCE_FEATURES, question_features, sentence_features
from facts.match.similarity import WordSimilarity
from facts.match.trees import Matrix
from facts.models import Fact, Filters
from facts.question import Question
from facts.stores.recall import REACH, Recall

RECALL = 34
"""Sentences taken from the index for each question."""
CLOSE = 8
"""Sentences that are read closely, with their facts."""
FOLLOWED = 6
"""Of how many of the best recalled sentences the following one is looked at too."""
WITHIN = 8
"""Further sentences that are read closely: of the articles that the question seems to be about."""
ARTICLES = 2
SEEDS = 3
"""They are looked for around the `SEEDS` best recalled sentences of the `ARTICLES` best articles,
at most `REACH` places away. Most questions name what the article is about, and the sentence that
answers does not: of news, the right sentence is among those read in 91% instead of 80%."""
_TITLE = 0.5
"""What a word in the title counts towards the choice of the article."""
_AROUND = 0.7
"""What a word in the sentences around counts towards a close look."""
DATE_WEIGHT = 1.5
"""What stating the date that is asked about is worth, in the score of a sentence."""
BESIDE = 1.0
"""By how much two articles' sentences may differ in score to answer the same question."""
_DATE_AGREES = SENTENCE_FEATURES.index("date_agrees")
_DATE_CONFLICTS = SENTENCE_FEATURES.index("date_conflicts")
NO_FACT = -5.0
"""The score of the best fact where a sentence has none."""
OF_FACT = tuple(i for i, name in enumerate(FACT_FEATURES) if not name.startswith("asked "))
"""The features of the best fact that describe its sentence too."""


@dataclass(slots=True)
class Ranked:
    """A candidate with its score for ordering, its best fact, and its confidence (0 to 1)."""

    view: CandidateView
    score: float
    fact: Fact | None
    confidence: float = 0.0
    short: str | None = None
    """The short answer that the reader chose, where it read the sentence."""
    values: Sequence[tuple[Fact, float]] = ()
    """The facts that may answer, each with the trees' score."""
    contradicts: bool = False
    """Whether the sentence says the contrary of what the question takes to be so."""
    by_facts: bool = False
    """Whether it does so only by how its facts are put (`FactCheck.by_facts`)."""
    stated: bool = False
    """Whether the facts state just what the question asks, where the sentence was read."""
    recalled: Recall | None = None
    """What was recalled with the sentence."""

    @property
    def asked(self) -> str:
        """The question printed before the sentence, as in an interview, or an empty string."""
        if self.recalled is None:
            return ""
        return printed_question(self.recalled, self.view.candidate)

    @property
    def sentence_before(self) -> str:
        """Return the words of the sentence before, or an empty string."""
        if self.recalled is None:
            return ""
        return self.recalled.sentence_before(self.view.candidate)


@dataclass(slots=True)
class InspectedCandidate:
    """A closely read candidate: its features, and its facts that may answer with theirs."""

    view: CandidateView
    features: tuple[float, ...]
    facts: list[Fact]
    rows: list[tuple[float, ...]]
    recalled: Recall


def rank(
    question: Question, store: Record, filters: Filters | None = None, *, reads: bool = False
) -> list[Ranked]:
    """Return the closely read sentences, best first, each with its calibrated confidence. `reads`
    says that the reader goes on to read them (`facts.match.cascade`)."""
    lookups = Lookups.of(store)
    inspected = inspect(question, lookups, filters)
    if not inspected:
        return []
    fact_scores = _score_facts(inspected)
    checks = [
        gates.check_facts(r.view, r.facts, s, reads=reads)
        for r, s in zip(inspected, fact_scores, strict=True)
    ]
    best = [check.best for check in checks]
    rows = sentence_rows(
        np.array([own_row(r, s, b) for r, s, b in zip(inspected, fact_scores, best, strict=True)]),
        np.array(question_features(inspected[0].view), np.float32),
    )
    scores = weigh_dates(model().sentences.score(rows), rows)
    contradicts = np.array([check.contradicts for check in checks])
    # A sentence that says the contrary makes no other sentence less sure.
    beside = _beside(inspected, best, scores) | contradicts[None, :]
    confidence = model().confidence.probability(confidence_rows(rows, scores, beside))
    confidence[contradicts] *= gates.CAPPED
    order = sorted(
        range(len(inspected)), key=lambda i: (-scores[i], inspected[i].view.candidate.key)
    )
    ranked = [
        Ranked(
            view=inspected[i].view,
            score=float(scores[i]),
            fact=inspected[i].facts[best[i]] if best[i] >= 0 else None,
            confidence=float(confidence[i]),
            values=checks[i].keep(
                [(f, float(s)) for f, s in zip(inspected[i].facts, fact_scores[i], strict=True)]
            ),
            contradicts=checks[i].contradicts,
            by_facts=checks[i].by_facts,
            recalled=inspected[i].recalled,
        )
        for i in order
    ]
    return gates.put_first(ranked, model().threshold)


def _beside(
    inspected: Sequence[InspectedCandidate], best: Sequence[int], scores: Scores
) -> NDArray[np.bool_]:
    """Return which sentences of different articles answer the same question, alike or not: those in
    the same words, and those that match about as well by facts of the same kind."""
    articles = [each.view.candidate.sentence.article_id for each in inspected]
    texts = [each.view.folded for each in inspected]
    kinds = [r.facts[at].kind if at >= 0 else None for r, at in zip(inspected, best, strict=True)]
    found = np.zeros((len(inspected), len(inspected)), dtype=bool)
    for i, j in combinations(range(len(inspected)), 2):
        close = (
            kinds[i] is kinds[j] and kinds[i] is not None and abs(scores[i] - scores[j]) <= BESIDE
        )
        if articles[i] != articles[j] and (close or texts[i] == texts[j]):
            found[i, j] = found[j, i] = True
    return found


def weigh_dates(scores: Scores, rows: Matrix) -> Scores:
    """Return scores with the question's date counted in: if a sentence states it, those
    that state only others fall back. The fitted trees saw too few such questions to learn it."""
    agrees, conflicts = rows[:, _DATE_AGREES], rows[:, _DATE_CONFLICTS]
    if not agrees.any():
        return scores
    result: Scores = scores + DATE_WEIGHT * (agrees - conflicts)
    return result


def inspect(
    question: Question,
    store: Record,
    filters: Filters | None,
    *,
    close: int = CLOSE,
    within: int = WITHIN,
) -> list[InspectedCandidate]:
    """Recall sentences and read the most promising closely."""
    lookups = Lookups.of(store)
    query = expand(question, lookups)
    if not query.recall:
        return []
    recalled = lookups.recall(query.recall, filters, limit=RECALL)
    while True:  # again without each article that turns out to be damaged
        views = _closest(query, recalled, lookups, close, within)
        candidates = [view.candidate for view in views]
        facts = lookups.facts_of(recalled, candidates)
        if facts is not None:
            break
    meaning = WordSimilarity(query, candidates)
    return [_inspect(view, facts.get(view.candidate.key, ()), meaning, recalled) for view in views]


def _closest(
    query: Query, recalled: Recall, lookups: Lookups, close: int, within: int
) -> list[CandidateView]:
    """Return the sentences to read closely, none of them of an article that is left out."""
    sound = [c for c in recalled.candidates if c.article.id not in lookups.left_out]
    views = _by_promise([CandidateView.of(query, c) for c in sound])
    # `It has a staff of nine` answers a question about what the sentence before it names.
    known = {view.candidate.key for view in views}
    keys = [view.candidate.key for view in views[:FOLLOWED]]
    more = [CandidateView.of(query, c) for c in recalled.following(keys) if c.key not in known]
    views = _by_promise([*views, *more])
    return [*views[:close], *_within_best(views, recalled, close)[:within]]


def _within_best(views: list[CandidateView], recalled: Recall, close: int) -> list[CandidateView]:
    """Return further sentences of the articles that the question seems to be about, those first
    whose words, or words near in meaning, match what the sentences around them do not."""
    if not views:
        return []
    query = views[0].query
    by_article: dict[str, list[CandidateView]] = {}
    for view in views:
        by_article.setdefault(view.candidate.sentence.article_id, []).append(view)
    best = sorted(by_article.values(), key=lambda own: (-max(map(_about, own)), _place(own[0])))
    articles = best[:ARTICLES]
    seeds = [view.candidate.key for own in articles for view in own[:SEEDS]]
    first = {view.candidate.key for view in views[:close]}
    pool = {v.candidate.key: v for own in articles for v in own if v.candidate.key not in first}
    for candidate in recalled.around(seeds, REACH):
        # A sentence without words is a question or a name that is printed before an answer.
        if candidate.key not in first and candidate.key not in pool and candidate.terms:
            pool[candidate.key] = CandidateView.of(query, candidate)
    found = list(pool.values())
    look_around([*views, *(v for v in found if not v.wide)])
    meaning = WordSimilarity(query, [view.candidate for view in found])
    return sorted(found, key=lambda view: (-_fitness(view, meaning), _place(view)))


def _about(view: CandidateView) -> float:
    """Return how much speaks for the article of a sentence."""
    terms = zip(view.query.terms, view.title, strict=True)
    return _promise(view) + _TITLE * sum(t.weight * strength for t, strength in terms)


def _fitness(view: CandidateView, meaning: WordSimilarity) -> float:
    """Return the promise of a sentence with words that are near in meaning."""
    related = meaning.related(meaning.columns(view.candidate))
    return _promise(view) + sum(
        t.weight * max(0.0, near - max(own, wide))
        for t, near, own, wide in zip(
            view.query.terms, related, view.strength, view.wide, strict=True
        )
    )


def _by_promise(views: list[CandidateView]) -> list[CandidateView]:
    look_around(views)
    return sorted(views, key=_promise_and_place)


def _promise_and_place(view: CandidateView) -> tuple[float, tuple[str, int]]:
    """Return the key to sort by: the most promising first, equal ones by article and index.

    The order in which the store gives them depends on which article was added first.
    """
    return -_promise(view), _place(view)


def _place(view: CandidateView) -> tuple[str, int]:
    sentence = view.candidate.sentence
    return sentence.article_id, sentence.index


def _promise(view: CandidateView) -> float:
    """Return BM25 with the words of neighbouring sentences at a discount."""
    around = sum(
        t.weight * max(0.0, wide - own)
        for t, wide, own in zip(view.query.terms, view.wide, view.strength, strict=True)
    )
    return view.bm25 + _AROUND * around


def _inspect(
    view: CandidateView, facts: Sequence[Fact], meaning: WordSimilarity, recalled: Recall
) -> InspectedCandidate:
    view.facts = facts
    kept, rows = [], []
    for fact in facts:
        row = fact_features(view, fact, meaning)
        if row is not None:
            kept.append(fact)
            rows.append(row)
    return InspectedCandidate(view, sentence_features(view, meaning), kept, rows, recalled)


def _score_facts(inspected: Sequence[InspectedCandidate]) -> list[Scores]:
    """Return the scores of each candidate's facts, all worked out at once."""
    rows = [row for each in inspected for row in each.rows]
    scores = model().facts.score(np.array(rows, np.float32)) if rows else np.zeros(0, np.float32)
    ends = np.cumsum([len(each.rows) for each in inspected])
    return np.split(scores, ends[:-1])


def own_row(each: InspectedCandidate, scores: Scores, best: int) -> Matrix:
    """Return a candidate's features, the score of its best fact, and that fact's features."""
    if best < 0:
        return np.array([*each.features, NO_FACT, *([0.0] * len(OF_FACT))], np.float32)
    row = each.rows[best]
    return np.array([*each.features, scores[best], *(row[i] for i in OF_FACT)], np.float32)
