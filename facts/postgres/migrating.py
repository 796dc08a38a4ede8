"""Migrate the tables in a schema to their newest version, completely or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg.sql import SQL, Identifier

from facts.errors import StoreUnavailable, StoreVersionError

_MIGRATING = 0x52505254  # "RPRT": the advisory lock that whoever migrates holds
_OLDEST_SERVER = 130_000

_STATE = """
SELECT current_setting('server_encoding'),
  (SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace(%(schema)s::text)),
  to_regclass(%(table)s::text) IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Owner:
    """The program whose tables a schema holds.

    `migrations[n]` is the SQL that makes version n + 1 of version n. A new schema has version 0.
    """

    name: str
    migrations: Sequence[str]
    extensions: Sequence[str] = ()


def bring_forward(connection: psycopg.Connection, schema: str, owner: Owner) -> None:
    """Migrate the schema to the newest version, or refuse it unchanged; create it if missing.

    Raises `StoreVersionError` if a newer version wrote it, `StoreUnavailable` if another program
    did, or if the server is unfit.
    """
    if connection.info.server_version < _OLDEST_SERVER:
        raise StoreUnavailable(
            "The store cannot be opened",
            why=f"the server is PostgreSQL {connection.info.server_version // 10_000}",
            remedy=f"Use PostgreSQL {_OLDEST_SERVER // 10_000} or newer",
        )
    if _version(connection, schema, owner) == len(owner.migrations):
        return
    with connection.transaction():
        # Another process may be first: the version is read again when it has finished.
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_MIGRATING])
        version = _version(connection, schema, owner)
        connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(schema)))
        for extension in owner.extensions:
            _install(connection, schema, extension)
        path = search_path(connection, schema, owner)
        connection.execute(SQL("SET LOCAL search_path TO {}").format(path))
        for script in owner.migrations[version:]:
            connection.execute(script)
        if not version:
            connection.execute("CREATE TABLE version (program text NOT NULL, version int NOT NULL)")
            connection.execute("INSERT INTO version VALUES (%s, 0)", [owner.name])
        connection.execute("UPDATE version SET version = %s", [len(owner.migrations)])


def search_path(connection: psycopg.Connection, schema: str, owner: Owner) -> psycopg.sql.Composed:
    """Return the schemas in which the owner's statements find their tables and functions."""
    rows = connection.execute(
        "SELECT DISTINCT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
        " WHERE extname = ANY(%s) AND nspname <> %s ORDER BY nspname",
        [list(owner.extensions), schema],
    ).fetchall()
    return SQL(", ").join(Identifier(name) for name in (schema, *(row[0] for row in rows)))


def _version(connection: psycopg.Connection, schema: str, owner: Owner) -> int:
    row = connection.execute(_STATE, {"schema": schema, "table": f"{schema}.version"}).fetchone()
    assert row is not None  # noqa: S101 - a SELECT without FROM has one row
    encoding, tables, versioned = row
    if encoding != "UTF8":
        raise StoreUnavailable(
            "The store cannot be opened",
            why=f"the database's encoding is {encoding}",
            remedy="Create a database with the encoding UTF8",
        )
    if not versioned:
        if tables:
            raise _foreign(schema)
        return 0
    found = connection.execute(
        SQL("SELECT program, version FROM {}.version").format(Identifier(schema))
    ).fetchone()
    if found is None or found[0] != owner.name:
        raise _foreign(schema)
    version: int = found[1]
    if version > len(owner.migrations):
        raise StoreVersionError(
            "The store cannot be opened",
            why=f"it has schema version {version}, and this program knows {len(owner.migrations)}",
            remedy="Install the newer version of this program that wrote it",
        )
    return version


def _foreign(schema: str) -> StoreUnavailable:
    return StoreUnavailable(
        "The store cannot be opened",
        why=f"the schema {schema} of the database holds tables of another program",
        remedy="Name another schema at the end of the URL: ?schema=NAME",
    )


def _install(connection: psycopg.Connection, schema: str, extension: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [extension])
    if known.fetchone():
        return
    # In `public` it outlives this schema, which others in the database may count on.
    place = connection.execute(
        "SELECT coalesce((SELECT nspname FROM pg_namespace WHERE nspname = 'public'"
        " AND has_schema_privilege(oid, 'CREATE')), %s)",
        [schema],
    ).fetchone()
    assert place is not None  # noqa: S101 - a SELECT without FROM has one row
    try:
        connection.execute(
            SQL("CREATE EXTENSION {} SCHEMA {}").format(Identifier(extension), Identifier(place[0]))
        )
    except psycopg.Error as error:
        if error.sqlstate is None:
            raise
        raise StoreUnavailable(
            "The store cannot be opened",
            why=f"the database lacks the extension {extension}, and this user cannot create it",
            remedy=f"Let an administrator run CREATE EXTENSION {extension} in the database",
        ) from None
