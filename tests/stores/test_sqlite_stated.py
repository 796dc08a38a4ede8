"""The index of what articles state: it finds facts without a look at other articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import StoreDamaged
from facts.models import Damage, DamagedPart, Fact, FactKind, Filters, Sentence
from facts.stores import IndexedArticle, Store, open_store
from facts.stores.finding import FactQuery
from facts.stores.packing import unpack
from facts.stores.sqlite import postings
from facts.stores.sqlite.stated import MARK, lists_of
from facts.testing.made_articles import entry, with_facts

KINDS = [FactKind.PERSON, FactKind.MONEY, FactKind.DATE]
PREDICATES = ["", "chair", "lead the way", "=chair", "100 %", "année"]
STATED = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(PREDICATES)), max_size=4)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        yield opened


def stating(number: int, *stated: tuple[FactKind, str]) -> IndexedArticle:
    made = entry(f"common part{number} end", "more", title=str(number))
    fact = made.sentences[0].facts[0]
    changed = [fact.model_copy(update={"kind": k, "predicate": p}) for k, p in stated]
    return with_facts(made, changed, [])


def asked(kind: FactKind | None, predicate: str | None, *terms: str) -> FactQuery:
    return FactQuery(kind and kind.value, predicate or None, terms, lambda _: True)


@given(
    articles=st.lists(STATED, min_size=1, max_size=8),
    removed=st.sets(st.integers(0, 7)),
    together=st.booleans(),
)
def test_finds_what_a_look_through_the_record_finds(
    articles: list[list[tuple[FactKind, str]]], removed: set[int], together: bool
) -> None:
    """Also after removals, whether articles came together or one by one."""
    with open_store(":memory:") as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "LAST", 2)
        patch.setattr(postings, "BLOCK", 3)
        made = [stating(number, *stated) for number, stated in enumerate(articles)]
        if together:
            store.add_all(made)
        else:
            for one in made:
                store.add(one)
        for number in removed & set(range(len(made))):
            store.remove(made[number].article.id)
        for kind in (None, *KINDS):
            for predicate in PREDICATES:
                query = asked(kind, predicate)
                found = store.find_facts(query, limit=99)
                assert found == Store.find_facts(store, query, limit=99)
        assert list(store.check()) == []


@pytest.mark.parametrize(
    ("query", "most"),
    [
        (asked(FactKind.MONEY, None), 2),
        (asked(None, "chair"), 2),
        (asked(FactKind.MONEY, "chair"), 1),
        (asked(FactKind.DATE, "chair"), 0),
        (asked(FactKind.MONEY, None, "common"), 2),
        (asked(None, "chair", "common"), 2),
    ],
)
def test_only_articles_that_state_it_are_read(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: FactQuery, most: int
) -> None:
    """Whatever else the record holds, and wherever in it they are."""
    few = {3: (FactKind.MONEY, "chair"), 7: (FactKind.MONEY, "pay"), 9: (FactKind.PERSON, "chair")}
    store.add_all([stating(n, few.get(n, (FactKind.DATE, "meet"))) for n in range(400)])
    read: list[int] = []

    def counted(packed: bytes, key: int, sentence: Sentence) -> tuple[Fact, ...]:
        read.append(key)
        return unpack(packed, key, sentence)

    monkeypatch.setattr("facts.stores.sqlite.finding.unpack", counted)
    assert len(store.find_facts(query, limit=99)) == len(read) == most


def test_one_article_is_asked(store: Store) -> None:
    """Its id names it, and the others are not looked at."""
    made = [stating(n, (FactKind.DATE, "meet")) for n in range(5)]
    store.add_all(made)
    only = Filters(article_id=made[2].article.id)
    for query in (asked(FactKind.DATE, None), asked(None, "meet", "common")):
        (found,) = store.find_facts(query, only, limit=9)
        assert found.article.id == made[2].article.id
    assert store.find_facts(asked(FactKind.PERSON, None), only, limit=9) == []


def test_lists_have_names_that_no_term_has() -> None:
    """Else a word of an article would find what articles state."""
    assert all(name.startswith(MARK) for name in lists_of([("money", "=chair")]))
    with open_store(":memory:") as store:
        store.add(stating(0, (FactKind.MONEY, "chair")))
        names = ["=money", "=money=chair"]
        assert store.frequencies(names) == {}
        assert store.search(names, limit=9) == []


def changed(path: Path, statement: str) -> list[Damage]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(statement).rowcount
        connection.commit()
    with open_store(path) as store:
        return list(store.check())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with open_store(path) as store:
        store.add_all([stating(n, (FactKind.MONEY, "chair")) for n in range(3)])
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM term WHERE term = '=money'",
        "UPDATE term SET last = substr(last, 9) WHERE term = '=money=chair'",
        "UPDATE term SET sentences = 9 WHERE term = '=money'",
        "UPDATE term SET term = '=date' WHERE term = '=money'",
    ],
)
def test_a_damaged_index_is_named(path: Path, statement: str) -> None:
    """And told apart from that of the words."""
    (damage,) = changed(path, statement)
    assert damage.part is DamagedPart.INDEX
    assert "kinds and predicates" in damage.why


def test_an_article_whose_facts_are_damaged_can_be_removed(path: Path) -> None:
    """The index then says nothing of it."""
    article_id = stating(1).article.id
    damage = changed(path, "UPDATE sentence SET facts = x'07' WHERE text = 'common part1 end'")
    assert article_id in {each.article_id for each in damage}
    with open_store(path) as store:
        with pytest.raises(StoreDamaged) as caught:
            store.find_facts(asked(FactKind.MONEY, None), limit=9)
        assert caught.value.article_ids == (article_id,)
        assert store.remove(article_id)
        assert list(store.check()) == []
        assert len(store.find_facts(asked(FactKind.MONEY, None), limit=9)) == 2
