"""Watched places in the SQLite file of the record."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from typing import Any

from facts.sqlite.binding import bindable
from facts.sqlite.connections import Connections
from facts.stores.watching import (
    ITEM_COLUMNS,
    WATCH_COLUMNS,
    Watch,
    WatchedItem,
    WatchResult,
    WatchStore,
)


class SqliteWatches(WatchStore):
    """The tables `watch` and `watched_item` of a record."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, address: str, *, at: float) -> bool:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT OR IGNORE INTO watch (address, next_at) VALUES (?, ?)", (address, at)
            )
            return cursor.rowcount == 1

    def all(self) -> list[Watch]:
        with self._connections.reading() as connection:
            rows = connection.execute(f"SELECT {WATCH_COLUMNS} FROM watch ORDER BY key").fetchall()
        return [_to_watch(row) for row in rows]

    def find(self, address: str) -> Watch | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {WATCH_COLUMNS} FROM watch WHERE address = ?", (bindable(address),)
            ).fetchone()
        return _to_watch(row) if row else None

    def remove(self, address: str) -> bool:
        with self._connections.writing() as connection:
            cursor = connection.execute("DELETE FROM watch WHERE address = ?", (bindable(address),))
            return cursor.rowcount == 1

    def pause(self, address: str, paused: bool, *, at: float) -> bool:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "UPDATE watch SET paused = ?, next_at = CASE WHEN ? THEN next_at ELSE ? END"
                " WHERE address = ?",
                (paused, paused, at, bindable(address)),
            )
            return cursor.rowcount == 1

    def claim(self, address: str, *, at: float, until: float) -> bool:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "UPDATE watch SET next_at = ? WHERE address = ? AND next_at <= ? AND NOT paused",
                (until, bindable(address), at),
            )
            return cursor.rowcount == 1

    def finish(
        self,
        address: str,
        check: WatchResult,
        *,
        next_at: float,
        failures: int,
        etag: str | None,
        last_modified: str | None,
    ) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE watch SET result = ?, next_at = ?, failures = ?, etag = ?,"
                " last_modified = ? WHERE address = ?",
                (
                    check.to_json(),
                    next_at,
                    failures,
                    etag,
                    last_modified,
                    bindable(address),
                ),
            )

    def items(self, address: str) -> Mapping[str, WatchedItem]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {ITEM_COLUMNS} FROM watched_item"
                " WHERE watch = (SELECT key FROM watch WHERE address = ?)",
                (bindable(address),),
            ).fetchall()
        return {row[0]: _to_item(row) for row in rows}

    def keep(self, address: str, item: WatchedItem, *, at: float) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO watched_item (watch, {ITEM_COLUMNS}, listed_at)"
                " SELECT key, ?, ?, ?, ?, ?, ?, ?, ? FROM watch WHERE address = ?",
                (
                    item.key,
                    item.stamp,
                    item.article_id,
                    item.own,
                    item.tries,
                    item.etag,
                    item.last_modified,
                    at,
                    bindable(address),
                ),
            )

    def forget(self, address: str, listed: Collection[str], *, at: float, before: float) -> None:
        with self._connections.writing() as connection:
            key = _key(connection, address)
            connection.executemany(
                "UPDATE watched_item SET listed_at = ? WHERE watch = ? AND item = ?",
                [(at, key, item) for item in listed],
            )
            connection.execute(
                "DELETE FROM watched_item WHERE watch = ? AND listed_at < ?", (key, before)
            )

    def is_listed_elsewhere(self, article_id: str, address: str, key: str) -> bool:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT 1 FROM watched_item WHERE article_id = ?"
                " AND NOT (item = ? AND watch = (SELECT key FROM watch WHERE address = ?)) LIMIT 1",
                (bindable(article_id), key, bindable(address)),
            ).fetchone()
        return row is not None


def _key(connection: sqlite3.Connection, address: str) -> int | None:
    row = connection.execute(
        "SELECT key FROM watch WHERE address = ?", (bindable(address),)
    ).fetchone()
    return row[0] if row else None


def _to_watch(row: tuple[Any, ...]) -> Watch:
    key, address, paused, next_at, failures, etag, last_modified, result = row
    last = WatchResult.from_json(result)
    return Watch(key, address, bool(paused), next_at, failures, etag, last_modified, last)


def _to_item(row: tuple[Any, ...]) -> WatchedItem:
    key, stamp, article_id, own, tries, etag, last_modified = row
    return WatchedItem(key, stamp, article_id, bool(own), tries, etag, last_modified)
