"""A change from one value or place to another, and which of the two a question asks about.

`The fee would rise from 4 crowns to 6` does not say that the fee is 6 crowns now. `Fares went up
from 2.10 to 2.60` says which fare there was before. `The crate was sent from Turin to Graz` says
where it was sent, and where from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from facts.match.candidate_view import CandidateView
from facts.models import Fact, Modality, Slot, Span
from facts.question import Question, QuestionForm
from facts.question.stance import stance_of
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.files import read_words
from facts.words.normalize import Token, term, term_set, tokens
from facts.words.stances import DEMANDING, PLANNING

_CHANGING = read_words("changing")
_NEAR_VERB = 12
"""How many words before a change its verb may stand."""
_BEFORE_NUMBER = 3
"""How many words may lead up to a number: `from about 50`, `to a record 30`."""
_UNIT = 5
"""How many words a value may have after its number: `from 50 new houses a year to 30`."""
_ASKED = frozenset(
    (QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH, QuestionForm.WHAT, QuestionForm.WHICH)
)
_OLD = frozenset(
    "ago before earlier former formerly hitherto initial initially old original originally "
    "previous previously prior".split()
)
_NEW = frozenset("eventual eventually future new next revised upcoming".split())
_AHEAD = frozenset("aim goal objective proposal suggestion target".split()) | (
    PLANNING | DEMANDING | _CHANGING
)
"""Words of a question that asks for what is planned, wanted or to be."""
_COMPARED = frozenset("difference fewer gap less margin more".split())
_MODALS = frozenset("'ll could may might must shall should will would".split())
_EXTENT = frozenset("by from to".split())
_USED = frozenset(("used", "use"))
_MARKS = ";:!?"


@dataclass(frozen=True, slots=True)
class Change:
    """Where a sentence has the number before a change, and the one after it."""

    old: tuple[int, int]
    new: tuple[int, int]


def is_unasked_side(view: CandidateView, span: Span) -> bool:
    """Return whether a stretch of the article is the value before a change where the one after it
    is asked for, or the reverse."""
    change = change_in(view.candidate.sentence.text)
    if change is None or all(_sides_in(view, change, span)):
        return False
    return asked_side(view, span) is not None


def asked_side(view: CandidateView, span: Span) -> tuple[int, int] | None:
    """Return where the sentence has the number that is asked for, if a stretch of the article is
    the other side of its change, or both taken for a range; else None."""
    change = change_in(view.candidate.sentence.text)
    if change is None or view.query.question.asked not in _ASKED:
        return None
    old, new = _sides_in(view, change, span)
    wanted = _wanted(view, change) if old or new else None
    if wanted is None:
        return None
    right = new if wanted == change.new else old
    return None if right and not (old and new) else wanted


def _sides_in(view: CandidateView, change: Change, span: Span) -> tuple[bool, bool]:
    """Return whether a stretch of the article has the number before a change, and the one after."""
    offset = view.candidate.sentence.start
    old, new = (
        span.start < offset + end and offset + start < span.end
        for start, end in (change.old, change.new)
    )
    return old, new


def is_only_extent(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value only says how far something was changed, where the question asks what
    was: `raised the quota to 5,000 tonnes`."""
    question, words = view.query.question, view.query.words
    if question.asked is not QuestionForm.WHAT or question.slot is not Slot.PATIENT:
        return False
    # `What did the board raise?`, not `What did it cost before the raise?`
    if (len(words) > 1 and words[-2].stop) or not view.holds(fact.span):
        return False
    if words[-1].term not in changing_terms():
        return False
    return view.word_before(fact.span) in _EXTENT


