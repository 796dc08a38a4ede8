"""The key of an article, found by its id."""

from __future__ import annotations

import sqlite3

from facts.sqlite.binding import bindable


def article_key(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return the key of the article of that id."""
    row = connection.execute(
        "SELECT key FROM article WHERE id = ?", (bindable(article_id),)
    ).fetchone()
    return row[0] if row else None
