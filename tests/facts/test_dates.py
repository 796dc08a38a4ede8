"""Dates in text: what is found, what it means on the day of writing, and what is no date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from facts.dates import DateKind, find_dates, iter_days

TUESDAY = date(2022, 11, 22)


def normals(text: str, reference: date | None = TUESDAY) -> list[str | None]:
    """The normal forms of the dates in the text."""
    return [found.normal for found in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("It met on 21 November 2022.", "2022-11-21"),
        ("It met on November 21, 2022.", "2022-11-21"),
        ("It met on Nov. 21 2022.", "2022-11-21"),
        ("It met on Tuesday, November 22, 2022.", "2022-11-22"),
        ("It met on the 3rd of June, 1999.", "1999-06-03"),
        ("Signed 2022-11-21 in Oslo.", "2022-11-21"),
        ("Signed on 21/11/2022.", "2022-11-21"),
        ("Signed on 11/21/2022.", "2022-11-21"),
        ("Signed on 21.11.2022.", "2022-11-21"),
        ("Signed on 3.4.2022.", "2022-04-03"),
        ("Signed on 03/04/2022.", "2022"),
        ("Signed on Tue, 04/03/2025 - 09:15.", "2025-03-04"),
        ("Signed on Thursday 04/03/2025.", "2025-04-03"),
        ("Signed on Fri, 04/03/2025.", "2025"),
        ("Signed on Tue, 04/01/2022.", "2022-01-04"),
        ("The summit in October 2022 was short.", "2022-10"),
        ("It began in 2002.", "2002"),
        ("The battle of 1066 was lost.", "1066"),
        ("It ran in the 1990s.", "1990/1999"),
        ("It ran in the late 1980s.", "1987/1989"),
        ("Trade grew in the 1800s.", "1800/1899"),
        ("The tower is of the 12th century.", "1101/1200"),
        ("It is a task for the twenty-first century.", "2001/2100"),
        ("Ruins of the 3rd century BC were found.", "-0299/-0200"),
        ("Rome burned in AD 64.", "0064"),
        ("Caesar died in 44 BC.", "-0043"),
        ("Sales fell in the first quarter of 2023.", "2023-01/2023-03"),
        ("Sales fell in the second half of 2023.", "2023-07/2023-12"),
        ("Work starts in early 2026.", "2026-01/2026-04"),
        ("It snowed in winter 2021.", "2021-12/2022-02"),
    ],
)
def test_dates_that_need_no_reference(text: str, normal: str) -> None:
    """They mean the same whenever they were written, and when nobody knows."""
    assert normals(text) == normals(text, None) == [normal]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The plan for 2021-2025 was adopted.", "2021/2025"),
        ("The war of 1939–45 was over.", "1939/1945"),
        ("The 2022/23 season began.", "2022/2023"),
        ("It ran from 2015 to 2018.", "2015/2018"),
        ("It ran between 1562 and 1598.", "1562/1598"),
        ("They met from 3 to 5 March 2023.", "2023-03-03/2023-03-05"),
        ("They met March 3-5, 2023.", "2023-03-03/2023-03-05"),
        ("They met on 6 and 7 November 2022.", "2022-11-06/2022-11-07"),
        ("They met on 7–18 November 2022.", "2022-11-07/2022-11-18"),
        ("Open from 28 November to 2 December 2022.", "2022-11-28/2022-12-02"),
        ("Open from December 30, 2022 to January 2, 2023.", "2022-12-30/2023-01-02"),
        ("It lasted from November 2021 until March 2022.", "2021-11/2022-03"),
        ("It lasted from January to March 2023.", "2023-01/2023-03"),
    ],
)
def test_ranges_are_periods(text: str, normal: str) -> None:
    """One expression with both ends inclusive."""
    (found,) = find_dates(text, None)
    assert (found.normal, found.kind) == (normal, DateKind.PERIOD)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The Assembly on November 21 adopted a text.", "2022-11-21"),
        ("The Assembly met on 5 May.", "2022-05-05"),
        ("The Assembly will meet on 5 May.", "2023-05-05"),
        ("It opened on January 28.", "2022-01-28"),
        ("It will open on December 28.", "2022-12-28"),
        ("It was held between 12 and 15 November.", "2022-11-12/2022-11-15"),
        ("It was held in October.", "2022-10"),
        ("It was held last May.", "2022-05"),
        ("It will be held next May.", "2023-05"),
        ("It was held in August last year.", "2021-08"),
        ("It was held on August 21 of last year.", "2021-08-21"),
        ("They met on Monday.", "2022-11-21"),
        ("They met on Tuesday.", "2022-11-22"),
        ("They met on Wednesday.", "2022-11-16"),
        ("They will meet on Wednesday.", "2022-11-23"),
        ("They meet next Monday.", "2022-11-28"),
        ("They met last Tuesday.", "2022-11-15"),
        ("They met from Monday to Friday.", "2022-11-14/2022-11-18"),
        ("They will meet from Monday to Friday.", "2022-11-28/2022-12-02"),
        ("They met yesterday.", "2022-11-21"),
        ("They met the day before yesterday.", "2022-11-20"),
        ("They meet tomorrow.", "2022-11-23"),
        ("They spoke this morning.", "2022-11-22"),
        ("They met last week.", "2022-11-14/2022-11-20"),
        ("They met last weekend.", "2022-11-19/2022-11-20"),
        ("They met last month.", "2022-10"),
        ("They met this month.", "2022-11"),
        ("They meet next month.", "2022-12"),
        ("They met last year.", "2021"),
        ("They meet next year.", "2023"),
        ("Rain fell in the previous decade.", "2010/2019"),
        ("They met two days ago.", "2022-11-20"),
        ("They met three weeks ago.", "2022-11-01"),
        ("They met 11 months ago.", "2021-12"),
        ("They met a decade ago.", "2012"),
        ("They meet a year from now.", "2023"),
        ("It was dry last summer.", "2022-06/2022-08"),
    ],
)
def test_dates_that_lean_on_the_day_of_writing(text: str, normal: str) -> None:
    """They are resolved against it by the sentence's tense, and unresolved without it."""
    assert normals(text) == [normal]
    assert normals(text, None) in ([None], [])


