"""Periods that are written as a whole text: their first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.dates import period_of

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2022-11-22 ", date(2022, 11, 22), date(2022, 11, 22)),
        ("in November 2022", date(2022, 11, 1), date(2022, 11, 30)),
        ("2020-2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("yesterday", date(2024, 5, 14), date(2024, 5, 14)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    """Relative periods are counted from today."""
    assert period_of(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "soon", "2022-13", "since 2022", "44 BC", "2022 people", "2022 and 2024"]
)
def test_other_texts_have_no_period(text: str) -> None:
    """The whole text must be one expression, and its years must be in the calendar."""
    assert period_of(text, TODAY) is None


@given(st.dates())
def test_every_day_is_a_period_of_its_own(day: date) -> None:
    """As ISO 8601 writes it, of any year; its month is one too."""
    assert period_of(day.isoformat(), TODAY) == (day, day)
    month = period_of(day.isoformat()[:7], TODAY)
    assert month is not None
    assert month[0] <= day <= month[1]


@given(st.text("0123456789-/ abinvert", max_size=14) | st.text(max_size=14))
def test_any_text_is_a_period_or_none(text: str) -> None:
    """A period never ends before it starts."""
    found = period_of(text, TODAY)
    assert found is None or found[0] <= found[1]
