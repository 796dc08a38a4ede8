"""Button presses and inline queries that wait for their answer."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field

from tests.telegram_api.errors import Json, Overtaken

ANSWER_WITHIN = 15.0
"""Seconds after which an answer is too late. Telegram's own limit is about this."""
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Query:
    """A press or an inline query, and its answer if there is one."""

    id: str
    asked_at: float = field(default_factory=time.monotonic)
    answer: Json | None = None


class Queries:
    """All queries of one kind, by id."""

    def __init__(self) -> None:
        self._numbers = itertools.count(4_000_000_000_000_000_000)
        self._queries: dict[str, Query] = {}

    def open(self) -> Query:
        """Return a new query, which waits for its answer."""
        query = Query(str(next(self._numbers)))
        self._queries[query.id] = query
        return query

    def expire(self, query: Query) -> None:
        """Make any answer to it come too late."""
        query.asked_at -= ANSWER_WITHIN

    def answer(self, query_id: str, answer: Json) -> None:
        """Answer a query, once. Raises `Overtaken` if that is too late or the second time."""
        query = self._queries.get(query_id)
        if query is None or query.answer is not None:
            raise Overtaken(_TOO_OLD)
        if time.monotonic() - query.asked_at > ANSWER_WITHIN:
            raise Overtaken(_TOO_OLD)
        query.answer = answer
