"""The store that keeps the record in SQLite."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

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
from facts.sqlite.binding import bindable, clamped
from facts.sqlite.connections import Connections
from facts.sqlite.errors import is_undecodable
from facts.stores.base import Store
from facts.stores.checks import check_article
from facts.stores.filters import where
from facts.stores.finding import FactQuery
from facts.stores.indexed import IndexedArticle
from facts.stores.keys import SENTENCES, sentence_keys
from facts.stores.packing import unpack
from facts.stores.sqlite import schema, vocabulary
from facts.stores.sqlite.backups import backup
from facts.stores.sqlite.checking import check
from facts.stores.sqlite.examining import examine
from facts.stores.sqlite.filters import conditions
from facts.stores.sqlite.finding import find_facts
from facts.stores.sqlite.keys import article_key
from facts.stores.sqlite.rows import (
    ARTICLE_COLUMNS,
    INFO_COLUMNS,
    SENTENCE_COLUMNS,
    to_article,
    to_date,
    to_info,
    to_sentence,
)
from facts.stores.sqlite.search import around, facts_of, following, search
from facts.stores.sqlite.watching import SqliteWatches
from facts.stores.sqlite.writing import delete, insert

_PAGE = 20
"""The number of articles that `iterate` reads at a time."""
_HIGHEST = "\U0010ffff"
"""The last character: an id that begins with a prefix sorts before the prefix plus this."""

_Result = TypeVar("_Result")


class SqliteStore(Store):
    """The record in one SQLite file, or in memory where `path` is None."""

    def __init__(self, path: Path | None) -> None:
        """Open or create the file; raises `StoreUnavailable` or `StoreVersionError`.

        A file that may not be written is opened for reading.
        """
        self._connections = Connections(path, schema.prepare, or_only_read=True)
        self.watches = SqliteWatches(self._connections)

    def add(self, indexed: IndexedArticle) -> bool:
        return self.add_all([indexed])[0]

    def add_all(self, indexed: Sequence[IndexedArticle]) -> list[bool]:
        for one in indexed:
            _check(one)
        with self._connections.writing() as connection:
            new: dict[str, IndexedArticle] = {}
            for one in indexed:
                if article_key(connection, one.article.id) is None:
                    new.setdefault(one.article.id, one)
            insert(connection, list(new.values()))
        # Of the same article twice, the first is the one that was added.
        return [new.pop(one.article.id, None) is not None for one in indexed]

    def remove(self, article_id: str) -> bool:
        with self._connections.writing() as connection:
            key = article_key(connection, article_id)
            if key is None:
                return False
            delete(connection, key)
        return True

    def get(self, article_id: str) -> Article | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {ARTICLE_COLUMNS} FROM article a JOIN body b ON b.article = a.key"
                " WHERE a.id = ?",
                (bindable(article_id),),
            ).fetchone()
        return to_article(row) if row else None

    def info(self, article_id: str) -> ArticleInfo | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {INFO_COLUMNS} FROM article a WHERE a.id = ?",
                (bindable(article_id),),
            ).fetchone()
        return to_info(row) if row else None

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        with self._connections.reading() as connection:
            key = article_key(connection, article_id)
            if key is None:
                return []
            first, last = sentence_keys(key)
            if stop is not None:
                last = min(last, first + clamped(stop) - 1)
            rows = connection.execute(
                f"SELECT {SENTENCE_COLUMNS} FROM sentence s"
                " WHERE s.key BETWEEN ? AND ? ORDER BY s.key",
                (first + min(clamped(start), SENTENCES), last),
            ).fetchall()
        return [to_sentence(row, article_id) for row in rows]

    def facts(self, article_id: str) -> list[Fact]:
        with self._connections.reading() as connection:
            key = article_key(connection, article_id)
            if key is None:
                return []
            rows = connection.execute(
                f"SELECT {SENTENCE_COLUMNS}, s.facts FROM sentence s"
                " WHERE s.key BETWEEN ? AND ? ORDER BY s.key",
                sentence_keys(key),
            ).fetchall()
        return [
            fact
            for *row, packed in rows
            for fact in unpack(packed, row[0], to_sentence(tuple(row), article_id))
        ]

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        found, parameters = conditions(filters)
        parameters["limit"] = -1 if limit is None else clamped(limit)
        parameters["offset"] = clamped(offset)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {INFO_COLUMNS} FROM article a {where(found)}"
                " ORDER BY a.published DESC, a.key DESC LIMIT :limit OFFSET :offset",
                parameters,
            ).fetchall()
        return [to_info(row) for row in rows]

    def published_days(self, filters: Filters | None = None) -> list[tuple[date, int]]:
        found, parameters = conditions(filters)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT a.published, count(*) FROM article a"
                f" {where([*found, 'a.published IS NOT NULL'])}"
                " GROUP BY a.published ORDER BY a.published",
                parameters,
            ).fetchall()
        return [(day, number) for text, number in rows if (day := to_date(text))]

    def find(self, prefix: str) -> list[ArticleInfo]:
        bounds = (bindable(prefix), bindable(prefix + _HIGHEST))
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {INFO_COLUMNS} FROM article a WHERE a.id BETWEEN ? AND ?"
                " ORDER BY a.published DESC, a.key DESC",
                bounds,
            ).fetchall()
        return [to_info(row) for row in rows]

    def iterate(self) -> Iterator[Article]:
        last = 0
        while True:
            # Read page by page, so that a slow caller holds no snapshot and no lock.
            with self._connections.reading() as connection:
                rows = connection.execute(
                    f"SELECT a.key, {ARTICLE_COLUMNS} FROM article a"
                    " JOIN body b ON b.article = a.key WHERE a.key > ? ORDER BY a.key LIMIT ?",
                    (last, _PAGE),
                ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            for row in rows:
                yield to_article(row[1:])

    def examine(self) -> Iterator[Article | Damage]:
        return examine(self._connections)

    def texts(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        return self._read(
            lambda connection: dict(
                connection.execute(
                    "SELECT a.id, b.text FROM json_each(?) wanted"
                    " JOIN article a ON a.id = wanted.value JOIN body b ON b.article = a.key",
                    (json.dumps(list(article_ids)),),
                )
            )
        )

    def counts(self) -> Counts:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT articles, sentences, facts FROM totals").fetchone()
        return Counts(articles=row[0], sentences=row[1], facts=row[2])

    def sources(self) -> list[tuple[str, int]]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT source, count(*) AS articles, min(key) FROM article"
                " WHERE source_folded IS NOT NULL GROUP BY source_folded"
                " ORDER BY articles DESC, source_folded"
            ).fetchall()
        return [(source, articles) for source, articles, _ in rows]

    def search(
        self, terms: Sequence[str], filters: Filters | None = None, *, limit: int
    ) -> list[Candidate]:
        return self._read(lambda connection: search(connection, terms, filters, limit))

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        return self._read(lambda connection: following(connection, keys))

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]:
        return self._read(lambda connection: around(connection, keys, reach))

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        return self._read(lambda connection: facts_of(connection, keys))

    def find_facts(
        self, query: FactQuery, filters: Filters | None = None, *, limit: int
    ) -> list[FoundFact]:
        return self._read(lambda connection: find_facts(connection, query, filters, limit))

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        with self._connections.reading() as connection:
            return vocabulary.frequencies(connection, terms)

    def similar_words(self, word: str, *, limit: int) -> list[tuple[str, int]]:
        with self._connections.reading() as connection:
            return vocabulary.similar_words(connection, word, limit)

    def near(self, signature: Sequence[int], *, limit: int) -> list[str]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT a.id FROM ("
                "  SELECT article, count(*) AS shared FROM band"
                "  WHERE band IN (SELECT value FROM json_each(?))"
                "  GROUP BY article ORDER BY shared DESC, article LIMIT ?"
                ") best JOIN article a ON a.key = best.article"
                " ORDER BY best.shared DESC, best.article",
                (json.dumps(list(signature)), clamped(limit)),
            ).fetchall()
        return [article_id for (article_id,) in rows]

    def check(self) -> Iterator[Damage]:
        return check(self._connections, super().check())

    def backup(self, path: Path, *, replace: bool = False) -> None:
        """Copy the record to a file as it is at one moment, while others may read and write it.

        Raises `StoreError` if the file exists, unless it may be replaced, or cannot be written.
        """
        backup(self._connections, path, replace=replace)

    def _read(self, read: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Return what is read for a question.

        A text that is not in UTF-8 any more is read with its damaged characters replaced. It then
        differs from what its article says, and its article is left out.
        """
        try:
            with self._connections.reading() as connection:
                return read(connection)
        except StoreUnavailable as error:
            if not is_undecodable(error):
                raise
        with self._connections.reading() as connection:
            connection.text_factory = _replaced
            try:
                return read(connection)
            finally:
                connection.text_factory = str

    def close(self) -> None:
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _check(indexed: IndexedArticle) -> None:
    check_article(indexed)
    if len(indexed.sentences) >= SENTENCES:
        raise ValueError(f"an article has at most {SENTENCES - 1} sentences")


def _replaced(text: bytes) -> str:
    return text.decode(errors="replace")
