"""Read expressions that name days, months or years, from a match to its ISO form.

Expressions that only point from the day of writing are read in `facts.dates.relative`.
"""

from __future__ import annotations

import re
from datetime import date

from facts.dates import names, patterns
from facts.dates.points import (
    DateContext,
    NoDateError,
    Point,
    between,
    day_number,
    iso,
    iso_year,
    month_number,
    ordinal_number,
    point_of,
    season,
)

_SHORT = 20  # characters


def days(match: re.Match[str], context: DateContext) -> str | None:
    """ "March 3-5, 2023"."""
    _check_month(match["month"], context, strong=True)
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    first, last = day_number(match["first"]), day_number(match["last"])
    if last <= first:
        raise NoDateError
    return between(Point(year, month, first), Point(year, month, last), context)


def interval(match: re.Match[str], context: DateContext) -> str | None:
    """ "from 3 to 5 March 2023", "between 1562 and 1598", "May to July 2020"."""
    link = match["link"].strip().lower()
    opened = (match["open"] or "").lower()
    two_days = link == "and" and match["day"] and not opened  # "6 and 7 November"
    if (link == "and") != (opened == "between") and not two_days:
        raise NoDateError
    end = point_of(match, 2)
    if end is None:
        if match["year2"]:
            end = Point(year=int(match["year2"]))
        elif match["month2"]:
            end = Point(month=month_number(match["month2"]))
        else:
            end = Point(day=day_number(match["day2"]))
            if match["day2year"]:
                end = Point(year=int(match["day2year"]), day=end.day)
    start = point_of(match, 1)
    if start is None:
        if match["day"]:
            start = Point(day=day_number(match["day"]))
        elif match["month"]:
            start = Point(month=month_number(match["month"]))
        else:
            start = Point(year=int(match["year"]))
    if end.day and not end.month:  # "from March 3 to 5"
        end = Point(end.year or start.year, start.month, end.day)
    if start.day and not start.month:  # "from 3 to 5 March"
        start = Point(end.year, end.month, start.day)
    if bool(start.day) != bool(end.day) or bool(start.month) != bool(end.month):
        raise NoDateError
    if start.month is None:
        return _interval_of_years(match, start, end, opened, link)
    if not (start.day or start.year or end.year or opened or context.reference):
        raise NoDateError
    if start.day is None and not (end.year or start.year or opened):
        raise NoDateError  # "May and June", "March to August" with nothing around it
    return between(start, end, context)


def _interval_of_years(
    match: re.Match[str], start: Point, end: Point, opened: str, link: str
) -> str:
    first, last = start.year or 0, end.year or 0
    if not opened and link in ("to", "until", "till", "through") and first < 1500:
        raise NoDateError
    if not 1000 <= first < last <= 2199 or _is_counted(match.string, match.end()):
        raise NoDateError
    return f"{first:04}/{last:04}"


def point(match: re.Match[str], context: DateContext) -> str | None:
    """ "21 November 2022", "Nov. 21", "October 2022", "2022-11-21"."""
    found = point_of(match, 1)
    if found is None:
        raise NoDateError
    name = match["mb1"] or match["mc1"] or match["md1"]
    if name is not None:
        _check_month(name, context, strong=found.year is not None)
    recent = found.day or 1800 <= (found.year or 0) <= 2099
    if not recent and _is_counted(match.string, match.end()):
        raise NoDateError  # "in May 1325 people"
    return iso(found, context)


def numeric(match: re.Match[str], context: DateContext) -> str | None:
    """ "21.11.2022"; "Tue, 04/03/2025", which is a Tuesday only in March.

    03/04/2022 may be either day: without a weekday and a known order, only its year is known.
    """
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "." or first > 12:
        return date(year, second, first).isoformat()
    if second > 12 or first == second:
        return date(year, first, second).isoformat()
    either = date(year, second, first), date(year, first, second)
    weekday = names.weekday_number(match["weekday"]) if match["weekday"] else None
    fits = [day for day in either if day.weekday() == weekday]
    if len(fits) == 1:
        return fits[0].isoformat()
    if context.day_first is None:
        return f"{year:04}"
    return either[0 if context.day_first else 1].isoformat()


