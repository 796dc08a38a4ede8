"""Items of a list such as `Units affected: 6,200`, in which the label names what is told.

The reader has learnt sentences, and is unsure of such items too. Where a question has the words of
a label, and hardly any that are neither there nor in the title, what follows the label is the
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.match.candidate_view import CandidateView
from facts.match.table_rows import BEYOND, LOOKED_UP, Found, single_best
from facts.match.value_fit import words_fit
from facts.models import FactKind
from facts.question import QuestionForm
from facts.text.cells import CELL_MARK
from facts.words.normalize import Token

_ITEM = re.compile(r"(?P<label>[^\W_][^\s:]*+(?: [^\s:]++){0,4}+):\s++(?P<value>\S.*+)", re.DOTALL)
_STOPS = ".!?…"
_LONGEST_VALUE = 160  # characters; a longer one is a paragraph
_MOST_OTHERS = 1
"""How many words of a question may be neither in the label nor in the title, beside names."""
_FEWEST_MATCHED = 0.5
"""What share of a label's words a question must have: `Objections received` is asked for as
objections."""
_SAME_BEGINNING = 5
"""So many letters begin an applicant, and who applied."""
_NAMED = frozenset((FactKind.PERSON, FactKind.ORGANISATION, FactKind.COUNTRY))
_NAME = re.compile(
    r"[^\W\d_a-z][^\s,;(]*+(?: [^\W\d_a-z][^\s,;(]*+| (?:&|and|of|the|de|van|von)\b)*+"
)
_LABELS = {
    QuestionForm.WHY: frozenset(("reason", "reasons", "cause")),
    QuestionForm.WHERE: frozenset(("place", "venue", "location", "address")),
    QuestionForm.WHEN: frozenset(("date", "time")),
}
"""Labels that a form of question asks for without their word."""


def answering_item(views: Sequence[CandidateView]) -> Found | None:
    """Return what follows the label that is asked for. There is none where two items have as much
    of the question in their labels."""
    found = {i: item for i, view in enumerate(views) if (item := _item(view)) is not None}
    best = single_best({i: share for i, (share, _) in found.items()})
    if best is None:
        return None
    share, value = found[best]
    return Found(best, *value, share == 1)


def _item(view: CandidateView) -> tuple[float, tuple[int, int]] | None:
    """Return how much of its label the question has, and where what follows stands, if it may
    answer."""
    question = view.query.question
    text = view.candidate.sentence.text
    item = _ITEM.fullmatch(text)
    if (
        item is None
        or CELL_MARK in text
        or question.asked not in LOOKED_UP | {QuestionForm.WHY}
        or BEYOND.search(question.plain)
        or len(item["value"]) > _LONGEST_VALUE
        or text[-1] in _STOPS  # a sentence after its speaker's name
    ):
        return None
    words = [word for word in view.words if word.start < item.end("label")]
    if [word.word for word in words] == [question.asked.value]:
        return _under_question_word(view, item)
    label = [word for word in words if not word.stop]
    asked = set(_in_label(view, label))
    if not label or any(view.query.terms[i].name for i in asked):
        return None
    if question.head and not any(_is_head(view, i) for i in asked):
        return None  # `Sold between: 3 May and 9 June` tells when, not how many drums were sold
    if {word.word for word in label} & _LABELS.get(question.asked, frozenset()):
        share = 1.0
    else:
        matched = {view.words[at].start for i in asked for at in view.places.get(i, ())}
        begun = sum(word.start in matched or _begins_alike(view, word) for word in label)
        share = begun / len(label)
    if share < _FEWEST_MATCHED or _others(view, asked) > _MOST_OTHERS:
        return None
    return (share, item.span("value")) if _has_kind(view, item.start("value")) else None


def _under_question_word(
    view: CandidateView, item: re.Match[str]
) -> tuple[float, tuple[int, int]] | None:
    """Return an item of an advisory such as `WHERE: Gull Hall`, if all that is asked for is in the
    title or beside it."""
    if view.query.question.asked not in _LABELS or not view.query.terms or _others(view, set()):
        return None
    return (1.0, item.span("value")) if _has_kind(view, item.start("value")) else None


def _in_label(view: CandidateView, label: Sequence[Token]) -> Iterator[int]:
    """Yield the words of the question that a label has, in some form."""
    starts = {word.start for word in label}
    for i, term in enumerate(view.query.terms):
        held = any(view.words[at].start in starts for at in view.places.get(i, ()))
        if held or any(_alike(term.term, word.term) for word in label):
            yield i


def _begins_alike(view: CandidateView, word: Token) -> bool:
    return any(_alike(term.term, word.term) for term in view.query.terms)


def _alike(one: str, other: str) -> bool:
    """Return whether two words have a stem in common, as far as their beginning tells."""
    begin = one[:_SAME_BEGINNING]
    return len(begin) == _SAME_BEGINNING and begin.isalpha() and other.startswith(begin)


def _is_head(view: CandidateView, i: int) -> bool:
    return view.query.terms[i].term == view.query.question.head[-1]


def _others(view: CandidateView, asked: set[int]) -> int:
    """Return how many words of the question neither the label nor the title has. Names that are not
    there count as many."""
    return sum(
        1 + _MOST_OTHERS * (term.name and not view.nearby[i])
        for i, term in enumerate(view.query.terms)
        if not (i in asked or view.title[i] or term.optional or (term.name and view.nearby[i]))
    )


def _has_kind(view: CandidateView, start: int) -> bool:
    """Return whether what follows a label is of the kind that is asked for."""
    sentence = view.candidate.sentence
    if view.query.question.asked is not QuestionForm.WHO:
        return words_fit(view, start, len(sentence.text))
    name = _NAME.match(sentence.text, start)
    # `Maker: Pellworth Toys, Ridding`: the parser knows few names without a clause.
    if name is not None and sentence.text[name.end() :].lstrip()[:1] in ("", ",", "("):
        return True
    return any(
        fact.kind in _NAMED and view.holds(fact.span) and fact.span.start - sentence.start >= start
        for fact in view.facts
    )
