"""What holds for dates in any text whatever."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.dates import DateKind, FoundDate, find_dates
from facts.dates import patterns as date_patterns

_PIECES = st.sampled_from(
    "from to and between until since the of in on at early late mid first second half century "
    "January may March 3rd 5 21 31 30 2022 1999 1325 2021-2025 12/11/2022 2022-11-21 1990s Monday "
    "Friday last next this week month year weekend summer yesterday ago two a years people BC AD "
    ", . - – / ( ) $ % ' 0000 9999 0 00 99 Sept. Q3 quarter will was century ſ ı ² ٣".split()
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.lists(_PIECES, max_size=8).map("".join),
)
DATES = st.none() | st.dates(date(1000, 1, 1), date(2199, 12, 31))
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def bounds(point: str) -> tuple[int, int, int]:
    """The year, month and day (0 where not given) of an ISO form; fails for any other."""
    match = _POINT.fullmatch(point)
    assert match, point
    year, month, day = (int(part or 0) for part in match.groups())
    if day:
        date(year, month, day)
    assert 0 <= month <= 12
    return year, month, day


@given(TEXTS, DATES)
def test_every_date_is_a_part_of_the_text_in_normal_form(text: str, reference: date | None) -> None:
    """Offsets reproduce it, none overlaps another, and `normal` is ISO with its ends in order."""
    end = 0
    for found in find_dates(text, reference):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end
        if found.normal is None:
            continue
        first, slash, last = found.normal.partition("/")
        low = bounds(first)
        if slash:
            assert low < bounds(last)
            assert found.kind is DateKind.PERIOD


@given(TEXTS)
def test_what_is_known_without_a_reference_is_the_same_with_one(text: str) -> None:
    """A day of writing resolves dates, and changes none that stood for itself."""
    alone = [found for found in find_dates(text, None) if found.normal]
    resolved = find_dates(text, date(2022, 11, 22))
    for found in alone:
        at = [other for other in resolved if other.start < found.end and found.start < other.end]
        assert found.normal in [other.normal for other in at] or any(
            other.start <= found.start and found.end <= other.end for other in at
        )


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), DATES)
def test_every_day_is_read_in_every_way_of_writing(day: date, reference: date | None) -> None:
    """With its year, a day means itself however it is written."""
    for form in ("%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%A, %d %b %Y", "%Y-%m-%d", "%d.%m.%Y"):
        text = f"They met on {day.strftime(form).replace('May.', 'May')}, and left."
        assert [found.normal for found in find_dates(text, reference)] == [day.isoformat()]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_without_a_year_is_within_a_year_of_writing(reference: date) -> None:
    """In either tense, and the past tense reaches no more than weeks ahead."""
    for month in ("January", "June", "December"):
        (past,) = find_dates(f"They met on {month} 9.", reference)
        (ahead,) = find_dates(f"They will meet on {month} 9.", reference)
        assert past.normal is not None
        assert ahead.normal is not None
        assert -366 <= (date.fromisoformat(past.normal) - reference).days <= 45
        assert -45 <= (date.fromisoformat(ahead.normal) - reference).days <= 366


_HOSTILE = {
    "spaces": lambda n: "5" + " " * n + "March",
    "tabs between words": lambda n: "in" + "\t" * n + "May" + "\n" * n + "2022",
    "digits": lambda n: "1" * n,
    "one long word": lambda n: "a" * n + " century",
    "hyphens": lambda n: "first-" * (n // 6) + "century",
    "days": lambda n: "5 " * (n // 2),
    "months": lambda n: "January " * (n // 8),
    "openings": lambda n: "from " * (n // 5) + "5",
    "the": lambda n: "the " * (n // 4) + "1990s",
    "weekdays": lambda n: "Monday, " * (n // 8),
    "centuries": lambda n: "first and the " * (n // 14) + "century",
    "years": lambda n: "in 2002 " * (n // 8),
    "dashes": lambda n: "2002-" * (n // 5),
    "dots": lambda n: "1.2." * (n // 4),
    "counts": lambda n: "two " * (n // 4) + "years ago",
    "years that count": lambda n: "2002 " + "a" * n,
    "early": lambda n: "early " * (n // 6),
}  # fmt: skip


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_text_takes_no_more_than_its_length(name: str) -> None:
    """Hundreds of thousands of characters of what a pattern might try again and again.

    A pattern that tried each of them against each would not come to an end within hours.
    """
    make: Callable[[int], str] = _HOSTILE[name]
    text = make(300_000)
    found = find_dates(text, date(2022, 11, 22))
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_text_without_a_trigger_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most sentences hold no date and cost one look."""
    looked: list[str] = []

    class Counting:
        def search(self, text: str) -> None:
            looked.append(text)

    monkeypatch.setattr(date_patterns, "TRIGGER", Counting())
    assert find_dates("The Assembly met on 5 May 2021.", None) == []
    assert looked == ["The Assembly met on 5 May 2021."]


@given(TEXTS, DATES)
def test_the_quick_way_out_misses_nothing(text: str, reference: date | None) -> None:
    """A text in which a date is found always holds a trigger: adding one brings no more."""

    def found(given: str) -> list[FoundDate]:
        return [each for each in find_dates(given, reference) if each.end <= len(text)]

    with_trigger = found(text + " \n.\n ago")
    if not date_patterns.TRIGGER.search(text):
        assert with_trigger == []
