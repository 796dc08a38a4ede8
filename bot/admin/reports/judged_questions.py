"""Judged answers as lines of a file of questions that `rapporteur eval` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.state.complaints import Complaint, GivenAnswer, Judgement
from facts import Answer, Library, NotFound, QuestionError, UnknownArticle


def judged_lines(complaints: Iterable[Complaint], library: Library) -> list[str]:
    """Return a line for each judged question, oldest first.

    Left out are several questions at once, follow-ups, which are no question without those before
    them, and answers of articles that are no longer in the record. The kind is the judgement. This
    asks the questions that may be follow-ups again.
    """
    found = [_expected(complaint, library) for complaint in complaints]
    return [json.dumps(line, ensure_ascii=False) for line in reversed(found) if line is not None]


def _expected(complaint: Complaint, library: Library) -> dict[str, Any] | None:
    """Return the line of a question, or None if there is none."""
    given, judgement = complaint.given, complaint.judgement
    several = given.article_id is None and not given.silent
    if judgement is None or several or not _stands_alone(complaint, library):
        return None
    line = {"q": complaint.question, "kind": str(judgement)}
    if judgement is Judgement.RIGHT and not given.silent:
        stated: GivenAnswer | None = given
    else:
        stated = complaint.right if judgement is Judgement.WRONG else None
    if stated is None or stated.article_id is None:
        # Where no right answer is known, none is better than the wrong one.
        return {**line, "answer": False}
    sentence = _sentence(stated.article_id, stated.sentence, library)
    if sentence is None:
        return None
    return {**line, "short": [stated.short] if stated.short else [], "sentence": sentence}


def _stands_alone(complaint: Complaint, library: Library) -> bool:
    """Return whether the question finds the same without the questions before it."""
    if not complaint.after:
        return True
    try:
        alone = library.ask(complaint.question)
        following = library.ask(complaint.question, after=complaint.after)
    except QuestionError:  # of another version, which allowed more
        return False
    return _best(alone) == _best(following)


def _best(found: Answer | NotFound) -> tuple[str, int] | None:
    cited = found.citations if isinstance(found, Answer) else found.nearest
    return (cited[0].article_id, cited[0].index) if cited else None


def _sentence(article_id: str, index: int, library: Library) -> str | None:
    try:
        found = library.sentences(article_id, index, index + 1)
    except UnknownArticle:
        return None
    return found[0].text if found else None
