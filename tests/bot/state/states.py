"""Helpers for tests of the bot's state: a clock to set, and records to keep."""

from __future__ import annotations

from typing import TypeAlias

from bot.state.postgres.state import PostgresState
from bot.state.records import Action, AuditEntry, PendingArticle, StoredAnswer
from bot.state.sqlite.state import SqliteState
from facts.models import Article

Stored: TypeAlias = SqliteState | PostgresState
CHAT, USER = -1001, 7
ARTICLE = Article.of("The council met in Tarnow.", title="Council meets", source="Agency")
ADDED = AuditEntry(USER, "Ada", Action.ADD, ARTICLE.id, ARTICLE.title)
DAY = 24 * 3600.0


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def answer(
    question_id: int,
    answer_id: int,
    question: str = "Who?",
    *,
    user_id: int = USER,
    record: str = "main",
) -> StoredAnswer:
    return StoredAnswer(CHAT, question_id, answer_id, user_id, question, record)


def pending(token: str = "t", **changed: object) -> PendingArticle:
    fields: dict[str, object] = {
        "token": token,
        "admin_id": USER,
        "chat_id": CHAT,
        "article": ARTICLE,
        **changed,
    }
    return PendingArticle(**fields)  # type: ignore[arg-type]


def rows(state: Stored, table: str) -> int:
    with state._reading() as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return count
