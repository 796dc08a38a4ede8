"""A range, a period, a number in words and a bounded number are told whole."""

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
VISITORS = "Nearly 200 boats came, over three days, with up to 90 sailors and about 40 guests."
SHIFTS = "Couriers may not work more than eight hours, and at least 11 hours of rest must follow."
MONEY = "The money for the mill will be paid over three years."
DAMS = "Two dams were planned, at Kalm and at Pora, by the Greens, the Moderates and the Liberals."
CALLED = 'Minister Lothar Priem called the results "solid, but no reason to cheer", and left.'
BOARD = "Vice Chair Dale Rudge and member Iris Nord wanted to deny the permit in Lund."
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
        (VISITORS, "How many boats came?", "200", "Nearly 200"),
        (VISITORS, "How many sailors were with the boats?", "90", "up to 90"),
        (VISITORS, "How many guests were with the boats?", "40", "40"),
        (VISITORS, "How long did the boats come for?", "three days", "three days"),
        (VISITORS, "When were the boats there?", "200", "200"),
        (SHIFTS, "How many hours may couriers work?", "eight hours", "eight hours"),
        (SHIFTS, "How many hours of rest must follow?", "11 hours", "at least 11 hours"),
        (SHIFTS, "What is the minimum of hours of rest?", "11 hours", "11 hours"),
        (MONEY, "How many years will the money be paid for?", "three years", "three years"),
        (DAMS, "Where were two dams planned?", "Kalm and at Pora", "at Kalm and at Pora"),
        (DAMS, "Where were two dams planned?", "Kalm", "Kalm"),
        (DAMS, "Who planned dams?", "Greens, the Moderates and the Liberals",
         "the Greens, the Moderates and the Liberals"),
        (CALLED, "What did Lothar Priem call the results?", "solid",
         '"solid, but no reason to cheer"'),
        (CALLED, "What were the results that Lothar Priem saw?", "solid", "solid"),
        (CALLED, "What did Lothar Priem call solid?", "the results", "the results"),
        (BOARD, "Which members wanted to deny the permit?", "Iris Nord",
         "Vice Chair Dale Rudge and member Iris Nord"),
        (BOARD, "Which members wanted to deny the permit?", "Dale Rudge",
         "Vice Chair Dale Rudge and member Iris Nord"),
        (BOARD, "Which member wanted to deny the permit?", "Iris Nord", "Iris Nord"),
        (BOARD, "Which members wanted to deny the permit?", "Lund", "Lund"),
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
