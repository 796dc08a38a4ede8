"""The first and last day of a period that is written as a whole text, such as a filter's value."""

from __future__ import annotations

import calendar
import re
from datetime import date

from facts.dates.find import DateKind, find_dates

_ISO_MONTH_OR_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def period_of(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day of a date expression, or None if the text is not one.

    2022, 2022-11, 2022-11-22, 2020-2022, "November 2022" and "last year" are expressions.
    """
    first, _, last = _normal_form(text.strip(), today).partition("/")
    try:
        return _first_day(first), _last_day(last or first)
    except ValueError:
        return None


def _normal_form(text: str, today: date) -> str:
    """Return the ISO form of a text, or "" if the whole of it is not a date expression."""
    if _ISO_MONTH_OR_DAY.fullmatch(text):
        return text
    for found in find_dates(text, today):
        whole = text.removeprefix("the ").removeprefix("in ") == found.text
        if whole and found.kind in (DateKind.DATE, DateKind.PERIOD):
            return found.normal or ""
    return ""


def _first_day(normal: str) -> date:
    year, month, day = (*_numbers(normal), 1, 1)[:3]
    return date(year, month, day)


def _last_day(normal: str) -> date:
    numbers = _numbers(normal)
    if len(numbers) == 3:
        return date(*numbers)
    year, month = (*numbers, 12)[:2]
    return date(year, month, calendar.monthrange(year, month)[1])


def _numbers(normal: str) -> list[int]:
    numbers = [int(part) for part in normal.split("-")]
    if not 1 <= len(numbers) <= 3:
        raise ValueError(normal)
    return numbers
