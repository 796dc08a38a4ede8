"""A date without a year: the tense of its clause tells the last one from the next one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.dates import long_date
from facts.extract import extract
from facts.models import Article, FactKind
from facts.text.sentences import split
from tests.tries import tries

WEDNESDAY = date(2025, 3, 12)


def dates_in(text: str, published: date = WEDNESDAY) -> list[str | None]:
    """The normal forms of the dates in a text, in order and each once."""
    article = Article.of(text, title="Test", published=published)
    found = [
        (fact.span.start, fact.normal)
        for fact in extract(article, split(article))
        if fact.kind in (FactKind.DATE, FactKind.PERIOD)
    ]
    return [normal for _, normal in dict.fromkeys(found)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The pool will reopen on 6 June.", "2025-06-06"),
        ("On 6 June, the pool will reopen.", "2025-06-06"),
        ("The pool reopens on 6 December.", "2025-12-06"),
        ("The pool is set to open on 20 December.", "2025-12-20"),
        ("The society plans to open the pool on 20 December.", "2025-12-20"),
        ("She said the wing would open on 20 December.", "2025-12-20"),
        ("The deadline is 30 September.", "2025-09-30"),
        ("The 6 June deadline was confirmed.", "2025-06-06"),
        ("A vote is expected on 30 November.", "2025-11-30"),
        ("From 1 October, fares will rise.", "2025-10-01"),
        ("On Friday the trial will begin.", "2025-03-14"),
        ("The trial begins on Friday.", "2025-03-14"),
    ],
)
def test_what_is_to_come_is_on_the_next_such_day(text: str, day: str) -> None:
    """The verb may stand after the date, and the present with a day means what is to come."""
    assert dates_in(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The pool opened on 6 June.", "2024-06-06"),
        ("The pool was opened on 20 April.", "2024-04-20"),
        ("She died on 30 April.", "2024-04-30"),
        ("On Friday the trial began.", "2025-03-07"),
        ("The pool has been closed since 1 October.", "2024-10-01"),
    ],
)
def test_what_has_been_was_on_the_last_such_day(text: str, day: str) -> None:
    """A day shortly after the day of publication is last year's, if it is told in the past."""
    assert dates_in(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The meeting was postponed to 30 March.", "2025-03-30"),
        ("The concert on 30 March was cancelled.", "2025-03-30"),
        ("It had been due to open on 1 February.", "2025-02-01"),
    ],
)
def test_a_verb_in_the_past_may_be_about_a_day_to_come(text: str, day: str) -> None:
    """What was put off or announced, and what a noun is dated by, is not what has been."""
    assert dates_in(text) == [day]


def test_each_date_goes_by_its_own_clause() -> None:
    """A sentence may tell what has been and what is to come."""
    text = "On 6 November the pool, which closed on 4 May, is to open again."

    assert dates_in(text) == ["2025-11-06", "2024-05-04"]


@settings(max_examples=tries(40), deadline=None)
@given(published=st.dates(date(1990, 1, 1), date(2090, 1, 1)), ahead=st.integers(1, 364))
def test_any_day_is_the_next_or_the_last_one(published: date, ahead: int) -> None:
    """`will open on` is not a year back, nor `was opened on` a year ahead: a week is the most."""
    day = published + timedelta(days=ahead)
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    words = long_date(day).rpartition(" ")[0]

    (to_come,) = dates_in(f"The pool will open on {words}.", published)
    (been,) = dates_in(f"The pool was opened on {words}.", published)

    assert to_come is not None
    assert been is not None
    assert to_come >= (published - timedelta(days=7)).isoformat()
    assert been <= (published + timedelta(days=7)).isoformat()
