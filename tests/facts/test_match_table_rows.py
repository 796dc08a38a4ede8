"""Rows of tables answer what they have, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Library, NotFound
from facts.readers import read
from facts.text.cells import is_named_row

TABLE = b"""ferry,master,passengers
Tern,Ola Brenk,"41,200"
Gannet,Mira Sool,"15,310"
Puffin,Jon Ask,"7,940"
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one table."""
    with Library.open(":memory:") as opened:
        opened.add(read(TABLE, name="ferries.csv"))
        yield opened


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many passengers did the Tern carry?", "41,200"),
        ("How many passengers did the Gannet carry?", "15,310"),
        ("Who is the master of the Gannet?", "Mira Sool"),
    ],
)
def test_a_row_answers_for_its_own_name(library: Library, question: str, short: str) -> None:
    """Not with the value of another row."""
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.citations[0].short == short


@pytest.mark.parametrize(
    "question", ["How many passengers did the Plover carry?", "Who is the owner of the Gannet?"]
)
def test_a_row_does_not_answer_for_a_name_or_column_that_is_not_there(
    library: Library, question: str
) -> None:
    assert isinstance(library.ask(question), NotFound)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ferry: Tern | Master: Ola Brenk", True),
        ("Tern | Ola Brenk", False),
        ("He said: the ferry sailed.", False),
        ("", False),
    ],
)
def test_a_row_has_the_names_of_its_columns(text: str, row: bool) -> None:
    assert is_named_row(text) is row


FARES = b"""Line,Kind,Fare 3 Jan 2025,Fare 10 Jan 2025
Tarn Quay,Car,140,155
Tarn Quay,Bicycle,20,25
Osmer,Car,190,175
Osmer,Bicycle,30,35
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What was the fare for a car at Osmer on 10 January 2025?", "175"),
        ("What was the fare for a car at Osmer on 3 January 2025?", "190"),
        ("What was the fare for a car at Osmer on 17 January 2025?", None),
    ],
)
def test_a_column_is_found_by_the_date_in_its_name(question: str, short: str | None) -> None:
    """Its month may be abbreviated there."""
    with Library.open(":memory:") as library:
        library.add(read(FARES, name="fares.csv"))
        found = library.ask(question)
    assert (found.short if isinstance(found, Answer) else None) == short
