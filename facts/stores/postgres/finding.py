"""Facts across articles, found by an index of their kinds and predicates and of terms."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

from collections.abc import Iterator

from facts.models import Filters, FoundFact
from facts.postgres import Rows
from facts.stores.finding import PAGE, FactQuery, StatingSentence, found_facts
from facts.stores.keys import SENTENCE_BITS
from facts.stores.postgres.filters import Parameters, conditions
from facts.stores.postgres.hashes import hash_kind, hash_predicate, hash_term
from facts.stores.postgres.packing import unpack
from facts.stores.postgres.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence

LARGEST = (1 << 63) - 1
_SENTENCE = SENTENCE_COLUMNS.count(",") + 1

# Materialized, so that it is found by the lists of what it holds, and not by trying all sentences
# from the last on.
_FOUND = f"""
WITH held AS MATERIALIZED (SELECT p.key FROM posting p WHERE {{held}} {{allowed}}),
page AS MATERIALIZED (
  SELECT key FROM held WHERE key < %(before)s ORDER BY key DESC LIMIT {PAGE}
)
SELECT s.*, strpos(b.text, s.sentence_text) > 0, a.*
FROM page
CROSS JOIN LATERAL (
  SELECT s.key AS sentence_key, s.kind, s."start", s."end", s.text AS sentence_text, s.page,
    s.facts
  FROM sentence s WHERE s.key = page.key OFFSET 0
) s
CROSS JOIN LATERAL (
  SELECT b.text FROM body b WHERE b.article = page.key >> {SENTENCE_BITS} OFFSET 0
) b
CROSS JOIN LATERAL (
  SELECT {INFO_COLUMNS} FROM article a WHERE a.key = page.key >> {SENTENCE_BITS} OFFSET 0
) a
ORDER BY page.key DESC
"""
_ALLOWED = f"""
AND EXISTS (
  SELECT FROM article a WHERE a.key = p.key >> {SENTENCE_BITS} AND {{allowed}} OFFSET 0
)
"""


def find_facts(run: Rows, query: FactQuery, filters: Filters | None, limit: int) -> list[FoundFact]:
    """Return the facts that `Store.find_facts` returns."""
    if limit <= 0:
        return []
    return found_facts(_sentences(run, query, filters), query, limit)


def statement(query: FactQuery, filters: Filters | None) -> tuple[str, Parameters]:
    """Return the statement for a page of sentences, and its parameters."""
    found, parameters = conditions(filters)
    stated = [hash_kind(query.kind)] if query.kind is not None else []
    stated += [hash_predicate(query.predicate)] if query.predicate is not None else []
    held = []
    if stated:
        held.append("p.stated @> %(stated)s::bigint[]")
        parameters["stated"] = stated
    if query.terms:
        held.append("p.terms @> %(terms)s::bigint[]")
        parameters["terms"] = list({hash_term(term): None for term in query.terms})
    parameters["before"] = LARGEST
    allowed = _ALLOWED.format(allowed=" AND ".join(found)) if found else ""
    return _FOUND.format(held=" AND ".join(held), allowed=allowed), parameters


def _sentences(run: Rows, query: FactQuery, filters: Filters | None) -> Iterator[StatingSentence]:
    text, parameters = statement(query, filters)
    while True:
        rows = run(text, parameters)
        for row in rows:
            article = to_info(row[_SENTENCE + 2 :])
            sentence = to_sentence(row[:_SENTENCE], article.id)
            packed, intact = row[_SENTENCE : _SENTENCE + 2]
            yield StatingSentence(sentence, article, unpack(packed, row[0], sentence), bool(intact))
        if len(rows) < PAGE:
            return
        parameters["before"] = rows[-1][0]
