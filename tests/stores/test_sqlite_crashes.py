"""A process that dies while it writes leaves a record that is whole."""

from __future__ import annotations

import gzip
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facts.errors import StoreUnavailable
from facts.stores import Store, open_store
from facts.stores.sqlite import schema
from facts.testing.made_articles import observed
from facts.testing.processes import WAIT, child, in_child, received
from facts.testing.sharing import assert_whole, numbered


def assert_sound(path: Path) -> None:
    """SQLite's own checks of the file and of its references, and the store's of its indexes."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with open_store(path) as store:
        assert list(store.check()) == []


class _Dying(sqlite3.Connection):
    """A connection that kills its process just before or after its n-th statement."""

    left = -1
    after = False

    def execute(self, *args: object) -> sqlite3.Cursor:
        return self._counted(super().execute, *args)

    def executemany(self, *args: object) -> sqlite3.Cursor:
        return self._counted(super().executemany, *args)

    @classmethod
    def _counted(cls, run: Callable[..., sqlite3.Cursor], *args: object) -> sqlite3.Cursor:
        cls.left -= 1
        if not cls.left and not cls.after:
            os.kill(os.getpid(), signal.SIGKILL)
        cursor = run(*args)
        if not cls.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return cursor


def dying(
    work: Callable[[Store], object], path: Path, statement: int, *, after: bool
) -> Callable[[Connection], None]:
    """Return work on the store at the path that is killed at its n-th statement, if any."""

    def run(pipe: Connection) -> None:
        connect = sqlite3.connect
        sqlite3.connect = lambda *a, **k: connect(*a, factory=_Dying, **k)  # type: ignore
        with open_store(path) as store:
            _Dying.left, _Dying.after = statement, after
            work(store)
            _Dying.left = -1
            pipe.send("done")

    return run


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("change", ["add", "remove"])
def test_killed_at_every_statement(tmp_path: Path, change: str, after: bool) -> None:
    """The change is made completely or not at all, wherever the process dies."""
    earlier, one = numbered("earlier", 1), numbered("killed", 2)
    states: list[bool] = []
    for statement in range(1, 200):
        path = tmp_path / f"{statement}.db"
        with open_store(path) as store:
            store.add(earlier)
            if change == "remove":
                store.add(one)
        work: Callable[[Store], object] = (
            (lambda store: store.add(one))
            if change == "add"
            else (lambda store: store.remove(one.article.id))
        )
        with child(dying(work, path, statement, after=after)) as (process, pipe):
            done = received(pipe)
            process.join(WAIT)
        with open_store(path) as store, open_store(":memory:") as fresh:
            there = store.get(one.article.id) is not None
            fresh.add(earlier)
            if there:
                fresh.add(one)
                assert_whole(store, one)
            assert observed(store, [earlier, one]) == observed(fresh, [earlier, one])
            states.append(there)
        assert_sound(path)
        if done:
            break
        assert process.exitcode == -signal.SIGKILL
    # It did die at many points, the change lay between two of them, and once made it stayed.
    assert len(states) > 15
    assert states[0] is (change == "remove")
    assert states[-1] is (change == "add")
    assert states in (sorted(states), sorted(states, reverse=True))


def test_a_full_disk(tmp_path: Path) -> None:
    """Without room for an article, the error says so and the record does not change."""
    path = tmp_path / "full.db"

    def fill() -> tuple[int, str]:
        with open_store(path) as store:
            store.add(numbered("fits", 0))
            limit = 1_000_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            for number in range(1, 10_000):
                try:
                    store.add(numbered("fits", number))
                except StoreUnavailable as error:
                    told = f"{error.why} / {error.remedy}"
                    assert store.counts().articles == number
                    assert_whole(store, numbered("fits", number - 1))
                    return number, told
            raise AssertionError("the disk never filled")

    result = in_child(fill)
    assert isinstance(result, tuple), result
    kept, told = result
    assert kept > 5
    assert "disk" in told
    assert "space" in told
    assert_sound(path)
    with open_store(path) as store:
        assert store.counts().articles == kept
        assert store.add(numbered("fits", kept))


def test_killed_while_it_migrates(tmp_path: Path) -> None:
    """A file of an older version stays usable, wherever the process that brings it forward dies."""
    old = gzip.decompress((Path(__file__).parent / "data" / "version-4.db.gz").read_bytes())
    made = [numbered("lasting", number) for number in range(3)]
    newest = len(schema.MIGRATIONS)
    versions: list[int] = []
    for statement in range(1, 500):
        path = tmp_path / f"{statement}.db"
        path.write_bytes(old)

        def migrate(pipe: Connection, path: Path = path, statement: int = statement) -> None:
            connect = sqlite3.connect
            sqlite3.connect = lambda *a, **k: connect(*a, factory=_Dying, **k)  # type: ignore
            _Dying.left, _Dying.after = statement, False
            open_store(path).close()
            _Dying.left = -1
            pipe.send("done")

        with child(migrate) as (process, pipe):
            done = received(pipe)
            process.join(WAIT)
        connection = sqlite3.connect(path)
        versions += connection.execute("PRAGMA user_version").fetchone()
        connection.close()
        with open_store(path) as store:
            for one in made:
                assert_whole(store, one)
        assert_sound(path)
        if done:
            break
    # It died at many points, and the file was of one version or the other at each.
    assert len(versions) > 10
    assert versions == sorted(versions)
    assert set(versions) == {4, newest}
