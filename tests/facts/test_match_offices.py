"""Whose office it is now: not theirs whom another has followed."""

from __future__ import annotations

import pytest

from facts.models import Answer, NotFound
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


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (
            "The acting director, Colonel Petar Ardel, reacted within forty minutes.",
            "Which colonel was acting director?",
            "Petar Ardel",
        ),
        (
            "Its director, Ransel Hove, praised the limits, whereas his predecessor, Unn Dahle, "
            "called them reckless.",
            "Who is the former director that called the limits reckless?",
            "Unn Dahle",
        ),
    ],
)
def test_an_office_is_read_with_what_belongs_to_it(text: str, question: str, short: str) -> None:
    """A comma ends it, and a predecessor is a former one."""
    with record_of(f"{text} The council met in Tarn.") as library:
        found = library.ask(question)
    assert isinstance(found, Answer)
    assert short in found.short


def test_who_acts_as_an_officer_is_acting() -> None:
    """And is not the officer."""
    with record_of("Acting treasurer Colin Amadi said Velm had won one extension.") as library:
        acting = library.ask("Who is acting as treasurer of Velm?")
        assert isinstance(library.ask("Who is the treasurer of Velm?"), NotFound)
    assert isinstance(acting, Answer)
    assert acting.short == "Colin Amadi"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the harbour master?", False),
        ("Who was the harbour master?", True),
        ("Who is the harbour master who resigned?", True),
        ("Who runs Frostek?", False),
        ("Who is the coach of Velm United?", False),
        ("Who is the chief surgeon of Tarn?", True),
        ("Who is the mayor of Skarn?", True),
    ],
)
def test_who_has_left_is_not_in_office(question: str, told: bool) -> None:
    """Who left a meeting still is, and so is who is to leave."""
    with record_of(
        "Harbour master Ole Vinter resigned on Monday.",
        "The managing director of Frostek, Joakim Sand, left at the end of September.",
        "The coach of Velm United, Paul Aas, stepped down after the defeat.",
        "The chief surgeon of Tarn, Lena Moe, left the meeting early.",
        "The mayor of Skarn, Ida Holt, will resign in May.",
    ) as library:
        assert isinstance(library.ask(question), Answer) is told


def test_who_may_get_an_office_has_not_got_it() -> None:
    with record_of(
        "The council considered naming Ada Moe as harbour chief but chose Leif Strand."
    ) as library:
        assert isinstance(library.ask("Who is the harbour chief?"), NotFound)
        found = library.ask("Whom did the council consider naming harbour chief?", threshold=0)
    assert isinstance(found, Answer)
    assert found.short == "Ada Moe"
