"""Keys of articles and sentences.

A sentence's key is its article's key times `SENTENCES` plus its index. The key alone therefore
gives the article and the neighbours of a sentence. Keys are never reused.
"""

from __future__ import annotations

import sqlite3

from facts.sqlite.binding import bindable

SENTENCE_BITS = 20
SENTENCES = 1 << SENTENCE_BITS
"""An article has fewer sentences, so the last of one is never next to the first of another."""


def article_key(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return the key of the article of that id."""
    row = connection.execute(
        "SELECT key FROM article WHERE id = ?", (bindable(article_id),)
    ).fetchone()
    return row[0] if row else None


def sentence_keys(article: int) -> tuple[int, int]:
    """Return the first and the last key that a sentence of the article may have."""
    return article * SENTENCES, (article + 1) * SENTENCES - 1
