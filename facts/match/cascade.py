"""The second half of ranking: the reader reads the best few sentences that the trees chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.match.candidate_view import CandidateView
from facts.match.changes import (
    asked_end,
    asked_side,
    is_only_extent,
    is_unasked_end,
)
from facts.match.comparisons import is_only_compared
from facts.match.empty_words import are_empty
from facts.match.gates import (
    CAPPED,
    is_corrected,
    is_for_others,
    is_only_thought,
    led_by,
    put_first,
    says_contrary,
)
from facts.match.judge import Choice, Judge, Seen, features, judge
from facts.match.labelled_items import answering_item
from facts.match.model import model
from facts.match.passages import Passage, is_only_speaker, passage_of
from facts.match.ranking import BESIDE, Ranked
from facts.match.reader import Reader, Reading, without_words
from facts.match.reader import reader as load_reader
from facts.match.record_spelling import spelt_as_in
from facts.match.short_answer import short_answer_of
from facts.match.stated import stated
from facts.match.successions import states_succession
from facts.match.table_rows import FOUND, Found, has_all_named, is_of_other_column, look_up
from facts.match.value_fit import value_fits, words_fit
from facts.models import Fact, FactKind, Span
from facts.question import QuestionForm
from facts.text.cells import is_named_row
from facts.words.antonyms import antonyms
from facts.words.synonyms import synonyms
from facts.words.vectors import vectors

EFFORT = 8
"""How many sentences are read unless a caller asks for fewer."""
SURE = 0.7
"""The trees' confidence from which they have found the sentence, and few are read: those that they
rate about as high, and at least `SURE_EFFORT`."""
SURE_EFFORT = 2
HOPELESS = 5.0
"""How far below the best the trees may rate a sentence that is read. Of the sentences that answer
and are among the first eight, 0.1% lie lower, and a fifth of all eight (docs/decisions/reader.md).
"""
KNOWS_BETTER = 4.0
"""From which log-odds on the reader is believed against the polarity of the facts
(docs/decisions/polarity.md)."""
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
    looked_up = _look_up([each.view for each in ranked[:effort]])
    reads = max(needed(ranked), 0 if looked_up is None else looked_up.at + 1)
    return reread(question, ranked, reader, judge(), min(effort, reads))


def _look_up(views: Sequence[CandidateView]) -> Found | None:
    """Return the cell of a table, or the item of a list, that answers."""
    return look_up(views) or answering_item(views)


def will_read(effort: int) -> bool:
    """Return whether the reader reads anything with an effort: it can run, and is to."""
    return effort > 0 and load_reader() is not None


def needed(ranked: Sequence[Ranked]) -> int:
    """Return how many of the best sentences are worth reading."""
    best = ranked[0]
    # Sentences of other articles that may answer too are read, so that they can be cited.
    within = BESIDE if best.confidence >= SURE else HOPELESS
    return max(SURE_EFFORT, sum(best.score - each.score <= within for each in ranked))


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
    passages = [passage_of(each) for each in best]
    asked = spelt_as_in(question, (each.text for each in passages))
    read = reader.read(asked, [(each.text, each.context) for each in passages])
    readings = [
        reading.after(passage.lead) for passage, reading in zip(passages, read, strict=True)
    ]
    scores = _alike(best, by.order([each.score for each in best], readings))
    views = [each.view for each in best]
    cell = _look_up(views)
    choices = [
        _choose(by, each, passage, reading)
        for each, passage, reading in zip(best, passages, readings, strict=True)
    ]
    best = [
        replace(
            each,
            contradicts=(each.contradicts and not _knows_better(each, reading))
            or not _is_of_kind(each, choice),
            stated=_stated(each, choice),
        )
        for each, choice, reading in zip(best, choices, readings, strict=True)
    ]
    if cell is not None:
        this = best[cell.at]
        choices[cell.at] = _looked_up(this, cell)
        sure = max(this.confidence, FOUND)
        best[cell.at] = replace(this, contradicts=False, stated=True, confidence=sure)
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
    ordered = sorted(found, key=lambda each: -each.score)
    if cell is not None:
        looked_up = found[cell.at]
        if cell.certain or looked_up.confidence > ordered[0].confidence:
            ordered = led_by(looked_up, ordered)
    found = _stated_first(put_first(ordered, by.threshold), by.threshold)
    # What was not read is no surer than the least sure that was.
    least = min(each.confidence for each in found)
    return [*found, *(replace(each, confidence=min(least, each.confidence)) for each in rest)]


def _knows_better(each: Ranked, reading: Reading) -> bool:
    """Return whether the reader is sure of a sentence against which only the parse speaks. It has
    learnt from denials, plans and claims too, and a parse is often wrong."""
    return each.by_facts and reading.relevance >= KNOWS_BETTER


def _stated(each: Ranked, choice: Choice) -> bool:
    """Return whether the chosen value is the one that the facts, or a row of a table, state to be
    what is asked."""
    if each.contradicts:
        return False
    chosen = _span_of(each, choice)
    if is_named_row(each.view.candidate.sentence.text):
        fact = each.fact if has_all_named(each.view) else None
    elif choice.value is not None and states_succession(each.view, each.values[choice.value][0]):
        return True
    else:
        fact = stated(each.view, each.values)
    return fact is not None and chosen.overlaps(fact.span)


def _span_of(each: Ranked, choice: Choice) -> Span:
    """Return where a choice stands in the article."""
    if choice.value is not None:
        return each.values[choice.value][0].span
    offset = each.view.candidate.sentence.start
    return Span(start=offset + choice.start, end=offset + choice.end)


def _stated_first(found: Sequence[Ranked], limit: float) -> list[Ranked]:
    """Return the sentences with one first that states just what is asked, if the first is not sure
    enough to answer."""
    if found[0].confidence < limit:
        for each in found:
            if each.stated and each.confidence >= limit:
                return led_by(each, found)
    return list(found)


def _alike(best: Sequence[Ranked], scores: Sequence[float]) -> list[float]:
    """Return the scores with sentences in the same words scored alike, whatever their titles."""
    top: dict[str, float] = {}
    for each, score in zip(best, scores, strict=True):
        top[each.view.folded] = max(score, top.get(each.view.folded, score))
    return [top[each.view.folded] for each in best]


def _choose(by: Judge, each: Ranked, passage: Passage, reading: Reading) -> Choice:
    """Return the short answer of a sentence, with its place in the sentence.

    The reader's own words are taken only if the sentence has them, and if they are of the kind that
    is asked for. Else one of the values is.
    """
    kept = [i for i, (fact, _) in enumerate(each.values) if not _is_no_answer(each, fact)]
    values = [
        (*passage.place_of(each.view, fact), score)
        for fact, score in (each.values[i] for i in kept)
    ]

    def chosen(reading: Reading) -> Choice:
        choice = by.choose(passage.words, reading, values)
        return choice if choice.value is None else replace(choice, value=kept[choice.value])

    choice = chosen(reading)
    if choice.value is not None:
        return _on_asked_side(each, choice)
    start, end = passage.in_sentence(choice.start, choice.end)
    if start >= 0:
        turned = _on_asked_side(each, replace(choice, start=start, end=end))
        if turned.value is not None or _words_may_answer(each, turned.start, turned.end):
            return turned
    return _on_asked_side(each, chosen(without_words(reading))) if values else choice


def _on_asked_side(each: Ranked, choice: Choice) -> Choice:
    """Return a choice, or the value on the other side of the change that it is a side of, if that
    is asked for. The reader is as sure of the change, and the question says which side it asks."""
    end = asked_end(each.view, _span_of(each, choice), [fact for fact, _ in each.values])
    if end is not None:
        return _with_value(each, choice, end)
    wanted = asked_side(each.view, _span_of(each, choice))
    if wanted is None:
        return choice
    offset = each.view.candidate.sentence.start
    size = len(each.view.candidate.sentence.text[choice.start : choice.end].split())
    sides = [
        # `4 crowns` of `from 4 crowns to 6 crowns`, as the reader chose `6 crowns`.
        (-abs(len(fact.value.split()) - size), score, i)
        for i, (fact, score) in enumerate(each.values)
        if fact.span.start - offset <= wanted[0] < fact.span.end - offset
        and asked_side(each.view, fact.span) is None
        and fact.kind is not FactKind.ACTION
    ]
    if not sides:
        return replace(choice, start=wanted[0], end=wanted[1], value=None)
    *_, best = max(sides)
    return _with_value(each, choice, best)


def _with_value(each: Ranked, choice: Choice, value: int) -> Choice:
    """Return a choice with another value, as sure as it is."""
    span, offset = each.values[value][0].span, each.view.candidate.sentence.start
    return replace(choice, start=span.start - offset, end=span.end - offset, value=value)


def _is_no_answer(each: Ranked, fact: Fact) -> bool:
    """Return whether a value answers nothing where it stands, or is what a *not* leaves out."""
    offset = each.view.candidate.sentence.start
    if is_only_speaker(each.view, fact):
        return True
    return each.view.holds(fact.span) and (
        are_empty(each.view, fact.span.start - offset, fact.span.end - offset)
        or _is_not_so(each.view, fact.span)
        or is_for_others(each.view, fact)
        or is_of_other_column(each.view, fact.span.start - offset)
    )


def _is_not_so(view: CandidateView, span: Span) -> bool:
    """Return whether a stretch of the article is what a *not* leaves out, what was corrected, or
    told of another thing than the question names."""
    return says_contrary(view, span) or is_corrected(view, span) or is_only_compared(view, span)


def _words_may_answer(each: Ranked, start: int, end: int) -> bool:
    """Return whether the reader's own words are of the kind that is asked for, and may answer."""
    return (
        words_fit(each.view, start, end)
        and not are_empty(each.view, start, end)
        and not is_of_other_column(each.view, start)
        and not _is_taken_out(each, start, end)
    )


