"""`Store` over SQLite."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from facts.models import Article, ArticleInfo, Candidate, Counts, Fact, Filters, Sentence
from facts.stores.checks import check_article
from facts.stores.encoding import join
from facts.stores.sqlite import vocabulary
from facts.stores.sqlite.connections import Connections
from facts.stores.sqlite.filters import bindable, conditions, where
from facts.stores.sqlite.rows import (
    ARTICLE_COLUMNS,
    FACT_COLUMNS,
    INFO_COLUMNS,
    INSERT_FACT,
    SENTENCE_COLUMNS,
    from_fact,
    to_article,
    to_fact,
    to_info,
    to_sentence,
)
from facts.stores.sqlite.schema import SENTENCE_BITS, SENTENCES
from facts.stores.sqlite.search import search

_PAGE = 20
"""Articles that `iterate` reads at a time."""


class SqliteStore:
    """The record in one SQLite file, or in memory where `path` is None."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file; raises `StoreUnavailable` or `StoreVersionError`."""
        self._connections = Connections(path)

    def add(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        facts: Sequence[Fact],
        terms: Sequence[Sequence[str]],
        words: Sequence[Sequence[str]],
        signature: Sequence[int],
    ) -> bool:
        """See `Store.add`. Raises `ValueError` where a span does not fit the article's text."""
        check_article(article, sentences, facts, terms, words)
        if len(sentences) >= SENTENCES:
            raise ValueError(f"an article has at most {SENTENCES - 1} sentences")
        ordered = sorted(facts, key=lambda fact: (fact.sentence, fact.span.start))
        joined = [join(group) for group in terms]
        with self._connections.writing() as connection:
            if _key(connection, article.id) is not None:
                return False
            key = _insert_article(connection, article, len(sentences), len(facts))
            counts = vocabulary.vocabulary_counts(words)
            connection.execute(
                "INSERT INTO body VALUES (?, ?, ?)", (key, article.text, json.dumps(counts))
            )
            base = key * SENTENCES
            connection.executemany(
                'INSERT INTO sentence (key, kind, "start", "end", text, terms)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (base + s.index, s.kind.value, s.start, s.end, s.text, tokens)
                    for s, tokens in zip(sentences, joined, strict=True)
                ],
            )
            connection.executemany(
                "INSERT INTO sentence_index (rowid, terms) VALUES (?, ?)",
                [(base + index, tokens) for index, tokens in enumerate(joined)],
            )
            connection.executemany(
                INSERT_FACT,
                [from_fact(fact, key, number) for number, fact in enumerate(ordered)],
            )
            connection.executemany(
                "INSERT INTO band VALUES (?, ?)", [(band, key) for band in set(signature)]
            )
            vocabulary.add_terms(connection, _term_counts(joined))
            vocabulary.add_words(connection, counts)
            _change_totals(connection, 1, len(sentences), len(facts))
        return True

    def remove(self, article_id: str) -> bool:
        """See `Store.remove`."""
        with self._connections.writing() as connection:
            key = _key(connection, article_id)
            if key is None:
                return False
            sentences, facts, words = connection.execute(
                "SELECT a.sentences, a.facts, b.words FROM article a"
                " JOIN body b ON b.article = a.key WHERE a.key = ?",
                (key,),
            ).fetchone()
            first, last = _sentence_keys(key)
            rows = connection.execute(
                "SELECT key, terms FROM sentence WHERE key BETWEEN ? AND ?", (first, last)
            ).fetchall()
            # The index keeps no text of its own and must be told what to forget.
            connection.executemany(
                "INSERT INTO sentence_index (sentence_index, rowid, terms) VALUES ('delete', ?, ?)",
                rows,
            )
            vocabulary.remove_terms(connection, _term_counts([terms for _, terms in rows]))
            vocabulary.remove_words(connection, json.loads(words))
            # Facts, the body and the bands go with what they refer to.
            connection.execute("DELETE FROM sentence WHERE key BETWEEN ? AND ?", (first, last))
            connection.execute("DELETE FROM article WHERE key = ?", (key,))
            _change_totals(connection, -1, -sentences, -facts)
        return True

    def get(self, article_id: str) -> Article | None:
        """See `Store.get`."""
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {ARTICLE_COLUMNS} FROM article a JOIN body b ON b.article = a.key"
                " WHERE a.id = ?",
                (bindable(article_id),),
            ).fetchone()
        return to_article(row) if row else None

    def info(self, article_id: str) -> ArticleInfo | None:
        """See `Store.info`."""
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {INFO_COLUMNS} FROM article a WHERE a.id = ?",
                (bindable(article_id),),
            ).fetchone()
        return to_info(row) if row else None

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        """See `Store.sentences`."""
        with self._connections.reading() as connection:
            key = _key(connection, article_id)
            if key is None:
                return []
            first, last = _sentence_keys(key)
            if stop is not None:
                last = min(last, first + stop - 1)
            rows = connection.execute(
                f"SELECT {SENTENCE_COLUMNS} FROM sentence s"
                " WHERE s.key BETWEEN ? AND ? ORDER BY s.key",
                (first + max(0, start), last),
            ).fetchall()
        return [to_sentence(row, article_id) for row in rows]

    def facts(self, article_id: str) -> list[Fact]:
        """See `Store.facts`."""
        with self._connections.reading() as connection:
            key = _key(connection, article_id)
            if key is None:
                return []
            rows = connection.execute(
                f"SELECT {FACT_COLUMNS} FROM fact f WHERE f.sentence BETWEEN ? AND ?"
                " ORDER BY f.sentence, f.number",
                _sentence_keys(key),
            ).fetchall()
        return [to_fact(row, article_id) for row in rows]

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        """See `Store.articles`."""
        found, parameters = conditions(filters)
        parameters["limit"] = -1 if limit is None else max(0, limit)
        parameters["offset"] = max(0, offset)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {INFO_COLUMNS} FROM article a {where(found)}"
                " ORDER BY a.published DESC, a.key DESC LIMIT :limit OFFSET :offset",
                parameters,
            ).fetchall()
        return [to_info(row) for row in rows]

    def iterate(self) -> Iterator[Article]:
        """See `Store.iterate`."""
        last = 0
        while True:
            # Page by page, so that a slow reader holds no snapshot and no lock.
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

    def counts(self) -> Counts:
        """See `Store.counts`."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT articles, sentences, facts FROM totals").fetchone()
        return Counts(articles=row[0], sentences=row[1], facts=row[2])

    def sources(self) -> list[tuple[str, int]]:
        """See `Store.sources`. Spellings that differ in case are one, written as first added."""
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
        """See `Store.search`."""
        with self._connections.reading() as connection:
            return search(connection, terms, filters, limit)

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        """See `Store.facts_of`. A sentence without facts has an empty tuple."""
        found: dict[int, list[Fact]] = {key: [] for key in keys}
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT a.id, {FACT_COLUMNS} FROM json_each(?) wanted"
                f" JOIN fact f ON f.sentence = wanted.value"
                f" JOIN article a ON a.key = f.sentence >> {SENTENCE_BITS}"
                " ORDER BY f.sentence, f.number",
                (json.dumps(list(found)),),
            ).fetchall()
        for row in rows:
            found[row[1]].append(to_fact(row[1:], row[0]))
        return {key: tuple(facts) for key, facts in found.items()}

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """See `Store.frequencies`."""
        with self._connections.reading() as connection:
            return vocabulary.frequencies(connection, terms)

    def similar_words(self, word: str, *, limit: int) -> list[tuple[str, int]]:
        """See `Store.similar_words`."""
        with self._connections.reading() as connection:
            return vocabulary.similar_words(connection, word, limit)

    def near(self, signature: Sequence[int], *, limit: int) -> list[str]:
        """See `Store.near`."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT a.id FROM ("
                "  SELECT article, count(*) AS shared FROM band"
                "  WHERE band IN (SELECT value FROM json_each(?))"
                "  GROUP BY article ORDER BY shared DESC, article LIMIT ?"
                ") best JOIN article a ON a.key = best.article"
                " ORDER BY best.shared DESC, best.article",
                (json.dumps(list(signature)), max(0, limit)),
            ).fetchall()
        return [article_id for (article_id,) in rows]

    def close(self) -> None:
        """See `Store.close`."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _key(connection: sqlite3.Connection, article_id: str) -> int | None:
    row = connection.execute(
        "SELECT key FROM article WHERE id = ?", (bindable(article_id),)
    ).fetchone()
    return row[0] if row else None


def _sentence_keys(article: int) -> tuple[int, int]:
    return article * SENTENCES, (article + 1) * SENTENCES - 1


def _term_counts(joined: Sequence[str]) -> Mapping[str, int]:
    return vocabulary.count_once_each(tokens.split(" ") for tokens in joined if tokens)


def _insert_article(
    connection: sqlite3.Connection, article: Article, sentences: int, facts: int
) -> int:
    inserted = connection.execute(
        "INSERT INTO article"
        " (id, title, source, source_folded, url, published, place, sentences, facts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            article.title,
            article.source,
            article.source.casefold() if article.source is not None else None,
            article.url,
            article.published.isoformat() if article.published else None,
            article.place,
            sentences,
            facts,
        ),
    )
    if inserted.lastrowid is None:
        raise AssertionError("an inserted row has a key")
    return inserted.lastrowid


def _change_totals(
    connection: sqlite3.Connection, articles: int, sentences: int, facts: int
) -> None:
    connection.execute(
        "UPDATE totals SET articles = articles + ?, sentences = sentences + ?, facts = facts + ?",
        (articles, sentences, facts),
    )
