"""A short answer is the whole measure, range or list that a sentence gives."""

from __future__ import annotations

import pytest

from facts import Answer, Library
from tests.facts.notes import library_of_notes

ARTICLES = (
    "Captain Ola Brenk was jailed for four years and three months in October.",
    "The tanker Petrel spilled between 1,100 and 1,300 tonnes of diesel off Tarn.",
    "The firm Velmark expects revenue of 2.45 to 2.5 billion crowns this year.",
    "Output of the Osmer mine rose from 40 to 55 tonnes a day.",
    "In Skarn the temperature fell to minus 46.5 degrees on Christmas Eve.",
    "The board elected its new vice-chairs: Teodor Balan (Moldra), Xima Quispe (Andor) and Farid"
    " al-Jamal (Qasrin) took their seats.",
    "The council of Rosk will meet from 16 to 27 June 2025 in Harrow Bay.",
    "The delegates recalled the Kalm Declaration and thanked the host.",
)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How long was Captain Ola Brenk jailed for?", "four years and three months"),
        ("How much diesel did the tanker Petrel spill?", "between 1,100 and 1,300 tonnes"),
        ("How much revenue does Velmark expect this year?", "2.45 to 2.5 billion"),
        ("How cold did it get in Skarn on Christmas Eve?", "minus 46.5 degrees"),
        ("When will the council of Rosk meet?", "16 to 27 June 2025"),
        ("Which declaration did the delegates recall?", "Kalm Declaration"),
        (
            "Who are the new vice-chairs that the board elected?",
            "Teodor Balan (Moldra), Xima Quispe (Andor) and Farid al-Jamal (Qasrin)",
        ),
    ],
)
def test_the_whole_is_the_answer(library: Library, question: str, short: str) -> None:
    """How sure the reader is does not matter here."""
    found = library.ask(question, threshold=0.0)
    assert isinstance(found, Answer)
    assert short in found.citations[0].short


def test_what_was_before_is_no_end_of_a_range(library: Library) -> None:
    """`Rose from 40 to 55` says what it is now."""
    found = library.ask("How many tonnes a day does the Osmer mine put out?", threshold=0.0)
    assert isinstance(found, Answer)
    assert "40 to 55" not in found.citations[0].short
