"""What asking costs the store: a bounded number of bounded calls, whatever the record's size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts.indexing import index_article
from facts.library import Library
from facts.match.ranking import (
    ARTICLES,
    CLOSE,
    FOLLOWED,
    RECALL,
    SEEDS,
    WITHIN,
)
from facts.stores import Store, open_store
from facts.stores.recall import REACH
from facts.testing.made_articles import entry, sentences_of
from tests.facts.asking import Calls, counted

NEVER = {"sentences", "articles", "iterate", "sources", "get", "facts", "near", "add", "remove"}
QUESTIONS = (
    "Who chaired the session in Lund?",
    "how many delegates chiared the sesion of Lund",
    "chaired session delegates Lund budget fog",
    "Who chaired the zzzz qqqq submarine?",
    "zzzz qqqq",
    "delegates",
)


def filled(articles: int) -> Store:
    """A record where most sentences hold most words of the questions."""
    store = open_store(":memory:")
    for number in range(articles):
        sentences = [
            f"Delegates number {number} chaired the session {n} on the budget of Lund"
            for n in range(20)
        ]
        made = entry(*sentences, title=f"Session {number}")
        store.add(index_article(made.article, sentences_of(made), made.facts))
    return store


@pytest.fixture(scope="module")
def stores() -> Iterator[list[Store]]:
    """Records of 40 and of 4,000 sentences."""
    made = [filled(2), filled(200)]
    yield made
    for store in made:
        store.close()


def calls_of(question: str, store: Store) -> Calls:
    """What asking calls."""
    counting, calls = counted(store)
    Library(counting).ask(question)
    return calls


@pytest.mark.parametrize("question", QUESTIONS)
def test_calls_do_not_grow_with_the_record(stores: list[Store], question: str) -> None:
    """A record a hundred times as large is asked as often, and never listed."""
    names = [[name for name, *_ in calls_of(question, store)] for store in stores]
    assert names[0] == names[1]
    assert not NEVER & set(names[1])
    for name in ("counts", "search", "following", "around", "facts_of"):
        assert names[1].count(name) <= 1, name
    assert len(names[1]) <= 6 + 2 * len(question.split())


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_call_is_bounded(stores: list[Store], question: str) -> None:
    """In what it asks for, and in what comes back."""
    for store in stores:
        for name, args, kwargs, result in calls_of(question, store):
            if name == "search":
                assert kwargs["limit"] <= RECALL
                assert len(result) <= RECALL
            elif name == "following":
                assert len(args[0]) <= FOLLOWED
                assert len(result) <= FOLLOWED
            elif name == "around":
                assert len(args[0]) <= ARTICLES * SEEDS
                assert args[1] == REACH
                assert len(result) <= ARTICLES * SEEDS * 2 * REACH
            elif name == "facts_of":
                assert len(args[0]) <= CLOSE + WITHIN
            elif name == "similar_words":
                assert kwargs["limit"] <= 200
            elif name == "frequencies":
                assert len(args[0]) <= 60 * len(question.split())


def test_the_longest_question_is_bounded_too(stores: list[Store]) -> None:
    """Each unknown word is looked up once, and known ones all at once."""
    question = " ".join(f"zz{n}qq" for n in range(1_000))[:1_000]
    calls = calls_of(question, stores[1])
    assert len(calls) <= 6 + 2 * len(question.split())
    known = ("delegates chaired the session on the budget of Lund " * 20)[:1_000]
    assert len(calls_of(known, stores[1])) <= 6
