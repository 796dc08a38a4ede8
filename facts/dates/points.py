"""Points in time with or without a year, and their ISO forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from facts.dates import names, patterns

_NEAR = timedelta(days=45)
_SLACK = timedelta(days=7)
"""How far the day of writing may be beside what a parsed tense says: an article may come late."""


class NoDateError(Exception):
    """The expression only looks like a date. This error never leaves `facts.dates.find`."""


class Tense(StrEnum):
    """The tense of the clause that a date belongs to."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a resolution may lean on: the day of writing, the words before the expression, and the
    tense of its clause where a parse tells it. `day_first` is the order of dates such as
    03/04/2022, where that is known."""

    reference: date | None
    before: str
    tense: Tense | None = None
    day_first: bool | None = None

    @property
    def may_be_ahead(self) -> bool:
        """Whether the clause, or else the words before, allow for a date to come."""
        if self.tense is not None:
            return self.tense is not Tense.PAST
        return patterns.FUTURE.search(self.before) is not None

    @property
    def is_ahead(self) -> bool:
        """Whether the clause, or else the words before, ask for a date to come."""
        if self.tense is not None:
            return self.tense is Tense.FUTURE
        return patterns.SURELY_FUTURE.search(self.before) is not None

    @property
    def is_past(self) -> bool:
        """Whether the clause tells what has been."""
        return self.tense is Tense.PAST


@dataclass(frozen=True, slots=True)
class Point:
    year: int | None = None
    month: int | None = None
    day: int | None = None


def point_of(match: re.Match[str], n: int) -> Point | None:
    """Return the point that group set `n` of a match holds."""
    for letter in "abcd":
        month = match[f"m{letter}{n}"]
        if month is None:
            continue
        year = match[f"y{letter}{n}"]
        day = match[f"d{letter}{n}"] if letter != "d" else None
        return Point(
            int(year) if year else None,
            int(month) if month.isdigit() else month_number(month),
            day_number(day) if day else None,
        )
    return None


def iso(found: Point, context: DateContext) -> str | None:
    """Return a point in ISO form. One without a year gets the year that the context asks for."""
    month = found.month or 1
    if found.year is not None:
        if not 1000 <= found.year <= 2199:
            raise NoDateError
        if found.day is not None:
            return date(found.year, month, found.day).isoformat()
        return f"{found.year:04}-{month:02}"
    today = context.reference
    if found.day is not None:
        date(2024, month, found.day)  # no such day in any year
    if today is None:
        return None
    near: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            near.append(date(year, month, found.day or 15))
        except ValueError:  # 29 February
            continue
    best = min(near, key=lambda day: abs(day - today))
    if best - today > _NEAR and not context.may_be_ahead:
        best = max((day for day in near if day <= today), default=best)
    behind = _SLACK if context.tense is not None else _NEAR
    if context.is_ahead and best < today - behind:
        best = min((day for day in near if day >= today), default=best)
    if context.is_past and best > today + _SLACK:
        best = max((day for day in near if day <= today), default=best)
    return best.isoformat() if found.day is not None else f"{best.year:04}-{best.month:02}"


def between(start: Point, end: Point, context: DateContext) -> str | None:
    """Return an interval in ISO form. An end without a year takes the year of the other end."""
    if end.year is None and start.year is not None:
        year = start.year + ((end.month or 0, end.day or 0) < (start.month or 0, start.day or 0))
        end = Point(year, end.month, end.day)
    last = iso(end, context)
    if last is None:
        iso(start, context)
        return None
    if start.year is None:
        year = int(last[:4]) - ((start.month or 0, start.day or 0) > (end.month or 0, end.day or 0))
        start = Point(year, start.month, start.day)
    first = iso(start, context)
    if first is None or first >= last:
        raise NoDateError
    return f"{first}/{last}"


def season(name: str, year: int) -> str:
    first = patterns.SEASONS[name.lower()]
    if first == 12:
        return f"{year:04}-12/{year + 1:04}-02"
    return f"{year:04}-{first:02}/{year:04}-{first + 2:02}"


def shifted_month(today: date, step: int) -> str:
    months = today.year * 12 + today.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def month_number(name: str) -> int:
    return names.MONTHS[name.lower().rstrip(".")]


def day_number(text: str) -> int:
    number = int(text.rstrip("stndrhSTNDRH"))
    if not 1 <= number <= 31:
        raise NoDateError
    return number


def ordinal_number(text: str) -> int:
    digits = text.rstrip("stndrhSTNDRH")
    number = int(digits) if digits.isdigit() else patterns.ORDINALS.get(text.lower())
    if number is None or not 1 <= number <= 30:
        raise NoDateError
    return number


def iso_year(number: int) -> str:
    """Return an ISO year. Years before 1 count down from 0000, which is 1 BC."""
    if abs(number) > 9999:
        raise NoDateError
    return f"-{-number:04}" if number < 0 else f"{number:04}"
