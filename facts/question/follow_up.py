"""Questions that depend on those before them, such as `And when?` or `What about Tonga?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.question.another_time import time_alone, without_times
from facts.question.pointing import ASKING_WITH, JOINING, asking_words
from facts.question.types import Question, QuestionForm, Term
from facts.question.word_runs import AUXILIARY, WH, Words, run_of
from facts.words.normalize import Token

_MARKS = frozenset("?？؟")
_POINTING = frozenset(
    "it its they them their he him his she her that this those these there".split()
)
_CIRCUMSTANCE = frozenset("when where why how".split())
_COUNTED = frozenset("many much".split())
_INSTEAD = ("what about", "how about")


def filled_in(text: str, before: Sequence[Question]) -> str | None:
    """Return the whole question for one that leaves out what it is about.

    After `When did the mill open in 2019`, `And where?` and `Where was that?` are `where did the
    mill open in 2019`, and `And in 2021?` is `When did the mill open in 2021`. `before` are the
    earlier questions, latest first. Other questions are None.
    """
    asked, time = asking_words(Words(text).words), time_alone(text)
    for earlier in before:
        given = Words(earlier.plain)
        alone = asking_words(given.words) is not None or time_alone(earlier.plain) is not None
        if time is not None and not alone:
            return f"{without_times(earlier.plain)} {time}?"
        first = run_of(given.words, JOINING | WH | ASKING_WITH)
        if asked is not None and first < len(given):
            told = given.since(first)
            helped = given.words[first] in AUXILIARY
            return f"{asked} {told if helped else _said(told, asked, earlier)}"
    return None


def _said(told: str, asked: str, earlier: Question) -> str:
    """Return what follows `when` to ask about what a question without an auxiliary tells.

    That is `was it that they opened the mill` after `who opened the mill`.
    """
    if _CIRCUMSTANCE.isdisjoint(asked.split()) or not _COUNTED.isdisjoint(asked.split()):
        return told
    return f"was it that {'they ' if earlier.asked is QuestionForm.WHO else ''}{told}"


def says_that_it_follows(text: str) -> bool:
    """Return whether a text shows that it goes on with a question: `and Fiji`, `Fiji?`."""
    words = Words(text).words
    return not _MARKS.isdisjoint(text) or (bool(words) and words[0] in JOINING)


def is_follow_up(words: Sequence[Token], question: Question) -> bool:
    """Return whether a question of these words depends on an earlier one."""
    first = words[0].word
    if first in JOINING or _about_another(question):
        return True
    named = any(term.name for term in question.terms)
    return not named and (any(word.word in _POINTING for word in words) or len(question.terms) <= 1)


def continued(question: Question, before: Sequence[Question]) -> Question:
    """Return the question with the content words of earlier ones added as optional terms.

    `before` has the latest question first and the one that stood alone last. Where it is empty, the
    question is returned unchanged.
    """
    if not before:
        return question
    update: dict[str, object] = {"terms": question.terms + tuple(_carried(question, before))}
    if _asks_the_same(question):
        # `And in 2023?`: the same thing is asked again of something else.
        asking = next((each for each in before if not _asks_the_same(each)), before[-1])
        update |= {
            "asked": asking.asked,
            "wanted": asking.wanted,
            "head": asking.head,
            "predicate": asking.predicate,
            "slot": asking.slot,
            "instead": True,
        }
    return question.model_copy(update=update)


def _carried(question: Question, before: Sequence[Question]) -> Iterator[Term]:
    """Yield each term that the earlier questions are about, once."""
    seen = {term.term for term in question.terms}
    asked = {question.predicate}
    for each in before:
        asked |= {each.predicate, *each.head}
        for term in each.terms:
            if term.term in seen or term.term in asked:
                continue
            if _left_behind(term, each, question, last=each is before[-1]):
                continue
            seen.add(term.term)
            yield term.model_copy(update={"optional": True})


def _left_behind(term: Term, each: Question, question: Question, *, last: bool) -> bool:
    """Return whether a term of an earlier question no longer belongs to the subject.

    "Who introduced the draft? And how many states opposed it? And when was it adopted?" goes on
    with the draft and not with the states. A question without content words of its own ("And
    when?") would ask about the states. Names stay until another name takes their place ("What about
    Tonga? And Fiji?"), and one year replaces another.
    """
    if question.dates and any(term.word in date.split("-") for date in each.dates):
        return True
    if last or not question.terms:
        return False
    if _asks_the_same(each):
        return _asks_the_same(question)
    return not term.name


def _asks_the_same(question: Question) -> bool:
    """Return whether a question only names something else to ask the previous question of."""
    return question.asked is QuestionForm.KEYWORDS or _about_another(question)


def _about_another(question: Question) -> bool:
    return " ".join(question.plain.lower().split()).startswith(_INSTEAD)
