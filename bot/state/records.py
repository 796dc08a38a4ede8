"""The records that the bot's state keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from facts import Article, Conversation

CONFIRM_WITHIN = timedelta(hours=24)
"""How long an article that was shown waits for the admin's confirmation."""
AWAIT_WITHIN = timedelta(days=90)
"""How long a question is asked again at each change of the record."""
TELL_WITHIN = timedelta(minutes=5)
"""How long one process tries to tell an answer. After that, it has ended, and another may."""
UNDO_WITHIN = timedelta(hours=24)
"""How long a removal can be undone."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer that was given, kept for edits of its question and for its buttons.

    `question_id` and `answer_id` are the ids of the two messages, each unique in its chat.
    `user_id` is the person who asked, or the chat itself for an anonymous admin. `record` is the
    name of the record that was asked. `after` is the conversation that the question continued,
    empty if there was none.
    """

    chat_id: int
    question_id: int
    answer_id: int
    user_id: int
    question: str
    record: str
    after: Conversation = field(default_factory=Conversation)

    @property
    def conversation(self) -> Conversation:
        """The conversation that the next question continues."""
        return self.after.followed_by(self.question)


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A question that its record did not answer. Later questions have higher keys."""

    key: int
    chat_id: int
    user_id: int
    question: str
    record: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AwaitedQuestion:
    """A question whose answer somebody waits for, until the record says it.

    `question_id` is the message that asks, `topic` the topic of its forum, and `user_id` who wants
    to be told. The state sets `key` when it keeps the question.
    """

    chat_id: int
    question_id: int
    user_id: int
    question: str
    after: Conversation = field(default_factory=Conversation)
    topic: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """How many questions were asked in a period, and how readers judged the answers.

    `refused` are questions that were not read. They are not among `questions`.
    """

    questions: int
    unanswered: int
    helpful: int
    not_helpful: int
    refused: int = 0


class Action(StrEnum):
    """A change that an admin made, or a person whom an admin invited."""

    ADD = "add"
    EDIT = "edit"
    REMOVE = "remove"
    RESTORE = "restore"
    IMPORT = "import"
    EXPORT = "export"
    CLEAR = "clear"
    WATCH = "watch"
    PAUSE = "pause"
    RESUME = "resume"
    UNWATCH = "unwatch"
    GRANT = "grant"
    REVOKE = "revoke"
    INVITE = "invite"
    JOIN = "join"
    REFUSE = "refuse"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who changed what, and when. It never holds the text of a message.

    `admin` is the admin's name at that time. `title` is the title of an article, the address of a
    watched place, or the member that the change is about. `count` is the number of articles
    exported, questions cleared or people invited. The state sets `at` when it keeps the entry.
    """

    admin_id: int
    admin: str
    action: Action
    article_id: str | None = None
    title: str | None = None
    count: int | None = None
    at: datetime | None = None


class EditableField(StrEnum):
    """A property of an article that an admin can change. `TEXT` is only that of a stored one."""

    TITLE = "title"
    DATE = "date"
    SOURCE = "source"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PendingArticle:
    """An article that was shown to an admin and waits for a confirmation.

    Its buttons carry `token`; `message_id` is the message with these buttons. While the admin is
    asked for a new value, `editing` is the property to change, and `prompt_id` is the message that
    asks. `replaces` is the id of the stored article that this one corrects, if it does.
    """

    token: str
    admin_id: int
    chat_id: int
    article: Article
    message_id: int | None = None
    editing: EditableField | None = None
    prompt_id: int | None = None
    replaces: str | None = None
