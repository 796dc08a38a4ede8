"""The protocol of a store. The tests in `facts.testing` hold every backend to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, Self

from facts.dates import count_days
from facts.models import (
    Article,
    ArticleInfo,
    Candidate,
    Counts,
    Damage,
    Fact,
    Filters,
    FoundFact,
    Sentence,
)
from facts.stores.finding import FactQuery, StatingSentence, by_sentence, found_facts
from facts.stores.indexed import IndexedArticle
from facts.stores.integrity import check_parts, damage_of
from facts.stores.recall import Recall
from facts.stores.vocabulary import Vocabulary


class Store(Protocol):
    """A place that keeps the record.

    Every method may be called from any thread. A method that changes the store does so in one
    transaction: the change is made completely or not at all. Terms are opaque words from
    `facts.words.normalize`: a store indexes and returns them, and never computes them.
    """

    def add(self, indexed: IndexedArticle) -> bool:
        """Store an article with its sentences and facts; return false if its id is already there.

        Raises `ValueError` where a sentence or fact is not a verbatim part of the article.
        """
        ...

    def add_all(self, indexed: Sequence[IndexedArticle]) -> list[bool]:
        """Store articles as `add` does, and return for each whether it was not there before.

        A store may do it in one transaction, which is faster; this one adds one after another.
        """
        return [self.add(one) for one in indexed]

    def get(self, article_id: str) -> Article | None:
        """Return the article of that id."""
        ...

    def info(self, article_id: str) -> ArticleInfo | None:
        """Return the article of that id, without its text."""
        ...

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        """Return the article's sentences by index, from `start` up to but not including `stop`."""
        ...

    def facts(self, article_id: str) -> list[Fact]:
        """Return the article's facts in the order of the text."""
        ...

    def remove(self, article_id: str) -> bool:
        """Remove the article and all its data; return false if no article has that id."""
        ...

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        """Return articles, newest first.

        They are sorted by published date (undated last), then by the time of adding.
        """
        ...

    def published_days(self, filters: Filters | None = None) -> list[tuple[date, int]]:
        """Return each day on which articles were published with their number, oldest first.

        Articles without a date are not counted. A store may count them without reading them.
        """
        return count_days(info.published for info in self.articles(filters))

    def find(self, prefix: str) -> list[ArticleInfo]:
        """Return the articles whose ids begin with `prefix`, newest first as in `articles`."""
        ...

    def iterate(self) -> Iterator[Article]:
        """Yield all articles in the order of adding, a bounded number in memory at a time."""
        ...

    def examine(self) -> Iterator[Article | Damage]:
        """Yield all articles as `iterate` does, and for each damaged one what is wrong with it.

        A store that reads many articles at once goes on after one that it cannot read.
        """
        for article in self.iterate():
            yield damage_of(article) or article

    def check(self) -> Iterator[Damage]:
        """Yield all that is not as it was stored: articles, sentences, facts and indexes.

        The cost grows with the record. A store adds to it what it alone can check.
        """
        for each in self.examine():
            yield from [each] if isinstance(each, Damage) else check_parts(self, each)

    def texts(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the articles' texts by their ids, without those that are not there."""
        found = {article_id: self.get(article_id) for article_id in article_ids}
        return {article_id: each.text for article_id, each in found.items() if each is not None}

    def counts(self) -> Counts:
        """Return how much the store holds, at a cost that does not grow with it."""
        ...

    def sources(self) -> list[tuple[str, int]]:
        """Return each source with its number of articles, most first.

        Spellings that differ only in case are one source, written as it was first added.
        """
        ...

    def search(
        self, terms: Sequence[str], filters: Filters | None = None, *, limit: int
    ) -> list[Candidate]:
        """Return at most `limit` sentences that contain any of `terms`, best BM25 first.

        The cost grows with the number of sentences that contain a term, never with the record.
        """
        ...

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        """Return the sentence that follows each candidate's `key` in its article, in that order.

        A sentence whose own key is among `keys` is left out. The last sentence of an article is
        followed by nothing.
        """
        ...

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]:
        """Return the sentences at most `reach` places from each candidate's `key` in its article.

        They come by key, each once. A sentence whose own key is among `keys` is left out.
        """
        ...

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        """Return the facts of each candidate's sentence, by the candidate's `key`.

        A sentence that states no fact has an empty tuple. These are the sentences that may be
        quoted: `StoreDamaged` names the articles whose text does not have one of them.
        """
        ...

    def find_facts(
        self, query: FactQuery, filters: Filters | None = None, *, limit: int
    ) -> list[FoundFact]:
        """Return at most `limit` facts of all articles that the query and the filters allow.

        Articles added last come first, and the facts of each in the order of its text. A store
        looks the sentences up by their terms, and by the kinds and predicates of their facts. This
        one reads all articles, and leaves the terms to `query.matches`.
        """
        allowed = {info.id: info for info in self.articles(filters)}
        added = [article.id for article in self.iterate() if article.id in allowed]
        return found_facts(
            (
                StatingSentence(sentence, allowed[article_id], tuple(facts))
                for article_id in reversed(added)
                for sentence, facts in reversed(by_sentence(self, article_id))
            ),
            query._replace(terms=()),
            limit,
        )

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Return how many sentences contain each term, without the terms that none contains."""
        ...

    def similar_words(self, word: str, *, limit: int) -> list[tuple[str, int]]:
        """Return the vocabulary words that share most trigrams with `word`, and their counts.

        A count is a number of sentences. This is a broad recall for correcting misspellings: the
        caller ranks by edit distance.
        """
        ...

    def vocabulary(
        self, terms: Sequence[str], spelled: Mapping[str, Sequence[str]], *, limit: int, most: int
    ) -> Vocabulary:
        """Return the number of sentences, the terms' frequencies, and words like unknown ones.

        `spelled` maps words to terms among `terms`: a word is unknown where no sentence holds any
        of its terms. For each of the first `most` unknown words it gives at most `limit` similar
        ones. A store on another machine answers all of it at once.
        """
        known = self.frequencies(terms)
        unknown = [
            word
            for word, its_terms in spelled.items()
            if not any(term in known for term in its_terms)
        ]
        return Vocabulary(
            sentences=self.counts().sentences,
            frequencies=known,
            similar={word: self.similar_words(word, limit=limit) for word in unknown[:most]},
        )

    def recall(self, terms: Sequence[str], filters: Filters | None = None, *, limit: int) -> Recall:
        """Search as `search` does, and make ready the sentences that follow and all their facts."""
        return Recall(self.search(terms, filters, limit=limit), self)

    def near(self, signature: Sequence[int], *, limit: int) -> list[str]:
        """Return the ids of articles that share a near-duplicate band, most shared bands first."""
        ...

    def close(self) -> None:
        """Release files and connections. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
