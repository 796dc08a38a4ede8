"""Feedback, unanswered questions and counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from bot.state.records import Activity, AuditEntry, StoredAnswer, UnansweredQuestion
from bot.state.tables.audit import add_entry
from bot.state.tables.bounds import prune
from bot.state.tables.database import Database, Values, insert, replace
from bot.state.tables.tally import HOUR, count
from bot.unicode import without_lone_surrogates
from facts.sqlite import clamped


class Usage(Database):
    """Keeps and returns how readers use the bot."""

    def add_feedback(self, answer: StoredAnswer, user_id: int, helpful: bool) -> None:
        """Keep whether the answer helped that person, in place of their earlier opinion."""
        now = self._now()
        question = without_lone_surrogates(answer.question)
        with self._writing() as connection:
            values: Values = {
                "chat_id": answer.chat_id,
                "answer_id": answer.answer_id,
                "user_id": user_id,
                "question": question,
                "helpful": int(helpful),
                "at": now,
            }
            key = replace(connection, "feedback", values, ("chat_id", "answer_id", "user_id"))
            prune(connection, "feedback", key, now)

    def add_unanswered(self, chat_id: int, user_id: int, question: str, record: str) -> None:
        """Keep a question that the record of that name did not answer."""
        now = self._now()
        with self._writing() as connection:
            values: Values = {
                "chat_id": chat_id,
                "user_id": user_id,
                "question": without_lone_surrogates(question),
                "record": record,
                "at": now,
            }
            prune(connection, "unanswered", insert(connection, "unanswered", values), now)
            count(connection, "unanswered", now)

    def unanswered(self) -> list[UnansweredQuestion]:
        """Return the questions that their records did not answer, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT key, chat_id, user_id, question, record, at FROM unanswered ORDER BY key"
            ).fetchall()
        return [
            UnansweredQuestion(key, chat, user, question, record, datetime.fromtimestamp(at, UTC))
            for key, chat, user, question, record, at in rows
        ]

    def drop_unanswered(self, keys: Collection[int]) -> None:
        """Forget unanswered questions that the record answers now."""
        with self._writing() as connection:
            for key in keys:
                connection.execute("DELETE FROM unanswered WHERE key = ?", (key,))

    def count_refused(self) -> None:
        """Count a question that was not read."""
        with self._writing() as connection:
            count(connection, "refused", self._now())

    def clear_unanswered(self, up_to: int, entry: AuditEntry, record: str | None = None) -> int:
        """Forget unanswered questions with a key up to `up_to`, and return their number.

        With `record`, only those asked of it are forgotten.
        """
        with self._writing(lasting=True) as connection:
            cleared = connection.execute(
                "DELETE FROM unanswered WHERE key <= ? AND (? = '' OR record = ?)",
                (clamped(up_to), record or "", record or ""),
            ).rowcount
            if cleared:
                add_entry(connection, dataclasses.replace(entry, count=cleared), self._now())
        return cleared

    def activity(self, over: timedelta | None = None) -> Activity:
        """Return the counts of the last `over`, to the hour, or of all time."""
        since = 0 if over is None else self._now() - int(over.total_seconds())
        with self._reading() as connection:
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
            refused=counts.get("refused", 0),
            helpful=helpful,
            not_helpful=not_helpful,
        )
