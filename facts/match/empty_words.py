"""Words of a sentence that answer nothing: the question's own, and the time before an entry.

`What was the profit last year?` is not answered by `last year`, nor does the `19.12` before an
entry of a live report say what somebody would do.
"""

from __future__ import annotations

import re

from facts.match.candidate_view import CandidateView
from facts.question import QuestionForm
from facts.words.normalize import tokens

_CHOICE = re.compile(r"\b(?:or|between)\b", re.IGNORECASE)
"""Words by which a question holds what may answer it: `Who won, Tarn or Osmer?`, `Who won between
Tarn and Osmer?`."""
_ENTRY_TIME = re.compile(r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?=\s*\n|\s+[A-Z“\"])")
_ASKS_TIME = re.compile(r"\b(?:time|hour|o'clock)\b", re.IGNORECASE)


def are_empty(view: CandidateView, start: int, end: int) -> bool:
    """Return whether a stretch of a sentence answers nothing. The offsets are into the sentence."""
    return _repeat_question(view, start, end) or _tell_entry_time(view, start, end)


def _repeat_question(view: CandidateView, start: int, end: int) -> bool:
    """Return whether all words but function words are the question's."""
    said = [word for word in tokens(view.candidate.sentence.text[start:end]) if not word.stop]
    if view.query.question.asked is QuestionForm.YES_NO:
        return False
    if not said or _CHOICE.search(view.query.question.plain):
        return False
    asked = {word.word for word in view.query.words}
    return all(word.word in asked for word in said)


def _tell_entry_time(view: CandidateView, start: int, end: int) -> bool:
    """Return whether a stretch is the time at which an entry was written, and no time is asked."""
    mark = _ENTRY_TIME.match(view.candidate.sentence.text)
    if mark is None or end > mark.end():
        return False
    question = view.query.question
    return question.asked is not QuestionForm.WHEN and not _ASKS_TIME.search(question.plain)
