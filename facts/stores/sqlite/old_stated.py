"""Migrate a file of version 7, in which no index says what articles state."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from itertools import groupby

from facts.errors import StoreDamaged
from facts.stores.keys import SENTENCE_BITS
from facts.stores.packing import stated_in
from facts.stores.sqlite.posting_lists import posting_of_article
from facts.stores.sqlite.postings import append
from facts.stores.sqlite.stated import lists_of

_AT_ONCE = 2_000
"""How many articles are in memory at a time."""


def index_stated(connection: sqlite3.Connection) -> None:
    """Index what all articles state, within the caller's transaction."""
    gathered: dict[str, list[int]] = {}
    rows = connection.execute("SELECT key, facts FROM sentence ORDER BY key")
    of_articles = groupby(rows, lambda row: row[0] >> SENTENCE_BITS)
    for number, (article, sentences) in enumerate(of_articles, 1):
        stated: set[tuple[str, str]] = set()
        for _, packed in sentences:
            with suppress(StoreDamaged):  # of which `check` tells
                stated |= stated_in(packed)
        for name in lists_of(stated):
            gathered.setdefault(name, []).append(posting_of_article(article))
        if number % _AT_ONCE == 0:
            append(connection, gathered)
            gathered = {}
    append(connection, gathered)
