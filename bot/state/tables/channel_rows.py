"""Watched channels, and the articles that their posts have become."""

from __future__ import annotations

from collections.abc import Sequence

from bot.state import channels
from bot.state.channels import WatchedChannel
from bot.state.records import AuditEntry
from bot.state.tables.audit import add_entry
from bot.state.tables.bounds import prune
from bot.state.tables.database import Database, Row, Values, as_id, replace
from bot.unicode import without_lone_surrogates


class ChannelRows(Database):
    """Keeps and returns watched channels."""

    def watch_channel(self, channel: WatchedChannel, entry: AuditEntry) -> bool:
        """Watch a channel from now on, and return False if there are too many."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            (others,) = connection.execute(
                "SELECT count(*) FROM channel WHERE id <> ?", (channel.id,)
            ).fetchone()
            if others >= channels.MOST_CHANNELS:
                return False
            values: Values = {
                "id": channel.id,
                "title": without_lone_surrogates(channel.title),
                "admin_id": channel.admin_id,
                "record": channel.record,
                "confirmed": int(channel.confirmed),
                "at": now,
            }
            replace(connection, "channel", values, ("id",))
            add_entry(connection, entry, now)
        return True

    def unwatch_channel(self, channel_id: int, entry: AuditEntry) -> bool:
        """Watch a channel no longer, and return whether it was watched."""
        with self._writing(lasting=True) as connection:
            dropped = connection.execute(
                "DELETE FROM channel WHERE id = ?", (as_id(channel_id),)
            ).rowcount
            if dropped:
                add_entry(connection, entry, self._now())
        return dropped > 0

    def channel(self, channel_id: int) -> WatchedChannel | None:
        """Return the watched channel of that id."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, title, admin_id, record, confirmed FROM channel WHERE id = ?",
                (as_id(channel_id),),
            ).fetchone()
        return _channel(row) if row is not None else None

    def channels(self) -> Sequence[WatchedChannel]:
        """Return all watched channels, in the order in which they were added."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, title, admin_id, record, confirmed FROM channel ORDER BY key"
            ).fetchall()
        return [_channel(row) for row in rows]

    def keep_post(self, channel_id: int, message_id: int, article_id: str) -> None:
        """Note which article a post has become, in place of an earlier one."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            values: Values = {
                "channel_id": channel_id,
                "message_id": message_id,
                "article_id": article_id,
                "at": now,
            }
            key = replace(connection, "post", values, ("channel_id", "message_id"))
            prune(connection, "post", key, now)

    def article_of_post(self, channel_id: int, message_id: int) -> str | None:
        """Return the id of the article that a post has become."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT article_id FROM post WHERE channel_id = ? AND message_id = ?",
                (as_id(channel_id), as_id(message_id)),
            ).fetchone()
        return row[0] if row is not None else None


def _channel(row: Row) -> WatchedChannel:
    channel_id, title, admin_id, record, confirmed = row
    return WatchedChannel(channel_id, title, admin_id, record, bool(confirmed))
