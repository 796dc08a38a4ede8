"""Parse days and periods as a user types them: 2022, 2022-11, "November 2022", "last year"."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date, datetime

_FORMS = "a day, month, year or range, such as 2022, 2022-11, 2022-11-22 or 2020-2022"


def parse_period(text: str) -> tuple[date, date]:
    """Parse a period into its first and last day. Raises `ArgumentTypeError`."""
    # Imported here, so that `--help` does not wait for it.
    from facts.dates import period_of

    found = period_of(text, datetime.now().astimezone().date())
    if found is None:
        raise ArgumentTypeError(f"{text!r} is not a time: give {_FORMS}")
    return found


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
