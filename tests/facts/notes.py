"""Records of one short article a text, to ask what a single sentence says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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
