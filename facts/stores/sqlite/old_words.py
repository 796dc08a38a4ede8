"""Migrate a file of version 6, whose articles list their words as JSON, to packed lists."""

from __future__ import annotations

import json
import sqlite3

from facts.sqlite.migrating import run_script
from facts.stores.sqlite.word_lists import pack_words

_AT_ONCE = 200
"""How many articles are in memory at a time."""
# A new table, since shorter rows in place of those there would leave its pages half empty.
_BEFORE = """
ALTER TABLE body RENAME TO old_body;
CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  words BLOB NOT NULL
);
"""


def pack_lists_of_words(connection: sqlite3.Connection) -> None:
    """Put the keys of words in place of the words, within the caller's transaction."""
    run_script(connection, _BEFORE)
    keys: dict[str, int] = dict(connection.execute("SELECT word, key FROM word").fetchall())
    last = 0
    while True:
        rows = connection.execute(
            "SELECT article, text, words FROM old_body WHERE article > ? ORDER BY article LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            break
        last = rows[-1][0]
        connection.executemany(
            "INSERT INTO body VALUES (?, ?, ?)",
            [(article, text, _packed(words, keys)) for article, text, words in rows],
        )
    connection.execute("DROP TABLE old_body")


def _packed(words: str, keys: dict[str, int]) -> bytes:
    # A word that is not known is damage, of which `check` tells.
    return pack_words({keys[word]: n for word, n in json.loads(words).items() if word in keys})
