"""Names of months and weekdays in English, and the patterns that match them.

Every other module takes them from here.
"""

from __future__ import annotations

from datetime import date

MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

# Sept is written as often as Sep; May has no shorter form.
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name: number for number, name in enumerate(_SHORT_MONTHS, 1)},
    "sept": 9,
}
"""The number of a month by its name or abbreviation, in lower case."""

WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
"""The number of a weekday by its name in lower case, Monday being 0."""

MONTH_ABBREVIATIONS = frozenset({*_SHORT_MONTHS, "sept"} - {"may"})
"""Abbreviations of months that may end in a full stop."""

WEEKDAY_ABBREVIATIONS = frozenset("mon tue tues wed thu thur thurs fri".split())
"""Abbreviations of weekdays that are no other words (sat and sun are)."""

MONTH = (
    rf"(?:{'|'.join(MONTH_NAMES)}|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
"""A month in lower case, in full or abbreviated; to be compiled without regard to case."""

_OPTIONAL_ENDS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? "
    "sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?"
).split()

MONTH_WITH_STOP = rf"(?:{'|'.join(_OPTIONAL_ENDS)})\.?"
"""A month in lower case that a full stop may follow, as in headers and datelines."""

MONTH_START = rf"(?:{'|'.join(_SHORT_MONTHS)})"
"""The three letters that begin a month's name, in lower case."""

_WEEKDAY_STEMS = "mon tues wednes thurs fri satur sun".split()

WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_STEMS)})day"
"""A weekday in lower case; to be compiled without regard to case."""

_BY_START = {name[:3]: number for name, number in WEEKDAYS.items()}

SHORT_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
"""A weekday in lower case, in full or abbreviated, as in headers and datelines."""


def weekday_number(name: str) -> int:
    """Return the number of a weekday, Monday being 0, by its name in full or abbreviated.

    Raises `KeyError` where it is none.
    """
    return _BY_START[name[:3].lower()]


def long_date(day: date) -> str:
    """Return a date for readers, for example `22 November 2022`."""
    return f"{day.day} {long_month(day)}"


def long_month(day: date) -> str:
    """Return the month of a date for readers, for example `November 2022`."""
    return f"{MONTH_NAMES[day.month - 1].capitalize()} {day.year}"
