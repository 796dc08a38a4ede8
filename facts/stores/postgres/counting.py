"""Counts of terms, words and the record's size, which writers change without waiting.

A writer appends its changes to `frequency_change` and `total`. Readers add them to what is in
`frequency`. From time to time one writer folds the changes into it, so that they stay few.
"""

from __future__ import annotations

from hashlib import blake2b

import psycopg

FOLD_EVERY = 64
"""Articles after which the changes are folded: a common term has about as many."""

SIZE = """
SELECT coalesce(sum(articles), 0)::bigint AS articles,
  coalesce(sum(sentences), 0)::bigint AS sentences, coalesce(sum(facts), 0)::bigint AS facts,
  coalesce(sum(terms), 0)::bigint AS terms
FROM total
"""
HELD = """
SELECT hash, sum(sentences)::bigint AS sentences
FROM (
  SELECT hash, sentences FROM frequency WHERE hash = ANY(%(terms)s::bigint[])
  UNION ALL
  SELECT hash, change FROM frequency_change WHERE hash = ANY(%(terms)s::bigint[])
) counted
GROUP BY hash HAVING sum(sentences) > 0
"""
_FOLD_FREQUENCIES = """
WITH gone AS (DELETE FROM frequency_change RETURNING hash, change)
INSERT INTO frequency AS f
SELECT hash, sum(change) FROM gone GROUP BY hash HAVING sum(change) <> 0 ORDER BY hash
ON CONFLICT (hash) DO UPDATE SET sentences = f.sentences + excluded.sentences
"""
_FOLD_TOTAL = """
WITH gone AS (DELETE FROM total RETURNING articles, sentences, facts, terms)
INSERT INTO total SELECT sum(articles), sum(sentences), sum(facts), sum(terms) FROM gone
HAVING count(*) > 0
"""
# Nothing that no sentence contains is left behind.
_SPENT = f"""
SELECT hash FROM unnest(%(terms)s::bigint[]) given(hash)
EXCEPT SELECT hash FROM ({HELD}) held
"""  # noqa: S608 - constants
_FORGET = tuple(
    f"DELETE FROM {table} WHERE hash = ANY(%(spent)s::bigint[])"  # noqa: S608 - constants
    for table in ("frequency", "frequency_change", "word")
)


class Locks:
    """The advisory locks of one record, as numbers: a database may hold several records."""

    def __init__(self, schema: str) -> None:
        self.writers = _lock(f"rapporteur writers {schema}")
        """Shared by those who add; alone to one who removes."""
        self.fold = _lock(f"rapporteur fold {schema}")
        """Alone to one who folds or removes."""


def fold(connection: psycopg.Connection, locks: Locks) -> None:
    """Fold the changes, within the caller's transaction, unless another process does it now."""
    taken = connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [locks.fold]).fetchone()
    if taken is not None and taken[0]:
        connection.execute(_FOLD_FREQUENCIES)
        connection.execute(_FOLD_TOTAL)


def forget(connection: psycopg.Connection, hashes: list[int]) -> None:
    """Delete the counts and words that no sentence contains any more.

    The caller's transaction has both locks alone.
    """
    rows = connection.execute(_SPENT, {"terms": hashes}).fetchall()
    for statement in _FORGET:
        connection.execute(statement, {"spent": [row[0] for row in rows]})


def _lock(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
