"""Recall of sentences: those that contain any of the given terms, best BM25 first."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facts.errors import StoreDamaged
from facts.models import ArticleInfo, Candidate, Fact, Filters
from facts.sqlite.binding import clamped
from facts.stores.index_tokens import encode_term, split_terms
from facts.stores.integrity import UNREADABLE, is_verbatim, refuse_altered
from facts.stores.keys import SENTENCE_BITS, keys_around
from facts.stores.packing import unpack
from facts.stores.rows import stand_in
from facts.stores.sqlite.best import best_keys, one_moment
from facts.stores.sqlite.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence, trusted

_INFO_WIDTH = INFO_COLUMNS.count(",") + 1
_SENTENCE_WIDTH = SENTENCE_COLUMNS.count(",") + 1

_CANDIDATES = f"""
SELECT {SENTENCE_COLUMNS}, s.terms, before.terms, after.terms, {INFO_COLUMNS}
FROM best
JOIN sentence s ON s.key = best.key
JOIN article a ON a.key = best.key >> {SENTENCE_BITS}
LEFT JOIN sentence before ON before.key = best.key - 1
LEFT JOIN sentence after ON after.key = best.key + 1
ORDER BY best.place, best.key
"""
_GIVEN = f"""
WITH best AS MATERIALIZED (
  SELECT value AS key, key AS place FROM json_each(:keys)
)
{_CANDIDATES}
"""
_FACTS_OF = f"""
SELECT {SENTENCE_COLUMNS}, s.facts, a.id
FROM json_each(:keys) wanted
JOIN sentence s ON s.key = wanted.value
JOIN article a ON a.key = s.key >> {SENTENCE_BITS}
"""
_TEXTS_OF = (
    "SELECT b.article, b.text FROM json_each(:keys) wanted JOIN body b ON b.article = wanted.value"
)


def search(
    connection: sqlite3.Connection, terms: Sequence[str], filters: Filters | None, limit: int
) -> list[Candidate]:
    """Search as `Store.search` does. Raises `StoreDamaged`."""
    tokens = dict.fromkeys(encode_term(term) for term in terms)
    if not tokens or limit <= 0:
        return []
    with one_moment(connection):
        keys = best_keys(connection, tokens, filters, clamped(limit))
        return _candidates(connection.execute(_GIVEN, {"keys": json.dumps(keys)}))


def following(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Candidate]:
    """Return the sentences that `Store.following` returns."""
    known = set(keys)
    # No sentence has an article's last key, so nothing follows an article's last sentence.
    wanted = [key + 1 for key in dict.fromkeys(keys) if key + 1 not in known]
    return _candidates(connection.execute(_GIVEN, {"keys": json.dumps(wanted)}))


def around(connection: sqlite3.Connection, keys: Sequence[int], reach: int) -> list[Candidate]:
    """Return the sentences that `Store.around` returns."""
    wanted = keys_around(keys, reach)
    return _candidates(connection.execute(_GIVEN, {"keys": json.dumps(wanted)}))


def facts_of(connection: sqlite3.Connection, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
    """Return the facts that `Store.facts_of` returns. Raises `StoreDamaged`."""
    found: dict[int, tuple[Fact, ...]] = dict.fromkeys(keys, ())
    rows = connection.execute(_FACTS_OF, {"keys": json.dumps(list(found))}).fetchall()
    owners = {row[0] >> SENTENCE_BITS for row in rows}
    texts = dict(connection.execute(_TEXTS_OF, {"keys": json.dumps(list(owners))}))
    altered: dict[str, None] = {}
    for *row, packed, article_id in rows:
        key = row[0]
        sentence = to_sentence(tuple(row), article_id)
        if is_verbatim(sentence, texts.get(key >> SENTENCE_BITS)):
            found[key] = unpack(packed, key, sentence)
        else:
            altered[article_id] = None
    refuse_altered(altered)
    return found


def _candidates(rows: Iterable[tuple[Any, ...]]) -> list[Candidate]:
    infos: dict[int, ArticleInfo] = {}
    candidates = []
    for row in rows:
        key = row[0]
        try:
            article = infos.get(key >> SENTENCE_BITS)
            if article is None:
                article = infos[key >> SENTENCE_BITS] = to_info(row[-_INFO_WIDTH:])
            own, before, after = row[_SENTENCE_WIDTH : _SENTENCE_WIDTH + 3]
            candidate = trusted(
                Candidate,
                {
                    "key": key,
                    "sentence": to_sentence(row[:_SENTENCE_WIDTH], article.id),
                    "article": article,
                    "terms": split_terms(own),
                    "before": split_terms(before),
                    "after": split_terms(after),
                },
            )
        except (StoreDamaged, *UNREADABLE):
            candidate = stand_in(key, row[-_INFO_WIDTH])
        candidates.append(candidate)
    return candidates
