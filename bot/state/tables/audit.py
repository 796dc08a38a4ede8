"""The audit log."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.state.records import Action, AuditEntry
from bot.state.tables.bounds import prune
from bot.state.tables.database import Connection, Database, Values, insert
from bot.unicode import without_lone_surrogates
from facts.sqlite import clamped

_LONGEST_TITLE = 300


class AuditLog(Database):
    """Keeps and returns entries of the audit log."""

    def audit(self, entry: AuditEntry) -> None:
        """Add an entry to the audit log."""
        with self._writing(lasting=True) as connection:
            add_entry(connection, entry, self._now())

    def audit_log(self, *, offset: int = 0, limit: int) -> list[AuditEntry]:
        """Return entries of the audit log, newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT admin_id, admin, action, article_id, title, count, at FROM audit"
                " ORDER BY key DESC LIMIT ? OFFSET ?",
                (clamped(limit), clamped(offset)),
            ).fetchall()
        return [
            AuditEntry(
                admin_id,
                admin,
                Action(action),
                article_id,
                title,
                count,
                datetime.fromtimestamp(at, UTC),
            )
            for admin_id, admin, action, article_id, title, count, at in rows
        ]


def add_entry(connection: Connection, entry: AuditEntry, now: int) -> None:
    """Add an entry to the audit log, within a transaction."""
    title = None if entry.title is None else without_lone_surrogates(entry.title)[:_LONGEST_TITLE]
    values: Values = {
        "admin_id": entry.admin_id,
        "admin": without_lone_surrogates(entry.admin),
        "action": entry.action,
        "article_id": entry.article_id,
        "title": title,
        "count": entry.count,
        "at": now,
    }
    prune(connection, "audit", insert(connection, "audit", values), now)
