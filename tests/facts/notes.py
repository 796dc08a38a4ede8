"""Records of one short article a text, to ask what a single sentence says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import pytest

from facts import Article, Library

TITLE = "Note of the day"
"""The title of each: it has no word that a question has."""


@contextmanager
def record_of_notes(texts: Iterable[str], *, reader: bool = True) -> Iterator[Library]:
    """Open a record in memory with one article for each text."""
    with Library.open(":memory:", reader=reader) as library:
        for text in texts:
            library.add(Article.of(f"{TITLE}\n\n{text}", title=TITLE))
        yield library


def library_of_notes(texts: Iterable[str]) -> Callable[[], Iterator[Library]]:
    """Return the fixture `library` of a module: a record of short articles."""

    @pytest.fixture(scope="module", name="library")
    def library() -> Iterator[Library]:
        with record_of_notes(texts) as found:
            yield found

    return library
