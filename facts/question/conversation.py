"""The questions of a conversation that a next one may follow up."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import QuestionError
from facts.question.parse import parse
from facts.question.several import questions_in
from facts.question.telling import is_telling
from facts.question.topics import topic_of


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions that a next one may follow up.

    `questions` holds at most two: the latest, and the one before it that stood alone and began the
    subject. In "Who introduced the draft? And when? And where?" the last question so still asks
    about the draft. No question holds a line break. An empty conversation is false.
    """

    questions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.questions)

    @classmethod
    def of(cls, after: Conversation | str | None) -> Conversation:
        """Return the conversation that consists of one previous question, or of none."""
        if isinstance(after, Conversation):
            return after
        return cls((_one_line(after),)) if after else cls()

    def followed_by(self, question: str) -> Conversation:
        """Return the conversation after `question` was asked in it.

        A question that stands alone begins a new one, and so does `tell me about …`. A text that
        is no question, such as small talk or a number alone, changes nothing, nor does one that
        does not say what it is about. Several questions in
        one text are asked one after another.
        """
        found = self
        for each in questions_in(question):
            found = found._followed_by_one(each)
        return found

    def _followed_by_one(self, question: str) -> Conversation:
        asked = _one_line(question)
        try:
            alone = parse(question)
        except QuestionError:
            return self
        topic = topic_of(alone)
        number = not any(map(str.isalpha, question))
        following = parse(question, self.questions)
        if following.remark is not None or is_telling(question) or number:
            return self
        begins = topic is not None and topic.requested
        follows = bool(self) and not begins and following != alone
        return Conversation((asked, self.questions[-1]) if follows else (asked,))

    def to_text(self) -> str:
        """Return the questions as lines, latest first, for a caller to keep."""
        return "\n".join(self.questions)

    @classmethod
    def from_text(cls, text: str) -> Conversation:
        """Return the conversation that `to_text` wrote."""
        lines = [line for line in text.split("\n") if line]
        return cls((lines[0], lines[-1]) if len(lines) > 1 else tuple(lines))


def _one_line(question: str) -> str:
    return " ".join(question.split())
