"""The check of a whole file: what is in its articles, and whether its indexes fit them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from facts.errors import StoreUnavailable
from facts.models import Damage, DamagedPart
from facts.sqlite.connections import Connections
from facts.sqlite.errors import is_damage
from facts.stores.integrity import UNREADABLE
from facts.stores.sqlite.vocabulary import term_counts

_MOST = 20
"""How many faults of the file itself are told."""
_Found = Callable[[sqlite3.Connection], Iterator[str]]


def check(connections: Connections, of_articles: Iterator[Damage]) -> Iterator[Damage]:
    """Yield what is wrong with the file, with its articles, and with its indexes."""
    yield from _found(connections, DamagedPart.FILE, _in_pages)
    try:
        yield from of_articles
    except StoreUnavailable as error:
        if not is_damage(error):
            raise
    for look in (_in_full_text, _in_terms, _in_words, _in_totals):
        yield from _found(connections, DamagedPart.INDEX, look)


def _found(connections: Connections, part: DamagedPart, look: _Found) -> Iterator[Damage]:
    try:
        with connections.reading() as connection:
            # One moment for all that is compared, whoever writes meanwhile.
            connection.execute("BEGIN")
            try:
                told = list(look(connection))
            finally:
                connection.execute("ROLLBACK")
    except (StoreUnavailable, *UNREADABLE) as error:
        if isinstance(error, StoreUnavailable) and not is_damage(error):
            raise
        told = [_UNREADABLE[part]]
    yield from (Damage(part=part, why=why) for why in told)


_UNREADABLE = {
    DamagedPart.FILE: "pages of the file cannot be read",
    DamagedPart.INDEX: "an index cannot be read",
}


def _in_pages(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite itself finds, which names tables and pages, and never a text."""
    for (told,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if told != "ok":
            yield f"SQLite reports: {' '.join(str(told).split())}"
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    for table in sorted({row[0] for row in orphans}):
        yield f"rows of the table {table} belong to no article"


def _in_full_text(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the full-text index does not have the terms of all sentences."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_term"
        " USING fts5vocab(main, sentence_index, instance)"
    )
    # The sum depends on each term at its place, and not on their order.
    indexed = sum(map(hash, connection.execute("SELECT term, doc, offset FROM temp.indexed_term")))
    stored = 0
    for key, terms in connection.execute("SELECT key, terms FROM sentence"):
        stored += sum(hash((t, key, n)) for n, t in enumerate(terms.split(" ") if terms else ()))
    if indexed != stored:
        yield "the full-text index does not have the words of all sentences"


def _in_terms(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the numbers of sentences with a term are wrong."""
    rows = connection.execute("SELECT terms FROM sentence")
    counted = term_counts(terms for (terms,) in rows)
    if counted != _stored(connection, "SELECT term, sentences FROM term"):
        yield "the numbers of sentences with each word are wrong"


def _in_words(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the vocabulary, by which misspellings are corrected, is wrong."""
    counted: Counter[str] = Counter()
    for (words,) in connection.execute("SELECT words FROM body"):
        counted.update(json.loads(words))
    if counted != _stored(connection, "SELECT word, sentences FROM word"):
        yield "the vocabulary is not that of the articles"


def _stored(connection: sqlite3.Connection, statement: str) -> Mapping[str, int]:
    return dict(connection.execute(statement).fetchall())


def _in_totals(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the size of the record is wrong."""
    (size,) = connection.execute("SELECT articles, sentences, facts FROM totals")
    (counted,) = connection.execute(
        "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(facts), 0) FROM article"
    )
    if size != counted:
        yield "the size of the record is wrong"
