"""What the question part needs to be remembered across restarts; `bot.state` keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from facts.conversation import thread


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer that was given, so that an edited question or a button finds it again.

    `question_id` and `answer_id` are the two messages' ids, unique in their chat. `user_id` is
    who asked (the chat itself for an anonymous admin); `after` is the thread of the conversation
    that it was asked after, if there was one.
    """

    chat_id: int
    question_id: int
    answer_id: int
    user_id: int
    question: str
    after: str | None = None

    @property
    def thread(self) -> str:
        """What a next question may follow up, see `facts.conversation`."""
        return thread(self.question, self.after)


class Memory(Protocol):
    """Blocking and safe from any thread; each call that writes is one transaction."""

    def claim_update(self, update_id: int) -> bool:
        """Note that an update is being handled; false if it was noted before."""
        ...

    def remember_answer(self, answer: StoredAnswer) -> None:
        """Keep an answer, in place of an earlier one to the same message, and its thread as
        the last one of its user in its chat."""
        ...

    def answer_to(self, chat_id: int, question_id: int) -> StoredAnswer | None:
        """The answer given to that message."""
        ...

    def answered_by(self, chat_id: int, answer_id: int) -> StoredAnswer | None:
        """The answer that was given in that message."""
        ...

    def last_thread(self, chat_id: int, user_id: int) -> str | None:
        """What the user's next question in the chat may follow up."""
        ...

    def add_unanswered(self, chat_id: int, user_id: int, question: str) -> None:
        """Keep a question that the record did not answer."""
        ...

    def add_feedback(self, answer: StoredAnswer, user_id: int, helpful: bool) -> None:
        """Keep whether the answer helped that user, in place of what they said before."""
        ...
