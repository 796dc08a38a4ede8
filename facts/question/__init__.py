"""From the words of a question to what it asks for.

`parse` is pure and quick: it knows no record. Words are matched to the record in `facts.match`.
"""

from facts.question.conversation import Conversation
from facts.question.parse import parse
from facts.question.types import Asked, Question, Term

__all__ = ["Asked", "Conversation", "Question", "Term", "parse"]
