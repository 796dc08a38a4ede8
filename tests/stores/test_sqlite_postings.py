"""The index of a record in SQLite: what is packed comes back, and changes leave it as made anew."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import StoreDamaged
from facts.models import DamagedPart, Filters
from facts.stores import IndexedArticle, Store, open_store
from facts.stores.finding import FactQuery
from facts.stores.sqlite import best, bm25, posting_lists, postings
from facts.testing.made_articles import entry, with_terms
from tests.tries import tries

TERMS = st.lists(st.lists(st.sampled_from("abc"), max_size=5), min_size=1, max_size=6)
POSTINGS = st.lists(st.integers(0, (1 << 64) - 1), min_size=1, max_size=50, unique=True).map(sorted)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        yield opened


def article(number: int, groups: list[list[str]]) -> IndexedArticle:
    made = entry(*[f"text {number} {index}" for index in range(len(groups))], title=str(number))
    return with_terms(made, groups, [[] for _ in groups])


@given(made=POSTINGS)
def test_packed_postings_come_back(made: list[int]) -> None:
    """Any list in order, whatever its numbers are."""
    assert posting_lists.unpack(posting_lists.pack(posting_lists.plain(made))).tolist() == made


@given(
    places=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 99)), min_size=1, unique=True),
    length=st.integers(1, 255),
)
def test_common_postings_are_small(places: list[tuple[int, int]], length: int) -> None:
    """A sentence that has the term once takes four bytes at most."""
    made = [(a << 36) | (i << 16) | (1 << 12) | length for a, i in sorted(places)]
    packed = posting_lists.pack(posting_lists.plain(made))
    assert posting_lists.unpack(packed).tolist() == made
    assert len(packed) <= 5 + 4 * len(made)


@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Damage is an error that the store knows."""
    try:
        found = posting_lists.unpack(data)
    except ValueError:
        return
    assert found.dtype == np.uint64
    assert len(found)


@given(made=POSTINGS, most=st.integers(1, 9))
def test_pieces_keep_articles_whole(made: list[int], most: int) -> None:
    """They are the list again, and only that of one article is longer than asked."""
    found = list(posting_lists.pieces(posting_lists.plain(made), most))
    assert [posting for piece in found for posting in piece.tolist()] == made
    articles = [set(posting_lists.articles_of(piece).tolist()) for piece in found]
    assert len(set().union(*articles)) == sum(map(len, articles))
    assert all(
        len(piece) <= most or len(own) == 1 for piece, own in zip(found, articles, strict=True)
    )


@settings(max_examples=tries(150), deadline=None)
@given(data=st.data(), last=st.integers(0, 6), block=st.integers(1, 12))
def test_changes_leave_the_index_as_made_anew(data: st.DataObject, last: int, block: int) -> None:
    """After any adds and removals, each term has the postings that its sentences give it."""
    with pytest.MonkeyPatch.context() as patch, open_store(":memory:") as store:
        patch.setattr(postings, "LAST", last)
        patch.setattr(postings, "BLOCK", block)
        held: dict[str, IndexedArticle] = {}
        for number in range(data.draw(st.integers(1, 15))):
            removes = data.draw(st.booleans())
            if held and removes:
                gone = data.draw(st.sampled_from(sorted(held)))
                assert store.remove(gone)
                del held[gone]
            else:
                made = article(number, data.draw(TERMS))
                assert store.add(made)
                held[made.article.id] = made
        assert list(store.check()) == []
        for term in "abc":
            having = [
                (made.article.title, each.sentence.index)
                for made in held.values()
                for each in made.sentences
                if term in each.terms
            ]
            found = store.search([term], limit=999)
            assert sorted((c.article.title, c.sentence.index) for c in found) == sorted(having)
            assert store.frequencies([term]).get(term, 0) == len(having)
            query = FactQuery(None, None, (term,), lambda fact: True)
            stated = store.find_facts(query, limit=999)
            assert sorted((f.article.title, f.sentence.index) for f in stated) == sorted(having)
            for made in held.values():
                own = store.search([term], Filters(article_id=made.article.id), limit=999)
                assert sorted(c.sentence.index for c in own) == [
                    index for title, index in having if title == made.article.title
                ]


