"""Backups of a record's file: whole whatever happens meanwhile, and never in a wrong place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facts.errors import StoreError, StoreUnavailable, StoreVersionError
from facts.library import Library
from facts.stores import open_store, restore_store
from facts.stores.sqlite.schema import APPLICATION_ID
from facts.stores.sqlite.store import SqliteStore
from facts.testing.processes import child
from facts.testing.sharing import assert_whole, numbered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of 20 articles."""
    path = tmp_path / "record.db"
    with open_store(path) as store:
        store.add_all([numbered("kept", number) for number in range(20)])
    return path


@pytest.fixture
def backed(path: Path) -> Path:
    """A backup of it."""
    backup = path.with_name("backup.db")
    with SqliteStore(path) as store:
        store.backup(backup)
    return backup


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_backup_is_a_record(path: Path, backed: Path) -> None:
    """One plain file, which only its owner can read, with all articles."""
    assert names(path.parent) == {"record.db", "backup.db"}
    assert backed.stat().st_mode & 0o077 == 0
    with open_store(backed) as store:
        assert list(store.check()) == []
        for number in range(20):
            assert_whole(store, numbered("kept", number))


def test_a_backup_while_others_write(tmp_path: Path) -> None:
    """Each is the record at one moment: every article in it is whole, and all before it are."""
    path = tmp_path / "record.db"

    def write(pipe: Connection) -> None:
        with open_store(path) as store:
            for number in range(2_000):
                store.add(numbered("busy", number))
                if number == 5:
                    pipe.send("begun")

    with child(write) as (process, pipe):
        assert pipe.poll(30)
        sizes = []
        with SqliteStore(path) as store:
            for number in range(5):
                store.backup(tmp_path / f"{number}.db")
        assert process.is_alive()
    for number in range(5):
        with open_store(tmp_path / f"{number}.db") as copy:
            assert list(copy.check()) == []
            sizes.append(copy.counts().articles)
            for one in range(sizes[-1]):
                assert copy.info(numbered("busy", one).article.id) is not None
    assert 0 < sizes[0] < sizes[-1]


def test_a_file_is_replaced_only_if_told_so(path: Path, backed: Path) -> None:
    """Both ways; what is refused stays as it was."""
    before = backed.read_bytes()
    with open_store(path) as store:
        store.add(numbered("later", 1))
        assert isinstance(store, SqliteStore)
        with pytest.raises(StoreError, match=r"exists.*--replace"):
            store.backup(backed)
        assert backed.read_bytes() == before
        store.backup(backed, replace=True)
    with open_store(backed) as store:
        assert store.counts().articles == 21
    record = path.read_bytes()
    with pytest.raises(StoreError, match=r"exists.*--replace"):
        restore_store(backed, path)
    assert path.read_bytes() == record


def test_restoring_brings_the_record_back(path: Path, backed: Path) -> None:
    """In place of a later one, of a damaged one, and where there is none."""
    with open_store(path) as store:
        store.add(numbered("later", 1))
    restore_store(backed, path, replace=True)
    for damage in (lambda: path.write_bytes(b"\xa5" * 50_000), path.unlink):
        with open_store(path) as store:
            assert store.counts().articles == 20
            assert list(store.check()) == []
        damage()
        restore_store(backed, path, replace=True)
    assert names(path.parent) == {"record.db", "backup.db"}


def test_a_log_of_the_old_file_does_not_reach_the_restored_one(path: Path, backed: Path) -> None:
    """A process that was killed leaves one behind."""

    def write(pipe: Connection) -> None:
        store = open_store(path)
        store.add(numbered("killed", 1))
        pipe.send("added")
        os._exit(9)

    with child(write) as (process, pipe):
        assert pipe.recv() == "added"
        process.join(30)
    assert path.with_name("record.db-wal").stat().st_size
    restore_store(backed, path, replace=True)
    with open_store(path) as store:
        assert store.counts().articles == 20
        assert list(store.check()) == []


def test_a_record_in_use_is_not_replaced(path: Path, backed: Path) -> None:
    """Whoever uses it would go on with the old file."""
    with open_store(path) as store:
        with pytest.raises(StoreUnavailable, match=r"another program uses it.*Stop"):
            restore_store(backed, path, replace=True)
        store.add(numbered("later", 1))
        assert store.counts().articles == 21
    assert names(path.parent) == {"record.db", "backup.db"}


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (x)")


def empty(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def overwritten(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))


@pytest.mark.parametrize(
    ("change", "error", "told"),
    [
        (Path.unlink, StoreUnavailable, "no such file"),
        (lambda path: path.write_text("An article. " * 999), StoreUnavailable, "no database"),
        (lambda path: path.write_bytes(b""), StoreUnavailable, "no record"),
        (newer, StoreVersionError, "version"),
        (foreign, StoreUnavailable, "another program"),
        (empty, StoreUnavailable, "no record"),
        (overwritten, StoreUnavailable, "damaged"),
    ],
    ids=["missing", "text", "bytes", "newer", "foreign", "empty", "damaged"],
)
def test_what_is_no_sound_backup_is_refused(
    path: Path, backed: Path, change: object, error: type[StoreError], told: str
) -> None:
    """The record stays as it was, and nothing is left beside it."""
    assert callable(change)
    change(backed)
    before = path.read_bytes()
    with pytest.raises(error, match=told):
        restore_store(backed, path, replace=True)
    assert path.read_bytes() == before
    assert names(path.parent) <= {"record.db", "backup.db"}


def test_a_record_is_no_backup_of_itself(path: Path) -> None:
    """By any of its names."""
    link = path.with_name("link.db")
    link.symlink_to(path)
    for named in (path, link):
        with pytest.raises(StoreError, match="record itself"):
            restore_store(named, path, replace=True)
    with Library.open(path) as library, pytest.raises(StoreError, match="exists"):
        library.backup(link)
    with open_store(path) as store:
        assert store.counts().articles == 20


def test_a_place_that_cannot_be_written(path: Path, backed: Path, tmp_path: Path) -> None:
    """The error names the place."""
    for place in (tmp_path / "missing" / "x.db", path / "x.db"):
        with Library.open(path) as library, pytest.raises(StoreError, match=r"x\.db"):
            library.backup(place)
    with pytest.raises(StoreError, match=r"x\.db"):
        restore_store(backed, tmp_path / "missing" / "x.db")


@pytest.mark.parametrize("url", [":memory:", "sqlite://", "postgresql://host/name"])
def test_what_is_no_file_cannot_be_restored(backed: Path, url: str) -> None:
    """A database server has its own tools, which the error names."""
    with pytest.raises(StoreError, match=r"pg_dump.*export"):
        restore_store(backed, url)


def test_a_record_in_memory_can_be_backed_up(tmp_path: Path) -> None:
    """It becomes a file."""
    with Library.open(":memory:") as library:
        library.backup(tmp_path / "file.db")
    with Library.restore(tmp_path / "file.db", tmp_path / "other.db") as restored:
        assert restored.counts().articles == 0


@pytest.fixture
def shelved(backed: Path) -> Iterator[Path]:
    folder = backed.parent / "shelf"
    folder.mkdir()
    moved = Path(shutil.move(backed, folder / "backup.db"))
    moved.chmod(0o444)
    folder.chmod(0o555)
    yield moved
    folder.chmod(0o755)


def test_a_backup_where_nobody_may_write(path: Path, shelved: Path) -> None:
    """It is read without anything beside it."""
    restore_store(shelved, path, replace=True)
    assert names(shelved.parent) == {"backup.db"}
