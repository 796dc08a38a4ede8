"""Read a question: what kind of value it asks for, of which words, names and dates.

`parse` is pure and quick, and knows no record. `facts.match` matches the words to the record.
"""

from facts.question.conversation import Conversation
from facts.question.parse import parse
from facts.question.texting import write_out
from facts.question.types import Asked, Question, Term
from facts.question.wrapping import unwrap

__all__ = ["Asked", "Conversation", "Question", "Term", "parse", "unwrap", "write_out"]
