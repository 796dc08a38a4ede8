"""Which record a chat or topic asks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.state import chat_records
from bot.state.chat_records import WHOLE_CHAT, ChosenRecord
from bot.state.records import AuditEntry
from bot.state.tables.audit import add_entry
from bot.state.tables.database import Database, Values, as_id, replace


class ChatRecordRows(Database):
    """Keeps and returns which records were chosen."""

    def choose_record(self, chosen: ChosenRecord, entry: AuditEntry) -> bool:
        """Let a chat or topic ask a record from now on. Return False if too many chats do."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            (others,) = connection.execute(
                "SELECT count(*) FROM chat_record WHERE chat_id <> ? OR topic <> ?",
                (chosen.chat_id, chosen.topic),
            ).fetchone()
            if others >= chat_records.MOST_CHATS:
                return False
            values: Values = {
                "chat_id": chosen.chat_id,
                "topic": chosen.topic,
                "name": chosen.name,
                "since": chosen.since,
                "at": now,
            }
            replace(connection, "chat_record", values, ("chat_id", "topic"))
            add_entry(connection, entry, now)
        return True

    def chosen_record(self, chat_id: int, topic: int) -> ChosenRecord | None:
        """Return the choice for the topic, or else that for the whole chat."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT chat_id, topic, name, since FROM chat_record"
                " WHERE chat_id = ? AND topic IN (?, ?) ORDER BY topic DESC LIMIT 1",
                (as_id(chat_id), WHOLE_CHAT, as_id(topic)),
            ).fetchone()
        return ChosenRecord(*row) if row is not None else None

    def chosen_records(self) -> Sequence[ChosenRecord]:
        """Return all choices, in the order in which they were made."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT chat_id, topic, name, since FROM chat_record ORDER BY key"
            ).fetchall()
        return [ChosenRecord(*row) for row in rows]
