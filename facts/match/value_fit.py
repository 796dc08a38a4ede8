"""Whether a value is of the kind that a question asks for: a date for *when*, a number for *how
many*.

`When did the choir buy the cinema?` is not answered by what it paid. Of a sentence's values and
words only those of the kind may be the short answer, and a sentence without any cannot answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from facts.dates import find_dates
from facts.match.candidate_view import CandidateView
from facts.models import Fact, FactKind, Slot
from facts.question import Question, QuestionForm
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.files import read_words
from facts.words.normalize import term, tokens
from facts.words.nouns import TIME_NOUNS

_TIMES = frozenset((FactKind.DATE, FactKind.PERIOD, FactKind.FREQUENCY, FactKind.DURATION))
_AMOUNTS = frozenset((FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT))
_COUNTED = _AMOUNTS | {FactKind.DURATION, FactKind.FREQUENCY, FactKind.ORDINAL}
_NO_PARTY = _TIMES | _AMOUNTS | {FactKind.MANNER, FactKind.REASON, FactKind.ACTION}
_NO_PLACE = _NO_PARTY | {FactKind.ORDINAL}
"""A place that the parser does not know is a person or body to it."""

_TIME_MARKS = frozenset("after before during since until till while when whenever once".split())
_TIME_WORDS = _TIME_MARKS | frozenset(
    "ago already always autumn dawn daybreak dusk earlier eve evening forever friday immediately "
    "lately later lunchtime midday midnight monday morning never nightfall noon now overnight "
    "recently saturday shortly sometime soon spring summer sunday sunrise sunset then thursday "
    "today tuesday wednesday winter "
    "tomorrow tonight yesterday".split()
)
_QUANTITY_WORDS = NUMBER_WORDS.keys() | frozenset(
    "one hundred hundreds thousand thousands million millions billion billions trillion dozen "
    "dozens scores half halves third thirds quarter quarters a all any both couple double each "
    "every few fewer fourfold free half least less little majority many minority more most much "
    "multiple neither nil no nobody none nothing numerous once pair part several single some "
    "threefold treble triple twice unanimous unanimously various zero".split()
) - {"a", "any"}
_CLOCK = re.compile(
    r"\b(?:at|by|until|till|from|since|before|after|around|about)\s(?:[01]?\d|2[0-3])[.:][0-5]\d\b"
)
_SPELLED = re.compile(r"\d|[$€£¥₹%½¼¾]")


def value_fits(question: Question, fact: Fact) -> bool:
    """Return whether a fact's value is of the kind that the question asks for."""
    form = question.asked
    if form is QuestionForm.WHEN:
        return fact.kind in _TIMES or fact.slot is Slot.TIME or _tells_time(fact.value)
    if form is QuestionForm.HOW_LONG:
        return fact.kind in _TIMES or fact.slot is Slot.TIME or _tells_amount(fact.value)
    if form in (QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH) or _asks_figure(question):
        return fact.kind in _COUNTED or _tells_amount(fact.value)
    if form is QuestionForm.WHO:
        return fact.kind not in _NO_PARTY
    if form is QuestionForm.WHERE:
        return fact.kind not in _NO_PLACE
    return True


def words_fit(view: CandidateView, start: int, end: int) -> bool:
    """Return whether a stretch of the sentence is of the kind that the question asks for.

    The offsets are into the sentence.
    """
    text = view.candidate.sentence.text
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return False
    question = view.query.question
    offset = view.candidate.sentence.start
    same = [f for f in view.facts if (f.span.start, f.span.end) == (offset + start, offset + end)]
    if any(value_fits(question, fact) for fact in same):
        return True
    form = question.asked
    if form is QuestionForm.WHEN:
        return _tells_time(words) or _last_word(text[:start]) in _TIME_MARKS
    if form is QuestionForm.HOW_LONG:
        return _tells_amount(words) or _tells_time(words)
    if form in (QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH) or _asks_figure(question):
        return _tells_amount(words)
    return not same


def lacks_kind(view: CandidateView) -> bool:
    """Return whether nothing in a sentence is of the kind that the question asks for."""
    tells = _TELLING.get(view.query.question.asked)
    if tells is None or tells(view.candidate.sentence.text):
        return False
    return not any(value_fits(view.query.question, fact) for fact in view.facts)


def _asks_figure(question: Question) -> bool:
    """Return whether the noun asked for is a figure: `What was the cost of the bridge?`."""
    return bool(question.wanted) and question.wanted[0] in _AMOUNTS and bool(question.head)


def _last_word(text: str) -> str:
    words = text.lower().split()
    while words and words[-1] in ("the", "a", "an", "his", "her", "its", "their"):
        words.pop()
    return words[-1] if words else ""


@lru_cache(maxsize=4_096)
def _tells_time(text: str) -> bool:
    if find_dates(text, None) or _CLOCK.search(text):
        return True
    return _has_any(text, _time_terms()) or any(token.word in _TIME_WORDS for token in tokens(text))


@lru_cache(maxsize=4_096)
def _tells_amount(text: str) -> bool:
    return _SPELLED.search(text) is not None or any(
        part in _QUANTITY_WORDS for token in tokens(text) for part in token.word.split("-")
    )


def _tells_either(text: str) -> bool:
    return _tells_amount(text) or _tells_time(text)


def _has_any(text: str, terms: Iterable[str]) -> bool:
    return not frozenset(terms).isdisjoint(token.term for token in tokens(text))


@lru_cache(maxsize=1)
def _time_terms() -> frozenset[str]:
    return frozenset(map(term, TIME_NOUNS | read_words("feasts")))


_TELLING: dict[QuestionForm, Callable[[str], bool]] = {
    QuestionForm.WHEN: _tells_time,
    QuestionForm.HOW_MANY: _tells_amount,
    QuestionForm.HOW_LONG: _tells_either,
}
