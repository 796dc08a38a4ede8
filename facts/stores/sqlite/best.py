"""The best sentences for some terms, at a cost that has a bound."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from facts.models import Filters
from facts.stores.filters import where
from facts.stores.integrity import UNREADABLE, index_damaged
from facts.stores.keys import SENTENCE_BITS
from facts.stores.sqlite.bm25 import best, score, weight_of
from facts.stores.sqlite.filters import Parameters, conditions
from facts.stores.sqlite.posting_lists import Postings, keys_of
from facts.stores.sqlite.postings import Held, held, read, read_article

MOST_READ = 65_536
"""About how many postings a search without filters reads, those of the rarest terms first. Of a
term that more sentences have, it reads those that were added last."""
_FIRST_LOOKED_AT = 256
"""How many of the best sentences are looked up first to find those that filters allow."""


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Let several statements read the record as it is at one moment, whoever writes meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def best_keys(
    connection: sqlite3.Connection, terms: Iterable[str], filters: Filters | None, limit: int
) -> list[int]:
    """Return the keys of the sentences that have any of the encoded terms, best first.

    Raises `StoreDamaged` if the index cannot be read.
    """
    try:
        return _best_keys(connection, terms, filters, limit)
    except UNREADABLE as error:
        raise index_damaged() from error


def keys_with_all(connection: sqlite3.Connection, terms: Sequence[str]) -> list[int]:
    """Return the keys of the sentences that have all encoded terms, from the one added last.

    Raises `StoreDamaged` if the index cannot be read.
    """
    try:
        known = sorted(held(connection, set(terms)), key=lambda each: each.sentences)
        if not known or len(known) < len(set(terms)):
            return []
        keys = keys_of(read(connection, known[0]))
        for each in known[1:]:
            keys = np.intersect1d(keys, keys_of(read(connection, each)), assume_unique=True)
        found: list[int] = keys[::-1].tolist()
        return found
    except UNREADABLE as error:
        raise index_damaged() from error


def _best_keys(
    connection: sqlite3.Connection, terms: Iterable[str], filters: Filters | None, limit: int
) -> list[int]:
    known = held(connection, terms)
    found, parameters = conditions(filters)
    if filters is not None and filters.article_id is not None:
        row = connection.execute(f"SELECT a.key FROM article a {where(found)}", parameters)
        article = row.fetchone()
        if article is None:
            return []
        lists = [read_article(connection, term, article[0]) for term in known]
        found = []
    elif found:
        lists = [read(connection, term) for term in known]
    else:
        lists = _rarest_first(connection, known)
    sentences, length = connection.execute("SELECT sentences, terms FROM totals").fetchone()
    weighed = [
        (weight_of(term.sentences, sentences), postings)
        for term, postings in zip(known, lists, strict=True)
        if len(postings)
    ]
    if not weighed:
        return []
    keys, scores = score(weighed, max(length, 1) / max(sentences, 1))
    if not found:
        chosen: list[int] = best(keys, scores, limit).tolist()
        return chosen
    ranked: list[int] = best(keys, scores, len(keys)).tolist()
    return _allowed(connection, ranked, " AND ".join(found), parameters, limit)


def _rarest_first(connection: sqlite3.Connection, terms: list[Held]) -> list[Postings]:
    """Return the postings of each term, in the order of the terms."""
    lists: dict[str, Postings] = {}
    left = MOST_READ
    for term in sorted(terms, key=lambda each: each.sentences):
        lists[term.term] = read(connection, term, most=max(left, 0))
        left -= len(lists[term.term])
    return [lists[term.term] for term in terms]


def _allowed(
    connection: sqlite3.Connection,
    keys: list[int],
    condition: str,
    parameters: Parameters,
    limit: int,
) -> list[int]:
    """Return the first keys of sentences whose articles meet a condition.

    Each article is looked up at most once, and no more of them than it takes.
    """
    found: list[int] = []
    allowed: dict[int, bool] = {}
    start, size = 0, _FIRST_LOOKED_AT
    while start < len(keys) and len(found) < limit:
        page = keys[start : start + size]
        unknown = {key >> SENTENCE_BITS for key in page}.difference(allowed)
        allowed |= dict.fromkeys(unknown, False)
        rows = connection.execute(
            "SELECT a.key FROM json_each(:articles) wanted"
            f" JOIN article a ON a.key = wanted.value WHERE {condition}",
            {**parameters, "articles": json.dumps(list(unknown))},
        )
        allowed |= dict.fromkeys((key for (key,) in rows), True)
        found += [key for key in page if allowed[key >> SENTENCE_BITS]]
        start, size = start + size, size * 4
    return found[:limit]
