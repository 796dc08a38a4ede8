"""The index of a record: which sentences have a term.

A term's row has its last postings as they are, so that to add some is to write one row. When they
become too many, they go into the table `posting`, in blocks of a few thousand. A record has few
blocks: most terms are rare. No article is in two of a term's blocks, or in a block and its row.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from facts.stores.sqlite.posting_lists import (
    Postings,
    articles_of,
    pack,
    pieces,
    plain,
    unpack,
    unpack_plain,
)

LAST = 100
"""The most postings in a term's row: SQLite keeps a row of at most 1,000 bytes in one place."""
BLOCK = 4_096
"""The most postings in a block, unless one article has more."""


class Held(NamedTuple):
    """A term of the record: how many sentences have it, and the last of its postings, as bytes."""

    term: str
    sentences: int
    last: bytes


def held(connection: sqlite3.Connection, terms: Iterable[str]) -> list[Held]:
    """Return the encoded terms that the record has, in the order given."""
    rows = connection.execute(
        "SELECT t.term, t.sentences, t.last FROM json_each(?) wanted"
        " JOIN term t ON t.term = wanted.value ORDER BY wanted.key",
        (json.dumps(list(terms)),),
    )
    return [Held(*row) for row in rows]


def read(connection: sqlite3.Connection, term: Held, most: int | None = None) -> Postings:
    """Return the postings of a term in order: all, or at least `most`, those added last."""
    found = [unpack_plain(term.last)]
    size = len(found[0])
    if size < term.sentences and (most is None or size < most):
        for block in _blocks(connection, term.term):
            found.append(block)
            size += len(block)
            if most is not None and size >= most:
                break
    return np.concatenate(found[::-1])


def read_article(connection: sqlite3.Connection, term: Held, article: int) -> Postings:
    """Return the postings of a term in one article."""
    last = unpack_plain(term.last)
    if not _begins_before(last, article):
        row = _block_of(connection, term.term, article)
        if row is None:
            return plain(())
        last = unpack(row[1])
    found: Postings = last[articles_of(last) == article]
    return found


def append(connection: sqlite3.Connection, postings: Mapping[str, Sequence[int]]) -> None:
    """Add the postings of articles that were added last, within the caller's transaction."""
    known = {each.term: each for each in held(connection, postings)}
    rows = []
    for term in sorted(postings):
        added = plain(postings[term])
        before = known.get(term)
        last = added if before is None else np.concatenate((unpack_plain(before.last), added))
        if len(last) > LAST:
            _append_blocks(connection, term, last)
            last = last[:0]
        sentences = len(added) + (before.sentences if before else 0)
        rows.append((term, sentences, last.tobytes()))
    connection.executemany("INSERT OR REPLACE INTO term VALUES (?, ?, ?)", rows)


def remove(connection: sqlite3.Connection, terms: Iterable[str], article: int) -> None:
    """Remove the postings of an article, within the caller's transaction."""
    changed, gone = [], []
    for each in held(connection, sorted(set(terms))):
        last = unpack_plain(each.last)
        if _begins_before(last, article):
            kept = last[articles_of(last) != article]
            removed = len(last) - len(kept)
            last = kept
        else:
            removed = _remove_from_block(connection, each.term, article)
        if each.sentences <= removed:
            gone.append((each.term,))
        else:
            changed.append((each.sentences - removed, last.tobytes(), each.term))
    connection.executemany("UPDATE term SET sentences = ?, last = ? WHERE term = ?", changed)
    connection.executemany("DELETE FROM term WHERE term = ?", gone)


def every(
    connection: sqlite3.Connection, first: str = "", beyond: str | None = None
) -> Iterator[tuple[str, int, Postings]]:
    """Yield each encoded term with its number of sentences and all its postings in order.

    Only those from `first` on, and before `beyond` where it is given.
    """
    rows = connection.execute(
        "SELECT term, sentences, last FROM term WHERE term >= :first"
        " AND (:beyond IS NULL OR term < :beyond)",
        {"first": first, "beyond": beyond},
    )
    for row in rows:
        yield row[0], row[1], read(connection, Held(*row))


def _blocks(connection: sqlite3.Connection, term: str) -> Iterator[Postings]:
    rows = connection.execute(
        "SELECT data FROM posting WHERE term = ? ORDER BY first DESC", (term,)
    )
    for (data,) in rows:
        yield unpack(data)


def _block_of(connection: sqlite3.Connection, term: str, article: int) -> tuple[int, bytes] | None:
    """Return the block that an article is in, if it has the term: its key and its postings."""
    row: tuple[int, bytes] | None = connection.execute(
        "SELECT key, data FROM posting WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1",
        (term, article),
    ).fetchone()
    return row


def _append_blocks(connection: sqlite3.Connection, term: str, postings: Postings) -> None:
    row = connection.execute(
        "SELECT key, data FROM posting WHERE term = ? ORDER BY first DESC LIMIT 1", (term,)
    ).fetchone()
    if row is not None and len(whole := np.concatenate((unpack(row[1]), postings))) <= BLOCK:
        connection.execute("UPDATE posting SET data = ? WHERE key = ?", (pack(whole), row[0]))
        return
    connection.executemany(
        "INSERT INTO posting (term, first, data) VALUES (?, ?, ?)",
        [(term, int(articles_of(p[:1])[0]), pack(p)) for p in pieces(postings, BLOCK)],
    )


def _remove_from_block(connection: sqlite3.Connection, term: str, article: int) -> int:
    """Return how many postings were removed."""
    row = _block_of(connection, term, article)
    if row is None:
        return 0
    key, data = row
    postings = unpack(data)
    kept = postings[articles_of(postings) != article]
    if len(kept):
        # `first` stays: what begins there no longer begins before it.
        connection.execute("UPDATE posting SET data = ? WHERE key = ?", (pack(kept), key))
    else:
        connection.execute("DELETE FROM posting WHERE key = ?", (key,))
    return len(postings) - len(kept)


def _begins_before(postings: Postings, article: int) -> bool:
    """Return whether an article, if it has the term, is in a term's row: its blocks are older."""
    return bool(len(postings)) and int(articles_of(postings[:1])[0]) <= article
