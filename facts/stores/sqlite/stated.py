"""The index of what articles state: which of them have facts of a kind, or with a predicate.

It is kept as the index of terms is, by postings. The names of its lists begin with a character that
no encoded term has. A posting is of an article: that its first sentences state something is not
said. There is a list for each kind, and one for each kind with each predicate.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np

from facts.errors import StoreDamaged
from facts.models import FactKind
from facts.stores.index_tokens import encode_term
from facts.stores.integrity import UNREADABLE, index_damaged
from facts.stores.keys import sentence_keys
from facts.stores.packing import stated_in
from facts.stores.sqlite.posting_lists import Postings, articles_of
from facts.stores.sqlite.postings import held, read

MARK = "="
"""Begins the names of these lists. No encoded term has it."""
FIRST, BEYOND = MARK, chr(ord(MARK) + 1)
"""The names of these lists are at least the first, and less than the second."""


def lists_of(stated: Iterable[tuple[str, str]]) -> set[str]:
    """Return the names of the lists of an article, from the kinds and predicates of its facts."""
    found: set[str] = set()
    for kind, predicate in set(stated):
        found.add(_name(kind))
        if predicate:
            found.add(_name(kind, predicate))
    return found


def lists_of_article(connection: sqlite3.Connection, article: int) -> set[str]:
    """Return the names of the lists that may have an article, within a transaction.

    Where its facts cannot be read, these are all lists.
    """
    rows = connection.execute(
        "SELECT facts FROM sentence WHERE key BETWEEN ? AND ?", sentence_keys(article)
    )
    try:
        return lists_of(each for (packed,) in rows for each in stated_in(packed))
    except (StoreDamaged, *UNREADABLE):
        names = connection.execute(
            "SELECT term FROM term WHERE term >= ? AND term < ?", (FIRST, BEYOND)
        )
        return {name for (name,) in names}


def articles_stating(
    connection: sqlite3.Connection, kind: str | None, predicate: str | None
) -> Postings | None:
    """Return the keys of the articles that state such facts, in order; None if all are meant.

    Raises `StoreDamaged` if the index cannot be read.
    """
    if predicate is not None:
        kinds = [each.value for each in FactKind] if kind is None else [kind]
        names = [_name(each, predicate) for each in kinds]
    elif kind is not None:
        names = [_name(kind)]
    else:
        return None
    try:
        found = [articles_of(read(connection, each)) for each in held(connection, names)]
    except UNREADABLE as error:
        raise index_damaged() from error
    return np.unique(np.concatenate(found)) if found else np.array([], dtype=np.uint64)


def _name(kind: str, predicate: str = "") -> str:
    return f"{MARK}{kind}{MARK}{encode_term(predicate)}" if predicate else f"{MARK}{kind}"
