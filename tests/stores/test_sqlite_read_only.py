"""A record where nothing may be written: it is asked as any other, and not changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facts import StoreUnavailable
from facts.stores import Store, open_store
from facts.stores.sqlite.store import SqliteStore
from facts.testing.made_articles import observed
from facts.testing.processes import WAIT, child, received
from facts.testing.sharing import numbered
from tests.stores.rights import give_up_rights, only_readable, open_folder, unprivileged

MADE = [numbered("kept", number) for number in range(5)]


def make(path: Path) -> None:
    with open_store(path) as store:
        for one in MADE:
            store.add(one)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def as_one_file(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@pytest.mark.parametrize("prepare", [lambda _: None, as_one_file], ids=["as closed", "backup"])
def test_all_is_read_and_nothing_written(prepare: Callable[[Path], None]) -> None:
    """Every look finds what it finds in a record that may be written."""
    with open_folder() as folder:
        path = folder / "kept.db"
        make(path)
        with open_store(path) as store:
            expected = observed(store, MADE)
        prepare(path)
        only_readable(folder)
        before = contents(folder)

        def look() -> bool:
            with open_store(path) as store:
                return observed(store, MADE) == expected and not list(store.check())

        assert unprivileged(look) is True
        assert contents(folder) == before


def test_a_file_in_a_folder_that_may_be_written() -> None:
    """No file appears beside it either."""
    with open_folder() as folder:
        path = folder / "kept.db"
        make(path)
        path.chmod(0o444)
        folder.chmod(0o777)
        told = unprivileged(lambda: open_store(path).counts().articles)
        assert told == len(MADE)
        assert list(contents(folder)) == ["kept.db"]


def add(store: Store) -> object:
    return store.add(numbered("new", 1))


def remove(store: Store) -> object:
    return store.remove(MADE[0].article.id)


def watch(store: Store) -> object:
    assert isinstance(store, SqliteStore)
    return store.watches.add("https://example.org/feed", at=0.0)


@pytest.mark.parametrize("write", [add, remove, watch])
def test_writing_is_refused(write: Callable[[Store], object]) -> None:
    """The error says what may not be written, and what to do."""
    with open_folder() as folder:
        path = folder / "kept.db"
        make(path)
        only_readable(folder)

        def told() -> object:
            with open_store(path) as store:
                try:
                    return write(store)
                except StoreUnavailable as error:
                    return str(error)

        assert unprivileged(told) == (
            "The store kept.db cannot be changed: the file or its folder may only be read. "
            "Give this user the right to write the file and its folder."
        )


def opening_error(path: Path) -> object:
    def told() -> object:
        try:
            open_store(path).close()
        except StoreUnavailable as error:
            return f"{error.why} / {error.remedy}"
        return "opened"

    return unprivileged(told)


def test_a_file_of_an_older_version() -> None:
    """It cannot be brought forward, and the error says what to do."""
    with open_folder() as folder:
        path = folder / "old.db"
        make(path)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 3")
        connection.close()
        only_readable(folder)
        told = opening_error(path)
        assert isinstance(told, str)
        assert "older version" in told
        assert "Open it once where" in told


def test_an_empty_file() -> None:
    """It does not become a record."""
    with open_folder() as folder:
        path = folder / "empty.db"
        path.touch()
        only_readable(folder)
        told = opening_error(path)
        assert isinstance(told, str)
        assert "it is empty" in told


def test_a_record_that_was_not_closed() -> None:
    """Its newest articles are in the log, so that it is not shown without them."""
    with open_folder() as folder:
        path = folder / "copied.db"
        with open_store(folder / "open.db") as store:
            for one in MADE:
                store.add(one)
            for end in ("", "-wal"):
                shutil.copy(folder / f"open.db{end}", f"{path}{end}")
        (folder / "open.db").unlink()
        only_readable(folder)
        told = opening_error(path)
        assert isinstance(told, str)
        assert "log" in told
        assert "backup" in told


def counting(path: Path) -> Callable[[Connection], None]:
    """Return the work of a process that tells the articles whenever it is asked."""

    def work(pipe: Connection) -> None:
        give_up_rights()
        with open_store(path) as store:
            pipe.send(store.counts().articles)
            while pipe.recv():
                # Searched too: what a search reads is spread over the file.
                found = {each.article.id for each in store.search(["common"], limit=99)}
                pipe.send((store.counts().articles, len(found)))
            pipe.send("closed")

    return work


def test_somebody_else_writes_meanwhile() -> None:
    """Whoever may only read sees each article as soon as it is added."""
    with open_folder() as folder:
        path = folder / "shared.db"
        make(path)
        path.chmod(0o644)
        with child(counting(path)) as (_, pipe):
            assert pipe.poll(WAIT)
            seen = [pipe.recv()]
            for _ in range(2):
                with open_store(path) as store:
                    for _ in range(3):
                        store.add(numbered("more", len(seen)))
                        pipe.send(True)
                        assert pipe.poll(WAIT)
                        seen.append(pipe.recv())
                pipe.send(True)
                assert pipe.poll(WAIT)
                assert pipe.recv() == seen[-1]
            pipe.send(False)
            assert received(pipe) == ["closed"]
        size = len(MADE)
        assert seen == [size, *((size + n, size + n) for n in range(1, 7))]
