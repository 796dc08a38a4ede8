"""The second half of ranking: the reader reads the best few sentences that the trees chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.match.gates import CAPPED, put_first
from facts.match.judge import Choice, Judge, Seen, features, judge
from facts.match.model import model
from facts.match.ranking import BESIDE, Ranked
from facts.match.reader import Reader, Reading
from facts.match.reader import reader as load_reader
from facts.match.reader_input import context_of
from facts.match.short_answer import short_answer_of
from facts.match.value_place import place_of
from facts.models import Fact
from facts.question import QuestionForm
from facts.words.antonyms import antonyms
from facts.words.synonyms import synonyms
from facts.words.vectors import vectors

EFFORT = 8
"""How many sentences are read unless a caller asks for fewer."""
SURE = 0.7
"""The trees' confidence from which they have found the sentence, and few are read: those that they
rate about as high, and at least `SURE_EFFORT`."""
SURE_EFFORT = 2
BESIDE_READ = 3.0
"""By how much the scores of two articles' sentences may differ, once read, that answer alike. The
reader's scores are log-odds and spread wider than the trees'."""


def read_best(question: str, ranked: Sequence[Ranked], effort: int = EFFORT) -> list[Ranked]:
    """Return the ranked sentences as the reader orders and answers them.

    It reads the first `effort`, or fewer where the trees are sure; the others stay behind them.
    With an effort of 0, or where the reader cannot run, they are as they were.
    """
    reader = load_reader() if effort > 0 and ranked else None
    if reader is None:
        return list(ranked)
    return reread(question, ranked, reader, judge(), min(effort, needed(ranked)))


def needed(ranked: Sequence[Ranked]) -> int:
    """Return how many of the best sentences are worth reading."""
    best = ranked[0]
    if best.confidence < SURE:
        return len(ranked)
    # Sentences of other articles that may answer too are read, so that they can be cited.
    beside = sum(best.score - each.score <= BESIDE for each in ranked)
    return max(SURE_EFFORT, beside)


def prepare(*, reader: bool) -> None:
    """Load what ranking and reading need. Raises `ReaderDamaged`."""
    model()
    vectors(())
    synonyms("")
    antonyms("")
    if reader and load_reader() is not None:
        judge()


def default_threshold(*, reader: bool) -> float:
    """Return the confidence from which an answer is given, with the reader or without it."""
    if reader and load_reader() is not None:
        return judge().threshold
    return model().threshold


def reread(
    question: str, ranked: Sequence[Ranked], reader: Reader, by: Judge, effort: int
) -> list[Ranked]:
    """Return the ranked sentences as a reader and a judge order and answer them."""
    best, rest = ranked[:effort], ranked[effort:]
    readings = [
        reading.after(_lead(each))
        for each, reading in zip(
            best, reader.read(question, [_passage(each) for each in best]), strict=True
        )
    ]
    scores = _alike(best, by.order([each.score for each in best], readings))
    choices = [_choose(by, each, reading) for each, reading in zip(best, readings, strict=True)]
    found = [
        replace(
            each,
            score=scores[i],
            fact=_fact(each, choices[i]),
            short=short_answer_of(each, choices[i]),
            confidence=_confidence(by, i, best, readings, scores, choices),
        )
        for i, each in enumerate(best)
    ]
    found.sort(key=lambda each: -each.score)
    found = put_first(found, by.threshold)
    # What was not read is no surer than the least sure that was.
    least = min(each.confidence for each in found)
    return [*found, *(replace(each, confidence=min(least, each.confidence)) for each in rest)]


def _alike(best: Sequence[Ranked], scores: Sequence[float]) -> list[float]:
    """Return the scores with sentences in the same words scored alike, whatever their titles."""
    top: dict[str, float] = {}
    for each, score in zip(best, scores, strict=True):
        top[each.view.folded] = max(score, top.get(each.view.folded, score))
    return [top[each.view.folded] for each in best]


def _text(each: Ranked) -> str:
    return each.view.candidate.sentence.text


def _passage(each: Ranked) -> tuple[str, str]:
    article = each.view.candidate.article
    return _lead(each) + _text(each), context_of(article.title, article.published)


def _lead(each: Ranked) -> str:
    """Return what is read before a sentence, though no answer may be taken from it."""
    return f"{each.asked} " if each.asked else ""


def _choose(by: Judge, each: Ranked, reading: Reading) -> Choice:
    values = [(*(place_of(each.view, fact) or (-1, -1)), score) for fact, score in each.values]
    return by.choose(_text(each), reading, values)


def _fact(each: Ranked, choice: Choice) -> Fact | None:
    """Return the fact whose value was chosen; for the reader's own words, the trees' best."""
    return each.fact if choice.value is None else each.values[choice.value][0]


def _confidence(
    by: Judge,
    at: int,
    best: Sequence[Ranked],
    readings: Sequence[Reading],
    scores: Sequence[float],
    choices: Sequence[Choice],
) -> float:
    """Return how sure one sentence is. Sentences of other articles that answer alike are no
    rivals: an answer is not the less sure for standing in several articles."""
    this = best[at]
    kept = [
        i
        for i, other in enumerate(best)
        if i == at or not (other.contradicts or _beside(this, other, scores[at] - scores[i]))
    ]
    seen = Seen(
        [readings[i] for i in kept],
        [scores[i] for i in kept],
        kept.index(at),
        [best[i].score for i in kept],
        choices[at],
        this.confidence,
        whole=this.view.query.question.asked is QuestionForm.YES_NO,
    )
    sure = by.probability(features(seen))
    return CAPPED * sure if this.contradicts else sure


def _beside(one: Ranked, other: Ranked, lead: float) -> bool:
    if one.view.candidate.sentence.article_id == other.view.candidate.sentence.article_id:
        return False
    if one.view.folded == other.view.folded:
        return True
    if one.fact is None or other.fact is None or abs(lead) > BESIDE_READ:
        return False
    return one.fact.kind is other.fact.kind
