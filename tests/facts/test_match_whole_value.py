"""A range, a period and a number in words are told whole."""

from __future__ import annotations

import pytest

from facts.match.ranking import rank
from facts.match.whole_value import whole_of
from facts.models import Article, Span
from facts.question import parse
from tests.facts.asking import record_of

TROOPS = "The army numbers between forty and fifty thousand troops."
BULBS = "One point two million bulbs grew in the park."
CLOSED = "The bridge will be closed for repairs from 10 to 24 March."
MOVED = "The council moved the fair from 10 to 24 March."


@pytest.mark.parametrize(
    ("text", "question", "part", "whole"),
    [
        (TROOPS, "How many troops are in the army?", "fifty thousand",
         "between forty and fifty thousand"),
        (TROOPS, "At least how many troops are in the army?", "forty", "forty"),
        (TROOPS, "What are the troops of the army?", "fifty thousand", "fifty thousand"),
        (BULBS, "How many bulbs grew in the park?", "two million", "One point two million"),
        (CLOSED, "When will the bridge be closed?", "24 March", "10 to 24 March"),
        (CLOSED, "Until when will the bridge be closed?", "24 March", "24 March"),
        (CLOSED, "Which bridge will be closed?", "24 March", "24 March"),
        (MOVED, "When will the fair be?", "24 March", "24 March"),
    ],
)  # fmt: skip
def test_the_whole_is_told_where_no_end_is_asked_for(
    text: str, question: str, part: str, whole: str
) -> None:
    """Words before two dates may say that they are no period."""
    with record_of(Article.of(text, title="News", published=None)) as library:
        (ranked, *_) = rank(parse(question), library._store)
    view = ranked.view
    assert view.candidate.sentence.text == text
    offset = view.candidate.sentence.start
    start = offset + text.index(part)
    found = whole_of(view, Span(start=start, end=start + len(part)))
    assert text[found.start - offset : found.end - offset] == whole
