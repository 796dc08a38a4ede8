"""The interface of the bot's state. SQLite and PostgreSQL are behind it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Protocol, Self

from bot.state.allowances import Allowances
from bot.state.channels import Channels
from bot.state.chat_records import ChatRecords
from bot.state.complaints import Complaints
from bot.state.members import Members
from bot.state.records import (
    Activity,
    AuditEntry,
    AwaitedQuestion,
    PendingArticle,
    StoredAnswer,
    UnansweredQuestion,
)
from bot.state.revisions import Revisions
from bot.state.updates import Updates
from facts import Article, Conversation


class State(Updates, Members, Complaints, Revisions, ChatRecords, Channels, Allowances, Protocol):
    """Everything that the bot remembers across restarts, apart from the record.

    Calls block, and are safe from any thread and process. Each call that writes is one
    transaction. Everything that grows with use is bounded: the oldest entries are forgotten.
    Changes by admins survive a power failure; of readers' questions, it may lose the last few
    moments. Any call raises `StoreError` if the state cannot be read or written.
    """

    # Questions and answers

    def remember_answer(self, answer: StoredAnswer, *, counted: bool = True) -> None:
        """Keep an answer, in place of an earlier one to the same message.

        Its conversation becomes the latest of that person in that chat. With `counted`, it counts
        as a question, which small talk is not.
        """
        ...

    def answer_to(self, chat_id: int, question_id: int) -> StoredAnswer | None:
        """Return the answer to that message."""
        ...

    def answered_by(self, chat_id: int, answer_id: int) -> StoredAnswer | None:
        """Return the answer that was given in that message."""
        ...

    def last_conversation(self, chat_id: int, user_id: int) -> Conversation:
        """Return the conversation that the person's next question in the chat may continue.

        It is empty if there was none lately.
        """
        ...

    def add_feedback(self, answer: StoredAnswer, user_id: int, helpful: bool) -> None:
        """Keep whether the answer helped that person, in place of their earlier opinion."""
        ...

    def add_unanswered(self, chat_id: int, user_id: int, question: str, record: str) -> None:
        """Keep a question that the record of that name did not answer."""
        ...

    def unanswered(self) -> list[UnansweredQuestion]:
        """Return the questions that their records did not answer, oldest first."""
        ...

    def keep_awaited(self, awaited: AwaitedQuestion) -> bool:
        """Keep a question to be asked again, or return False if too many are kept already."""
        ...

    def awaited(self) -> list[AwaitedQuestion]:
        """Return the questions to be asked again, oldest first."""
        ...

    def awaited_by(self, chat_id: int, question_id: int) -> AwaitedQuestion | None:
        """Return what is awaited for that message's question."""
        ...

    def take_awaited(self, key: int) -> bool:
        """Take a question to tell its answer, and return whether no other process has it.

        Who takes one drops it once the answer is told, or frees it. If the process ends before,
        another can take it after `TELL_WITHIN`.
        """
        ...

    def free_awaited(self, key: int) -> None:
        """Give back a question whose answer could not be told."""
        ...

    def drop_awaited(self, key: int) -> bool:
        """Forget an awaited question, and return whether it was still kept."""
        ...

    def drop_unanswered(self, keys: Collection[int]) -> None:
        """Forget unanswered questions that the record answers now."""
        ...

    def count_refused(self) -> None:
        """Count a question that was not read, for example because it came too soon."""
        ...

    def clear_unanswered(self, up_to: int, entry: AuditEntry, record: str | None = None) -> int:
        """Forget unanswered questions with a key up to `up_to`, and return their number.

        With `record`, only those asked of it are forgotten. The audit log gets the entry with that
        number, unless it is zero.
        """
        ...

    def activity(self, over: timedelta | None = None) -> Activity:
        """Return the counts of the last `over`, to the hour, or of all time."""
        ...

    # Changes by admins

    def audit(self, entry: AuditEntry) -> None:
        """Add an entry to the audit log."""
        ...

    def audit_log(self, *, offset: int = 0, limit: int) -> list[AuditEntry]:
        """Return entries of the audit log, newest first."""
        ...

    def keep_pending(self, pending: PendingArticle) -> None:
        """Keep an article that waits for a confirmation, in place of the one with its token.

        An admin edits one article at a time in a chat: if this one is being edited, no other is.
        """
        ...

    def pending(self, token: str) -> PendingArticle | None:
        """Return the article that waits under the token, or None if it waited too long."""
        ...

    def pending_batch(self, batch: str, admin_id: int) -> list[PendingArticle]:
        """Return the admin's articles whose tokens begin with `batch`, in their order."""
        ...

    def pending_edit(
        self, chat_id: int, admin_id: int, prompt_id: int | None = None
    ) -> PendingArticle | None:
        """Return the article that the admin is editing in the chat.

        With `prompt_id`, return it only if that message asked for the new value.
        """
        ...

    def drop_pending(self, token: str, entry: AuditEntry | None = None) -> bool:
        """Forget the article under the token, and return whether there was one.

        The audit log gets the entry in either case.
        """
        ...

    def keep_removed(self, token: str, article: Article) -> None:
        """Keep an article that is about to be removed, so that it can be restored."""
        ...

    def removed(self, token: str) -> Article | None:
        """Return the removed article under the token, or None if that was too long ago."""
        ...

    def drop_removed(self, token: str, entry: AuditEntry | None = None) -> None:
        """Forget the removed article under the token, and add the entry to the audit log."""
        ...

    def close(self) -> None:
        """Release files and connections. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
