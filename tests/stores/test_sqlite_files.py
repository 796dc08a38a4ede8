"""Files that are no usable store: refused with what to do about it, and left as they were."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.errors import StoreUnavailable
from facts.sqlite import connections
from facts.sqlite.errors import translated
from facts.stores import open_store
from facts.testing.sharing import numbered
from tests.stores.rights import open_folder, unprivileged


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()


def other_application(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 7")
    connection.close()


def stored(path: Path) -> None:
    with open_store(path) as store:
        for number in range(40):
            store.add(numbered("any", number))


def cut(path: Path) -> None:
    stored(path)
    os.truncate(path, 3 * 4096)


def overwritten(path: Path) -> None:
    stored(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.write_bytes(b"x"), "no database"),
        (lambda path: path.write_text("An article. " * 2000), "no database"),
        (lambda path: path.write_bytes(bytes(range(256)) * 64), "no database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000), "no database"),
        (other_database, "another program"),
        (other_application, "another program"),
        (cut, "damaged"),
        (overwritten, "damaged"),
    ],
    ids=["byte", "text", "binary", "header", "other", "owner", "cut", "overwritten"],
)
def test_a_file_that_is_no_store(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    """The error names the file, the cause and a remedy; the file does not change."""
    path = tmp_path / "given.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable) as caught, open_store(path) as store:
        store.add(numbered("new", 1))
    assert why in caught.value.why
    assert caught.value.remedy
    assert "The store" in caught.value.what
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["given.db"]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """tempfile creates such files."""
    path = tmp_path / "empty.db"
    path.touch()
    with open_store(path) as store:
        assert store.add(numbered("any", 1))


def test_a_place_where_no_file_can_be(tmp_path: Path) -> None:
    """It is a folder, or its path leads through a file."""
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "file" / "below.db", tmp_path / ("n" * 300)):
        with pytest.raises(StoreUnavailable, match="path"):
            open_store(place)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """The first use needs no preparation."""
    with open_store(tmp_path / "new" / "folder" / "record.db") as store:
        assert store.counts().articles == 0


@pytest.mark.parametrize("files", [0o444, 0o000])
def test_a_store_without_the_right_to_write(files: int) -> None:
    """Adding fails, the error advises to grant the right, and the file does not change."""
    with open_folder() as folder:
        path = folder / "kept.db"
        stored(path)
        before = path.read_bytes()
        path.chmod(files)
        folder.chmod(0o555)

        def add() -> str:
            try:
                with open_store(path) as store:
                    store.add(numbered("new", 1))
            except StoreUnavailable as error:
                return f"{error.why} / {error.remedy}"
            return "added"

        told = unprivileged(add)
        assert isinstance(told, str)
        assert "may" in told
        assert "user" in told
        assert path.read_bytes() == before


def test_another_process_holds_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait has a limit and readers continue meanwhile; afterwards writing works again."""
    monkeypatch.setattr(connections, "BUSY_TIMEOUT", 0.05)
    path, one = tmp_path / "held.db", numbered("any", 1)
    with open_store(path) as store:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match=r"another process.*Try again"):
            store.add(one)
        assert store.counts().articles == 0
        holder.close()
        assert store.add(one)


def test_a_full_disk_is_named() -> None:
    """SQLite's own error for it becomes the library's."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA max_page_count = 3")
    with (
        pytest.raises(StoreUnavailable, match=r"full\.db.*disk is full.*space"),
        translated(Path("some/folder/full.db")),
    ):
        connection.execute("CREATE TABLE t AS SELECT zeroblob(100000)")
    connection.close()


def test_an_unknown_error_shows_no_text() -> None:
    """SQLite may quote a statement in its message, which the library's error does not."""
    connection = sqlite3.connect(":memory:")
    with pytest.raises(StoreUnavailable, match="SQLITE_ERROR") as caught, translated(None):
        connection.execute("SELECT secret")
    assert "secret" not in str(caught.value)
    connection.close()


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    """The last connection to close merges SQLite's log into the file."""
    with open_store(tmp_path / "one.db") as store:
        store.add(numbered("any", 1))
        thread = threading.Thread(target=store.counts)
        thread.start()
        thread.join()
    assert [entry.name for entry in tmp_path.iterdir()] == ["one.db"]


def open_files() -> list[str]:
    """Return the names of the files that this process has open."""
    found = []
    for fd in os.listdir("/proc/self/fd"):
        # The listing's own descriptor is gone by now.
        with contextlib.suppress(FileNotFoundError):
            found.append(os.readlink(f"/proc/self/fd/{fd}"))
    return found


def test_connections_of_ended_threads_are_closed(tmp_path: Path) -> None:
    """A bot that starts many threads does not run out of files."""
    with open_store(tmp_path / "one.db") as store:
        for _ in range(20):
            thread = threading.Thread(target=store.counts)
            thread.start()
            thread.join()
        assert 0 < sum(name.endswith("one.db") for name in open_files()) <= 3


def test_a_change_of_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store named by a relative path stays the same file for threads that come later."""
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    with open_store("record.db") as store:
        store.add(numbered("any", 1))
        monkeypatch.chdir(tmp_path)
        seen: list[int] = []
        thread = threading.Thread(target=lambda: seen.append(store.counts().articles))
        thread.start()
        thread.join()
    assert seen == [1]
    assert not (tmp_path / "record.db").exists()
