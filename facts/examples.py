"""Questions that a record itself answers, to show a reader what can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facts.models import Answer, Fact, FactKind, NotFound
from facts.stores.base import Store

_ARTICLES = 6
_TRIES = 12


def example_questions(
    store: Store, ask: Callable[[str], Answer | NotFound], limit: int
) -> list[str]:
    """Up to `limit` questions, from the newest articles, each checked to be answered by the fact
    that it was made from."""
    found: list[str] = []
    for info in store.articles(limit=_ARTICLES):
        tries = 0
        for question, value in _candidates(store.facts(info.id)):
            tries += 1
            if tries > _TRIES:
                break
            result = ask(question)
            if isinstance(result, Answer) and value in result.short and question not in found:
                found.append(question)
                break
        if len(found) >= limit:
            break
    return found[:limit]


def _candidates(facts: list[Fact]) -> Iterator[tuple[str, str]]:
    """Questions with the value that must come back, the most telling forms first."""
    for fact in facts:
        if fact.kind is FactKind.PERSON and fact.predicate == "be" and " of " in fact.subject:
            yield f"Who is the {_lower_article(fact.subject)}?", fact.value
    for fact in facts:
        unit = fact.unit or ""
        if fact.kind is FactKind.NUMBER and unit.endswith("s") and 1 <= len(unit.split()) <= 3:
            yield f"How many {unit}?", fact.value
    for fact in facts:
        if fact.kind is FactKind.EVENT and len(fact.value.split()) > 2:
            yield f"When was the {fact.value}?", ""


def _lower_article(phrase: str) -> str:
    return phrase.removeprefix("the ").removeprefix("The ")