def years(match: re.Match[str], context: DateContext) -> str | None:
    """ "2021-2025", "1939–45", "2023/24"."""
    first, text = int(match["first"]), match["last"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if "/" in match[0] and last - first != 1:
        raise NoDateError
    if len(text) == 2 and last < first and int(text) < 10:
        last += 100
    if not first < last <= 2199:
        raise NoDateError
    return f"{first:04}/{last:04}"


def decade(match: re.Match[str], context: DateContext) -> str | None:
    """ "the 1990s", "late 1980s"."""
    first = int(match["year"])
    part = (match["part"] or "").lower()
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    if first % 100 == 0 and not part:
        high = 99
    return f"{first + low:04}/{first + high:04}"


def century(match: re.Match[str], context: DateContext) -> str | None:
    """ "the 21st century", "the early 19th century", "10th and 11th centuries"."""
    last = ordinal_number(match["number"])
    first = ordinal_number(match["other"]) if match["other"] else last
    era = (match["era"] or "").upper()
    if era.startswith("B"):
        start, end = -100 * max(first, last) + 1, -100 * (min(first, last) - 1)
    else:
        start, end = (first - 1) * 100 + 1, last * 100
    thirds = {"early": (0, 33), "mid": (33, 67), "late": (66, 99)}
    if match["part"]:
        low, high = thirds[match["part"].lower()]
        start, end = start + low, start + high
    elif match["half"]:
        low, high = (0, 49) if match["half"].lower() == "first" else (50, 99)
        start, end = start + low, start + high
    return f"{iso_year(start)}/{iso_year(end)}"


def era_year(match: re.Match[str], context: DateContext) -> str | None:
    """ "AD 64", "44 BC"."""
    number = int(match["after"] or match["before"])
    before = (match["era"] or "A").upper().startswith("B")
    return iso_year(1 - number if before else number)


def part_of_year(match: re.Match[str], context: DateContext) -> str | None:
    """ "the first quarter of 2023", "summer 1990", "late 2026"."""
    year = int(match["year"])
    if not 1000 <= year <= 2199:
        raise NoDateError
    if match["season"]:
        return season(match["season"], year)
    if match["half"]:
        first, length = (1 if match["half"].lower() == "first" else 7), 6
    elif match["part"]:
        first, length = {"early": 1, "mid": 5, "late": 9}[match["part"].lower()], 4
    else:
        quarter = int(match["q"]) if match["q"] else patterns.ORDINALS[match["quarter"].lower()]
        first, length = 3 * quarter - 2, 3
    return f"{year:04}-{first:02}/{year:04}-{first + length - 1:02}"


def year(match: re.Match[str], context: DateContext) -> str | None:
    """ "in 2002", "1066"; not "1066 people", "Resolution 1325"."""
    number = int(match["year"])
    before = context.before
    if patterns.NOT_YEAR.search(before):
        raise NoDateError
    if _is_counted(match.string, match.end()) and not patterns.SURELY_YEAR.search(before):
        raise NoDateError
    if not (1800 <= number <= 2099 or patterns.BEFORE_YEAR.search(before) or _is_alone(match)):
        raise NoDateError
    return f"{number:04}"


def short_year(match: re.Match[str], context: DateContext) -> str | None:
    """ "in 911,"."""
    return iso_year(int(match["year"]))


def _check_month(name: str, context: DateContext, *, strong: bool) -> None:
    """Raise `NoDateError` for a lower-cased "may" or "march" that is a verb.

    The words before it decide.
    """
    if name in ("may", "march", "mar", "dec", "sep") and not strong:
        words = context.before.split()
        if words and words[-1].lower() not in (
            "on",
            "by",
            "until",
            "till",
            "since",
            "from",
            "before",
            "after",
            "the",
            "of",
            "to",
        ):
            raise NoDateError


def _is_alone(match: re.Match[str]) -> bool:
    """Return whether the match is the whole text, apart from punctuation."""
    text = match.string
    return len(text) < _SHORT and text.strip(" \t\r\n?.!") == match[0]


def _is_counted(text: str, at: int) -> bool:
    """Return whether a number that ends at `at` counts the words after it."""
    match = patterns.COUNTED.match(text, at)
    return match is not None and match[0].split()[-1] not in patterns.COUNTED_NOT
