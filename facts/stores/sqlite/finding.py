"""Facts across articles, from the sentences added last to the first."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from facts.models import ArticleInfo, Filters, FoundFact
from facts.stores.finding import PAGE, FactQuery, StatingSentence, found_facts
from facts.stores.index_tokens import split_terms
from facts.stores.integrity import is_verbatim
from facts.stores.keys import sentence_keys
from facts.stores.packing import unpack
from facts.stores.sqlite.filters import conditions
from facts.stores.sqlite.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence

_LAST = (1 << 63) - 1
# The articles that filters allow are looked up one by one, from the one added last.
_ARTICLES = f"SELECT a.key, {INFO_COLUMNS} FROM article a WHERE a.key < :before {{allowed}}"
_NEWEST = f" ORDER BY a.key DESC LIMIT {PAGE}"
_SENTENCES = f"""
SELECT {SENTENCE_COLUMNS}, s.facts, s.terms FROM sentence s
WHERE s.key BETWEEN ? AND ? AND s.facts <> x'' ORDER BY s.key DESC
"""


def find_facts(
    connection: sqlite3.Connection, query: FactQuery, filters: Filters | None, limit: int
) -> list[FoundFact]:
    """Return the facts that `Store.find_facts` returns."""
    if limit <= 0:
        return []
    return found_facts(_sentences(connection, query, filters), query, limit)


def _sentences(
    connection: sqlite3.Connection, query: FactQuery, filters: Filters | None
) -> Iterator[StatingSentence]:
    terms = set(query.terms)
    for key, article in _articles(connection, filters):
        text: str | None = None
        for *row, packed, joined in connection.execute(_SENTENCES, sentence_keys(key)):
            if not terms.issubset(split_terms(joined)):
                continue
            if text is None:
                text = _text(connection, key)
            sentence = to_sentence(tuple(row), article.id)
            facts = unpack(packed, row[0], sentence)
            yield StatingSentence(sentence, article, facts, is_verbatim(sentence, text))


def _articles(
    connection: sqlite3.Connection, filters: Filters | None
) -> Iterator[tuple[int, ArticleInfo]]:
    found, parameters = conditions(filters)
    statement = _ARTICLES.format(allowed="".join(f" AND {each}" for each in found)) + _NEWEST
    parameters["before"] = _LAST
    while rows := connection.execute(statement, parameters).fetchall():
        for key, *row in rows:
            yield key, to_info(tuple(row))
        parameters["before"] = rows[-1][0]


def _text(connection: sqlite3.Connection, key: int) -> str | None:
    row = connection.execute("SELECT text FROM body WHERE article = ?", (key,)).fetchone()
    return row[0] if row else None
