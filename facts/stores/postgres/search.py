"""Recall of sentences: those that contain any of the given terms, best BM25 first.

One statement gives them with what stands around them: the terms of their neighbours, the sentences
that follow, and the facts of both. Every step of it looks rows up by an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facts.errors import StoreDamaged
from facts.models import ArticleInfo, Candidate, Fact, Filters, Sentence, SentenceKind
from facts.postgres import Rows
from facts.postgres.texts import from_column
from facts.stores.index_tokens import split_terms
from facts.stores.integrity import UNREADABLE, has_own_length, is_verbatim, refuse_altered
from facts.stores.keys import SENTENCE_BITS, keys_around
from facts.stores.postgres.counting import HELD, SIZE
from facts.stores.postgres.filters import Parameters, conditions
from facts.stores.postgres.hashes import hash_term
from facts.stores.postgres.packing import unpack
from facts.stores.postgres.rows import INFO_COLUMNS, SENTENCE_COLUMNS, to_info, to_sentence
from facts.stores.recall import PRINTED_WITHIN, REACH, Around, Recall
from facts.stores.rows import Row, stand_in, trusted

LARGEST = (1 << 63) - 1
ARTICLES, SEEDS = 6, 5
"""Around how many of the best sentences, of how many articles, a recall fetches what is there."""
_PRINTED = (SentenceKind.QUESTION.value, SentenceKind.SPEAKER.value)
COMPARED_THERE = 200_000
"""The most bytes of a text with which the server compares sentences. It has other work to do."""

# BM25 with the weights of SQLite's FTS5: k1 = 1.2, b = 0.75, and no weight below a millionth. The
# rarest terms come first. `OFFSET 0` keeps each look-up by itself: joined into the statement, it
# might become a scan of all articles.
_BEST = f"""
size AS MATERIALIZED ({SIZE}),
held AS MATERIALIZED ({HELD}),
weighed AS MATERIALIZED (
  SELECT hash, size.terms::float8 / size.sentences AS mean, greatest(0.000001,
    ln(greatest(1.0, (size.sentences - held.sentences + 0.5) / (held.sentences + 0.5)))::float8
  ) AS weight
  FROM held CROSS JOIN size ORDER BY held.sentences, hash
),
best AS MATERIALIZED (
  SELECT key, row_number() OVER (ORDER BY sum(score) DESC, key) AS place
  FROM weighed CROSS JOIN LATERAL (
    SELECT p.key,
      weighed.weight * 2.2 * n.times / (n.times + 1.2 * (0.25 + 0.75 * p.length / weighed.mean))
      AS score
    FROM posting p CROSS JOIN LATERAL (
      SELECT 1 + coalesce(cardinality(array_positions(p.repeats, weighed.hash)), 0) AS times
    ) n
    WHERE p.terms @> ARRAY[weighed.hash] {{allowed}}
  ) matched
  GROUP BY key ORDER BY sum(score) DESC, key LIMIT %(limit)s
)
"""  # noqa: S608 - constants
_ALLOWED = f"""
AND EXISTS (
  SELECT FROM article a WHERE a.key = p.key >> {SENTENCE_BITS} AND {{allowed}} OFFSET 0
)
"""
_ONE_ARTICLE = f"""
AND p.key BETWEEN (SELECT a.key << {SENTENCE_BITS} FROM article a WHERE {{allowed}})
AND (SELECT (a.key + 1 << {SENTENCE_BITS}) - 1 FROM article a WHERE {{allowed}})
"""  # noqa: S608 - constants
_GIVEN = """
best AS MATERIALIZED (
  SELECT key, place FROM unnest(%(keys)s::bigint[]) WITH ORDINALITY given(key, place)
)
"""
# What is read in full, each with its place among the best. The sentences that follow have none, nor
# have those around the best sentences of the best articles.
_WITH_AROUND = f"""
of_article AS MATERIALIZED (
  SELECT key, min(place) OVER (PARTITION BY key >> {SENTENCE_BITS}) AS first,
    row_number() OVER (PARTITION BY key >> {SENTENCE_BITS} ORDER BY place) AS rank
  FROM best
),
seed AS MATERIALIZED (
  SELECT key FROM (SELECT key, rank, dense_rank() OVER (ORDER BY first) AS article FROM of_article)
  placed WHERE rank <= {SEEDS} AND article <= {ARTICLES}
),
whole AS MATERIALIZED (
  SELECT key, min(place) AS place
  FROM (
    SELECT key, place FROM best
    UNION ALL SELECT key + 1, NULL FROM best
    UNION ALL SELECT key + step, NULL FROM seed CROSS JOIN generate_series(-{REACH}, {REACH}) step
    WHERE key + step >> {SENTENCE_BITS} = key >> {SENTENCE_BITS}
  ) every
  GROUP BY key
)
"""  # noqa: S608 - constants
# The texts of the articles, each unpacked once; none of a very long one.
_BODIES = f"""
body_of AS MATERIALIZED (
  SELECT owner.key, CASE WHEN octet_length(b.text) <= {COMPARED_THERE} THEN b.text || '' END AS text
  FROM (SELECT DISTINCT key >> {SENTENCE_BITS} AS key FROM whole) owner
  CROSS JOIN LATERAL (SELECT text FROM body b WHERE b.article = owner.key OFFSET 0) b
)
"""  # noqa: S608 - constants
# To look for the words takes a tenth of the time that it takes to count up to their place.
_COMPARED = "strpos(body.text, s.sentence_text) > 0 AS intact"
_ALONE = "whole AS MATERIALIZED (SELECT key, place FROM best)"
_ROWS = f"""
needed AS MATERIALIZED (
  SELECT key, min(place) AS place, bool_or(whole) AS whole, bool_or(before) AS before FROM (
    SELECT key, place, true AS whole, false AS before FROM whole
    UNION ALL SELECT key - 1, NULL, false, true FROM whole
    UNION ALL SELECT key - 2, NULL, false, false FROM whole
    UNION ALL SELECT key + 1, NULL, false, false FROM whole
  ) every
  GROUP BY key
),
{_BODIES}
SELECT needed.whole, needed.place, s.*, {_COMPARED}, a.*
FROM needed
CROSS JOIN LATERAL (
  SELECT s.key AS sentence_key, s.kind, s."start", s."end",
    CASE WHEN needed.whole OR needed.before OR s.kind IN ('{_PRINTED[0]}', '{_PRINTED[1]}')
    THEN s.text ELSE '' END AS sentence_text, s.page, s.terms,
    CASE WHEN needed.whole THEN s.facts ELSE '' END AS sentence_facts
  FROM sentence s WHERE s.key = needed.key OFFSET 0
) s
LEFT JOIN body_of body ON needed.whole AND body.key = needed.key >> {SENTENCE_BITS}
LEFT JOIN LATERAL (
  SELECT {INFO_COLUMNS} FROM article a
  WHERE needed.whole AND a.key = needed.key >> {SENTENCE_BITS} OFFSET 0
) a ON true
ORDER BY needed.place, needed.key
"""  # noqa: S608 - constants
_FACTS_OF = f"""
SELECT {SENTENCE_COLUMNS}, s.facts, a.id, b.text
FROM unnest(%(keys)s::bigint[]) given(key)
CROSS JOIN LATERAL (SELECT * FROM sentence s WHERE s.key = given.key OFFSET 0) s
CROSS JOIN LATERAL (SELECT a.id FROM article a WHERE a.key = s.key >> {SENTENCE_BITS} OFFSET 0) a
LEFT JOIN LATERAL (
  SELECT b.text FROM body b WHERE b.article = s.key >> {SENTENCE_BITS} OFFSET 0
) b ON true
"""  # noqa: S608 - constants
_INFO = 11  # the first column of the article
_SENTENCE = SENTENCE_COLUMNS.count(",") + 1


@dataclass(frozen=True, slots=True)
class FetchedRow:
    """The packed facts of a sentence, and whether its article's text has it, if that is known."""

    facts: str
    intact: bool | None


