"""Facts across articles, from the sentences added last to the first.

Sentences are found by their terms, if the query has some, and articles by the kinds and predicates
of what they state.
"""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from facts.errors import StoreDamaged
from facts.models import ArticleInfo, Filters, FoundFact
from facts.stores.filters import where
from facts.stores.finding import PAGE, FactQuery, StatingSentence, found_facts
from facts.stores.index_tokens import encode_term
from facts.stores.integrity import is_verbatim
from facts.stores.keys import SENTENCE_BITS, sentence_keys
from facts.stores.packing import stated_in, unpack
from facts.stores.sqlite.best import keys_with_all, one_moment
from facts.stores.sqlite.filters import conditions
from facts.stores.sqlite.keys import article_key
from facts.stores.sqlite.posting_lists import Postings
from facts.stores.sqlite.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence
from facts.stores.sqlite.stated import articles_stating

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
        stating = articles_stating(connection, query.kind, query.predicate)
        if filters is not None and filters.article_id is not None:
            key = article_key(connection, filters.article_id)
            own = np.array([] if key is None else [key], dtype=np.uint64)
            stating = own if stating is None else np.intersect1d(own, stating)
        if query.terms:
            sentences = _with_terms(connection, query, stating, filters)
        else:
            sentences = _of_articles(connection, query, stating, filters)
        return found_facts(sentences, query, limit)


def _with_terms(
    connection: sqlite3.Connection,
    query: FactQuery,
    articles: Postings | None,
    filters: Filters | None,
) -> Iterator[StatingSentence]:
    """Yield the sentences of such articles that have all terms and state facts, the last first."""
    keys = keys_with_all(connection, [encode_term(term) for term in query.terms])
    if articles is not None:
        stating = set(articles.tolist())
        keys = [key for key in keys if key >> SENTENCE_BITS in stating]
    texts = _Texts(connection)
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        owners = _allowed(connection, {key >> SENTENCE_BITS for key in page}, filters)
        allowed = [key for key in page if key >> SENTENCE_BITS in owners]
        for row in connection.execute(_GIVEN, (json.dumps(allowed),)).fetchall():
            key = row[0] >> SENTENCE_BITS
            if _may_be_asked_for(row[-1], query):
                yield _stating(row, owners[key], texts.of(key))


def _of_articles(
    connection: sqlite3.Connection,
    query: FactQuery,
    articles: Postings | None,
    filters: Filters | None,
) -> Iterator[StatingSentence]:
    """Yield the sentences of such articles that state facts, the last first."""
    if articles is None:
        rows = connection.execute("SELECT key FROM article ORDER BY key DESC")
        keys = [key for (key,) in rows]
    else:
        keys = articles[::-1].tolist()
    texts = _Texts(connection)
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        owners = _allowed(connection, page, filters)
        for key in page:
            if key in owners:
                for row in connection.execute(_SENTENCES, sentence_keys(key)):
                    if not _may_be_asked_for(row[-1], query):
                        continue
                    yield _stating(row, owners[key], texts.of(key))


def _may_be_asked_for(packed: bytes, query: FactQuery) -> bool:
    """Return whether packed facts have a kind and a predicate that are asked for.

    Most sentences are refused here, which costs a fraction of reading their facts. Those that
    cannot be read are not: reading them names their article.
    """
    try:
        stated = stated_in(packed)
    except StoreDamaged:
        return True
    return any(
        query.kind in (None, kind) and query.predicate in (None, predicate)
        for kind, predicate in stated
    )


def _allowed(
    connection: sqlite3.Connection, keys: Iterable[int], filters: Filters | None
) -> dict[int, ArticleInfo]:
    """Return the articles of these keys that filters allow."""
    found, parameters = conditions(filters)
    rows = connection.execute(
        _OWNERS.format(allowed=where(found)), {**parameters, "articles": json.dumps(sorted(keys))}
    )
    return {key: to_info(tuple(row)) for key, *row in rows}


def _stating(row: tuple[Any, ...], article: ArticleInfo, text: str | None) -> StatingSentence:
    sentence = to_sentence(row[:-1], article.id)
    facts = unpack(row[-1], row[0], sentence)
    return StatingSentence(sentence, article, facts, is_verbatim(sentence, text))


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