def test_a_date_at_the_turn_of_the_year() -> None:
    """The nearest such day, not the one of the same calendar year."""
    assert normals("They met on December 30.", date(2023, 1, 3)) == ["2022-12-30"]
    assert normals("They will meet on January 3.", date(2022, 12, 30)) == ["2023-01-03"]
    assert normals("They met last month.", date(2023, 1, 3)) == ["2022-12"]
    assert normals("They met on February 29.", date(2025, 1, 3)) == ["2024-02-29"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It has been so since 2002.", DateKind.SINCE),
        ("It must end by 5 May 2030.", DateKind.UNTIL),
        ("It runs until late 2026.", DateKind.PERIOD),
        ("It ended before 1999.", DateKind.BEFORE),
        ("It began after 3 June 1999.", DateKind.AFTER),
        ("It was signed in 1999.", DateKind.DATE),
    ],
)
def test_bounds(text: str, kind: DateKind) -> None:
    """The word before says that the date is a bound, and is no part of it."""
    (found,) = find_dates(text, None)
    assert found.kind is kind
    assert found.text[0] not in "sbua"


@pytest.mark.parametrize(
    "text",
    [
        "Members may speak twice.",
        "It may 5 times fail.",
        "Theresa May said so.",
        "They march 20 kilometres a day.",
        "Security Council resolution 1325 was cited.",
        "Some 1,325 people came.",
        "About 2000 people came.",
        "In all 1850 delegates voted.",
        "It cost $2022.",
        "It rose by 2022%.",
        "Flight 1999 was late.",
        "See page 2012.",
        "A Boeing 1900 landed.",
        "The score was 3-5.",
        "Articles 5 and 6 apply.",
        "The ratio is 1/2 or 3.4.",
        "It weighs 1999.5 kg.",
        "The 77th session opened.",
        "They met three times in two hours.",
        "The second summit was short.",
        "31 November 2O22",
        "The sun sat on a wed march.",
        "It ran for two years.",
        "Call 555-2022-19.",
        "Call 020 2024 1999.",
        "https://news.example/2022/11/a",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Verbs, numbers that count or name something, days that no calendar has."""
    assert find_dates(text, TUESDAY) == []


def test_the_day_that_the_calendar_lacks() -> None:
    """Only the year of such an expression can be meant."""
    assert normals("It was on 29 February 2023.") == ["2023"]
    assert normals("It was on February 30.") == []


def test_several_dates_are_disjoint_and_in_order() -> None:
    """Each place in the text belongs to one expression at most."""
    text = "On 3 May 2021 and in June, between 1990 and 1995, since 2002, and on Monday."
    found = find_dates(text, TUESDAY)
    assert [each.normal for each in found] == [
        "2021-05-03",
        "2022-06",
        "1990/1995",
        "2002",
        "2022-11-21",
    ]
    for one, following in pairwise(found):
        assert one.end <= following.start


def test_white_space_does_not_hide_a_date() -> None:
    """A line that was wrapped inside an expression, or a no-break space."""
    assert normals("They met on 21\nNovember\u00a02022.") == ["2022-11-21"]
    assert normals("They met last\n  month.") == ["2022-10"]


def test_case_does_not_matter() -> None:
    """As questions are typed and titles are set."""
    for text in ("on november 21", "ON NOVEMBER 21", "On november 21"):
        assert normals(text) == ["2022-11-21"]


def test_letters_that_pattern_matching_takes_for_others() -> None:
    """A long s or a dotless i in a month's name is no error."""
    assert normals("auguſt 5, aprıl 6, ſunday, ſeptember 2020") in ([], ["2020"])


def test_the_years_of_a_question() -> None:
    """A bare year, and one before a question mark."""
    assert normals("in 2022?", None) == ["2022"]
    assert normals("2022", None) == ["2022"]
    assert normals("1789?", None) == ["1789"]


def test_whole_days() -> None:
    """Months, years, periods and what is unresolved are no days."""
    found = find_dates("On 3 May 2021, in June 2021, in 2020, on Monday.", None)
    assert list(iter_days(found)) == [date(2021, 5, 3)]
