"""The rows of tables as lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.readers.rows import blocks_of_rows, row_lines

STREETS = [["Street", "Year"], ["Quay", "2027"], ["Hill", "2028"]]


def test_a_cell_is_told_with_the_name_of_its_column() -> None:
    """The first row names the columns where it stands above numbers."""
    expected = ["Street: Quay | Year: 2027", "Street: Hill | Year: 2028"]
    assert list(row_lines(STREETS)) == expected
    assert list(row_lines(STREETS, heads=1)) == expected


@pytest.mark.parametrize(
    "years", [("2024", "2025"), ("2023/24", "2024/25"), ("Q1 2025", "Q2 2025")]
)
def test_years_name_columns(years: tuple[str, str]) -> None:
    """Two or more, above other numbers."""
    rows = [["Town", *years], ["Tarn", "1,902", "2,077"], ["Orla", "951", "1,015"]]
    assert list(row_lines(rows)) == [
        f"Town: Tarn | {years[0]}: 1,902 | {years[1]}: 2,077",
        f"Town: Orla | {years[0]}: 951 | {years[1]}: 1,015",
    ]


@pytest.mark.parametrize(
    "names", [("Fare 3 March", "Fare 10 March"), ("Boats in 2024", "Boats"), ("Level 1 (cm)", "cm")]
)
def test_names_of_columns_may_have_numbers(names: tuple[str, str]) -> None:
    """The numbers below are numbers alone."""
    rows = [["Town", *names], ["Tarn", "190", "207"], ["Orla", "95 cm", "101"]]
    assert list(row_lines(rows)) == [
        f"Town: Tarn | {names[0]}: 190 | {names[1]}: 207",
        f"Town: Orla | {names[0]}: 95 cm | {names[1]}: 101",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Anna", "Varno"], ["Paul", "Tarn"], ["Emil", "Orla"]],  # no column of numbers
        [["Quay", "2026"], ["Hill", "2027"], ["Low", "2028"]],  # the first row has a number too
        [["Quay", "2026"], ["Hill", "351"], ["Low", "402"]],  # that may be no year
        [["Quay", "2026", "2026"], ["Hill", "351", "3"], ["Low", "402", "4"]],  # the same twice
        [["Quay", "2026", "2027"], ["Hill", "2025", "2028"], ["Low", "402", "4"]],  # years below
        [["Quay", "12 boats left"], ["Hill", "14"], ["Low", "15"]],  # a number with its noun
        [["Quay", "Boat 12"], ["Hill", "Boat 14"], ["Low", "Boat 15"]],  # the same form below
        [["Street", ""], ["Quay", "2027"], ["Hill", "2028"]],  # a column without a name
        [["Street", "Year"], ["Quay", "2027"]],  # too few rows to tell
        [["Year"], ["2027"], ["2028"]],  # no table
    ],
)
def test_a_row_is_not_taken_for_names_without_a_sign(rows: list[list[str]]) -> None:
    """A wrong name would make a statement that nobody wrote."""
    lines = list(row_lines(rows))
    assert lines == [" | ".join(cell for cell in row if cell) for row in rows]


def test_names_over_several_rows_are_joined() -> None:
    """As in the head of a large table."""
    rows = [["", "Votes", "Votes"], ["Town", "2024", "2025"], ["Tarn", "10", "12"]]
    assert list(row_lines(rows, heads=2)) == ["Town: Tarn | Votes 2024: 10 | Votes 2025: 12"]


def test_a_table_of_names_alone_keeps_them() -> None:
    """There is nothing that they name."""
    assert list(row_lines([["Street", "Year"]], heads=1)) == ["Street | Year"]


def test_a_cell_of_several_paragraphs_is_no_cell_of_a_row() -> None:
    """Such a table lays out the page."""
    rows = [[["One."], ["Two.", "Three."]], [["Quay"], ["2027"]]]
    assert list(blocks_of_rows(rows, str, str)) == ["One.", "Two.", "Three.", "Quay | 2027"]


@given(
    st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=8), st.none() | st.integers(0, 9)
)
def test_no_cell_is_lost(rows: list[list[str]], heads: int | None) -> None:
    """Each is in a line, as a value or as a name."""
    found = " ".join(row_lines(rows, heads)).split()
    below = [row for row in rows[(heads or 0) if (heads or 0) < len(rows) else 0 :] if any(row)]
    words = {word for row in below[1:] for cell in row for word in cell.split()}
    told = " ".join(found)
    assert all(word in told for word in words)