@settings(max_examples=tries(100), deadline=None)
@given(groups=st.lists(TERMS, min_size=1, max_size=4), limit=st.integers(1, 9), data=st.data())
def test_the_best_are_those_of_bm25(
    groups: list[list[list[str]]], limit: int, data: st.DataObject
) -> None:
    """A plain computation of the same formula ranks alike, with equal scores by key."""
    terms = data.draw(st.lists(st.sampled_from("abc"), unique=True, min_size=1))
    sentences = [terms_of for made in groups for terms_of in made]
    mean = max(1, sum(map(len, sentences))) / len(sentences)

    def expected(own: list[str]) -> float:
        total = 0.0
        for term in terms:
            having = sum(term in each for each in sentences)
            odds = (len(sentences) - having + 0.5) / (having + 0.5)
            weight = max(math.log(odds), 1e-6)
            times = own.count(term)
            total += weight * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * len(own) / mean))
        return total

    with open_store(":memory:") as store:
        store.add_all([article(number, made) for number, made in enumerate(groups)])
        found = store.search(terms, limit=limit)
        everything = store.search(terms, limit=999)
    assert found == everything[:limit]
    scores = [expected(list(each.terms)) for each in everything]
    assert scores == pytest.approx(sorted(scores, reverse=True))
    assert len(everything) == sum(bool(set(each) & set(terms)) for each in sentences)


def test_a_search_reads_a_bounded_number(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a common term those added last, of a rare one all; with filters, whatever they allow."""
    monkeypatch.setattr(postings, "LAST", 2)
    monkeypatch.setattr(postings, "BLOCK", 5)
    monkeypatch.setattr(best, "MOST_READ", 20)
    for number in range(100):
        made = entry(
            f"often {number}",
            "seldom often" if number == 0 else "other",
            title=str(number),
            published=date(2000 + number // 50, 1, 1),
        )
        store.add(made)
    titles = {c.article.title for c in store.search(["often"], limit=999)}
    assert 20 <= len(titles) <= 25
    assert titles == {str(99 - n) for n in range(len(titles))}
    assert store.search(["often", "seldom"], limit=1)[0].article.title == "0"
    old = store.search(["often"], Filters(published_to=date(2000, 12, 31)), limit=999)
    assert {int(c.article.title) for c in old} == set(range(50))
    assert len(store.search(["often"], Filters(published_to=date(2000, 12, 31)), limit=3)) == 3


@given(made=st.lists(st.sampled_from([0.5, 1.0, 1.5, 2.0]), min_size=1), limit=st.integers(1, 9))
def test_the_best_of_equal_ones_are_the_first(made: list[float], limit: int) -> None:
    """Every limit cuts the same order."""
    keys = posting_lists.plain(range(len(made)))
    found = bm25.best(keys, np.array(made), limit).tolist()
    assert found == sorted(range(len(made)), key=lambda key: (-made[key], key))[:limit]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE term SET sentences = sentences + 1 WHERE term = 'common'", "numbers of sentences"),
        ("UPDATE term SET last = substr(last, 1, 16) WHERE term = 'common'", "words of all"),
        ("DELETE FROM term WHERE term = 'common'", "words of all"),
        ("DELETE FROM posting WHERE first = 1", "words of all"),
        ("INSERT INTO posting VALUES (NULL, 'unknown', 1, x'00010000000001ff')", "words of all"),
        ("UPDATE posting SET data = substr(data, 1, 6)", "cannot be read"),
        ("UPDATE totals SET terms = terms + 1", "size"),
    ],
)
def test_a_damaged_index_is_named(tmp_path: Path, change: str, why: str) -> None:
    """By the check of the whole record."""
    path = tmp_path / "record.db"
    with open_store(path) as store:
        # Twice, so that the common term has postings in a block and in its row.
        for numbers in (range(110), range(110, 130)):
            store.add_all([entry(f"common part{n}", title=str(n)) for n in numbers])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(change).rowcount
        connection.commit()
    with open_store(path) as store:
        found = list(store.check())
    assert {damage.part for damage in found} == {DamagedPart.INDEX}
    assert any(why in damage.why for damage in found)


def test_an_index_that_cannot_be_read(tmp_path: Path) -> None:
    """A search says that the record is damaged, and what to do."""
    path = tmp_path / "record.db"
    with open_store(path) as store:
        store.add_all([entry(f"common part{number}", title=str(number)) for number in range(130)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE posting SET data = x'00'")
        connection.commit()
    query = FactQuery(None, None, ("common",), lambda fact: True)
    with open_store(path) as store:
        with pytest.raises(StoreDamaged, match="index"):
            store.search(["common"], limit=3)
        with pytest.raises(StoreDamaged, match="rapporteur check"):
            store.find_facts(query, limit=3)


def test_articles_added_together(store: Store) -> None:
    """One that is there already, or twice among them, is stored once; with a fault, none is."""
    one, two, three = (entry(f"text {number}", title=str(number)) for number in range(3))
    assert store.add(one)
    assert store.add_all([two, one, three, two]) == [True, False, True, False]
    assert store.counts().articles == 3
    assert store.add_all([]) == []
    broken = with_terms(entry("a"), [["a"]], [[]])
    span = broken.sentences[0].sentence.model_copy(update={"text": "b"})
    fault = IndexedArticle(broken.article, (type(broken.sentences[0])(span),), ())
    with pytest.raises(ValueError, match=r"."):
        store.add_all([entry("another"), fault])
    assert store.counts().articles == 3
