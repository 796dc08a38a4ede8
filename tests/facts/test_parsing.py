"""Articles parsed ahead in other processes: in order, none twice, and with the errors of one."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from facts import EmptyInput, FactsError, Library, Receipt
from facts.errors import NotText, StoreUnavailable
from facts.models import Article
from facts.parsing import index, indexed


def article(number: int) -> Article:
    return Article.of(f"The tide rose by {number} feet on Monday.", title=f"Tide {number}")


MADE = [article(number) for number in range(12)]


def test_articles_come_in_order_as_indexed_here() -> None:
    """With their sentences, facts, terms and words."""
    found = [(each, ready()) for each, ready in indexed(MADE, jobs=2, is_known=lambda _: False)]
    assert found == [(each, index(each)) for each in MADE]


def test_known_articles_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those that the record has, nor the second of two that are alike."""
    started = []

    def start(_: object, each: Article) -> object:
        started.append(each)
        return lambda: index(each)

    monkeypatch.setattr("facts.parsing._Processes.start", start)
    known = {each.id for each in MADE[:6]}
    given = [*MADE, *MADE]
    found = list(indexed(given, jobs=2, is_known=lambda article_id: article_id in known))
    assert [each for each, _ in found] == given
    assert started[: len(MADE) - 6] == MADE[6:]
    with Library.open(":memory:") as library:
        list(library.add_all(MADE))
        started.clear()
        assert not any(receipt.added for receipt in library.add_all(MADE, jobs=2))
        assert started == []


def failing() -> Iterator[Article]:
    yield from MADE[:3]
    raise OSError("the source ended")


def test_a_source_that_fails() -> None:
    """What it gave before is added, as by one process."""
    with Library.open(":memory:") as library:
        with pytest.raises(OSError, match="the source ended"):
            list(library.add_all(failing(), jobs=2))
        assert [each.id for each in reversed(library.articles())] == [each.id for each in MADE[:3]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_that_cannot_be_added(jobs: int) -> None:
    """They are told in their places, and the others are added."""
    given = [MADE[0], Article.of("\n", title="Empty"), MADE[1], MADE[0].model_copy(update={
        "title": "\ud800", "id": "1" * 16})]  # fmt: skip
    with Library.open(":memory:") as library:
        told = list(library.add_each(given, jobs=jobs))
        assert [type(each) for each in told] == [Receipt, EmptyInput, Receipt, NotText]
        assert library.counts().articles == 2


def test_a_process_that_is_killed() -> None:
    """As for want of memory: the error says what to do, and what is stored stays."""
    with Library.open(":memory:") as library:
        adding = library.add_each(MADE * 3, jobs=2)
        assert isinstance(next(adding), Receipt)
        for process in multiprocessing.active_children():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
        with pytest.raises(FactsError, match="fewer jobs"):
            list(adding)
        assert library.counts().articles >= 1


def test_closing_ends_it() -> None:
    """A record that is closed meanwhile is told."""
    library = Library.open(":memory:")
    adding = library.add_each(MADE, jobs=2)
    next(adding)
    library.close()
    with pytest.raises(StoreUnavailable):
        list(adding)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("title", ["\u3164", " \u2800\u200b", "\u115f\u0301"])
def test_a_title_that_nobody_can_see_is_refused(title: str) -> None:
    """Hangul fillers and empty Braille are letters and symbols to Unicode, and blank to people."""
    unseen = Article.of("The tide rose by two feet on Monday.", title=title)
    with Library.open(":memory:") as library:
        for act in (library.preview, library.add):
            with pytest.raises(EmptyInput, match="The title is empty"):
                act(unseen)
        assert library.counts().articles == 0
