"""Given answers and their conversations."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

from bot.state.records import StoredAnswer
from bot.state.tables.bounds import BOUNDS, prune
from bot.state.tables.database import Database, Values, replace
from bot.state.tables.tally import count
from bot.unicode import without_lone_surrogates
from facts import Conversation

_COLUMNS = "chat_id, question_id, answer_id, user_id, question, record, after"


class Answers(Database):
    """Keeps and returns answers by the messages of the question and the answer."""

    def remember_answer(self, answer: StoredAnswer, *, counted: bool = True) -> None:
        """Keep an answer, and its conversation as the latest of that person in that chat.

        With `counted`, it counts as a question.
        """
        now = self._now()
        question = without_lone_surrogates(answer.question)
        after = _to_column(answer.after) if answer.after else None
        with self._writing() as connection:
            values: Values = {
                "chat_id": answer.chat_id,
                "question_id": answer.question_id,
                "answer_id": answer.answer_id,
                "user_id": answer.user_id,
                "question": question,
                "record": answer.record,
                "after": after,
                "at": now,
            }
            key = replace(connection, "answer", values, ("chat_id", "answer_id"))
            prune(connection, "answer", key, now)
            thread: Values = {
                "chat_id": answer.chat_id,
                "user_id": answer.user_id,
                "thread": _to_column(answer.conversation),
                "at": now,
            }
            key = replace(connection, "last_thread", thread, ("chat_id", "user_id"))
            prune(connection, "last_thread", key, now)
            if counted:
                count(connection, "questions", now)

    def answer_to(self, chat_id: int, question_id: int) -> StoredAnswer | None:
        """Return the answer to that message."""
        return self._answer("question_id", chat_id, question_id)

    def answered_by(self, chat_id: int, answer_id: int) -> StoredAnswer | None:
        """Return the answer that was given in that message."""
        return self._answer("answer_id", chat_id, answer_id)

    def last_conversation(self, chat_id: int, user_id: int) -> Conversation:
        """Return the person's latest conversation in the chat, empty if it ended long ago."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT thread FROM last_thread WHERE chat_id = ? AND user_id = ? AND at >= ?",
                (chat_id, user_id, self._now() - BOUNDS["last_thread"].seconds),
            ).fetchone()
        return Conversation.from_text(row[0]) if row else Conversation()

    def _answer(self, column: str, chat_id: int, message_id: int) -> StoredAnswer | None:
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM answer"
                f" WHERE chat_id = ? AND {column} = ? ORDER BY key DESC LIMIT 1",
                (chat_id, message_id),
            ).fetchone()
        if row is None:
            return None
        chat, question_message, answer_message, user, question, record, after = row
        conversation = Conversation.from_text(after or "")
        return StoredAnswer(
            chat, question_message, answer_message, user, question, record, conversation
        )


def _to_column(conversation: Conversation) -> str:
    return without_lone_surrogates(conversation.to_text())
