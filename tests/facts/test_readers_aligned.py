"""Tables in plain text are read by their columns, and all other text stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Answer, Library, NotFound, read
from facts.readers.aligned import with_rows

TABLE = """\
Boat            Crew   Catch   Skipper
Silver Darling     4    21.5   Nell Orrin
------------------------------------------
Maid of Rosk       6    30.2   Bram Tulley
Petrel             3     9.0   Ida Fenn
"""
ROWS = [
    "Boat: Silver Darling | Crew: 4 | Catch: 21.5 | Skipper: Nell Orrin",
    "Boat: Maid of Rosk | Crew: 6 | Catch: 30.2 | Skipper: Bram Tulley",
    "Boat: Petrel | Crew: 3 | Catch: 9.0 | Skipper: Ida Fenn",
]
STORY = f"""Rosk's herring boats land their best week in years
ROSK, 9 October 2025
Three boats landed 60 tonnes of herring in a week, the harbour office said.

{TABLE}
The office expects less next week.
"""


@pytest.mark.parametrize("gap", ["    ", "\t", " \t "])
def test_a_table_is_read_by_its_columns(gap: str) -> None:
    """Whatever keeps them apart."""
    cells = [line.split("   ") for line in TABLE.splitlines() if "---" not in line]
    text = "\n".join(gap.join(c.strip() for c in row if c.strip()) for row in cells)
    assert with_rows(text).splitlines() == ROWS


def test_only_the_table_of_a_text_is_changed() -> None:
    before, after = STORY.split(TABLE)
    assert with_rows(STORY) == before + "\n".join(ROWS) + "\n" + after


@pytest.mark.parametrize(
    "text",
    [
        "Ann  Moor  said\nthat  it  rained",
        "one  two  three\nfour  five  six\nseven  eight  nine",
        "2024  31  5\n2025  30  4\n2026  29  3",
        "Boat  Crew\nTern  4\nGannet  5",
        "",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert with_rows(text) == text


@given(st.text(alphabet="ab1 \t\n-|", max_size=200))
def test_no_word_is_lost(text: str) -> None:
    """Rows get the names of their columns, and lose the lines drawn between them."""
    assert set(re.findall(r"\w+", with_rows(text))) == set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who is the skipper of the Petrel?", "Ida Fenn"),
        ("How many crew does the Maid of Rosk have?", "6"),
        ("What was the catch of the Silver Darling?", "21.5"),
        ("Who was the owner of the Petrel?", None),
        ("Who is the skipper of the Gannet?", None),
    ],
)
def test_a_row_answers_a_question(question: str, short: str | None) -> None:
    with Library.open(":memory:") as library:
        library.add(read(STORY.encode(), name="rosk.txt"))
        found = library.ask(question)
        if short is None:
            assert isinstance(found, NotFound)
        else:
            assert isinstance(found, Answer)
            assert found.citations[0].short == short


def test_a_table_is_titled_by_its_file() -> None:
    """Its rows have no title, and no date of the article."""
    table = b"name,role,since\nIda Fenn,skipper,2025-04-01\nBram Tulley,cook,2024-02-12\n"
    article = read(table, name="crew_of_the_petrel.csv")
    assert article.title == "crew of the petrel"
    assert article.published is None
    assert read(table, name="").title.startswith("name: Ida Fenn")
