"""Time in equal steps: days, months, years and more, as few as a picture has room for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from facts.dates import long_date, long_month

_YEARS = (1, 10, 100, 1000)
"""How many years a step of more than a month may have."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, a month, or some years: `first` and `last` belong to it."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> Self:
        """Return a day."""
        return cls(day, day)

    @classmethod
    def month(cls, day: date) -> Self:
        """Return the month of a day."""
        days = calendar.monthrange(day.year, day.month)[1]
        return cls(day.replace(day=1), day.replace(day=days))

    @classmethod
    def years(cls, day: date, count: int) -> Self:
        """Return the year, decade, century or millennium of a day."""
        year = day.year - day.year % count
        last = min(year + count - 1, date.max.year)
        return cls(date(max(year, date.min.year), 1, 1), date(last, 12, 31))

    def __str__(self) -> str:
        """Return it as people write it: `2 May 2024`, `May 2024`, `2024`, `2020–2029`."""
        if self.first == self.last:
            return long_date(self.first)
        if self.first.year != self.last.year:
            return f"{self.first.year}–{self.last.year}"
        if self.first.month != self.last.month:
            return str(self.first.year)
        return long_month(self.first)


def periods(first: date, last: date, most: int) -> list[Period]:
    """Return the shortest equal periods, at most so many, that together hold both days."""
    if (last - first).days < most:
        return [Period.day(first + timedelta(n)) for n in range((last - first).days + 1)]
    if (last.year - first.year) * 12 + last.month - first.month < most:
        return _in_a_row(Period.month(first), last)
    count = next((n for n in _YEARS if last.year // n - first.year // n < most), _YEARS[-1])
    return _in_a_row(Period.years(first, count), last, count)


def _in_a_row(start: Period, last: date, years: int | None = None) -> list[Period]:
    found = [start]
    while found[-1].last < last:
        following = found[-1].last + timedelta(1)
        found.append(Period.years(following, years) if years else Period.month(following))
    return found
