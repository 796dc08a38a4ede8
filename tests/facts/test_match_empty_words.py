"""The question's own words are no answer, nor is the time before an entry of a live report."""

from __future__ import annotations

import pytest

from facts.match.empty_words import are_empty
from facts.match.ranking import rank
from facts.question import parse
from tests.facts.notes import record_of_notes

PROFIT = "The mill made a profit of 41 crowns last year."
ENTRY = "19.12 Quill would abolish the tax within 100 days."
WINNER = "Tarn beat Osmer in the final."


@pytest.mark.parametrize(
    ("text", "question", "words", "empty"),
    [
        (PROFIT, "mill profit last year", "last year", True),
        (PROFIT, "mill profit last year", "41 crowns", False),
        (PROFIT, "What was the profit of the mill?", "a profit", True),
        (PROFIT, "What did the mill make?", "a profit of 41 crowns", False),
        (PROFIT, "Did the mill make a profit last year?", "last year", False),
        (WINNER, "Who won the final, Tarn or Osmer?", "Tarn", False),
        (WINNER, "Who won between Tarn and Osmer?", "Tarn", False),
        (ENTRY, "How would Quill abolish the tax?", "19.12", True),
        (ENTRY, "When would Quill abolish the tax?", "19.12", False),
        (ENTRY, "At what time did Quill speak of the tax?", "19.12", False),
        (ENTRY, "Within how many days would Quill abolish the tax?", "100", False),
    ],
)
def test_words_that_answer_nothing(text: str, question: str, words: str, empty: bool) -> None:
    """Unless the question holds what may answer it, or asks for the time."""
    with record_of_notes([text], reader=False) as library:
        ranked, *_ = rank(parse(question), library._store)
    start = text.index(words)
    assert ranked.view.candidate.sentence.text == text
    assert are_empty(ranked.view, start, start + len(words)) is empty


def test_the_value_beside_the_repeated_words_is_told() -> None:
    """By the whole product."""
    with record_of_notes([PROFIT]) as library:
        found = library.ask("mill profit last year")
    assert getattr(found, "short", "41 crowns").endswith("41 crowns")
