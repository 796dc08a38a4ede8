"""Recognise a text of nothing but unknown words, such as what a hand types at random."""

from __future__ import annotations

from facts.question.types import Question, QuestionForm
from facts.words.common import frequency_rank
from facts.words.vectors import is_known


def is_noise(question: Question) -> bool:
    """Return whether a text names nothing that is an English word, and has no sign of a question.

    It may still name something that the record knows, which is for the caller to see.
    """
    return (
        question.asked is QuestionForm.KEYWORDS
        and "?" not in question.text
        and not question.dates
        and not any(
            is_known(term.term) or frequency_rank(term.word) is not None for term in question.terms
        )
    )
