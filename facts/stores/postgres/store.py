"""The store that keeps the record in PostgreSQL."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Self

from facts.errors import StoreUnavailable
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
from facts.postgres import Connections, parse_url
from facts.postgres.texts import bindable, from_column
from facts.stores.base import Store
from facts.stores.checks import check_article
from facts.stores.filters import where
from facts.stores.finding import FactQuery
from facts.stores.indexed import IndexedArticle
from facts.stores.keys import SENTENCE_BITS, SENTENCES
from facts.stores.postgres.checking import check, examine
from facts.stores.postgres.counting import FOLD_EVERY, HELD, SIZE, Locks, fold
from facts.stores.postgres.filters import conditions
from facts.stores.postgres.finding import find_facts
from facts.stores.postgres.hashes import hash_term
from facts.stores.postgres.packing import unpack
from facts.stores.postgres.rows import (
    ARTICLE_COLUMNS,
    INFO_COLUMNS,
    SENTENCE_COLUMNS,
    to_article,
    to_info,
    to_sentence,
)
from facts.stores.postgres.schema import OWNER, SCHEMA, SETTINGS
from facts.stores.postgres.search import (
    LARGEST,
    around,
    facts_of,
    following,
    in_range,
    recall,
    search,
)
from facts.stores.postgres.vocabulary import vocabulary
from facts.stores.postgres.watching import PostgresWatches
from facts.stores.postgres.writing import delete, insert
from facts.stores.recall import Recall
from facts.stores.vocabulary import Vocabulary

_PAGE = 20
"""The number of articles that `iterate` reads at a time."""
_HIGHEST = "\U0010ffff"
"""The last character: an id that begins with a prefix sorts before the prefix plus this."""
_NEWEST_FIRST = "ORDER BY a.published DESC NULLS LAST, a.key DESC"


class PostgresStore(Store):
    """The record in a schema of a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        """Open or create the tables; raises `StoreUnavailable` or `StoreVersionError`."""
        address = parse_url(url, SCHEMA)
        self._locks = Locks(address.schema)
        self._connections = Connections(address, OWNER, SETTINGS)
        self.watches = PostgresWatches(self._connections)

    def add(self, indexed: IndexedArticle) -> bool:
        return self.add_all([indexed])[0]

    def add_all(self, indexed: Sequence[IndexedArticle]) -> list[bool]:
        """Store articles in one transaction."""
        for one in indexed:
            check_article(one)
            if len(one.sentences) >= SENTENCES:
                raise ValueError(f"an article has at most {SENTENCES - 1} sentences")
        if not indexed:
            return []
        keys = self._connections.write(lambda c: insert(c, indexed, self._locks))
        # The keys count the articles, whoever adds them.
        if any(key % FOLD_EVERY == 0 for key in keys.values()):
            with suppress(StoreUnavailable):  # the articles are stored, and a later add folds
                self._connections.write(lambda connection: fold(connection, self._locks))
        return [keys.pop(one.article.id, None) is not None for one in indexed]

    def remove(self, article_id: str) -> bool:
        return self._connections.write(lambda c: delete(c, bindable(article_id), self._locks))

    def get(self, article_id: str) -> Article | None:
        found = self._connections.rows(
            f"SELECT {ARTICLE_COLUMNS} FROM article a JOIN body b ON b.article = a.key"
            " WHERE a.id = %s",
            [bindable(article_id)],
        )
        return to_article(found[0]) if found else None

    def info(self, article_id: str) -> ArticleInfo | None:
        found = self._connections.rows(
            f"SELECT {INFO_COLUMNS} FROM article a WHERE a.id = %s", [bindable(article_id)]
        )
        return to_info(found[0]) if found else None

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        last = SENTENCES if stop is None else min(max(0, stop), SENTENCES)
        rows = self._connections.rows(
            f"SELECT {SENTENCE_COLUMNS} FROM article a JOIN sentence s"
            f" ON s.key >= (a.key << {SENTENCE_BITS}) + %s::bigint"
            f" AND s.key < (a.key << {SENTENCE_BITS}) + %s::bigint"
            " WHERE a.id = %s ORDER BY s.key",
            [min(max(0, start), SENTENCES), last, bindable(article_id)],
        )
        return [to_sentence(row, article_id) for row in rows]

    def facts(self, article_id: str) -> list[Fact]:
        rows = self._connections.rows(
            f"SELECT {SENTENCE_COLUMNS}, s.facts FROM article a JOIN sentence s"
            f" ON s.key >= a.key << {SENTENCE_BITS} AND s.key < a.key + 1 << {SENTENCE_BITS}"
            " WHERE a.id = %s ORDER BY s.key",
            [bindable(article_id)],
        )
        found: list[Fact] = []
        for *row, packed in rows:
            found += unpack(packed, row[0], to_sentence(tuple(row), article_id))
        return found

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        found, parameters = conditions(filters)
        parameters["limit"] = None if limit is None else min(max(0, limit), LARGEST)
        parameters["offset"] = min(max(0, offset), LARGEST)
        rows = self._connections.rows(
            f"SELECT {INFO_COLUMNS} FROM article a {where(found)} {_NEWEST_FIRST}"
            " LIMIT %(limit)s::bigint OFFSET %(offset)s::bigint",
            parameters,
        )
        return [to_info(row) for row in rows]

    def published_days(self, filters: Filters | None = None) -> list[tuple[date, int]]:
        found, parameters = conditions(filters)
        return self._connections.rows(
            f"SELECT a.published, count(*) FROM article a"
            f" {where([*found, 'a.published IS NOT NULL'])}"
            " GROUP BY a.published ORDER BY a.published",
            parameters,
        )

    def find(self, prefix: str) -> list[ArticleInfo]:
        first, last = bindable(prefix), bindable(prefix + _HIGHEST)
        rows = self._connections.rows(
            f"SELECT {INFO_COLUMNS} FROM article a WHERE a.id BETWEEN %s AND %s {_NEWEST_FIRST}",
            [first, last],
        )
        return [to_info(row) for row in rows]

    def iterate(self) -> Iterator[Article]:
        last = 0
        while True:
            # Read page by page, so that a slow caller holds no snapshot and no connection.
            rows = self._connections.rows(
                f"SELECT a.key, {ARTICLE_COLUMNS} FROM article a"
                " JOIN body b ON b.article = a.key WHERE a.key > %s ORDER BY a.key LIMIT %s",
                [last, _PAGE],
            )
            if not rows:
                return
            last = rows[-1][0]
            for row in rows:
                yield to_article(row[1:])

    def examine(self) -> Iterator[Article | Damage]:
        return examine(self._connections)

    def check(self) -> Iterator[Damage]:
        return check(self._connections, super().check())

    def texts(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        rows = self._connections.rows(
            "SELECT a.id, b.text FROM article a JOIN body b ON b.article = a.key"
            " WHERE a.id = ANY(%s::text[])",
            [list(filter(None, map(bindable, article_ids)))],
        )
        return {from_column(article_id): from_column(text) for article_id, text in rows}

    def counts(self) -> Counts:
        found = self._connections.rows(SIZE)
        articles, sentences, facts, _ = found[0]
        return Counts(articles=articles, sentences=sentences, facts=facts)

    def sources(self) -> list[tuple[str, int]]:
        rows = self._connections.rows(
            "SELECT (array_agg(source ORDER BY key))[1], count(*) AS articles FROM article"
            " WHERE source_folded IS NOT NULL GROUP BY source_folded"
            " ORDER BY articles DESC, source_folded"
        )
        return [(from_column(source), articles) for source, articles in rows]

    def search(
        self, terms: Sequence[str], filters: Filters | None = None, *, limit: int
    ) -> list[Candidate]:
        return search(self._connections.rows, terms, filters, limit)

    def recall(self, terms: Sequence[str], filters: Filters | None = None, *, limit: int) -> Recall:
        return recall(self._connections.rows, self, terms, filters, limit)

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        return following(self._connections.rows, keys)

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]:
        return around(self._connections.rows, keys, reach)

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        return facts_of(self._connections.rows, keys)

    def find_facts(
        self, query: FactQuery, filters: Filters | None = None, *, limit: int
    ) -> list[FoundFact]:
        return find_facts(self._connections.rows, query, filters, limit)

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        by_hash = {hash_term(term): term for term in terms}
        rows = self._connections.rows(HELD, {"terms": list(by_hash)})
        return {by_hash[hashed]: sentences for hashed, sentences in rows}

    def similar_words(self, word: str, *, limit: int) -> list[tuple[str, int]]:
        if limit <= 0:
            return []
        return list(self.vocabulary([], {word: ()}, limit=limit, most=1).similar.get(word, ()))

    def vocabulary(
        self, terms: Sequence[str], spelled: Mapping[str, Sequence[str]], *, limit: int, most: int
    ) -> Vocabulary:
        limit = min(max(0, limit), LARGEST)
        return vocabulary(self._connections.rows, terms, spelled, limit=limit, most=most)

    def near(self, signature: Sequence[int], *, limit: int) -> list[str]:
        rows = self._connections.rows(
            "SELECT a.id FROM ("
            "  SELECT article, count(*) AS shared FROM band WHERE band = ANY(%s::bigint[])"
            "  GROUP BY article ORDER BY shared DESC, article LIMIT %s::bigint"
            ") best CROSS JOIN LATERAL ("
            "  SELECT a.id FROM article a WHERE a.key = best.article OFFSET 0"
            ") a ORDER BY best.shared DESC, best.article",
            [[band for band in signature if in_range(band)], min(max(0, limit), LARGEST)],
        )
        return [from_column(article_id) for (article_id,) in rows]

    def close(self) -> None:
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
