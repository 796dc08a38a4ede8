"""A parsed question and its parts."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from facts.models import FactKind, Remark, Slot


class QuestionForm(StrEnum):
    """The form of a question, mostly by its question word. YES_NO and KEYWORDS have none."""

    WHO = "who"
    HOW_MANY = "how many"
    HOW_MUCH = "how much"
    WHEN = "when"
    WHERE = "where"
    WHICH = "which"
    HOW_OFTEN = "how often"
    HOW_LONG = "how long"
    HOW = "how"
    WHY = "why"
    WHAT = "what"
    YES_NO = "yes/no"
    KEYWORDS = "keywords"


class Term(BaseModel):
    """A content word of the question.

    `term` is its index form and `word` its folded spelling. `name` marks a capitalised word inside
    the question, or one with a digit. `optional` marks a word that helps but need not be found: one
    from an earlier question, or one that only names the kind of answer, such as `year`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    word: str
    name: bool = False
    optional: bool = False


class Question(BaseModel):
    """A parsed question.

    `text` is as typed, and `plain` is how it is read: without greetings and other wrapping, with
    shortened words written out and misspelt ones corrected.
    `wanted` are the kinds of value that answer it, best first; it is empty where any kind may.
    `head` are the terms of the noun asked for (summit in `which summit`). `predicate` is the term
    of the verb whose argument is asked for, where the word order shows it, and `slot` is that
    argument. `dates` are the normal forms of dates given in the question. `newest` says that the
    newest that is known is asked for, as by *current* or *now*. `instead` says that an earlier
    question is asked again of something else, as by *What about Tonga?* `remark` says what the text
    is if it is small talk, or does not say what it is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    plain: str
    asked: QuestionForm
    terms: tuple[Term, ...]
    wanted: tuple[FactKind, ...] = ()
    head: tuple[str, ...] = ()
    predicate: str | None = None
    slot: Slot | None = None
    dates: tuple[str, ...] = ()
    newest: bool = False
    instead: bool = False
    remark: Remark | None = None

    @property
    def with_mark(self) -> str:
        """Return `plain` with a question mark, which many leave out; keywords as they are."""
        if self.asked is QuestionForm.KEYWORDS or self.plain.endswith(("?", "!", ".")):
            return self.plain
        return f"{self.plain}?"
