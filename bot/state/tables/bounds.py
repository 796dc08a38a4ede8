"""How many rows each table keeps, and for how long."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from dataclasses import dataclass

from bot.state.members import INVITATION_LASTS, REQUEST_LASTS
from bot.state.records import AWAIT_WITHIN, CONFIRM_WITHIN, UNDO_WITHIN
from bot.state.tables.database import Connection

_DAY = 24 * 3600
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `most` rows, none older than `seconds`. Checked at every `every`-th row."""

    most: int
    seconds: int
    every: int = 64


BOUNDS = {
    # Telegram keeps an update for a day. A later one may have any id, even a smaller one.
    "claim": Bound(100_000, 3 * _DAY),
    # None of them waits for a day: Telegram would have given it up.
    "waiting": Bound(100_000, _DAY),
    "message": Bound(100_000, 3 * _DAY),
    # Whoever asked nothing for a day may ask as much as anybody.
    "allowance": Bound(100_000, _DAY),
    "answer": Bound(100_000, 90 * _DAY),
    "last_thread": Bound(20_000, _DAY),
    "unanswered": Bound(10_000, 180 * _DAY),
    "awaited": Bound(2_000, int(AWAIT_WITHIN.total_seconds())),
    "feedback": Bound(100_000, 10 * 365 * _DAY),
    "complaint": Bound(10_000, 365 * _DAY),
    "audit": Bound(100_000, 10 * 365 * _DAY),
    "invitation": Bound(1_000, int(INVITATION_LASTS.total_seconds())),
    "request": Bound(1_000, int(REQUEST_LASTS.total_seconds())),
    # These hold whole articles. They wait for as long as it was promised: nobody presses so many
    # buttons a day.
    "pending": Bound(1_000, int(CONFIRM_WITHIN.total_seconds()), every=1),
    "revision": Bound(2_000, 365 * _DAY),
    "moved": Bound(20_000, 10 * 365 * _DAY),
    "post": Bound(20_000, 365 * _DAY),
    "removed": Bound(2_000, int(UNDO_WITHIN.total_seconds()), every=1),
}


def prune(connection: Connection, table: str, key: int, now: int) -> None:
    """Delete rows over the table's bound, within the transaction that wrote the row `key`.

    Only the oldest rows are checked, so that no write takes long. They go faster than new ones
    come.
    """
    bound = BOUNDS[table]
    if key % bound.every:
        return
    connection.execute(
        f"DELETE FROM {table} WHERE key IN (SELECT key FROM {table} ORDER BY key LIMIT {_BATCH})"
        " AND (at < ? OR key <= ?)",
        (now - bound.seconds, key - bound.most),
    )
