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
from facts.stores.filters import where
from facts.stores.index_tokens import encode_term, split_terms
from facts.stores.integrity import UNREADABLE, is_verbatim, refuse_altered
from facts.stores.keys import SENTENCE_BITS, keys_around, sentence_keys
from facts.stores.packing import unpack
from facts.stores.rows import stand_in
from facts.stores.sqlite.filters import conditions
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
# The full-text table is ranked alone, so that only the rows of the best sentences are read.
_SEARCH = f"""
WITH best AS MATERIALIZED (
  SELECT rowid AS key, bm25(sentence_index) AS place
  FROM sentence_index
  WHERE sentence_index MATCH :expression {{allowed}}
  ORDER BY place, key
  LIMIT :limit
)
{_CANDIDATES}
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
# One look-up for each sentence that contains a term, and no list that grows with the record.
_ALLOWED = f"""
AND EXISTS (
  SELECT 1 FROM article a
  WHERE a.key = (sentence_index.rowid >> {SENTENCE_BITS}) AND {{allowed}}
)
"""
# The keys of one article are a range, which the full-text table can seek.
_ONE_ARTICLE = "AND rowid BETWEEN :first AND :last"


def search(
    connection: sqlite3.Connection, terms: Sequence[str], filters: Filters | None, limit: int
) -> list[Candidate]:
    """Search as `Store.search` does."""
    tokens = dict.fromkeys(encode_term(term) for term in terms)
    if not tokens or limit <= 0:
        return []
    found, parameters = conditions(filters)
    allowed = ""
    if filters is not None and filters.article_id is not None:
        row = connection.execute(f"SELECT a.key FROM article a {where(found)}", parameters)
        key = row.fetchone()
        if key is None:
            return []
        allowed = _ONE_ARTICLE
        parameters = dict(zip(("first", "last"), sentence_keys(key[0]), strict=True))
    elif found:
        allowed = _ALLOWED.format(allowed=" AND ".join(found))
    parameters["expression"] = " OR ".join(f'"{token}"' for token in tokens)
    parameters["limit"] = clamped(limit)
    return _candidates(connection.execute(_SEARCH.format(allowed=allowed), parameters))


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
