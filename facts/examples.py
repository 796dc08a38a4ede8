"""Questions that a record itself answers, to show a reader what can be asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facts.models import Answer, Article, Fact, FactKind, NotFound, SentenceKind, Slot
from facts.stores.base import Store

_ARTICLES = 6
_TRIES = 8
_WIDTH = range(25, 91)
"""How long, in characters, an example may be: neither bare nor more than a line or two."""
_WORDS = 4
_BEST_LENGTH = 50
_ACTORS = (FactKind.PERSON, FactKind.ORGANISATION)
_PASSIVE = re.compile(r"(was|were) \w+(ed|en|wn|lt|pt|ld|rn|nt|un)\b")
_FINITE = re.compile(r"(?!\w+ing\b)[a-z]")
_SINGULAR = re.compile(r"(is|was|has)\b")
_PARTICLES = frozenset("over back up down out off away".split())
_POSSESSIVE = re.compile(r"[A-Z][\w-]*['’]s ")
_POINTING = frozenset(
    "it its he his she her they their them this that these those who which i we you last next "
    "today yesterday tomorrow ago monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that mean something only beside the article."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question with its form, and the value that its answer must hold."""

    form: str
    question: str
    value: str
    fact: Fact


def example_questions(
    store: Store, ask: Callable[[str], Answer | NotFound], limit: int
) -> list[str]:
    """Up to `limit` questions, one each of the newest articles, in as many forms as there are.

    Each is checked to be answered by the fact that it was made from, without another article that
    disagrees.
    """
    found: list[str] = []
    forms: list[str] = []
    for info in store.articles(limit=_ARTICLES):
        if len(found) >= limit:
            break
        article = store.get(info.id)
        if article is None:  # removed meanwhile
            continue
        # A headline has a grammar of its own.
        body = {s.index for s in store.sentences(info.id) if s.kind is SentenceKind.BODY}
        facts = [fact for fact in store.facts(info.id) if fact.sentence_index in body]
        candidates = [c for c in _candidates(article, facts) if _fair(c.question)]
        # A form that was not shown yet comes first, then what tells enough to be understood.
        candidates.sort(
            key=lambda c: (
                forms.count(c.form),
                not _names(c.question),
                abs(len(c.question) - _BEST_LENGTH),
            )
        )
        for candidate in candidates[:_TRIES]:
            if candidate.question not in found and _answers(ask(candidate.question), candidate):
                found.append(candidate.question)
                forms.append(candidate.form)
                break
    return found


def _answers(result: Answer | NotFound, candidate: _Candidate) -> bool:
    return (
        isinstance(result, Answer)
        and not result.disagreement
        and candidate.value in result.short
        and result.citations[0].index == candidate.fact.sentence_index
    )


def _candidates(article: Article, facts: list[Fact]) -> Iterator[_Candidate]:
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


def _holder(fact: Fact) -> Iterator[_Candidate]:
    """Who is the chairperson of the council?"""
    telling = " of " in fact.subject or _POSSESSIVE.search(fact.subject)
    full = len(fact.value.split()) > 1
    if fact.kind is FactKind.PERSON and fact.predicate == "be" and telling and full:
        subject = re.sub("^the ", "", fact.subject, flags=re.IGNORECASE)
        article = "" if _POSSESSIVE.match(subject) else "the "
        yield _Candidate("holder", f"Who is {article}{subject}?", fact.value, fact)


def _actor(fact: Fact, action: Fact) -> Iterator[_Candidate]:
    """Who opened the museum?"""
    full = len(fact.value.split()) > 1
    inflected = action.value.split()[0] != action.predicate
    if fact.kind in _ACTORS and full and inflected and fact.value == action.subject:
        yield _Candidate("actor", f"Who {action.value}?", fact.value, fact)


def _count(fact: Fact, action: Fact) -> Iterator[_Candidate]:
    """How many states signed the treaty?"""
    unit = fact.unit or ""
    counted = f"{fact.value} {unit}"
    if (
        fact.kind is FactKind.NUMBER
        and unit.endswith("s")
        and action.subject.startswith(counted)
        and not _SINGULAR.match(action.value)
    ):
        rest = action.subject.removeprefix(counted)
        yield _Candidate("count", f"How many {unit}{rest} {action.value}?", fact.value, fact)


def _time(fact: Fact, action: Fact, article: Article) -> Iterator[_Candidate]:
    """When was the register opened?"""
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
            return  # handed over is not handed
        was, done = verb[0].split()
        yield _Candidate("time", f"When {was} {the}{action.subject} {done}?", fact.value, fact)


def _fair(question: str) -> bool:
    """Whether a reader who knows no article yet can make sense of it."""
    words = re.findall(r"[\w'’-]+", question.lower())[1:]
    return (
        len(question) in _WIDTH
        and len(words) >= _WORDS
        and question.count("?") == 1
        and not _POINTING.intersection(words)
        and not re.search(r"[\n\"“”()\[\];:]", question)
    )


def _names(question: str) -> bool:
    return re.search(r" [A-Z]", question) is not None
