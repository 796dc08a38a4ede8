"""Where the record is kept: a `Store` by path or URL."""

from __future__ import annotations

from pathlib import Path

from facts.errors import StoreUnavailable
from facts.stores.base import Store
from facts.stores.indexed import IndexedArticle, IndexedSentence
from facts.stores.sqlite import SqliteStore

__all__ = ["IndexedArticle", "IndexedSentence", "Store", "open_store"]

MEMORY = ":memory:"


def open_store(url: str | Path) -> Store:
    """Open a store, which is made if there is none.

    A path, `sqlite:///relative.db` and `sqlite:////absolute.db` name a file; `:memory:` and
    `sqlite://` are kept in memory until closed. Raises `StoreUnavailable` if the store cannot be
    opened or the kind of URL is not known, `StoreVersionError` if a newer version wrote it.
    """
    if isinstance(url, Path):
        return SqliteStore(_path(str(url)))
    scheme, separator, rest = url.partition("://")
    if not separator:
        return SqliteStore(None if url == MEMORY else _path(url))
    match scheme.lower():
        case "sqlite":
            return SqliteStore(_sqlite_path(rest))
        case "postgresql" | "postgres":
            raise StoreUnavailable(
                "The store cannot be opened",
                why="PostgreSQL is not supported yet",
                remedy="Name a file or a sqlite:/// URL",
            )
        case _:
            raise StoreUnavailable(
                "The store cannot be opened",
                why="its URL is of an unknown kind",
                remedy="Name a file, sqlite:///FILE or :memory:",
            )


def _sqlite_path(rest: str) -> Path | None:
    if rest in ("", "/", "/" + MEMORY):
        return None
    if not rest.startswith("/"):
        raise StoreUnavailable(
            "The store cannot be opened",
            why="a sqlite URL names no host",
            remedy="Write sqlite:///FILE with three slashes, four for an absolute path",
        )
    return _path(rest[1:])


def _path(name: str) -> Path:
    if not name.strip() or "\0" in name:
        raise StoreUnavailable(
            "The store cannot be opened",
            why="its path is empty or no path",
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
