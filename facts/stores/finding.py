"""Facts across articles: from the sentences that an index names to the facts that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, Protocol

from facts.models import ArticleInfo, Fact, FoundFact, Sentence
from facts.stores.integrity import refuse_altered

PAGE = 200
"""How many sentences are read at a time."""


class FactQuery(NamedTuple):
    """Which facts are asked for: all given conditions must hold.

    `terms` are index terms that the sentence has. `matches` is asked last, for what no index knows.
    """

    kind: str | None
    predicate: str | None
    terms: tuple[str, ...]
    matches: Callable[[Fact], bool]

    def holds(self, fact: Fact) -> bool:
        """Return whether a fact is one that is asked for."""
        return (
            (self.kind is None or fact.kind.value == self.kind)
            and (self.predicate is None or fact.predicate == self.predicate)
            and self.matches(fact)
        )


class StatingSentence(NamedTuple):
    """A sentence with its article, its facts, and whether the article's text has it."""

    sentence: Sentence
    article: ArticleInfo
    facts: tuple[Fact, ...]
    intact: bool = True


def found_facts(
    sentences: Iterable[StatingSentence], query: FactQuery, limit: int
) -> list[FoundFact]:
    """Return the facts that are asked for, of sentences that come last first.

    The articles stay in that order, and the facts of each are in the order of its text. Raises
    `StoreDamaged` for a sentence that is not as it was stored.
    """
    found: list[FoundFact] = []
    for _, group in groupby(sentences, key=lambda each: each.article.id):
        if len(found) >= limit:
            break
        found += _of_article(reversed(list(group)), query)
    return found[:limit]


def _of_article(sentences: Iterable[StatingSentence], query: FactQuery) -> Iterator[FoundFact]:
    for each in sentences:
        wanted = [fact for fact in each.facts if query.holds(fact)]
        if wanted and not each.intact:
            refuse_altered([each.article.id])
        for fact in wanted:
            yield FoundFact(fact=fact, sentence=each.sentence, article=each.article)


class _Parts(Protocol):
    """What gives the sentences and facts of an article, as `Store` does."""

    def sentences(self, article_id: str) -> list[Sentence]: ...

    def facts(self, article_id: str) -> list[Fact]: ...


def by_sentence(store: _Parts, article_id: str) -> list[tuple[Sentence, list[Fact]]]:
    """Return an article's sentences in order, each with the facts that it states."""
    facts: dict[int, list[Fact]] = {}
    for fact in store.facts(article_id):
        facts.setdefault(fact.sentence_index, []).append(fact)
    return [(each, facts.get(each.index, [])) for each in store.sentences(article_id)]
