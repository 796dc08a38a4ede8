"""The names in the articles that a question may be about, for whoever hears it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facts.models import Answer, Citation, Fact, FactKind, NotFound
from facts.stores.base import Store

_MOST_ARTICLES = 3
_NAMED = frozenset((FactKind.PERSON, FactKind.PLACE, FactKind.ORGANISATION))
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:of|the|de|van|von|bin|al) )*{_WORD}){{0,3}}")
_HEADING = re.compile(r"[^a-z]{6,}")
"""Names of that length without small letters are words of a heading or a dateline."""


def names_about(store: Store, found: Answer | NotFound, limit: int) -> list[str]:
    """Return names in the articles that were found for a question, those of the best first.

    A name that is part of another one is left out.
    """
    articles = dict.fromkeys(each.article_id for each in _found(found))
    facts = (fact for each in list(articles)[:_MOST_ARTICLES] for fact in store.facts(each))
    names = list(dict.fromkeys(_names(facts)))
    whole = [each for each in names if not any(_is_part(each, other) for other in names)]
    return whole[:limit]


def _found(found: Answer | NotFound) -> Iterator[Citation]:
    if isinstance(found, NotFound):
        yield from found.nearest
        return
    yield from found.citations
    yield from (each.citation for each in found.alternatives)


def _names(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        for text in (fact.value, fact.subject) if fact.kind in _NAMED else (fact.subject,):
            if _NAME.fullmatch(text) and not _HEADING.fullmatch(text):
                yield text


def _is_part(name: str, other: str) -> bool:
    return name != other and f" {name} " in f" {other} "
