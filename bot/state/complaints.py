"""Answers that somebody found not helpful, and what an admin says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.state.records import StoredAnswer
from facts import Conversation


class Judgement(StrEnum):
    """What an admin says of an answer. The record may hold no answer, which is `MISSING`."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was shown: the short answer, and where the sentence stands.

    Without an article, `short` is the beginning of answers to several questions, or empty where the
    record did not say.
    """

    short: str = ""
    article_id: str | None = None
    sentence: int = 0

    @property
    def silent(self) -> bool:
        """Whether the record did not say."""
        return not self.short and self.article_id is None


@dataclass(frozen=True, slots=True)
class Complaint:
    """An answer that `people` people found not helpful. `right` is the right one, if it is known.

    The question was asked of `record`, and continued the conversation `after`.
    """

    key: int
    question: str
    record: str
    given: GivenAnswer
    people: int
    at: datetime
    after: Conversation = field(default_factory=Conversation)
    judgement: Judgement | None = None
    right: GivenAnswer | None = None


class Complaints(Protocol):
    """The part of the bot's state that knows which answers were not helpful."""

    def keep_complaint(self, answer: StoredAnswer, given: GivenAnswer) -> None:
        """Keep what was given to a question, once for each answer and wording of the question."""
        ...

    def complaints(self, *, judged: bool) -> Sequence[Complaint]:
        """Return the answers that an admin has judged or not, newest first.

        An answer is left out if nobody calls it not helpful any more, unless it is judged.
        """
        ...

    def judge(self, key: int, judgement: Judgement, right: GivenAnswer | None = None) -> bool:
        """Keep an admin's judgement, and return whether the complaint was still kept."""
        ...
