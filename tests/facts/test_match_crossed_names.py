"""A name stands in the sentence in the part that a question gives it, or it does not answer."""

from __future__ import annotations

import pytest

from facts import Answer, Library, NotFound
from tests.facts.notes import library_of_notes

ARTICLES = (
    "The cup was given to Mona Hale by the actor Rolf Stein.",
    "Police arrested Dag Orre on the orders of judge Lise Falk.",
    "The painter Ivo Kant sold the house to the collector Maud Berg.",
    "The witness, Erik Dahl, said he had not seen the accused, Tor Vik, on the night of the fire.",
    "The captain Jens Vold was found guilty of fraud and acquitted of theft.",
)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who gave the cup to Mona Hale?", "Rolf Stein"),
        ("Who received the cup from Rolf Stein?", "Mona Hale"),
        ("Who arrested Dag Orre?", "Police"),
        ("Which captain was found guilty of fraud?", "Jens Vold"),
        ("Which captain was acquitted of theft?", "Jens Vold"),
        ("Who sold the house to Maud Berg?", "Ivo Kant"),
    ],
)
def test_a_name_in_its_own_part_is_answered(library: Library, question: str, short: str) -> None:
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert short in (found.short or "")


@pytest.mark.parametrize(
    "question",
    [
        "Who gave the cup to Rolf Stein?",
        "Who received the cup from Mona Hale?",
        "Who arrested Lise Falk?",
        "Who sold the house to Ivo Kant?",
        "Who saw Tor Vik?",
        "Which captain was found guilty of theft?",
        "Which captain was acquitted of fraud?",
    ],
)
def test_a_name_in_another_part_is_not(library: Library, question: str) -> None:
    """Nor one of whom the sentence denies it."""
    assert isinstance(library.ask(question), NotFound)
