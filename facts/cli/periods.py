"""Parse days and periods as a user types them: 2022, 2022-11, "November 2022", "last year"."""

from __future__ import annotations

import calendar
import re
from argparse import ArgumentTypeError
from datetime import date, datetime

_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FORMS = "a day, month, year or range, such as 2022, 2022-11, 2022-11-22 or 2020-2022"


def parse_period(text: str) -> tuple[date, date]:
    """Parse a period into its first and last day. Raises `ArgumentTypeError`."""
    normal = _normal(text)
    first, _, last = normal.partition("/")
    try:
        return _first_day(first), _last_day(last or first)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a time: give {_FORMS}") from None


def parse_first_day(text: str) -> date:
    """Parse a period into its first day. Raises `ArgumentTypeError`."""
    return parse_period(text)[0]


def parse_last_day(text: str) -> date:
    """Parse a period into its last day. Raises `ArgumentTypeError`."""
    return parse_period(text)[1]


def parse_day(text: str) -> date:
    """Parse a single day. Raises `ArgumentTypeError`, also for a longer period."""
    first, last = parse_period(text)
    if first != last:
        raise ArgumentTypeError(f"{text!r} is not a single day: give one such as 2022-11-22")
    return first


def _normal(text: str) -> str:
    """The ISO form, empty where the whole of `text` is no date expression."""
    # Imported here: defining the arguments must not cost what reading a date does.
    from facts.dates import DateKind, find_dates

    text = text.strip()
    if _ISO_MONTH.fullmatch(text):
        return text
    today = datetime.now().astimezone().date()
    for found in find_dates(text, today):
        whole = text.removeprefix("the ").removeprefix("in ") == found.text
        if whole and found.kind in (DateKind.DATE, DateKind.PERIOD):
            return found.normal or ""
    return ""


def _parts(normal: str) -> list[int]:
    parts = [int(part) for part in normal.split("-")]
    if not 1 <= len(parts) <= 3:
        raise ValueError(normal)
    return parts


def _first_day(normal: str) -> date:
    year, month, day_ = (*_parts(normal), 1, 1)[:3]
    return date(year, month, day_)


def _last_day(normal: str) -> date:
    parts = _parts(normal)
    if len(parts) == 3:
        return date(*parts)
    year, month = (*parts, 12)[:2]
    return date(year, month, calendar.monthrange(year, month)[1])
