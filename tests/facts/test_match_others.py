"""A sentence about another thing does not answer, nor one that counts other things."""

from __future__ import annotations

import pytest

from facts import Answer, Library, NotFound
from tests.facts.notes import library_of_notes

ARTICLES = (
    "The swimming pool in Tarn will be closed for repairs. The council did not say for how long."
    " A similar closure in Osmer lasted two years.",
    "The school board of Velm is short of 14 teachers. It runs four kitchens.",
    "Police have found the missing tractor. Another tractor was stolen on Friday by two brothers.",
    "The clinic of Harrow Bay has hired 21 nurses, its director said.",
    "From 1 July, the hospital's trust in Velm closes a ward, as it is short of 11 of 19 nurses.",
    "The motion on whaling in Skarn, tabled on 4 May, is co-sponsored by 115 ports.",
    "The plan to dredge Velm Sound was tabled on behalf of 46 co-sponsors.",
    "The head of the mint, Orla Fenn, will leave in June, the mint said.",
)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    "question",
    [
        "How long will the closure last?",
        "How many school boards does Velm have?",
        "Who stole the tractor?",
        "How many clinics are in Harrow Bay?",
        "Who will be the next head of the mint?",
        "How many hospitals does the trust in Velm run?",
    ],
)
def test_what_is_said_of_another_thing_does_not_answer(library: Library, question: str) -> None:
    assert isinstance(library.ask(question), NotFound)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How long did the closure in Osmer last?", "two years"),
        ("How many teachers is the school board of Velm short of?", "14"),
        ("Who stole another tractor?", "two brothers"),
        ("How many nurses has the clinic of Harrow Bay hired?", "21"),
        ("How many co-sponsors does the motion on whaling have?", "115"),
        ("How many co-sponsors did the plan to dredge Velm Sound have?", "46"),
        ("Who is the head of the mint?", "Orla Fenn"),
    ],
)
def test_what_is_said_of_the_thing_itself_does(library: Library, question: str, short: str) -> None:
    """Also where the question itself speaks of another one."""
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.citations[0].short == short
