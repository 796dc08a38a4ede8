"""Make example questions that a record answers, to show a reader what to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facts.models import Answer, Article, Fact, FactKind, NotFound, SentenceKind, Slot
from facts.stores.base import Store

_NEWEST_ARTICLES = 6
_TRIES_PER_ARTICLE = 8
_LENGTHS = range(25, 91)
"""The allowed length of an example in characters."""
_FEWEST_WORDS = 4
_BEST_LENGTH = 50
_ACTORS = (FactKind.PERSON, FactKind.ORGANISATION)
_PASSIVE = re.compile(r"(was|were) \w+(ed|en|wn|lt|pt|ld|rn|nt|un)\b")
_FINITE = re.compile(r"(?!\w+ing\b)[a-z]")
_SINGULAR = re.compile(r"(is|was|has)\b")
_PARTICLES = frozenset("over back up down out off away".split())
_POSSESSIVE = re.compile(r"[A-Z][\w-]{0,60}['’]s ")
_POINTING = frozenset(
    "it its he his she her they their them this that these those who which i we you last next "
    "today yesterday tomorrow ago monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words whose meaning depends on the article or on the day."""


@dataclass(frozen=True, slots=True)
class _Example:
    """A question made from a fact, with its form and the value that its answer must contain."""

    form: str
    question: str
    value: str
    fact: Fact


def example_questions(
    store: Store, ask: Callable[[str], Answer | NotFound], limit: int
) -> list[str]:
    """Return up to `limit` questions about the newest articles, one per article, in varied forms.

    Each question is asked first, to check that it is answered by the fact that it was made from and
    that no other article disagrees.
    """
    found: list[str] = []
    forms: list[str] = []
    for info in store.articles(limit=_NEWEST_ARTICLES):
        if len(found) >= limit:
            break
        article = store.get(info.id)
        if article is None:  # removed meanwhile
            continue
        # Headlines have their own grammar.
        body = {s.index for s in store.sentences(info.id) if s.kind is SentenceKind.BODY}
        facts = [fact for fact in store.facts(info.id) if fact.sentence_index in body]
        candidates = [c for c in _candidates(article, facts) if _is_clear(c.question)]
        # Prefer a form that is not used yet, then a question with a name, then a medium length.
        candidates.sort(
            key=lambda c: (
                forms.count(c.form),
                not _has_name(c.question),
                abs(len(c.question) - _BEST_LENGTH),
            )
        )
        for candidate in candidates[:_TRIES_PER_ARTICLE]:
            if candidate.question not in found and _answers(ask(candidate.question), candidate):
                found.append(candidate.question)
                forms.append(candidate.form)
                break
    return found


def _answers(result: Answer | NotFound, candidate: _Example) -> bool:
    return (
        isinstance(result, Answer)
        and not result.disagreement
        and candidate.value in result.short
        and result.citations[0].index == candidate.fact.sentence_index
    )


def _candidates(article: Article, facts: list[Fact]) -> Iterator[_Example]:
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(fact.sentence_index, []).append(fact)
    for stated in by_sentence.values():
        actions = [f for f in stated if f.kind is FactKind.ACTION and _FINITE.match(f.value)]
        for fact in stated:
            yield from _holder(fact)
            for action in actions:
                yield from _actor(fact, action)
                yield from _count(fact, action)
                yield from _time(fact, action, article)


def _holder(fact: Fact) -> Iterator[_Example]:
    """Yield a question such as "Who is the chairperson of the council?"."""
    specific = " of " in fact.subject or _POSSESSIVE.search(fact.subject)
    full = len(fact.value.split()) > 1
    if fact.kind is FactKind.PERSON and fact.predicate == "be" and specific and full:
        subject = re.sub("^the ", "", fact.subject, flags=re.IGNORECASE)
        article = "" if _POSSESSIVE.match(subject) else "the "
        yield _Example("holder", f"Who is {article}{subject}?", fact.value, fact)


def _actor(fact: Fact, action: Fact) -> Iterator[_Example]:
    """Yield a question such as "Who opened the museum?"."""
    full = len(fact.value.split()) > 1
    inflected = action.value.split()[0] != action.predicate
    if fact.kind in _ACTORS and full and inflected and fact.value == action.subject:
        yield _Example("actor", f"Who {action.value}?", fact.value, fact)


def _count(fact: Fact, action: Fact) -> Iterator[_Example]:
    """Yield a question such as "How many states signed the treaty?"."""
    unit = fact.unit or ""
    counted = f"{fact.value} {unit}"
    if (
        fact.kind is FactKind.NUMBER
        and unit.endswith("s")
        and action.subject.startswith(counted)
        and not _SINGULAR.match(action.value)
    ):
        rest = action.subject.removeprefix(counted)
        yield _Example("count", f"How many {unit}{rest} {action.value}?", fact.value, fact)


def _time(fact: Fact, action: Fact, article: Article) -> Iterator[_Example]:
    """Yield a question such as "When was the register opened?"."""
    verb = _PASSIVE.match(action.value)
    if (
        fact.kind is FactKind.DATE
        and fact.slot is Slot.TIME
        and (fact.subject, fact.predicate) == (action.subject, action.predicate)
        and verb is not None
        and action.subject_span is not None
    ):
        before = article.text[: action.subject_span.start].rsplit(maxsplit=1)[-1:]
        the = "the " if before and before[0].lower() in ("the", "a", "an") else ""
        after = article.text[action.span.start + verb.end() :].split(maxsplit=1)
        if after and after[0] in _PARTICLES:
            return  # "handed over" does not mean "handed"
        was, done = verb[0].split()
        yield _Example("time", f"When {was} {the}{action.subject} {done}?", fact.value, fact)


def _is_clear(question: str) -> bool:
    """Return whether a reader who does not know the article can understand the question."""
    words = re.findall(r"[\w'’-]+", question.lower())[1:]
    return (
        len(question) in _LENGTHS
        and len(words) >= _FEWEST_WORDS
        and question.count("?") == 1
        and not _POINTING.intersection(words)
        and not re.search(r"[\n\"“”()\[\];:]", question)
    )


def _has_name(question: str) -> bool:
    return re.search(r" [A-Z]", question) is not None
