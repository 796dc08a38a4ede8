"""Migrate a file of version 5, which has a full-text table, to lists of postings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from facts.sqlite.migrating import run_script
from facts.stores.index_tokens import tokens_of
from facts.stores.keys import SENTENCE_BITS, SENTENCES
from facts.stores.sqlite.posting_lists import postings_of
from facts.stores.sqlite.postings import append

_AT_ONCE = 20_000
"""About how many sentences are in memory at a time."""
_BEFORE = """
DROP TABLE sentence_index;
DROP TABLE term;
CREATE TABLE term (
  term TEXT PRIMARY KEY,
  sentences INTEGER NOT NULL,
  last BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE posting (
  key INTEGER PRIMARY KEY,
  term TEXT NOT NULL,
  first INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE INDEX posting_by_term ON posting (term, first);
ALTER TABLE totals ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
"""


def index_postings(connection: sqlite3.Connection) -> None:
    """Index all sentences anew, within the caller's transaction."""
    run_script(connection, _BEFORE)
    gathered: dict[str, list[int]] = {}
    total = waiting = 0
    for article, sentences in _articles(connection):
        for term, postings in postings_of(article, sentences).items():
            gathered.setdefault(term, []).extend(postings)
        total += sum(len(terms) for _, terms in sentences)
        waiting += len(sentences)
        if waiting >= _AT_ONCE:
            append(connection, gathered)
            gathered, waiting = {}, 0
    append(connection, gathered)
    connection.execute("UPDATE totals SET terms = ?", (total,))


def _articles(
    connection: sqlite3.Connection,
) -> Iterator[tuple[int, list[tuple[int, list[str]]]]]:
    """Yield each article's key with the indexes and encoded terms of its sentences, in order."""
    rows = connection.execute("SELECT key, terms FROM sentence ORDER BY key")
    for article, sentences in groupby(rows, lambda row: row[0] >> SENTENCE_BITS):
        yield article, [(key % SENTENCES, tokens_of(terms)) for key, terms in sentences]
