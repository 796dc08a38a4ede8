"""What a backend must do. The contract test suite in tests/stores holds every backend to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, Self

from facts.models import (
    Article,
    ArticleInfo,
    Candidate,
    Counts,
    Fact,
    Filters,
    Sentence,
)
from facts.stores.indexed import IndexedArticle


class Store(Protocol):
    """A place where the record is kept.

    Every method may be called from any thread. A method that changes the store does so in one
    transaction: it happens whole or not at all. Terms are opaque words made by
    `facts.words.normalize`: the store indexes and returns them and never makes them itself.
    """

    def add(self, indexed: IndexedArticle) -> bool:
        """Store an article with its sentences and facts; return false if its id is already there.

        Raises `ValueError` where a sentence or fact is not a verbatim part of the article.
        """
        ...

    def get(self, article_id: str) -> Article | None:
        """The article of that id."""
        ...

    def info(self, article_id: str) -> ArticleInfo | None:
        """The article of that id, without its text."""
        ...

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        """The article's sentences by index, from `start` up to and not including `stop`."""
        ...

    def facts(self, article_id: str) -> list[Fact]:
        """The article's facts in the order of the text."""
        ...

    def remove(self, article_id: str) -> bool:
        """Remove the article and all that hangs on it; false if there is none of that id."""
        ...

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        """Articles, newest first: by published date (undated last), then by time of adding."""
        ...

    def find(self, prefix: str) -> list[ArticleInfo]:
        """Return the articles whose ids begin with `prefix`, newest first as in `articles`."""
        ...

    def iterate(self) -> Iterator[Article]:
        """All articles in the order they were added, a bounded number in memory at a time."""
        ...

    def counts(self) -> Counts:
        """How much the store holds, at a cost that does not grow with it."""
        ...

    def sources(self) -> list[tuple[str, int]]:
        """Each source with its number of articles, most first."""
        ...

    def search(
        self, terms: Sequence[str], filters: Filters | None = None, *, limit: int
    ) -> list[Candidate]:
        """At most `limit` sentences that hold any of `terms`, best BM25 first.

        Cost grows with the number of sentences that hold a term, never with the record.
        """
        ...

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        """The sentence after each of the candidates' `key`s in its article, in the keys' order.

        A key whose sentence is its article's last gives none; nor does one that is followed by
        another of the keys.
        """
        ...

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        """The facts of each candidate's sentence, by the candidate's `key`."""
        ...

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many sentences each term stands; a term that stands in none is left out."""
        ...

    def similar_words(self, word: str, *, limit: int) -> list[tuple[str, int]]:
        """Vocabulary words that share most trigrams with `word`, with their sentence counts.

        A broad recall for typo correction: the caller ranks by edit distance.
        """
        ...

    def near(self, signature: Sequence[int], *, limit: int) -> list[str]:
        """Ids of articles that share a near-duplicate band, most shared bands first."""
        ...

    def close(self) -> None:
        """Release files and connections. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
