"""`State` over SQLite: what admins need, on top of what questions need."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from bot.state.base import (
    CONFIRM_WITHIN,
    UNDO_WITHIN,
    Action,
    Activity,
    AuditEntry,
    Field,
    PendingAdd,
    Unanswered,
)
from bot.state.bounds import prune
from bot.state.memory import HOUR, SqliteMemory, key_of, storable
from facts.models import Article
from facts.stores.sqlite.binding import bindable, clamped

_PENDING_COLUMNS = "token, admin_id, chat_id, article, message_id, editing, prompt_id"
_LONGEST_TITLE = 300


class SqliteState(SqliteMemory):
    """The bot's state in one SQLite file or, without a path, in memory."""

    def unanswered(self) -> list[Unanswered]:
        """See `State.unanswered`."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT key, user_id, question, at FROM unanswered ORDER BY key"
            ).fetchall()
        return [Unanswered(key, user, question, _time(at)) for key, user, question, at in rows]

    def clear_unanswered(self, up_to: int, entry: AuditEntry) -> int:
        """See `State.clear_unanswered`."""
        with self._writing(lasting=True) as connection:
            cleared = connection.execute(
                "DELETE FROM unanswered WHERE key <= ?", (clamped(up_to),)
            ).rowcount
            if cleared:
                self._note(connection, entry, count=cleared)
        return cleared

    def activity(self, over: timedelta | None = None) -> Activity:
        """See `State.activity`."""
        since = 0 if over is None else self._now() - int(over.total_seconds())
        with self._connections.reading() as connection:
            counts = dict(
                connection.execute(
                    "SELECT kind, sum(count) FROM tally WHERE hour >= ? GROUP BY kind",
                    (since // HOUR,),
                ).fetchall()
            )
            helpful, not_helpful = connection.execute(
                "SELECT coalesce(sum(helpful), 0), coalesce(sum(1 - helpful), 0) FROM feedback"
                " WHERE at >= ?",
                (since,),
            ).fetchone()
        return Activity(
            questions=counts.get("questions", 0),
            unanswered=counts.get("unanswered", 0),
            helpful=helpful,
            not_helpful=not_helpful,
        )

    def audit(self, entry: AuditEntry) -> None:
        """See `State.audit`."""
        with self._writing(lasting=True) as connection:
            self._note(connection, entry)

    def audit_log(self, *, offset: int = 0, limit: int) -> list[AuditEntry]:
        """See `State.audit_log`."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT admin_id, admin, action, article_id, title, count, at FROM audit"
                " ORDER BY key DESC LIMIT ? OFFSET ?",
                (clamped(limit), clamped(offset)),
            ).fetchall()
        return [
            AuditEntry(admin_id, admin, Action(action), article_id, title, count, _time(at))
            for admin_id, admin, action, article_id, title, count, at in rows
        ]

    def keep_pending(self, pending: PendingAdd) -> None:
        """See `State.keep_pending`."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            if pending.editing is not None:
                connection.execute(
                    "UPDATE pending SET editing = NULL, prompt_id = NULL"
                    " WHERE chat_id = ? AND admin_id = ?",
                    (pending.chat_id, pending.admin_id),
                )
            cursor = connection.execute(
                f"INSERT OR REPLACE INTO pending ({_PENDING_COLUMNS}, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    pending.token,
                    pending.admin_id,
                    pending.chat_id,
                    pending.article.model_dump_json(),
                    pending.message_id,
                    pending.editing,
                    pending.prompt_id,
                    now,
                ),
            )
            prune(connection, "pending", key_of(cursor), now)

    def pending(self, token: str) -> PendingAdd | None:
        """See `State.pending`."""
        return self._pending("token = ?", bindable(token))

    def pending_edit(
        self, chat_id: int, admin_id: int, prompt_id: int | None = None
    ) -> PendingAdd | None:
        """See `State.pending_edit`."""
        where = "editing IS NOT NULL AND chat_id = ? AND admin_id = ?"
        if prompt_id is None:
            return self._pending(where, chat_id, admin_id)
        return self._pending(f"{where} AND prompt_id = ?", chat_id, admin_id, prompt_id)

    def drop_pending(self, token: str, entry: AuditEntry | None = None) -> bool:
        """See `State.drop_pending`."""
        with self._writing(lasting=True) as connection:
            dropped = connection.execute(
                "DELETE FROM pending WHERE token = ?", (bindable(token),)
            ).rowcount
            if entry is not None:
                self._note(connection, entry)
        return dropped > 0

    def keep_removed(self, token: str, article: Article) -> None:
        """See `State.keep_removed`."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            cursor = connection.execute(
                "INSERT OR REPLACE INTO removed (token, article, at) VALUES (?, ?, ?)",
                (token, article.model_dump_json(), now),
            )
            prune(connection, "removed", key_of(cursor), now)

    def removed(self, token: str) -> Article | None:
        """See `State.removed`."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT article FROM removed WHERE token = ? AND at >= ?",
                (bindable(token), self._now() - UNDO_WITHIN.total_seconds()),
            ).fetchone()
        return Article.model_validate_json(row[0]) if row else None

    def drop_removed(self, token: str, entry: AuditEntry | None = None) -> None:
        """See `State.drop_removed`."""
        with self._writing(lasting=True) as connection:
            connection.execute("DELETE FROM removed WHERE token = ?", (bindable(token),))
            if entry is not None:
                self._note(connection, entry)

    def close(self) -> None:
        """See `State.close`."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _pending(self, where: str, *values: str | bytes | int) -> PendingAdd | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {_PENDING_COLUMNS} FROM pending"
                f" WHERE {where} AND at >= ? ORDER BY key DESC LIMIT 1",
                (*values, self._now() - CONFIRM_WITHIN.total_seconds()),
            ).fetchone()
        return _to_pending(row) if row else None

    def _note(
        self, connection: sqlite3.Connection, entry: AuditEntry, *, count: int | None = None
    ) -> None:
        now = self._now()
        title = None if entry.title is None else storable(entry.title)[:_LONGEST_TITLE]
        cursor = connection.execute(
            "INSERT INTO audit (admin_id, admin, action, article_id, title, count, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.admin_id,
                storable(entry.admin),
                entry.action,
                entry.article_id,
                title,
                entry.count if count is None else count,
                now,
            ),
        )
        prune(connection, "audit", key_of(cursor), now)


def _time(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _to_pending(row: tuple[Any, ...]) -> PendingAdd:
    token, admin_id, chat_id, article, message_id, editing, prompt_id = row
    return PendingAdd(
        token=token,
        admin_id=admin_id,
        chat_id=chat_id,
        article=Article.model_validate_json(article),
        message_id=message_id,
        editing=None if editing is None else Field(editing),
        prompt_id=prompt_id,
    )
