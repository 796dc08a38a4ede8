"""A server that goes away, refuses, or is unfit: clear errors without secrets, and recovery."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from itertools import count

import pytest

from facts.errors import StoreUnavailable, StoreVersionError
from facts.postgres import Owner, connections
from facts.stores import open_store
from facts.stores.postgres import schema
from facts.testing.sharing import assert_whole, numbered
from tests.postgres_server import Server


def test_lost_connections_are_replaced(new_postgres_url: Callable[[], str], server: Server) -> None:
    """The server ended them all while they were idle: nobody notices."""
    with open_store(new_postgres_url()) as store:
        store.add(numbered("lasting", 0))
        for number in range(1, 4):
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'rapporteur'"
            )
            assert_whole(store, numbered("lasting", 0))
            assert store.add(numbered("lasting", number))


def test_a_connection_lost_in_the_middle(new_postgres_url: Callable[[], str]) -> None:
    """The call ends with an error that says so; the change is not made, and the next one is."""
    with open_store(new_postgres_url()) as store:
        store.add(numbered("lasting", 0))

        def change(connection: object) -> None:
            execute = connection.execute  # type: ignore[attr-defined]
            execute("DELETE FROM article")
            execute("SELECT pg_terminate_backend(pg_backend_pid())")

        with pytest.raises(StoreUnavailable, match=r"connection to the server was lost.*Try again"):
            store._connections.write(change)  # type: ignore[attr-defined]
        assert_whole(store, numbered("lasting", 0))
        assert store.add(numbered("lasting", 1))


def test_a_server_that_is_away_for_a_while(
    new_postgres_url: Callable[[], str], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calls fail with a clear error, and work again when it is back."""
    monkeypatch.setattr(connections, "LONGEST_WAIT", 1.0)
    url = new_postgres_url()
    with open_store(url) as store:
        store.add(numbered("lasting", 0))
        server.stop()
        try:
            for call in (store.counts, lambda: store.add(numbered("lasting", 1))):
                with pytest.raises(StoreUnavailable, match=r"PostgreSQL is not available.*\."):
                    call()
            with pytest.raises(StoreUnavailable, match="cannot be reached"):
                open_store(url)
        finally:
            server.start()
        monkeypatch.setattr(connections, "LONGEST_WAIT", 30.0)
        for tries in count():
            try:
                assert_whole(store, numbered("lasting", 0))
                break
            except StoreUnavailable:
                assert tries < 30
        assert store.add(numbered("lasting", 1))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://bob:s3cret@localhost:1/db", "cannot be reached"),
        ("postgres://bob:s3cret@localhost:1/db", "cannot be reached"),
        ("postgresql://bob:s3cret@no-such-host.invalid/db", "cannot be reached"),
        ("postgresql://bob:s3cret@localhost:s3cret/db", "cannot be reached"),
        ("postgresql://bob:pa/s3cret@localhost/db", "cannot be reached"),
        ("postgresql://bob:s3cret@localhost/db?unknown=s3cret", "cannot be read"),
        ("postgresql://bob:s3cret%@localhost/db", "cannot be read"),
        ("postgresql://bob:s3cret@localhost/db?schema=s3cret;drop", "no plain name"),
        ("postgresql://bob:s3cret@localhost/db?schema=", "no plain name"),
        ("postgresql://nobody-known:s3cret@/postgres?host={folder}", "refuses the user"),
        ("postgresql://rapporteur:s3cret@/nothing?host={folder}", "no such database"),
    ],
    ids=ascii,
)
def test_no_secret_is_told(
    server: Server, caplog: pytest.LogCaptureFixture, url: str, why: str
) -> None:
    """Neither in the error and its causes, nor in the log."""
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StoreUnavailable) as caught:
        open_store(url.format(folder=server.folder))
    assert why in caught.value.why
    assert caught.value.remedy
    error: BaseException | None = caught.value
    while error is not None and not error.__suppress_context__:
        assert "s3cret" not in str(error)
        error = error.__cause__ or error.__context__
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in caplog.text


def test_a_database_of_another_encoding(server: Server) -> None:
    """It could not hold every text."""
    server.execute("CREATE DATABASE ascii_only ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(StoreUnavailable, match=r"SQL_ASCII.*UTF8"):
        open_store(f"postgresql://rapporteur@/ascii_only?host={server.folder}")


def test_a_user_without_rights(server: Server) -> None:
    """The error says what is missing."""
    server.execute("CREATE ROLE guest LOGIN")
    server.execute("CREATE DATABASE closed")
    with pytest.raises(StoreUnavailable, match=r"lacks a right.*Give"):
        open_store(f"postgresql://guest@/closed?host={server.folder}")


def test_a_user_who_may_not_create_the_extension(server: Server) -> None:
    """An administrator can, and the error says how."""
    server.execute("CREATE ROLE tenant LOGIN")
    server.execute("CREATE DATABASE rented")
    server.execute("GRANT CREATE ON DATABASE rented TO tenant")
    url = f"postgresql://tenant@/rented?host={server.folder}"
    # A trusted extension may be created by whoever may create in the database.
    with open_store(url) as store:
        assert store.add(numbered("any", 1))


def test_tables_of_another_program(new_postgres_url: Callable[[], str], server: Server) -> None:
    """They are left alone."""
    url = new_postgres_url()
    name = url.rpartition("=")[2]
    server.execute(f"CREATE SCHEMA {name}")
    server.execute(f"CREATE TABLE {name}.article (theirs int)")
    with pytest.raises(StoreUnavailable, match=r"another program.*schema="):
        open_store(url)
    assert server.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", name) == [
        ("article",)
    ]


def test_a_newer_version_is_refused_unchanged(
    new_postgres_url: Callable[[], str], server: Server
) -> None:
    """The error names both versions and says to update."""
    url = new_postgres_url()
    name = url.rpartition("=")[2]
    open_store(url).close()
    server.execute(f"UPDATE {name}.version SET version = 99")
    with pytest.raises(StoreVersionError, match=r"version 99.*newer version"):
        open_store(url)


def test_an_older_version_is_brought_forward(
    new_postgres_url: Callable[[], str], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The missing migrations run once; one that fails changes nothing."""
    url = new_postgres_url()
    name = url.rpartition("=")[2]
    with open_store(url) as store:
        store.add(numbered("lasting", 0))
    changed = "ALTER TABLE article ADD COLUMN language text;"
    now = len(schema.OWNER.migrations)
    before = schema.OWNER.migrations
    for script, version in (
        (changed + "SELECT nothing;", now),
        (changed, now + 1),
        (changed, now + 1),
    ):
        migrations = (*before, script)
        monkeypatch.setattr(
            "facts.stores.postgres.store.OWNER",
            Owner(schema.OWNER.name, migrations, schema.OWNER.extensions),
        )
        if version == now:
            with pytest.raises(StoreUnavailable):
                open_store(url)
        else:
            with open_store(url) as store:
                assert_whole(store, numbered("lasting", 0))
        assert server.execute(f"SELECT program, version FROM {name}.version") == [
            (schema.OWNER.name, version)
        ]


def test_errors_show_no_stored_text(new_postgres_url: Callable[[], str]) -> None:
    """PostgreSQL may quote values in its messages, which the library's errors do not."""
    with (
        open_store(new_postgres_url()) as store,
        pytest.raises(StoreUnavailable, match="22P02") as caught,
    ):
        store._connections.rows("SELECT 'secret words'::int")  # type: ignore[attr-defined]
    assert not re.search("secret", str(caught.value))
