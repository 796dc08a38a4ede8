"""The rows of articles: writing them to the tables and deleting them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from facts.models import Fact
from facts.postgres.texts import to_column
from facts.stores.index_tokens import decode_term, join_terms, split_terms
from facts.stores.indexed import IndexedArticle
from facts.stores.keys import sentence_keys
from facts.stores.postgres.bulk import Table, copy_rows, insert_rows
from facts.stores.postgres.counting import Locks, forget
from facts.stores.postgres.hashes import hash_kind, hash_predicate, hash_term, hash_word
from facts.stores.postgres.packing import pack
from facts.stores.postgres.vocabulary import sentence_counts, trigram_form

BODY = Table("body", ("article", "text", "words"), ("int8", "text", "text"))
SENTENCE = Table(
    "sentence",
    ("key", "kind", "start", "end", "text", "terms", "facts", "page"),
    ("int8", "text", "int4", "int4", "text", "text", "text", "int4"),
)
POSTING = Table(
    "posting",
    ("key", "length", "repeats", "terms", "stated"),
    ("int8", "int4", "int8[]", "int8[]", "int8[]"),
)
CHANGE = Table("frequency_change", ("hash", "change"), ("int8", "int4"))
BAND = Table("band", ("band", "article"), ("int8", "int8"))
_COPIED_FROM = 8
"""Articles from which on COPY is faster than a statement for each table."""

_INSERT_ARTICLES = """
INSERT INTO article (id, title, source, source_folded, url, published, place, sentences, facts)
SELECT id, title, source, source_folded, url, published, place, sentences, facts
FROM unnest(
  %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::date[], %s::text[],
  %s::int[], %s::int[]
) WITH ORDINALITY given(
  id, title, source, source_folded, url, published, place, sentences, facts, number
)
ORDER BY number
ON CONFLICT (id) DO NOTHING
RETURNING id, key
"""
# Known words are left out first: to meet one that is being changed would be to wait for it.
_INSERT_WORDS = """
INSERT INTO word (hash, word, form, length, grams)
SELECT hash, word, form, length, cardinality(show_trgm(form))
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[]) given(hash, word, form, length)
WHERE NOT EXISTS (SELECT FROM word known WHERE known.hash = given.hash OFFSET 0)
ORDER BY hash
ON CONFLICT (hash) DO NOTHING
"""
_INSERT_TOTAL = "INSERT INTO total VALUES (%s, %s, %s, %s)"


@dataclass(slots=True)
class _Batch:
    """The rows of articles, by table."""

    rows: dict[Table, list[tuple[Any, ...]]] = field(
        default_factory=lambda: {t: [] for t in (BODY, SENTENCE, POSTING, BAND)}
    )
    changes: Counter[int] = field(default_factory=Counter)
    words: dict[int, str] = field(default_factory=dict)
    articles: int = 0
    sentences: int = 0
    facts: int = 0
    terms: int = 0

    def take(self, indexed: IndexedArticle, key: int) -> None:
        """Add the rows of an article that has this key."""
        first, _ = sentence_keys(key)
        counts = sentence_counts(each.words for each in indexed.sentences)
        self.rows[BODY].append((key, to_column(indexed.article.text), json.dumps(counts)))
        for number, each in enumerate(indexed.sentences, first):
            s = each.sentence
            packed = pack(each.facts, s)
            self.rows[SENTENCE].append(
                (
                    *(number, s.kind.value, s.start, s.end, to_column(s.text)),
                    *(join_terms(each.terms), packed, s.page),
                )
            )
            repeated = Counter(map(hash_term, each.terms))
            repeats = list((repeated - Counter(list(repeated))).elements())
            self.rows[POSTING].append(
                (number, len(each.terms), repeats or None, list(repeated), hashes_of(each.facts))
            )
            self.changes.update(list(repeated))
            self.facts += len(each.facts)
            self.terms += len(each.terms)
        self.rows[BAND] += [(band, key) for band in set(indexed.signature)]
        for word, count in counts.items():
            hashed = hash_word(word)
            self.changes[hashed] += count
            self.words[hashed] = word
        self.articles += 1
        self.sentences += len(indexed.sentences)


def hashes_of(facts: Iterable[Fact]) -> list[int]:
    """Return the hashes by which facts are found, each once."""
    found: dict[int, None] = {}
    for fact in facts:
        found[hash_kind(fact.kind.value)] = found[hash_predicate(fact.predicate)] = None
    return list(found)


def insert(
    connection: psycopg.Connection, articles: Sequence[IndexedArticle], locks: Locks
) -> dict[str, int]:
    """Insert checked articles within the caller's transaction; leave out those that are there.

    Return the keys of the new ones by their ids.
    """
    connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", [locks.writers])
    keys = _insert_articles(connection, articles)
    batch = _Batch()
    left = dict(keys)
    for indexed in articles:
        key = left.pop(indexed.article.id, None)
        if key is not None:
            batch.take(indexed, key)
    if not batch.articles:
        return keys
    tables = {**batch.rows, CHANGE: sorted(batch.changes.items())}
    if batch.articles >= _COPIED_FROM:
        for table, rows in tables.items():
            copy_rows(connection, table, rows)
        tables = {}
    with connection.pipeline():  # all statements in one round trip
        for table, rows in tables.items():
            insert_rows(connection, table, rows)
        _insert_words(connection, batch.words)
        size = [batch.articles, batch.sentences, batch.facts, batch.terms]
        connection.execute(_INSERT_TOTAL, size)
    return keys


def delete(connection: psycopg.Connection, article_id: str | None, locks: Locks) -> bool:
    """Delete all rows of the article, within the caller's transaction; false if it is not there."""
    # Alone, so that no count or word is deleted that somebody is adding to.
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [locks.writers])
    row = connection.execute(
        "SELECT a.key, a.sentences, a.facts, b.words FROM article a"
        " JOIN body b ON b.article = a.key WHERE a.id = %s",
        [article_id],
    ).fetchone()
    if row is None:
        return False
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [locks.fold])
    key, sentences, facts, words = row
    joined = connection.execute(
        "DELETE FROM sentence WHERE key BETWEEN %s AND %s RETURNING terms", sentence_keys(key)
    ).fetchall()
    connection.execute("DELETE FROM posting WHERE key BETWEEN %s AND %s", sentence_keys(key))
    # Foreign keys delete the body and the bands.
    connection.execute("DELETE FROM article WHERE key = %s", [key])
    terms = [split_terms(tokens) for (tokens,) in joined]
    changes = Counter(hashed for group in terms for hashed in set(map(hash_term, group)))
    changes.update({hash_word(word): count for word, count in json.loads(words).items()})
    insert_rows(connection, CHANGE, [(hashed, -count) for hashed, count in changes.items()])
    connection.execute(_INSERT_TOTAL, [-1, -sentences, -facts, -sum(map(len, terms))])
    forget(connection, list(changes))
    return True


def _insert_words(connection: psycopg.Connection, hashed: Mapping[int, str]) -> None:
    plain = [decode_term(word) for word in hashed.values()]
    columns = [list(hashed), list(hashed.values()), list(map(trigram_form, plain))]
    connection.execute(_INSERT_WORDS, [*columns, list(map(len, plain))])


def _insert_articles(
    connection: psycopg.Connection, articles: Sequence[IndexedArticle]
) -> dict[str, int]:
    rows = []
    for indexed in articles:
        article = indexed.article
        folded = article.source.casefold() if article.source is not None else None
        rows.append(
            (
                to_column(article.id),
                to_column(article.title),
                to_column(article.source),
                to_column(folded),
                to_column(article.url),
                article.published,
                to_column(article.place),
                len(indexed.sentences),
                len(indexed.facts),
            )
        )
    given = {to_column(indexed.article.id): indexed.article.id for indexed in articles}
    columns = [list(column) for column in zip(*rows, strict=True)]
    return {given[row[0]]: row[1] for row in connection.execute(_INSERT_ARTICLES, columns)}
