"""Files of other versions: older ones are brought forward whole, newer ones refused unchanged."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from facts.errors import StoreUnavailable, StoreVersionError
from facts.stores import open_store
from facts.stores.sqlite import schema
from facts.testing.made_articles import observed
from facts.testing.processes import child, received
from facts.testing.sharing import assert_whole, numbered

DATA = Path(__file__).parent / "data"
MADE = [numbered("lasting", number) for number in range(3)]
NEXT = """
ALTER TABLE article ADD COLUMN language TEXT;
UPDATE article SET language = 'en';
CREATE INDEX article_by_language ON article (language);
"""


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store of this version with some articles."""
    path = tmp_path / "record.db"
    with open_store(path) as store:
        for one in MADE:
            store.add(one)
    return path


def test_a_new_file_has_the_newest_version(path: Path) -> None:
    """It also has the application id."""
    assert version(path) == len(schema.MIGRATIONS)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    connection.close()


@pytest.mark.parametrize("number", range(1, len(schema.MIGRATIONS) + 1))
def test_a_file_of_each_version_opens(tmp_path: Path, number: int) -> None:
    """A file that this version wrote, kept in the repository, still has all its articles."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((DATA / f"version-{number}.db.gz").read_bytes()))
    assert version(path) == number
    with open_store(path) as store, open_store(":memory:") as fresh:
        for one in MADE:
            fresh.add(one)
            assert_whole(store, one)
        assert observed(store, MADE) == observed(fresh, MADE)
    assert version(path) == len(schema.MIGRATIONS)


def test_an_older_file_is_brought_forward(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The missing migrations run once, and the articles stay."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT))
    for _ in range(2):
        with open_store(path) as store:
            for one in MADE:
                assert_whole(store, one)
    assert version(path) == len(schema.MIGRATIONS)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT DISTINCT language FROM article").fetchall() == [("en",)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file keeps its version and opens as before."""
    before = version(path)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT + "SELECT nothing;\n"))
        with pytest.raises(StoreUnavailable):
            open_store(path)
    assert version(path) == before
    with open_store(path) as store:
        assert_whole(store, MADE[0])
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info (article)")]
    connection.close()
    assert "language" not in columns


def test_a_newer_file_is_refused_unchanged(path: Path) -> None:
    """The error names both versions and says to update."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreVersionError, match=r"version \d+.*newer version"):
        open_store(path)
    assert path.read_bytes() == before


def test_processes_that_open_a_new_file_at_once(tmp_path: Path) -> None:
    """One process creates the tables and the others wait for it; none fails."""
    path = tmp_path / "new.db"

    def count(pipe: object) -> None:
        with open_store(path) as store:
            pipe.send(store.counts().articles)  # type: ignore[attr-defined]

    for _ in range(5):
        path.unlink(missing_ok=True)
        with child(count) as (_, a), child(count) as (_, b), child(count) as (_, c):
            assert [received(a), received(b), received(c)] == [[0], [0], [0]]
