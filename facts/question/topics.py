"""Recognise a text that only names a topic: `Jane Doe`, `museum` or `tell me about the museum`."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from facts.dates import find_dates
from facts.errors import QuestionError
from facts.question.parse import parse
from facts.question.types import Question, QuestionForm
from facts.question.word_runs import AUXILIARY, WH, Words, longest, phrases

_MOST_WORDS = 4
_MOST_BEFORE_NEWS = 3
_LONGEST_TEXT = 300
_MOST_REQUESTED = 6
_PARTICLES = frozenset("al and bin da de del der di el for la le of the van von".split())
_REQUESTS = phrases(
    "info on|info about|information on|information about|details on|details about",
    "facts on|facts about|news on|news about|news of|latest on|article on|article about",
    "articles on|articles about|story on|story about|stories on|stories about|report on",
    "reports on|anything on|anything about|something on|something about|everything on",
    "everything about|all about|more on|more about|about|summary of|a summary of",
    "the summary of|an overview of|overview of|background on|an article on|an article about",
    "the article on|the article about|the articles on|the articles about|the news on",
    "the news about|the latest on|any news on|any news about|any articles on",
    "any articles about|any information on|any information about|any info on|any info about",
    "what is a summary of|what is the summary of|what is an overview of|what is the news on",
    "what is the news about|what is the latest on|do you have anything about",
    "do you have anything on|do you have any articles about|do you have any articles on",
    "do you have articles about|do you have articles on|do you have any news about",
    "have you anything about|have you anything on|have you got anything about",
    "have you got anything on|is there anything about|is there anything on",
    "is there any news about|are there any articles about|are there any articles on",
    "are there articles about|find articles about|find articles on|find news about",
    "find anything about|find everything about",
)
"""How a request for all about something begins, after what unwrapping leaves out."""
_LONGEST_REQUEST = max(map(len, _REQUESTS))
_POINTING = frozenset("her him it one so that them these this those".split())
_TEXTS = frozenset("article articles news report reports story stories".split())


class Topic(NamedTuple):
    """What a text names. `requested` says that it asks for all about it, in so many words."""

    name: str
    requested: bool


def topic_of(question: Question) -> Topic | None:
    """Return the topic of a question that asks nothing about it, or None.

    A single word or a name alone may still ask something, as a follow-up does or as a search word
    would. A request (`tell me about …`) does not.
    """
    if not question.terms:
        return None
    given = Words(question.plain)
    start = longest(given.words, 0, _REQUESTS, _LONGEST_REQUEST)
    if start:
        return _requested(given, start)
    if question.asked is not QuestionForm.KEYWORDS:
        return None
    about = "about" in set(Words(question.text).words).difference(given.words)
    if about or (1 < len(given) <= _MOST_BEFORE_NEWS and given.words[-1] == "news"):
        return _requested(given, start)
    words = [given.typed(i) for i in range(len(given))]
    if _is_date(question.plain) or all(word.isdigit() for word in words):
        return Topic(question.plain, requested=False)
    if any(char.isdigit() for word in words for char in word):
        return None
    named = len(words) == 1 or (
        len(words) <= _MOST_WORDS
        and all(
            word[0].isupper() or word in (_PARTICLES if i else ("the",))
            for i, word in enumerate(words)
        )
    )
    return Topic(question.plain, requested=False) if named else None


def requests_topic(text: str) -> bool:
    """Return whether a text asks for all about a topic that it names."""
    if len(text) > _LONGEST_TEXT:
        return False
    with suppress(QuestionError):
        topic = topic_of(parse(text))
        return topic is not None and topic.requested
    return False


def _is_date(text: str) -> bool:
    bare = text.strip(" .!?")
    return any((found.start, found.end) == (0, len(bare)) for found in find_dates(bare, None))


def _requested(given: Words, start: int) -> Topic | None:
    """Return the topic that a request names from a word on, unless it is long like a question."""
    end = len(given)
    while end > start and given.words[end - 1] in _TEXTS:
        end -= 1
    words = frozenset(given.words[start:end])
    if not 0 < end - start <= _MOST_REQUESTED or words <= _POINTING or words & (WH | AUXILIARY):
        return None
    return Topic(given.text[given.start(start) : given.end(end - 1)], requested=True)
