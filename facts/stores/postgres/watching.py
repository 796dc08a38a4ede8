"""Watched places beside the record in PostgreSQL."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from collections.abc import Collection, Mapping

from facts.postgres import Connections
from facts.postgres.texts import bindable, from_column, to_column
from facts.stores.rows import Row
from facts.stores.watching import (
    ITEM_COLUMNS,
    WATCH_COLUMNS,
    Watch,
    WatchedItem,
    WatchResult,
    WatchStore,
)


class PostgresWatches(WatchStore):
    """The tables `watch` and `watched_item` of a record."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, address: str, *, at: float) -> bool:
        return self._changes(
            "INSERT INTO watch (address, next_at) VALUES (%s, %s) ON CONFLICT (address) DO NOTHING",
            to_column(address),
            at,
        )

    def all(self) -> list[Watch]:
        rows = self._connections.rows(f"SELECT {WATCH_COLUMNS} FROM watch ORDER BY key")
        return [_to_watch(row) for row in rows]

    def find(self, address: str) -> Watch | None:
        rows = self._connections.rows(
            f"SELECT {WATCH_COLUMNS} FROM watch WHERE address = %s", [bindable(address)]
        )
        return _to_watch(rows[0]) if rows else None

    def remove(self, address: str) -> bool:
        return self._changes("DELETE FROM watch WHERE address = %s", bindable(address))

    def pause(self, address: str, paused: bool, *, at: float) -> bool:
        return self._changes(
            "UPDATE watch SET paused = %s, next_at = CASE WHEN %s THEN next_at ELSE %s END"
            " WHERE address = %s",
            paused,
            paused,
            at,
            bindable(address),
        )

    def claim(self, address: str, *, at: float, until: float) -> bool:
        return self._changes(
            "UPDATE watch SET next_at = %s WHERE address = %s AND next_at <= %s AND NOT paused",
            until,
            bindable(address),
            at,
        )

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
        self._changes(
            "UPDATE watch SET result = %s, next_at = %s, failures = %s, etag = %s,"
            " last_modified = %s WHERE address = %s",
            check.to_json(),
            next_at,
            failures,
            to_column(etag),
            to_column(last_modified),
            bindable(address),
        )

    def items(self, address: str) -> Mapping[str, WatchedItem]:
        rows = self._connections.rows(
            f"SELECT {ITEM_COLUMNS} FROM watched_item"
            " WHERE watch = (SELECT key FROM watch WHERE address = %s)",
            [bindable(address)],
        )
        return {item.key: item for item in map(_to_item, rows)}

    def keep(self, address: str, item: WatchedItem, *, at: float) -> None:
        self._changes(
            f"INSERT INTO watched_item (watch, {ITEM_COLUMNS}, listed_at)"
            " SELECT key, %s, %s, %s, %s, %s, %s, %s, %s FROM watch WHERE address = %s"
            " ON CONFLICT (watch, item) DO UPDATE SET stamp = excluded.stamp,"
            " article_id = excluded.article_id, own = excluded.own, tries = excluded.tries,"
            " etag = excluded.etag, last_modified = excluded.last_modified,"
            " listed_at = excluded.listed_at",
            to_column(item.key),
            to_column(item.stamp),
            to_column(item.article_id),
            item.own,
            item.tries,
            to_column(item.etag),
            to_column(item.last_modified),
            at,
            bindable(address),
        )

    def forget(self, address: str, listed: Collection[str], *, at: float, before: float) -> None:
        values = {
            "address": bindable(address),
            "listed": [bindable(item) for item in listed],
            "at": at,
            "before": before,
        }
        its = "watch = (SELECT key FROM watch WHERE address = %(address)s)"
        self._connections.write(
            lambda connection: (
                connection.execute(
                    f"UPDATE watched_item SET listed_at = %(at)s WHERE {its}"
                    " AND item = ANY(%(listed)s::text[])",
                    values,
                ),
                connection.execute(
                    f"DELETE FROM watched_item WHERE {its} AND listed_at < %(before)s", values
                ),
            )
        )

    def is_listed_elsewhere(self, article_id: str, address: str, key: str) -> bool:
        rows = self._connections.rows(
            "SELECT 1 FROM watched_item WHERE article_id = %s AND NOT (item = %s"
            " AND watch = (SELECT key FROM watch WHERE address = %s)) LIMIT 1",
            [bindable(article_id), to_column(key), bindable(address)],
        )
        return bool(rows)

    def _changes(self, statement: str, *values: str | float | None) -> bool:
        """Run a statement in a transaction, and return whether it changed a row."""
        return self._connections.write(lambda c: c.execute(statement, values).rowcount == 1)


def _to_watch(row: Row) -> Watch:
    key, address, paused, next_at, failures, etag, last_modified, result = row
    last = WatchResult.from_json(result)
    kept = (from_column(address), paused, next_at, failures)
    return Watch(key, *kept, from_column(etag), from_column(last_modified), last)


def _to_item(row: Row) -> WatchedItem:
    key, stamp, article_id, own, tries, etag, last_modified = row
    return WatchedItem(
        from_column(key),
        from_column(stamp),
        from_column(article_id),
        own,
        tries,
        from_column(etag),
        from_column(last_modified),
    )
