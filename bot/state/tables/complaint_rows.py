"""Answers that somebody found not helpful."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.state.complaints import Complaint, GivenAnswer, Judgement
from bot.state.records import StoredAnswer
from bot.state.tables.bounds import BOUNDS, prune
from bot.state.tables.database import Database, Row, Values, replace
from bot.unicode import without_lone_surrogates
from facts import Conversation

_LONGEST_SHORT = 500


class ComplaintRows(Database):
    """Keeps and returns the answers that were not helpful."""

    def keep_complaint(self, answer: StoredAnswer, given: GivenAnswer) -> None:
        """Keep what was given to a question, once for each answer and wording of the question."""
        now = self._now()
        question = without_lone_surrogates(answer.question)
        after = without_lone_surrogates(answer.after.to_text()) if answer.after else None
        with self._writing() as connection:
            same = connection.execute(
                "SELECT key FROM complaint WHERE chat_id = ? AND answer_id = ? AND question = ?",
                (answer.chat_id, answer.answer_id, question),
            ).fetchone()
            if same is not None:
                return
            values: Values = {
                "chat_id": answer.chat_id,
                "answer_id": answer.answer_id,
                "question": question,
                "record": answer.record,
                "after": after,
                "given": _short(given),
                "article_id": given.article_id,
                "sentence": given.sentence,
                "at": now,
            }
            key = replace(connection, "complaint", values, ("chat_id", "answer_id"))
            prune(connection, "complaint", key, now)

    def complaints(self, *, judged: bool) -> Sequence[Complaint]:
        """Return the answers that an admin has judged or not, newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT key, question, record, after, given, article_id, sentence, judgement,"
                " right_short, right_article, right_sentence, at, (SELECT count(*) FROM feedback"
                " WHERE feedback.chat_id = complaint.chat_id AND helpful = 0"
                " AND feedback.answer_id = complaint.answer_id)"
                " FROM complaint WHERE (judgement IS NOT NULL) = (? = 1) AND at >= ?"
                " ORDER BY key DESC",
                (int(judged), self._now() - BOUNDS["complaint"].seconds),
            ).fetchall()
        found = [_complaint(row) for row in rows]
        return [each for each in found if judged or each.people]

    def judge(self, key: int, judgement: Judgement, right: GivenAnswer | None = None) -> bool:
        """Keep an admin's judgement, and return whether the complaint was still kept."""
        stated = right or GivenAnswer()
        with self._writing(lasting=True) as connection:
            judged = connection.execute(
                "UPDATE complaint SET judgement = ?, right_short = ?, right_article = ?,"
                " right_sentence = ? WHERE key = ?",
                (judgement, _short(stated), stated.article_id, stated.sentence, key),
            )
        return judged.rowcount == 1


def _short(answer: GivenAnswer) -> str:
    return without_lone_surrogates(answer.short)[:_LONGEST_SHORT]


def _complaint(row: Row) -> Complaint:
    key, question, record, after, given, article_id, sentence, judgement, *right, at, people = row
    return Complaint(
        key=key,
        question=question,
        record=record,
        given=GivenAnswer(given, article_id, sentence),
        people=people,
        at=datetime.fromtimestamp(at, UTC),
        after=Conversation.from_text(after or ""),
        judgement=None if judgement is None else Judgement(judgement),
        right=GivenAnswer(*right) if right[1] is not None else None,
    )