def _looked_up(each: Ranked, cell: Found) -> Choice:
    """Return what was looked up as the short answer, and the fact whose value it is, if any."""
    offset = each.view.candidate.sentence.start
    span = Span(start=offset + cell.start, end=offset + cell.end)
    same = (i for i, (fact, _) in enumerate(each.values) if fact.span == span)
    return Choice(cell.start, cell.end, next(same, None), 0.0, True)


def _is_taken_out(each: Ranked, start: int, end: int) -> bool:
    """Return whether words are a value that may not answer: it is only planned or the like, tells
    only whose, or how many, those asked for are, or is the other side, or has another office."""
    offset = each.view.candidate.sentence.start
    span = Span(start=offset + start, end=offset + end)
    same = each.view.facts_at(span)
    if _is_not_so(each.view, span):
        return True
    if any(is_for_others(each.view, fact) for fact in same):
        return True
    within = (fact for fact in each.view.facts if fact.span.overlaps(span))
    if any(is_unasked_end(each.view, fact) or is_only_extent(each.view, fact) for fact in within):
        return True
    return bool(same) and is_only_thought(each.view, same)


def _is_of_kind(each: Ranked, choice: Choice) -> bool:
    """Return whether a short answer is of the kind that is asked for."""
    if each.view.query.question.asked in (QuestionForm.YES_NO, QuestionForm.KEYWORDS):
        return True
    if choice.value is None:
        return _words_may_answer(each, choice.start, choice.end)
    return value_fits(each.view.query.question, each.values[choice.value][0])


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
    if this.contradicts:
        return CAPPED * sure
    # The reader is unsure of a sentence with a `nobody` or a `refused` for what it says beside it.
    return max(sure, this.confidence) if this.stated else sure


def _beside(one: Ranked, other: Ranked, lead: float) -> bool:
    if one.view.candidate.sentence.article_id == other.view.candidate.sentence.article_id:
        return False
    if one.view.folded == other.view.folded:
        return True
    if one.fact is None or other.fact is None or abs(lead) > BESIDE_READ:
        return False
    return one.fact.kind is other.fact.kind
