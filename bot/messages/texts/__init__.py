"""All that the bot says, in English. A translation replaces the modules of this package.

Placeholders are named, so that a translation may reorder them.
"""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    """A date as a reader sees it, e.g. 22 November 2022."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def plural(count: int, one: str, many: str, **others: str) -> str:
    """`one` or `many` with its `{count}` and what else it names filled in."""
    return (one if count == 1 else many).format(count=count, **others)
