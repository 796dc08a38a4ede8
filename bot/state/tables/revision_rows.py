"""Earlier versions of corrected articles."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.state.records import AuditEntry
from bot.state.revisions import Revision
from bot.state.tables.audit import add_entry
from bot.state.tables.bounds import prune
from bot.state.tables.database import Database, Row, Values, insert, replace
from bot.unicode import without_lone_surrogates
from facts import Article
from facts.sqlite import bindable

_COLUMNS = "key, article_id, article, admin, at"


class RevisionRows(Database):
    """Keeps and returns earlier versions of articles."""

    def keep_revision(self, old: Article, new_id: str, entry: AuditEntry) -> int:
        """Keep a version that is about to be replaced, and return its key."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            if old.id != new_id:
                for table, column in (("revision", "article_id"), ("moved", "new_id")):
                    connection.execute(
                        f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new_id, old.id)
                    )
                # The new version may be an old one that is restored.
                connection.execute("DELETE FROM moved WHERE old_id = ?", (new_id,))
                moved: Values = {"old_id": old.id, "new_id": new_id, "at": now}
                prune(connection, "moved", replace(connection, "moved", moved, ("old_id",)), now)
            values: Values = {
                "article_id": new_id,
                "article": old.model_dump_json(),
                "admin": without_lone_surrogates(entry.admin),
                "at": now,
            }
            key = insert(connection, "revision", values)
            prune(connection, "revision", key, now)
            add_entry(connection, entry, now)
        return key

    def revisions(self, article_id: str) -> Sequence[Revision]:
        """Return the earlier versions of the article, newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE article_id = ? ORDER BY key DESC",
                (bindable(article_id),),
            ).fetchall()
        return [_revision(row) for row in rows]

    def revision(self, key: int) -> Revision | None:
        """Return the version with that key."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE key = ?", (key,)
            ).fetchone()
        return _revision(row) if row else None

    def moved_to(self, article_id: str) -> str | None:
        """Return the id that an article has today, if its text was corrected."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT new_id FROM moved WHERE old_id = ?", (bindable(article_id),)
            ).fetchone()
        return row[0] if row else None


def _revision(row: Row) -> Revision:
    key, current_id, article, admin, at = row
    moment = datetime.fromtimestamp(at, UTC)
    return Revision(key, current_id, Article.model_validate_json(article), admin, moment)
