"""Plans that came to nothing, winners and losers, and persons of one last name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Library, NotFound
from tests.facts.notes import record_of_notes

SENTENCES = """
The railway had hoped to reopen the pass at the weekend, but it stays shut.
Tarn Rowing Club beat Osmer 3-2 in the cup final in May.
The first child born in the new ward was Ella Hartnoll, who weighed 3.4 kg.
The council dropped a plan to build a library in Skarn.
A proposal to charge drivers 4 crowns a day in Velm was withdrawn by its author.
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one short article a sentence."""
    with record_of_notes(SENTENCES.strip().splitlines()) as library:
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "When will the railway reopen the pass?",
        "How much did Jess Hartnoll weigh?",
        "Where will the council build a library?",
        "How much do drivers pay a day in Velm?",
    ],
)
def test_what_is_not_so_does_not_answer(library: Library, question: str) -> None:
    assert isinstance(library.ask(question), NotFound)


def test_who_won_is_not_who_lost(library: Library) -> None:
    """The loser may be found, the winner not."""
    lost = library.ask("Who lost the cup final in May?", threshold=0.0)
    won = library.ask("Who beat Osmer in the cup final?")
    assert isinstance(lost, Answer)
    assert isinstance(won, Answer)
    assert "Tarn" not in lost.citations[0].short
    assert "Tarn" in won.citations[0].short


def test_who_weighed_what_is_told_of_the_right_person(library: Library) -> None:
    found = library.ask("How much did Ella Hartnoll weigh?")
    assert isinstance(found, Answer)
    assert found.citations[0].short.startswith("3.4 kg")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many villages have no doctor?", False),
        ("How many villages have a doctor?", True),
        ("Which language does the school in Osmer teach?", False),
        ("Which language does the school in Osmer no longer teach?", True),
    ],
)
def test_a_number_or_name_of_what_is_so_is_not_of_what_is_not(question: str, told: bool) -> None:
    """And the reverse."""
    with record_of_notes(
        (
            "Only two of the nine villages have a doctor.",
            "The school in Osmer no longer teaches Latin.",
        )
    ) as library:
        assert isinstance(library.ask(question), Answer) is told
