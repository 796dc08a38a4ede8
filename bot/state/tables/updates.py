"""Updates to be handled, the messages sent for them, and the replicas of the bot."""

from __future__ import annotations

from collections.abc import Collection

from bot.state.tables.bounds import prune
from bot.state.tables.database import Connection, Database, Row, Values, insert
from bot.state.updates import HEARD_WITHIN, KeptUpdate, SentMessage, TakenUpdate, Turn

_HEARD = int(HEARD_WITHIN * 1000)
_TRUSTED_AFTER = 2_000
"""Milliseconds for which a replica was heard of before it believes others dead."""
_FORGOTTEN = 3_600_000
"""Milliseconds after which a dead replica is forgotten."""
_MOST_TAKEN = 100
_INTEGERS = 1 << 64


class UpdateTables(Database):
    """Keeps what the replicas have to know of one another."""

    def keep_update(self, update: KeptUpdate, replica: str) -> Turn:
        """Keep an update for the replica to handle, and return when it may."""
        now, update_id = self._now(), _wrapped(update.update_id)
        with self._writing() as connection:
            claimed = connection.execute(
                "INSERT INTO claim (update_id, at) VALUES (?, ?)"
                " ON CONFLICT (update_id) DO NOTHING RETURNING key",
                (update_id, now),
            ).fetchone()
            if claimed is None:
                return Turn.NEVER
            prune(connection, "claim", claimed[0], now)
            values: Values = {
                "update_id": update_id,
                "conversation": update.conversation,
                "raw": update.raw,
                "chat_id": update.chat_id,
                "message_id": update.message_id,
                "replica": replica,
                "begun": 0,
                "tries": 0,
                "at": now,
            }
            key = insert(connection, "waiting", values)
            prune(connection, "waiting", key, now)
            earlier = _earlier(connection, update.conversation, key)
        return Turn.LATER if earlier else Turn.NOW

    def is_next(self, update_id: int) -> bool:
        """Return whether no earlier update of the conversation is still to be handled."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT conversation, key FROM waiting WHERE update_id = ?", (_wrapped(update_id),)
            ).fetchone()
            return row is None or not _earlier(connection, *row)

    def begin_message(self, update_id: int, replica: str, number: int) -> bool:
        """Note that a message of the update is about to be sent, if it is the replica's."""
        with self._writing() as connection:
            cursor = connection.execute(
                "UPDATE waiting SET begun = ? WHERE update_id = ? AND replica = ?",
                (number + 1, _wrapped(update_id), replica),
            )
            return cursor.rowcount == 1

    def note_message(self, update_id: int, number: int, sent: SentMessage) -> None:
        """Note that the message was sent."""
        now = self._now()
        with self._writing() as connection:
            row = connection.execute(
                "INSERT INTO message (update_id, number, chat_id, message_id, at)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (update_id, number) DO NOTHING RETURNING key",
                (_wrapped(update_id), number, sent.chat_id, sent.message_id, now),
            ).fetchone()
            if row is not None:
                prune(connection, "message", row[0], now)

    def known_messages(self, chat_id: int, first: int, last: int) -> frozenset[int]:
        """Return the ids from `first` to `last` that are known in the chat."""
        within = (chat_id, first, last)
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT message_id FROM message WHERE chat_id = ? AND message_id BETWEEN ? AND ?"
                " UNION SELECT answer_id FROM answer"
                " WHERE chat_id = ? AND answer_id BETWEEN ? AND ?"
                " UNION SELECT question_id FROM answer"
                " WHERE chat_id = ? AND question_id BETWEEN ? AND ?"
                " UNION SELECT message_id FROM waiting"
                " WHERE chat_id = ? AND message_id BETWEEN ? AND ?",
                within * 4,
            ).fetchall()
        return frozenset(row[0] for row in rows)

    def finish_update(self, update_id: int, replica: str) -> None:
        """Note that the update was handled, if it is the replica's."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM waiting WHERE update_id = ? AND replica = ?",
                (_wrapped(update_id), replica),
            )

    def take_updates(self, replica: str, in_hand: Collection[int]) -> list[TakenUpdate]:
        """Return the updates that nobody handles, which are the replica's from now on."""
        held = set(map(_wrapped, in_hand))
        with self._reading() as connection:
            now = self._milliseconds(connection)
            row = connection.execute(
                "SELECT since FROM replica WHERE name = ?", (replica,)
            ).fetchone()
            # Who was away itself, as all are while the database is, believes nobody dead.
            trusted = row is not None and row[0] <= now - _TRUSTED_AFTER
            rows = connection.execute(
                "SELECT w.update_id, w.replica, r.name IS NOT NULL FROM waiting w"
                " LEFT JOIN replica r ON r.name = w.replica"
                " WHERE w.replica = ? OR r.name IS NULL OR (r.until < ? AND ? = 1)"
                " ORDER BY w.key LIMIT ?",
                (replica, now, int(trusted), _MOST_TAKEN + len(held)),
            ).fetchall()
        wanted = [row for row in rows if row[1] != replica or row[0] not in held]
        if not wanted:
            return []
        with self._writing() as connection:
            taken = (_take(connection, replica, *row) for row in wanted[:_MOST_TAKEN])
            return [each for each in taken if each is not None]

    def beat(self, replica: str) -> bool:
        """Note that the replica is alive. Return whether it is the one that leads."""
        with self._writing() as connection:
            now = self._milliseconds(connection)
            until = now + _HEARD
            # In one statement each, so that no other replica comes between.
            connection.execute(
                "INSERT INTO replica (name, since, until) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET until = excluded.until, since ="
                " CASE WHEN replica.until < ? THEN excluded.since ELSE replica.since END",
                (replica, now, until, now),
            )
            connection.execute("DELETE FROM replica WHERE until < ?", (now - _FORGOTTEN,))
            cursor = connection.execute(
                "INSERT INTO leader (place, replica, until) VALUES (1, ?, ?)"
                " ON CONFLICT (place) DO UPDATE"
                " SET replica = excluded.replica, until = excluded.until"
                " WHERE leader.replica = excluded.replica OR leader.until < ?",
                (replica, until, now),
            )
            return cursor.rowcount == 1

    def leave(self, replica: str) -> None:
        """Note that the replica ends."""
        with self._writing() as connection:
            connection.execute("DELETE FROM replica WHERE name = ?", (replica,))
            connection.execute("DELETE FROM leader WHERE replica = ?", (replica,))


