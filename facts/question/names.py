"""Recognise a name or a word that stands alone, without anything that is asked of it."""

from __future__ import annotations

from facts.question.types import Question, QuestionForm
from facts.question.word_runs import Words

_MOST_WORDS = 4
_PARTICLES = frozenset("al and bin da de del der di el for la le of the van von".split())


def is_name_alone(question: Question) -> bool:
    """Return whether a question is a single word or a name, such as `Jane Doe`.

    It may still ask something, as a follow-up does or as a search word would.
    """
    if question.asked is not QuestionForm.KEYWORDS or question.dates or not question.terms:
        return False
    given = Words(question.plain)
    words = [given.typed(i) for i in range(len(given))]
    if any(char.isdigit() for word in words for char in word):
        return False
    if len(words) == 1:
        return True
    return len(words) <= _MOST_WORDS and all(
        word[0].isupper() or (i and word in _PARTICLES) for i, word in enumerate(words)
    )
