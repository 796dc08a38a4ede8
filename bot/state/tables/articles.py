"""Articles that wait for a confirmation or for an undo."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from typing import Any

from bot.state.records import (
    CONFIRM_WITHIN,
    UNDO_WITHIN,
    AuditEntry,
    EditableField,
    PendingArticle,
)
from bot.state.tables.audit import add_entry
from bot.state.tables.bounds import prune
from bot.state.tables.database import Database, Values, replace
from facts import Article
from facts.sqlite import bindable

_COLUMNS = "token, admin_id, chat_id, article, message_id, editing, prompt_id, replaces"


class WaitingArticles(Database):
    """Keeps and returns articles by the tokens in their buttons."""

    def keep_pending(self, pending: PendingArticle) -> None:
        """Keep an article that waits for a confirmation, in place of the one with its token."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            if pending.editing is not None:
                connection.execute(
                    "UPDATE pending SET editing = NULL, prompt_id = NULL"
                    " WHERE chat_id = ? AND admin_id = ?",
                    (pending.chat_id, pending.admin_id),
                )
            values: Values = {
                "token": pending.token,
                "admin_id": pending.admin_id,
                "chat_id": pending.chat_id,
                "article": pending.article.model_dump_json(),
                "message_id": pending.message_id,
                "editing": pending.editing,
                "prompt_id": pending.prompt_id,
                "replaces": pending.replaces,
                "at": now,
            }
            prune(connection, "pending", replace(connection, "pending", values, ("token",)), now)

    def pending(self, token: str) -> PendingArticle | None:
        """Return the article that waits under the token, or None if it waited too long."""
        return self._pending("token = ?", bindable(token))

    def pending_batch(self, batch: str, admin_id: int) -> list[PendingArticle]:
        """Return the admin's articles whose tokens begin with `batch`, in their order."""
        given = bindable(batch)
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM pending WHERE substr(token, 1, ?) = ?"
                " AND admin_id = ? AND at >= ? ORDER BY token",
                (len(given), given, admin_id, self._now() - CONFIRM_WITHIN.total_seconds()),
            ).fetchall()
        return [_to_pending(row) for row in rows]

    def pending_edit(
        self, chat_id: int, admin_id: int, prompt_id: int | None = None
    ) -> PendingArticle | None:
        """Return the article that the admin is editing in the chat."""
        where = "editing IS NOT NULL AND chat_id = ? AND admin_id = ?"
        if prompt_id is None:
            return self._pending(where, chat_id, admin_id)
        return self._pending(f"{where} AND prompt_id = ?", chat_id, admin_id, prompt_id)

    def drop_pending(self, token: str, entry: AuditEntry | None = None) -> bool:
        """Forget the article under the token, and return whether there was one."""
        with self._writing(lasting=True) as connection:
            dropped = connection.execute(
                "DELETE FROM pending WHERE token = ?", (bindable(token),)
            ).rowcount
            if entry is not None:
                add_entry(connection, entry, self._now())
        return dropped > 0

    def keep_removed(self, token: str, article: Article) -> None:
        """Keep an article that is about to be removed, so that it can be restored."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            values: Values = {"token": token, "article": article.model_dump_json(), "at": now}
            prune(connection, "removed", replace(connection, "removed", values, ("token",)), now)

    def removed(self, token: str) -> Article | None:
        """Return the removed article under the token, or None if that was too long ago."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT article FROM removed WHERE token = ? AND at >= ?",
                (bindable(token), self._now() - UNDO_WITHIN.total_seconds()),
            ).fetchone()
        return Article.model_validate_json(row[0]) if row else None

    def drop_removed(self, token: str, entry: AuditEntry | None = None) -> None:
        """Forget the removed article under the token, and add the entry to the audit log."""
        with self._writing(lasting=True) as connection:
            connection.execute("DELETE FROM removed WHERE token = ?", (bindable(token),))
            if entry is not None:
                add_entry(connection, entry, self._now())

    def _pending(self, where: str, *values: str | bytes | int) -> PendingArticle | None:
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM pending"
                f" WHERE {where} AND at >= ? ORDER BY key DESC LIMIT 1",
                (*values, self._now() - CONFIRM_WITHIN.total_seconds()),
            ).fetchone()
        return _to_pending(row) if row else None


def _to_pending(row: tuple[Any, ...]) -> PendingArticle:
    token, admin_id, chat_id, article, message_id, editing, prompt_id, replaces = row
    return PendingArticle(
        token=token,
        admin_id=admin_id,
        chat_id=chat_id,
        article=Article.model_validate_json(article),
        message_id=message_id,
        editing=None if editing is None else EditableField(editing),
        prompt_id=prompt_id,
        replaces=replaces,
    )