def is_unasked_end(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact's value is where something came from where a question asks where it
    went, or the reverse: `The crate was sent from Turin to Graz`."""
    return bool(_asked_ends(view, fact))


def asked_end(view: CandidateView, span: Span, values: Sequence[Fact]) -> int | None:
    """Return which value is where something went, if a stretch of the article has where it came
    from and the question asks where it went; and the reverse."""
    ends = [
        end for fact in view.facts if fact.span.overlaps(span) for end in _asked_ends(view, fact)
    ]
    return next((i for i, fact in enumerate(values) if fact in ends), None)


def _asked_ends(view: CandidateView, fact: Fact) -> list[Fact]:
    """Return the facts with the end that is asked for, if a fact has the other end."""
    question = view.query.question
    if (
        question.asked is not QuestionForm.WHERE
        or term(fact.predicate) not in view.query.by_variant
    ):
        return []
    asked = "from" if any(word.word == "from" for word in view.query.words) else "to"
    if _side(view, fact) in (None, asked):
        return []
    return [
        other
        for other in view.facts
        if other.predicate_span == fact.predicate_span and _side(view, other) == asked
    ]


def _side(view: CandidateView, fact: Fact) -> str | None:
    """Return whether a value in the sentence has `from` or `to` before it."""
    before = view.word_before(fact.span) if view.holds(fact.span) else ""
    return before if before in ("from", "to") else None


@lru_cache(maxsize=1_024)
def change_in(text: str) -> Change | None:
    """Return the first change of a sentence: `rose from 4 to 6`, `fell to 9 from 12`."""
    if "from" not in text or "to" not in text:
        return None
    words = list(tokens(text))
    verbs = [i for i, word in enumerate(words) if word.term in changing_terms()]
    for first, word in enumerate(words):
        if word.word not in ("from", "to") or not any(
            first - _NEAR_VERB <= i < first for i in verbs
        ):
            continue
        one = _number_after(text, words, first)
        two = _other_number(text, words, first, one) if one is not None else None
        if one is not None and two is not None:
            old, new = (one, two) if word.word == "from" else (two, one)
            return Change(_place(words[old]), _place(words[new]))
    return None


def _other_number(text: str, words: Sequence[Token], first: int, one: int) -> int | None:
    """Return which word is the number on the other side of a change, if a value follows its
    preposition and the number on this side."""
    other = "to" if words[first].word == "from" else "from"
    for i in range(one + 1, min(len(words), one + 2 + _UNIT)):
        if words[i].word == other:
            two = _number_after(text, words, i)
            marked = two is not None and _has_mark(text[words[one].end : words[two].start])
            return None if marked else two
    return None


def _number_after(text: str, words: Sequence[Token], at: int) -> int | None:
    """Return which word is the number that a preposition leads up to, if any."""
    for i in range(at + 1, min(len(words), at + 1 + _BEFORE_NUMBER)):
        if words[i].word[:1].isdigit() or words[i].word in NUMBER_WORDS:
            return None if _has_mark(text[words[at].end : words[i].start]) else i
    return None


def _has_mark(text: str) -> bool:
    return ". " in text or any(mark in text for mark in _MARKS)


def _place(word: Token) -> tuple[int, int]:
    return word.start, word.end


def _wanted(view: CandidateView, change: Change) -> tuple[int, int] | None:
    """Return the side of a change that a question asks about, None if it may be either."""
    question = view.query.question
    words = [token.word for token in view.query.words]
    held = set(words)
    if held & _COMPARED or not words:
        return None
    if words[-1] in ("from", "to"):  # `What did the fee rise to?`
        return change.new if words[-1] == "to" else change.old
    if held & _OLD or _asks_what_used_to_be(words):
        return change.old
    if _is_ahead(view, change):
        if _looks_ahead(question, held):
            return change.new
        return change.old
    if held & _NEW or question.newest or not stance_of(question.plain).past:
        return change.new
    return None


def _asks_what_used_to_be(words: Sequence[str]) -> bool:
    """Return whether a question asks what `used to` be."""
    pairs = set(pairwise(words))
    return any((each, "to") in pairs for each in _USED)


def _looks_ahead(question: Question, held: set[str]) -> bool:
    """Return whether a question asks for what is planned, wanted or to be."""
    if held & (_NEW | _MODALS):
        return True
    if question.newest:
        return False
    terms = {term(word) for word in held}
    return bool(terms & term_set(_AHEAD)) or "under" in held or "after" in held or "by" in held


def _is_ahead(view: CandidateView, change: Change) -> bool:
    """Return whether a change is only planned, demanded or possible."""
    start = view.candidate.sentence.start + change.new[0]
    of_new = [fact for fact in view.facts if fact.span.start <= start < fact.span.end]
    return any(fact.modality is not Modality.ACTUAL for fact in of_new)


def changing_terms() -> frozenset[str]:
    """Return the index terms of the words of change."""
    return term_set(_CHANGING)
