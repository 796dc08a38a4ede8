"""Migrate a file of version 4, which has a row for each fact, to packed facts."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter

from facts.sqlite.migrating import run_script
from facts.stores.packing import pack
from facts.stores.rows import SENTENCE_COLUMNS, to_fact, to_sentence

_AT_ONCE = 1_000
"""How many sentences are in memory at a time."""
_FACTS = (
    "f.sentence, f.kind, f.slot, f.subject, f.predicate, f.value, f.value_start, f.value_end,"
    " f.subject_start, f.subject_end, f.predicate_start, f.predicate_end, f.normal, f.unit,"
    " f.polarity, f.modality"
)
_SENTENCE_WIDTH = SENTENCE_COLUMNS.count(",") + 1
# A new table, since longer rows in place of those there would leave its pages half empty.
_BEFORE = """
ALTER TABLE sentence RENAME TO old_sentence;
CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  terms TEXT NOT NULL,
  page INTEGER,
  facts BLOB NOT NULL
);
"""
_AFTER = """
DROP TABLE fact;
DROP TABLE old_sentence;
"""


def pack_facts(connection: sqlite3.Connection) -> None:
    """Put each sentence's facts into its row, within the caller's transaction."""
    run_script(connection, _BEFORE)
    last = -1
    while True:
        sentences = connection.execute(
            f"SELECT {SENTENCE_COLUMNS}, s.terms FROM old_sentence s"  # noqa: S608 - constants
            " WHERE s.key > ? ORDER BY s.key LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not sentences:
            break
        first, last = sentences[0][0], sentences[-1][0]
        facts = connection.execute(
            f"SELECT {_FACTS} FROM fact f WHERE f.sentence BETWEEN ? AND ?"  # noqa: S608
            " ORDER BY f.sentence, f.number",
            (first, last),
        )
        stated = {key: list(rows) for key, rows in groupby(facts, itemgetter(0))}
        connection.executemany(
            'INSERT INTO sentence (key, kind, "start", "end", text, page, terms, facts)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row, _packed(row[:_SENTENCE_WIDTH], stated.get(row[0], []))) for row in sentences],
        )
    run_script(connection, _AFTER)


def _packed(row: tuple[object, ...], facts: list[tuple[object, ...]]) -> bytes:
    sentence = to_sentence(row, "")
    return pack([to_fact(fact, "") for fact in facts], sentence)