def _earlier(connection: Connection, conversation: str, key: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM waiting WHERE conversation = ? AND key < ? LIMIT 1", (conversation, key)
    ).fetchone()
    return row is not None


def _take(
    connection: Connection, replica: str, update_id: int, before: str, known: object
) -> TakenUpdate | None:
    """Take an update from the replica that had it before, unless another was faster.

    It may have ended a replica that is still known, and neither this one nor one that left.
    """
    died = bool(known) and before != replica
    row: Row | None = connection.execute(
        "UPDATE waiting SET replica = ?, tries = tries + ? WHERE update_id = ? AND replica = ?"
        " RETURNING conversation, raw, begun, tries",
        (replica, int(died), update_id, before),
    ).fetchone()
    if row is None:
        return None
    sent = connection.execute(
        "SELECT chat_id, message_id FROM message WHERE update_id = ? ORDER BY number", (update_id,)
    ).fetchall()
    conversation, raw, begun, tries = row
    places = tuple(SentMessage(*each) for each in sent)
    return TakenUpdate(update_id, conversation, raw, begun, places, tries)


def _wrapped(update_id: int) -> int:
    """Return a number that the database can hold: a malformed update may have any."""
    return (update_id + _INTEGERS // 2) % _INTEGERS - _INTEGERS // 2
