"""Stores are named by a path or a URL."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from facts.errors import StoreUnavailable
from facts.stores import is_in_memory, open_store
from facts.testing.sharing import numbered


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder that is home as well."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "url",
    [
        "record.db",
        Path("record.db"),
        "sqlite:///record.db",
        "SQLite:///record.db",
        "sqlite:///{folder}/record.db",
        "{folder}/record.db",
        "~/record.db",
        Path("~/record.db"),
    ],
    ids=str,
)
def test_names_of_a_file(folder: Path, url: str | Path) -> None:
    """All of these name the same file."""
    if isinstance(url, str):
        url = url.format(folder=folder)
    assert not is_in_memory(url)
    with open_store(url) as store:
        assert store.add(numbered("any", 1))
    with open_store(folder / "record.db") as store:
        assert store.counts().articles == 1
    assert [entry.name for entry in folder.iterdir()] == ["record.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "ñ#.db", "file:x.db", "sqlite"])
def test_odd_file_names(folder: Path, name: str) -> None:
    """A path is used literally, never as a URI with options."""
    with open_store(name) as store:
        store.counts()
    with open_store(f"sqlite:///{name}") as store:
        store.counts()
    assert [entry.name for entry in folder.iterdir()] == [name]


@pytest.mark.parametrize("url", [":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_stores_in_memory(folder: Path, url: str) -> None:
    """Each is separate, and no file appears."""
    assert is_in_memory(url)
    with open_store(url) as store, open_store(url) as other:
        assert store.add(numbered("any", 1))
        assert other.counts().articles == 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://user:secret@host/db", "is unknown"),
        ("://", "is unknown"),
        ("sqlite://host/record.db", "cannot name a host"),
        ("", "empty"),
        ("  ", "empty"),
        ("a\0b", "invalid"),
        (Path("a\0b"), "invalid"),
        ("~nobody-of-that-name/x.db", "unknown user"),
    ],
    ids=ascii,
)
def test_what_names_no_store(folder: Path, url: str | Path, why: str) -> None:
    """The error says what to write instead, and repeats no password."""
    with pytest.raises(StoreUnavailable) as caught:
        open_store(url)
    assert why in caught.value.why
    assert caught.value.remedy
    assert "secret" not in str(caught.value)
    assert list(folder.iterdir()) == []


def test_without_psycopg(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL needs a package more, which the error names."""
    for name in [name for name in sys.modules if name.startswith(("psycopg", "facts.postgres"))]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "facts.stores.postgres.store", raising=False)
    with pytest.raises(StoreUnavailable, match=r"psycopg.*rapporteur\[postgres\]") as caught:
        open_store("postgresql://user:secret@host/db")
    assert "secret" not in str(caught.value)
