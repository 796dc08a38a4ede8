"""What the bot's memory must do; SQLite keeps it today, a shared database may tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, Self

from bot.memory import Memory
from facts.models import Article

CONFIRM_WITHIN = timedelta(hours=24)
"""How long an article that was shown waits for the admin's confirmation."""
UNDO_WITHIN = timedelta(hours=24)
"""How long a removal can be undone."""


class Action(StrEnum):
    """What an admin did."""

    ADD = "add"
    REMOVE = "remove"
    RESTORE = "restore"
    IMPORT = "import"
    EXPORT = "export"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when, and to which article. Holds nothing of any message.

    `admin` is the name that the admin had then. `count` is how much an export or a clearing
    was about. `at` is set by the state that keeps the entry.
    """

    admin_id: int
    admin: str
    action: Action
    article_id: str | None = None
    title: str | None = None
    count: int | None = None
    at: datetime | None = None


class Field(StrEnum):
    """What an admin can change of an article before it is added."""

    TITLE = "title"
    DATE = "date"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class PendingAdd:
    """An article shown to an admin, to be added once confirmed.

    `token` names it in the buttons, `message_id` is the message that has them. While the admin is
    asked for a new value, `editing` says of what and `prompt_id` in which message.
    """

    token: str
    admin_id: int
    chat_id: int
    article: Article
    message_id: int | None = None
    editing: Field | None = None
    prompt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that found nothing. `key` grows with time."""

    key: int
    user_id: int
    question: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Activity:
    """How much was asked and said over a time."""

    questions: int
    unanswered: int
    helpful: int
    not_helpful: int


class State(Memory, Protocol):
    """All that the bot remembers: what questions need, and what admins need.

    Blocking and safe from any thread and process; each call that writes is one transaction. What
    grows with use is bounded: the oldest is forgotten. What an admin did outlasts a failure of
    power as well; of what readers did, such a failure may lose the last moments. Raises
    `StoreError` where it can't read or write.
    """

    def unanswered(self) -> list[Unanswered]:
        """The questions that found nothing, oldest first."""
        ...

    def clear_unanswered(self, up_to: int, entry: AuditEntry) -> int:
        """Forget those with a key up to `up_to`, and note it with their number, which is returned.

        Nothing is noted where there are none.
        """
        ...

    def activity(self, over: timedelta | None = None) -> Activity:
        """What happened in the last `over`, to the hour; without it, all that is known of."""
        ...

    def audit(self, entry: AuditEntry) -> None:
        """Note what an admin did."""
        ...

    def audit_log(self, *, offset: int = 0, limit: int) -> list[AuditEntry]:
        """What admins did, newest first."""
        ...

    def keep_pending(self, pending: PendingAdd) -> None:
        """Keep an article that waits, in place of what was kept under its token.

        An admin edits one at a time in a chat: where it is being edited, others no longer are.
        """
        ...

    def pending(self, token: str) -> PendingAdd | None:
        """The article that waits under the token; none where it waited too long."""
        ...

    def pending_edit(
        self, chat_id: int, admin_id: int, prompt_id: int | None = None
    ) -> PendingAdd | None:
        """What the admin is editing in the chat; only that of the prompt, where one is given."""
        ...

    def drop_pending(self, token: str, entry: AuditEntry | None = None) -> bool:
        """Forget what waits under the token, and note the entry; false where nothing waits.

        The entry is noted in any case.
        """
        ...

    def keep_removed(self, token: str, article: Article) -> None:
        """Keep an article that is about to be removed, so that it can be added again."""
        ...

    def removed(self, token: str) -> Article | None:
        """The article kept under the token; none where that was too long ago."""
        ...

    def drop_removed(self, token: str, entry: AuditEntry | None = None) -> None:
        """Forget what is kept under the token, and note the entry in any case."""
        ...

    def close(self) -> None:
        """Release files and connections. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
