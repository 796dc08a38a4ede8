"""What every store must do to find facts across articles."""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import Fact, FactKind, Filters
from facts.stores import IndexedArticle, Store
from facts.stores.finding import FactQuery
from facts.testing.made_articles import entry, with_facts

_KINDS = tuple(FactKind)


def _stating(number: int, *, sentences: int = 5) -> IndexedArticle:
    """Return an article whose sentences state facts of several kinds and predicates."""
    made = entry(
        *[
            f"lead{number} common part{index} of{index % 2} end{number}"
            for index in range(sentences)
        ],
        title=f"Title {number}",
        source=f"Agency {number % 2}",
        published=date(2020 + number % 3, 1, 1),
    )
    return with_facts(
        made, *[_varied(each.facts[0], number, n) for n, each in enumerate(made.sentences)]
    )


def _varied(fact: Fact, number: int, index: int) -> list[Fact]:
    kind = _KINDS[(number + index) % 4]
    changed = fact.model_copy(update={"kind": kind, "predicate": f"do{index % 3}"})
    other = fact.model_copy(update={"kind": _KINDS[4], "predicate": "lead the way"})
    return [changed, other] if index % 2 else [changed]


_ADDED = [_stating(number) for number in range(12)]
_QUERIES = [
    FactQuery(kind, predicate, terms, lambda fact: True)
    for kind in (None, _KINDS[0].value, _KINDS[4].value, _KINDS[9].value)
    for predicate in (None, "do1", "lead the way", "do", "~", "' OR 1=1 --")
    for terms in ((), ("common",), ("lead3", "common"), ("part1",), ("nothing",), ("=person",))
    if kind or predicate or terms
]


def _expected(
    query: FactQuery, entries: list[IndexedArticle], filters: Filters | None = None
) -> list[Fact]:
    return [
        fact
        for made in reversed(entries)
        if filters is None or made.article.source == filters.source
        for each in made.sentences
        if set(query.terms) <= set(each.terms)
        for fact in each.facts
        if query.holds(fact)
    ]


class FactContract:
    """Finding facts. A backend gives the fixture `store`."""

    def test_finds_all_facts_that_are_asked_for(self, store: Store) -> None:
        """By every combination, the last added articles first, also after a removal."""
        store.add_all(_ADDED)
        kept = [made for made in _ADDED if made is not _ADDED[5]]
        for added in (_ADDED, kept):
            for query in _QUERIES:
                found = store.find_facts(query, limit=1_000)
                assert [each.fact for each in found] == _expected(query, added), query
                for each in found:
                    assert each.article.id == each.fact.article_id == each.sentence.article_id
                    assert each.sentence.index == each.fact.sentence_index
            store.remove(_ADDED[5].article.id)

    def test_finds_no_more_than_asked(self, store: Store) -> None:
        """The first of all."""
        store.add_all(_ADDED)
        query = FactQuery(None, "do1", (), lambda fact: True)
        everything = store.find_facts(query, limit=1_000)
        assert len(everything) > 10
        for limit in (-1, 0, 1, 3, 10):
            assert store.find_facts(query, limit=limit) == everything[: max(0, limit)]

    def test_finds_what_matches(self, store: Store) -> None:
        """The last word is with a condition that no index knows."""
        store.add_all(_ADDED)
        query = FactQuery(_KINDS[0].value, None, (), lambda fact: fact.value == "end4")
        found = store.find_facts(query, limit=1_000)
        assert found
        assert {each.fact.value for each in found} == {"end4"}

    def test_finds_facts_of_allowed_articles(self, store: Store) -> None:
        """By source, date and id."""
        store.add_all(_ADDED)
        query = FactQuery(None, "do1", ("common",), lambda fact: True)
        filters = Filters(source="Agency 1")
        found = store.find_facts(query, filters, limit=1_000)
        assert [each.fact for each in found] == _expected(query, _ADDED, filters)
        dated = store.find_facts(query, Filters(published_from=date(2022, 1, 1)), limit=1_000)
        assert {each.article.published for each in dated} == {date(2022, 1, 1)}
        (one, *_) = _ADDED
        own = store.find_facts(query, Filters(article_id=one.article.id), limit=1_000)
        assert {each.article.id for each in own} == {one.article.id}
        assert store.find_facts(query, Filters(article_id="none"), limit=1_000) == []

    @pytest.mark.parametrize("sentences", [1, 450])
    def test_finds_facts_on_many_pages(self, store: Store, sentences: int) -> None:
        """Each once, whatever is read at a time."""
        added = [_stating(number, sentences=sentences) for number in range(3)]
        store.add_all(added)
        for query in (
            FactQuery(None, "lead the way", (), lambda fact: True),
            FactQuery(_KINDS[1].value, None, (), lambda fact: True),
        ):
            found = store.find_facts(query, limit=10_000)
            assert [each.fact for each in found] == _expected(query, added)
