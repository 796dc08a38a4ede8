"""Example questions are found once, and again when the record changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.examples import KEEP, Examples
from facts.library import Library
from tests.bot.state.states import Clock
from tests.telegram_api import record as r


class Counted(Library):
    """A library that counts how often it was asked for examples."""

    looks = 0

    def examples(self, limit: int = 3) -> list[str]:
        self.looks += 1
        return super().examples(limit)


@pytest.fixture
def library() -> Iterator[Counted]:
    with Counted.open(":memory:") as library:
        library.add(r.OPENING)
        yield library


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def examples(library: Counted, clock: Clock) -> Examples:
    return Examples(library, clock=clock)


def test_examples_are_found_once(examples: Examples, library: Counted) -> None:
    """They are those of the library."""
    assert examples.get() == examples.get() == Library.examples(library) != []
    assert library.looks == 1


def test_an_empty_record_is_not_searched_again(clock: Clock) -> None:
    """No examples are a result too."""
    with Counted.open(":memory:") as library:
        examples = Examples(library, clock=clock)
        assert examples.get() == examples.get() == []
        assert library.looks == 1


def test_a_changed_record_has_other_examples(examples: Examples, library: Counted) -> None:
    """They change at once when an article comes or goes."""
    before = examples.get()
    library.add(r.LIGHTHOUSE)
    assert len(examples.get()) > len(before)
    library.remove(r.LIGHTHOUSE.id)
    assert examples.get() == before
    assert library.looks == 3


def test_a_change_with_equal_counts_shows_later(
    examples: Examples, library: Counted, clock: Clock
) -> None:
    """One article may replace another of the same size."""
    examples.get()
    clock.now += KEEP - 1
    examples.get()
    assert library.looks == 1
    clock.now += 1
    examples.get()
    assert library.looks == 2


def test_people_who_come_at_once_share_one_search(library: Counted, clock: Clock) -> None:
    """A link in a big channel brings many people at the same moment."""
    examples, together = Examples(library, clock=clock), threading.Barrier(8)

    def come(_: int) -> list[str]:
        together.wait()
        return examples.get()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(come, range(8)))
    assert all(each == found[0] for each in found)
    assert library.looks == 1
