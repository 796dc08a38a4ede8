"""Open the store that a path or a URL names."""

from __future__ import annotations

from pathlib import Path

from facts.errors import StoreUnavailable
from facts.stores import postgres
from facts.stores.backends import opener_of
from facts.stores.backups import no_backups
from facts.stores.base import Store
from facts.stores.sqlite import SqliteStore
from facts.stores.sqlite.backups import restore

MEMORY = ":memory:"


def open_store(url: str | Path) -> Store:
    """Open a store, and create it if it does not exist.

    A path, `sqlite:///relative.db` and `sqlite:////absolute.db` name a file. `:memory:` and
    `sqlite://` open a store in memory, which is lost when it is closed. A URL of another scheme
    opens the store of the package that gives it. Raises `StoreUnavailable` if the store cannot be
    opened or the kind of URL is unknown, `StoreVersionError` if a newer version wrote it.
    """
    if isinstance(url, Path):
        return SqliteStore(_path(str(url)))
    scheme, separator, rest = url.partition("://")
    if not separator:
        return SqliteStore(None if url == MEMORY else _path(url))
    if scheme.lower() == "sqlite":
        return SqliteStore(_sqlite_path(rest))
    if scheme.lower() in ("postgresql", "postgres"):
        return postgres.open_store(url)
    return opener_of(scheme.lower())(url)


def restore_store(backup: Path, url: str | Path, *, replace: bool = False) -> None:
    """Put a backup in the place of the file that a path or a URL names.

    Raises `StoreError` if the URL names no file, if there is one that may not be replaced, or if
    the backup is damaged. The store is then as it was.
    """
    path: Path | None = None
    if isinstance(url, Path):
        path = _path(str(url))
    elif "://" not in url:
        path = None if url == MEMORY else _path(url)
    elif url.lower().startswith("sqlite://"):
        path = _sqlite_path(url.partition("://")[2])
    if path is None:
        raise no_backups("The record cannot be restored from a file")
    restore(backup, path, replace=replace)


def is_in_memory(url: str | Path) -> bool:
    """Return whether a path or a URL names a store in memory, which no other process can open."""
    if isinstance(url, Path):
        return False
    scheme, separator, rest = url.partition("://")
    if not separator:
        return url == MEMORY
    return scheme.lower() == "sqlite" and _names_memory(rest)


def _names_memory(rest: str) -> bool:
    return rest in ("", "/", "/" + MEMORY)


def _sqlite_path(rest: str) -> Path | None:
    if _names_memory(rest):
        return None
    if not rest.startswith("/"):
        raise StoreUnavailable(
            "The store cannot be opened",
            why="a sqlite URL cannot name a host",
            remedy="Write sqlite:///FILE with three slashes, four for an absolute path",
        )
    return _path(rest[1:])


def _path(name: str) -> Path:
    if not name.strip() or "\0" in name:
        raise StoreUnavailable(
            "The store cannot be opened",
            why="its path is empty or invalid",
            remedy="Name a file, sqlite:///FILE or :memory:",
        )
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise StoreUnavailable(
            "The store cannot be opened",
            why="its path begins with the home of an unknown user",
            remedy="Write the path in full",
        ) from error
