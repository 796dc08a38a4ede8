"""Days and periods as they are typed: 2022, 2022-11, 2022-11-22, "November 2022", "last year"."""

from __future__ import annotations

import calendar
import re
from argparse import ArgumentTypeError
from datetime import date, datetime

_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FORMS = "a day, month, year or range, such as 2022, 2022-11, 2022-11-22 or 2020-2022"


def period(text: str) -> tuple[date, date]:
    """The first and the last day of a written period; raises `ArgumentTypeError`."""
    normal = _normal(text)
    first, _, last = normal.partition("/")
    try:
        return _first_day(first), _last_day(last or first)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} names no time: give {_FORMS}") from None


def beginning(text: str) -> date:
    """The first day of a written period."""
    return period(text)[0]


def ending(text: str) -> date:
    """The last day of a written period."""
    return period(text)[1]


def day(text: str) -> date:
    """A single day; raises `ArgumentTypeError` for a longer period."""
    first, last = period(text)
    if first != last:
        raise ArgumentTypeError(f"{text!r} names no single day: give one such as 2022-11-22")
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