class FetchedRecall(Recall):
    """Candidates with what stands around them, all of which was fetched.

    What stands around sentences of other articles than the best is not given, because it would take
    another round trip.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        store: Around,
        following: Mapping[int, Candidate],
        rows: Mapping[int, FetchedRow],
        others: Mapping[int, Row],
    ) -> None:
        super().__init__(candidates, store)
        self._others = others
        self._fetched = {**following, **{c.key: c for c in candidates}}
        self._rows = rows

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        known = set(keys)
        wanted = [key + 1 for key in dict.fromkeys(keys) if key + 1 not in known]
        return [self._fetched[key] for key in wanted if key in self._fetched]

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]:
        return [self._fetched[k] for k in keys_around(keys, reach) if k in self._fetched]

    def printed_before(self, candidate: Candidate) -> list[Sentence]:
        found: list[Sentence] = []
        if candidate.before:
            return found
        for key in range(candidate.key - 1, candidate.key - 1 - PRINTED_WITHIN, -1):
            row = self._others.get(key)
            if row is None or row[1] not in _PRINTED:
                break
            found.append(to_sentence(row, candidate.sentence.article_id))
        return found

    def sentence_before(self, candidate: Candidate) -> str:
        row = self._others.get(candidate.key - 1) if candidate.sentence.index else None
        return "" if row is None else from_column(row[4])

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        # Of a very long text, the server has not compared the sentences yet.
        missing = [k for k in keys if k not in self._fetched or self._rows[k].intact is None]
        found = dict(super().facts_of(missing)) if missing else {}
        refuse_altered({self._fetched[k].article.id for k in keys if self._is_altered(k)})
        for key in keys:
            if key not in found:
                found[key] = unpack(self._rows[key].facts, key, self._fetched[key].sentence)
        return found

    def _is_altered(self, key: int) -> bool:
        return key in self._rows and self._rows[key].intact is False


def recall(
    run: Rows,
    store: Around,
    terms: Sequence[str],
    filters: Filters | None,
    limit: int,
) -> Recall:
    """Recall as `Store.recall` does, in one statement."""
    if not terms or limit <= 0:
        return Recall([], store)
    statement, parameters = search_statement(terms, filters, limit, following=True)
    rows = run(statement, parameters)
    candidates, following, fetched = _read(rows)
    others = {row[2]: row[2:8] for row in rows}
    return FetchedRecall(candidates, store, {c.key: c for c in following}, fetched, others)


def search(run: Rows, terms: Sequence[str], filters: Filters | None, limit: int) -> list[Candidate]:
    """Search as `Store.search` does."""
    if not terms or limit <= 0:
        return []
    statement, parameters = search_statement(terms, filters, limit, following=False)
    return _read(run(statement, parameters))[0]


def search_statement(
    terms: Sequence[str], filters: Filters | None, limit: int, *, following: bool
) -> tuple[str, Parameters]:
    """Return the statement of a search and its parameters."""
    found, parameters = conditions(filters)
    allowed = ""
    if found:
        one = filters is not None and filters.article_id is not None
        allowed = (_ONE_ARTICLE if one else _ALLOWED).format(allowed=" AND ".join(found))
    parameters["terms"] = list({hash_term(term): None for term in terms})
    parameters["limit"] = min(limit, LARGEST)
    whole = _WITH_AROUND if following else _ALONE
    return f"WITH {_BEST.format(allowed=allowed)}, {whole}, {_ROWS}", parameters


def following(run: Rows, keys: Sequence[int]) -> list[Candidate]:
    """Return the sentences that `Store.following` returns."""
    known = set(keys)
    wanted = [key + 1 for key in dict.fromkeys(keys) if key + 1 not in known]
    return _given(run, wanted)


def around(run: Rows, keys: Sequence[int], reach: int) -> list[Candidate]:
    """Return the sentences that `Store.around` returns."""
    return _given(run, keys_around(keys, reach))


def _given(run: Rows, keys: Sequence[int]) -> list[Candidate]:
    """Return the sentences of some keys in their order."""
    statement = f"WITH {_GIVEN}, {_ALONE}, {_ROWS}"
    return _read(run(statement, {"keys": [key for key in keys if in_range(key)]}))[0]


def facts_of(run: Rows, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
    """Return the facts that `Store.facts_of` returns. Raises `StoreDamaged`."""
    found: dict[int, tuple[Fact, ...]] = dict.fromkeys(keys, ())
    altered: dict[str, None] = {}
    for row in run(_FACTS_OF, {"keys": [key for key in found if in_range(key)]}):
        facts, article_id, text = row[_SENTENCE:]
        sentence = to_sentence(row[:_SENTENCE], article_id)
        if is_verbatim(sentence, from_column(text)):
            found[row[0]] = unpack(facts, row[0], sentence)
        else:
            altered[article_id] = None
    refuse_altered(altered)
    return found


def in_range(key: int) -> bool:
    """Return whether a column of the database can hold the number."""
    return -LARGEST - 1 <= key <= LARGEST


def _read(
    rows: Iterable[tuple[Any, ...]],
) -> tuple[list[Candidate], list[Candidate], dict[int, FetchedRow]]:
    """Return the candidates by place, those without a place, and the rest of the rows by key."""
    fetched = {row[2]: row for row in rows}
    terms = {key: split_terms(row[8]) for key, row in fetched.items()}
    infos: dict[int, ArticleInfo] = {}
    placed: list[Candidate] = []
    others: list[Candidate] = []
    rest: dict[int, FetchedRow] = {}
    for key, row in fetched.items():
        if not row[0]:
            continue
        try:
            article = infos.get(key >> SENTENCE_BITS)
            if article is None:
                article = infos[key >> SENTENCE_BITS] = to_info(row[_INFO:])
            candidate = trusted(
                Candidate,
                {
                    "key": key,
                    "sentence": to_sentence(row[2:8], article.id),
                    "article": article,
                    "terms": terms[key],
                    "before": terms.get(key - 1, ()),
                    "after": terms.get(key + 1, ()),
                },
            )
        except (StoreDamaged, *UNREADABLE):
            candidate = stand_in(key, row[_INFO])
        rest[key] = FetchedRow(row[9], row[10] and has_own_length(candidate.sentence))
        (others if row[1] is None else placed).append(candidate)
    return placed, others, rest
