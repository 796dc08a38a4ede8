"""Questions that are asked again when the record changes."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from bot.state.records import TELL_WITHIN, AwaitedQuestion
from bot.state.tables.bounds import BOUNDS, prune
from bot.state.tables.database import Database, Values, replace
from bot.unicode import without_lone_surrogates
from facts import Conversation

MOST_OF_ONE = 20
"""How many questions one person may wait for: each costs time at every change of the record."""
_COLUMNS = "chat_id, question_id, user_id, question, after, topic"


class Awaited(Database):
    """Keeps and returns the questions that somebody waits for."""

    def keep_awaited(self, awaited: AwaitedQuestion) -> bool:
        """Keep a question to be asked again, or return False if too many are kept already.

        None is forgotten for another, since its answer was promised.
        """
        now = self._now()
        since = now - BOUNDS["awaited"].seconds
        after = without_lone_surrogates(awaited.after.to_text()) or None
        question = without_lone_surrogates(awaited.question)
        with self._writing() as connection:
            total, of_person = connection.execute(
                "SELECT count(*), count(*) FILTER (WHERE user_id = ?) FROM awaited WHERE at >= ?",
                (awaited.user_id, since),
            ).fetchone()
            if total >= BOUNDS["awaited"].most or of_person >= MOST_OF_ONE:
                return False
            values: Values = {
                "chat_id": awaited.chat_id,
                "question_id": awaited.question_id,
                "user_id": awaited.user_id,
                "question": question,
                "after": after,
                "topic": awaited.topic,
                "at": now,
            }
            key = replace(connection, "awaited", values, ("chat_id", "question_id"))
            prune(connection, "awaited", key, now)
        return True

    def awaited(self) -> list[AwaitedQuestion]:
        """Return the questions to be asked again, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT key, {_COLUMNS} FROM awaited WHERE at >= ? ORDER BY key",
                (self._now() - BOUNDS["awaited"].seconds,),
            ).fetchall()
        return [_awaited(*row) for row in rows]

    def awaited_by(self, chat_id: int, question_id: int) -> AwaitedQuestion | None:
        """Return what is awaited for that message's question."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT key, {_COLUMNS} FROM awaited"
                " WHERE chat_id = ? AND question_id = ? AND at >= ?",
                (chat_id, question_id, self._now() - BOUNDS["awaited"].seconds),
            ).fetchone()
        return _awaited(*row) if row else None

    def take_awaited(self, key: int) -> bool:
        """Take a question to tell its answer, and return whether no other process has it."""
        now = self._now()
        with self._writing() as connection:
            taken = connection.execute(
                "UPDATE awaited SET taken = ? WHERE key = ? AND taken <= ?",
                (now, key, now - int(TELL_WITHIN.total_seconds())),
            )
        return taken.rowcount == 1

    def free_awaited(self, key: int) -> None:
        """Give back a question whose answer could not be told."""
        with self._writing() as connection:
            connection.execute("UPDATE awaited SET taken = 0 WHERE key = ?", (key,))

    def drop_awaited(self, key: int) -> bool:
        """Forget an awaited question, and return whether it was still kept."""
        with self._writing() as connection:
            return connection.execute("DELETE FROM awaited WHERE key = ?", (key,)).rowcount == 1


def _awaited(
    key: int,
    chat_id: int,
    question_id: int,
    user_id: int,
    question: str,
    after: str | None,
    topic: int | None,
) -> AwaitedQuestion:
    conversation = Conversation.from_text(after or "")
    return AwaitedQuestion(chat_id, question_id, user_id, question, conversation, topic, key)
