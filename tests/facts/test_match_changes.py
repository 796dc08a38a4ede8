"""Of a change from one value or place to another, the side that is asked for is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Answer, Library
from facts.match.changes import Change, change_in
from tests.facts.notes import library_of_notes

ARTICLES = (
    "The fee for a berth in Velm would rise from 14 crowns to 16 crowns under the draft.",
    "Fares on the Osmer tram went up from 2.10 crowns to 2.60 crowns in March.",
    "The board wants to lower the speed limit on Quay Road from 50 to 30 kilometres an hour.",
    "The council of Tarn plans to increase the number of its day nurseries from eight to 12.",
    "Last year the output of the Skarn mill fell to 9,400 tonnes from 12,100 tonnes.",
    "The bell was sent from Turin to Graz on 3 May.",
    "On Monday the fishery board of Lorn cut the cod quota to 5,000 tonnes.",
)
NUMBERS = st.integers(2, 99_999).map(str)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How much is the fee for a berth in Velm now?", "14 crowns"),
        ("What would the fee for a berth in Velm be?", "16 crowns"),
        ("How much are fares on the Osmer tram now?", "2.60 crowns"),
        ("How much were fares on the Osmer tram before March?", "2.10 crowns"),
        ("What did fares on the Osmer tram use to be?", "2.10 crowns"),
        ("What is the speed limit on Quay Road at the moment?", "50"),
        ("How many day nurseries does the council of Tarn have now?", "eight"),
        ("How many day nurseries does the council of Tarn plan to have?", "12"),
        ("What was the output of the Skarn mill the year before?", "12,100 tonnes"),
        ("Where was the bell sent?", "Graz"),
        ("Where was the bell sent from?", "Turin"),
        ("What did the fishery board of Lorn cut?", "the cod quota"),
        ("What did the fishery board of Lorn cut the cod quota to?", "5,000 tonnes"),
    ],
)
def test_the_asked_side_is_told(library: Library, question: str, short: str) -> None:
    found = library.ask(question, threshold=0)
    assert isinstance(found, Answer)
    assert (found.short or "").removesuffix(" a day").split() == short.split()


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Fares rose from 4 crowns to about 6 crowns.", "4", "6"),
        ("Output fell to 9,400 tonnes from a record 12,100.", "12,100", "9,400"),
        ("The staff was cut from forty to 29.", "forty", "29"),
        ("Tickets cost from 4 to 6 crowns.", None, None),
        ("Fares rose. From 4 May to 6 May the tram is closed.", None, None),
        ("Fares rose from 4 crowns; they are to be cut by 6.", None, None),
        ("Fares rose to 4 crowns.", None, None),
    ],
)
def test_a_change_has_a_verb_and_two_numbers(text: str, old: str | None, new: str | None) -> None:
    """A range has no such verb, and a mark between the numbers parts two statements."""
    found = change_in(text)
    told = found and (text[slice(*found.old)], text[slice(*found.new)])
    assert told == ((old, new) if old else None)


@given(NUMBERS, NUMBERS, st.booleans())
def test_the_order_of_the_sides_does_not_matter(one: str, other: str, turned: bool) -> None:
    text = f"The toll rose to {other} from {one}." if turned else f"It rose from {one} to {other}."
    found = change_in(text)
    assert isinstance(found, Change)
    assert (text[slice(*found.old)], text[slice(*found.new)]) == (one, other)
