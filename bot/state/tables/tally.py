"""Counts of questions by the hour."""

from __future__ import annotations

from bot.state.tables.database import Connection

HOUR = 3600
HOURS_KEPT = 8 * 24
"""How many hours are counted one by one. Earlier hours are added up in one row."""


def count(connection: Connection, kind: str, now: int) -> None:
    """Add one to the count of `kind` in this hour, within a transaction."""
    hour = now // HOUR
    cursor = connection.execute(
        "INSERT INTO tally VALUES (?, ?, 1)"
        " ON CONFLICT (hour, kind) DO UPDATE SET count = tally.count + 1 RETURNING count",
        (hour, kind),
    )
    if cursor.fetchone() == (1,):
        _add_up(connection, hour)


def _add_up(connection: Connection, hour: int) -> None:
    """Add the counts of hours long before `hour` to one row."""
    oldest = (hour - HOURS_KEPT,)
    connection.execute(
        "INSERT INTO tally SELECT 0, kind, sum(count) FROM tally"
        " WHERE hour > 0 AND hour < ? GROUP BY kind"
        " ON CONFLICT (hour, kind) DO UPDATE SET count = tally.count + excluded.count",
        oldest,
    )
    connection.execute("DELETE FROM tally WHERE hour > 0 AND hour < ?", oldest)
