"""Open the store that a path or a URL names."""

from __future__ import annotations

from pathlib import Path

from facts.errors import StoreUnavailable
from facts.stores import postgres
from facts.stores.backends import opener_of
from facts.stores.base import Store
from facts.stores.sqlite import SqliteStore

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


def _sqlite_path(rest: str) -> Path | None:
    if rest in ("", "/", "/" + MEMORY):
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
