"""Whose office it is now: not theirs whom another has followed."""

from __future__ import annotations

import pytest

from facts.models import Answer
from tests.facts.asking import record_of

ELECTED = "On Monday the party elected Orla Tveit mayor."
LEFT = "Finance minister Oskar Rehn resigned in May and was replaced by Salma Iyer, a banker."
STAYED = "Finance minister Oskar Rehn was not replaced by Salma Iyer, a banker."


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (LEFT, "Who is the finance minister?", False),
        (LEFT, "Who was the finance minister?", True),
        (STAYED, "Who is the finance minister?", True),
    ],
)
def test_who_was_replaced_is_not_in_office(text: str, question: str, told: bool) -> None:
    """They were, and one who was not replaced still is."""
    with record_of(f"{text} The council met in Tarn.") as library:
        found = library.ask(question)
    assert (isinstance(found, Answer) and found.short == "Oskar Rehn") is told


def test_elect_before_an_office_is_a_verb() -> None:
    """Only after one does it say that somebody is not in office yet."""
    with record_of(f"{ELECTED} The council met in Tarn.") as library:
        found = library.ask("Whom did the party elect mayor?")
    assert isinstance(found, Answer)
    assert found.short == "Orla Tveit"  # without the office that follows the name
