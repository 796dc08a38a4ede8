"""Normal forms of dates in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.dates import find_dates, in_words, left_out


@pytest.mark.parametrize(
    ("normal", "words"),
    [
        ("2026-03-03", "3 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("2026-03-02/2026-03-08", "2 March 2026 to 8 March 2026"),
        ("2021/2025", "2021 to 2025"),
        ("2026-13-01", ""),
        ("summer", ""),
        ("2021/2022/2023", ""),
    ],
)
def test_a_normal_form_is_put_in_words(normal: str, words: str) -> None:
    assert in_words(normal) == words


@pytest.mark.parametrize(
    ("said", "normal", "words"),
    [
        ("Tuesday", "2026-03-03", "3 March 2026"),
        ("3 March", "2026-03-03", "3 March 2026"),
        ("last month", "2026-02", "February 2026"),
        ("June", "2025-06", "June 2025"),
        ("3 March 2026", "2026-03-03", ""),
        ("Tuesday, March 3rd, 2026", "2026-03-03", ""),
        ("Mar 3, 2026", "2026-03-03", ""),
        ("in 2026", "2026", ""),
    ],
)
def test_only_what_a_text_leaves_out_is_added(said: str, normal: str, words: str) -> None:
    assert left_out(normal, said) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_words_are_read_back_as_the_same_date(day: date, back: int) -> None:
    (found,) = find_dates(in_words(day.isoformat()), day - timedelta(days=back))
    assert found.normal == day.isoformat()
