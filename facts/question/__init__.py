"""Read a question: what kind of value it asks for, of which words, names and dates.

`parse` is pure and quick, and knows no record. `facts.match` matches the words to the record.
"""

from facts.question.conversation import Conversation
from facts.question.follow_up import says_that_it_follows
from facts.question.language import LEAST_AGAINST_ANSWER, foreign_language
from facts.question.noise import is_noise
from facts.question.parse import parse
from facts.question.several import is_question, questions_in
from facts.question.small_talk import remark_of
from facts.question.telling import is_telling
from facts.question.texting import write_out
from facts.question.topics import Topic, requests_topic, topic_of
from facts.question.types import Question, QuestionForm, Term
from facts.question.wrapping import unwrap

__all__ = [
    "LEAST_AGAINST_ANSWER",
    "Conversation",
    "Question",
    "QuestionForm",
    "Term",
    "Topic",
    "foreign_language",
    "is_noise",
    "is_question",
    "is_telling",
    "parse",
    "questions_in",
    "remark_of",
    "requests_topic",
    "says_that_it_follows",
    "topic_of",
    "unwrap",
    "write_out",
]
