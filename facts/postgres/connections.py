"""A pool of connections to one database, which recovers when the server has been away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import psycopg
from psycopg.pq import ConnStatus
from psycopg.rows import TupleRow
from psycopg.sql import SQL
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from facts.postgres.errors import refused, unavailable
from facts.postgres.migrating import Owner, bring_forward, search_path
from facts.postgres.urls import Address

LONGEST_WAIT = 10.0
"""Seconds that a call waits for a connection."""
MOST_CONNECTIONS = 16
"""Connections that one process opens; more threads wait for one another."""
_TRIES = 4
"""How often a call is tried that lost its connection or met another change of the same rows."""
_CONFLICTS = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)
# Every look-up has an index. Plans of prepared statements are kept: planning takes as long as
# running them. Compiling pays only for statements that are far longer.
_SETTINGS = SQL(
    "SET search_path TO {}; SET enable_seqscan = off; SET jit = off;"
    " SET plan_cache_mode = force_generic_plan; SET client_encoding = 'UTF8'"
)
_ERRORS = (psycopg.Error, PoolClosed, PoolTimeout, TooManyRequests, OSError, UnicodeDecodeError)
_Result = TypeVar("_Result")
Parameters = Sequence[object] | Mapping[str, object] | None
Rows = Callable[[str, Parameters], list[TupleRow]]
"""What gives the rows of a statement, as `Connections.rows` does."""


class Connections:
    """Connections to a schema of a database. Each call takes one, for as long as it runs.

    `settings` are statements that each connection runs before it is used. `most` connections are
    opened.
    """

    def __init__(
        self, address: Address, owner: Owner, settings: str = "", *, most: int = MOST_CONNECTIONS
    ) -> None:
        with _connecting():
            with psycopg.connect(address.conninfo, autocommit=True) as first:
                bring_forward(first, address.schema, owner)
                path = search_path(first, address.schema, owner)
            start = SQL("; ").join([_SETTINGS.format(path), *([SQL(settings)] if settings else [])])

            def configure(connection: psycopg.Connection) -> None:
                connection.execute(start)

            self._pool = ConnectionPool(
                address.conninfo,
                kwargs={"autocommit": True},
                min_size=1,
                max_size=most,
                timeout=LONGEST_WAIT,
                configure=configure,
                check=_refuse_dead,
                name="rapporteur",
                open=False,
            )
            self._pool.open(wait=True, timeout=LONGEST_WAIT)

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection]:
        """Give a connection for a block, whose errors become `StoreUnavailable`."""
        with _translated(), self._pool.connection() as connection:
            yield connection

    def rows(self, statement: str, parameters: Parameters = None) -> list[TupleRow]:
        """Return the rows of a statement that changes nothing. Raises `StoreUnavailable`."""
        return self._run(lambda connection: connection.execute(statement, parameters).fetchall())

    def write(self, change: Callable[[psycopg.Connection], _Result]) -> _Result:
        """Make a change in a transaction, which any exception undoes, and return its result.

        A change that met another change of the same rows is made again. Raises `StoreUnavailable`.
        """
        committing = False

        def run(connection: psycopg.Connection) -> _Result:
            nonlocal committing
            committing = False
            with connection.transaction():
                result = change(connection)
                committing = True
            return result

        return self._run(run, unless=lambda: committing)

    def _run(
        self,
        run: Callable[[psycopg.Connection], _Result],
        *,
        unless: Callable[[], bool] = lambda: False,
    ) -> _Result:
        """Run it on a connection; again if that was lost or a conflict undid it.

        It is not run again where it may have been done, which `unless` tells.
        """
        tries = 0
        while True:
            tries += 1
            with _translated(), self._pool.connection() as connection:
                try:
                    return run(connection)
                except psycopg.OperationalError as error:
                    again = connection.broken or isinstance(error, _CONFLICTS)
                    if not again or tries >= _TRIES or unless():
                        raise

    def close(self) -> None:
        """Close all connections, each after its running call has ended."""
        self._pool.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except _ERRORS as error:
        raise unavailable(error) from None


@contextmanager
def _connecting() -> Iterator[None]:
    try:
        yield
    except _ERRORS as error:
        raise refused(error) from None


def _refuse_dead(connection: psycopg.Connection) -> None:
    """Raise an error where the server has closed the connection, without asking the server.

    The pool then takes another connection.
    """
    # It does not wait, and fails at the end of the stream, before which a last message may be.
    connection.pgconn.consume_input()
    connection.pgconn.consume_input()
    if connection.pgconn.status != ConnStatus.OK:
        raise psycopg.OperationalError("the connection is closed")
