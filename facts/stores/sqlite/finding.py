"""Facts across articles, from the sentences added last to the first.

Sentences are found by their terms, if the query has some. Otherwise they are looked through.
"""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from facts.models import ArticleInfo, Filters, FoundFact
from facts.stores.filters import where
from facts.stores.finding import PAGE, FactQuery, StatingSentence, found_facts
from facts.stores.index_tokens import encode_term
from facts.stores.integrity import is_verbatim
from facts.stores.keys import SENTENCE_BITS, sentence_keys
from facts.stores.packing import unpack
from facts.stores.sqlite.best import keys_with_all, one_moment
from facts.stores.sqlite.filters import conditions
from facts.stores.sqlite.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence

_LAST = (1 << 63) - 1
# The articles that filters allow are looked up one by one, from the one added last.
_ARTICLES = f"SELECT a.key, {INFO_COLUMNS} FROM article a WHERE a.key < :before {{allowed}}"
_NEWEST = f" ORDER BY a.key DESC LIMIT {PAGE}"
_SENTENCES = f"""
SELECT {SENTENCE_COLUMNS}, s.facts FROM sentence s
WHERE s.key BETWEEN ? AND ? AND s.facts <> x'' ORDER BY s.key DESC
"""
_OWNERS = f"""
SELECT a.key, {INFO_COLUMNS} FROM json_each(:articles) wanted
JOIN article a ON a.key = wanted.value {{allowed}}
"""
_GIVEN = f"""
SELECT {SENTENCE_COLUMNS}, s.facts FROM json_each(?) wanted
JOIN sentence s ON s.key = wanted.value WHERE s.facts <> x'' ORDER BY wanted.key
"""


def find_facts(
    connection: sqlite3.Connection, query: FactQuery, filters: Filters | None, limit: int
) -> list[FoundFact]:
    """Return the facts that `Store.find_facts` returns."""
    if limit <= 0:
        return []
    with one_moment(connection):
        if query.terms:
            sentences = _with_terms(connection, query.terms, filters)
        else:
            sentences = _from_the_last(connection, filters)
        return found_facts(sentences, query, limit)


def _with_terms(
    connection: sqlite3.Connection, terms: Iterable[str], filters: Filters | None
) -> Iterator[StatingSentence]:
    """Yield the sentences that have all terms and state facts, from the one added last."""
    keys = keys_with_all(connection, [encode_term(term) for term in terms])
    found, parameters = conditions(filters)
    statement = _OWNERS.format(allowed=where(found))
    texts = _Texts(connection)
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        owners = json.dumps(sorted({key >> SENTENCE_BITS for key in page}))
        articles = {
            key: to_info(tuple(row))
            for key, *row in connection.execute(statement, {**parameters, "articles": owners})
        }
        allowed = [key for key in page if key >> SENTENCE_BITS in articles]
        for row in connection.execute(_GIVEN, (json.dumps(allowed),)).fetchall():
            key = row[0] >> SENTENCE_BITS
            yield _stating(row, articles[key], texts.of(key))


def _from_the_last(
    connection: sqlite3.Connection, filters: Filters | None
) -> Iterator[StatingSentence]:
    """Yield all sentences that state facts, from the one added last."""
    texts = _Texts(connection)
    for key, article in _articles(connection, filters):
        for row in connection.execute(_SENTENCES, sentence_keys(key)):
            yield _stating(row, article, texts.of(key))


def _stating(row: tuple[Any, ...], article: ArticleInfo, text: str | None) -> StatingSentence:
    sentence = to_sentence(row[:-1], article.id)
    facts = unpack(row[-1], row[0], sentence)
    return StatingSentence(sentence, article, facts, is_verbatim(sentence, text))


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


class _Texts:
    """The texts of articles, of which the last one that was looked at is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: tuple[int, str | None] | None = None

    def of(self, article: int) -> str | None:
        if self._last is None or self._last[0] != article:
            row = self._connection.execute(
                "SELECT text FROM body WHERE article = ?", (article,)
            ).fetchone()
            self._last = article, row[0] if row else None
        return self._last[1]
