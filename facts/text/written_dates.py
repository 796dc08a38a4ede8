"""Dates with their times as heads of articles and datelines write them, as regular expressions.

Every pattern is bounded, so that white space or digits without an end cost nothing.
"""

from __future__ import annotations

import re

from facts.dates.names import MONTH_WITH_STOP, SHORT_WEEKDAY

_S = r"\s{1,3}"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH = rf"(?i:{MONTH_WITH_STOP})"
# A page's text may join a time to the year without a space: "March 3, 20259:12 AM".
_YEAR = r"(?:1[5-9]|2[01])\d{2}(?!\d(?!\d?[:.]\d{2}))"
_DAY_MONTH = rf"{_DAY}(?:{_S}of)?(?:{_S}|-){_MONTH}"
_MONTH_DAY = rf"{_MONTH}{_S}{_DAY}(?!\d)"
_ZONE = (
    r"(?:(?:GMT|UTC|[ECMP][SD]?T|A[EC]?[SD]T|NZ[SD]T|BST|[CEW]ES?T|MSK|[IJKHS]ST|HKT|SGT|PKT|WIB|ICT"
    r"|EAT|CAT|WAT|SAST|AKST)(?:[+-]\d{1,2}(?::?\d{2})?)?|Z|[+-]\d{2}:?\d{2}"
    r"|(?:local|Eastern|Central|Mountain|Pacific)(?: (?:Daylight|Standard|Summer))?"
    r"(?: [Tt]ime)?|\([A-Z]{2,5}\))"
    r"(?!(?!Updated|Published)\w)"
)

WEEKDAY = rf"(?:(?i:{SHORT_WEEKDAY}),?{_S})?"
"""A weekday before a date, if there is one."""

SHORT_DATE = rf"(?:{_DAY_MONTH}|{_MONTH_DAY})"
"""A day and a month."""

TIME = (
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?!\d)(?:\s?(?i:[ap]\.?m\.?)(?!\w))?"
    rf"|\d{{1,2}}\s?(?i:[ap]\.?m\.?)(?!\w)|\d{{4}}(?=\s{_ZONE}))(?:\s?{_ZONE})?"
)
"""A time of day, with its zone if that is given."""

FULL_DATE = (
    rf"(?:{_DAY_MONTH}(?:,\s{{0,3}}|{_S}|-){_YEAR}|{_MONTH_DAY}(?:,\s{{0,3}}|{_S}|/){_YEAR}"
    rf"|{_YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d)"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{2}}(?=,?\s{{1,3}}{TIME}))"
)
"""A date with its year. The group "mark" must not be used twice in a pattern: see `full_date`."""

AFTER_DATE = (
    rf"(?:(?:,?\s{{1,3}}(?:at\s)?|T|\s?[-–—|]\s?|\s?\(|(?=\d)){TIME}\)?"
    rf"|,?\s{{1,3}}(?i:{SHORT_WEEKDAY})(?!\w))?"
)
"""The time or the weekday that may follow a date."""

BEFORE_DATE = rf"(?:{TIME},?\s{{1,3}}(?:on\s|[-–—|]\s)?)?"
"""The time that may stand before a date."""


def full_date(mark: str = "mark") -> str:
    """Return `FULL_DATE` with another name for its group, to use it twice in a pattern."""
    return FULL_DATE.replace("P<mark>", f"P<{mark}>").replace("P=mark", f"P={mark}")


_WHEN = (
    rf"{BEFORE_DATE}(?P<date>{WEEKDAY}{FULL_DATE})"
    rf"(?!(?!T\d|\d{{1,2}}[:.]\d{{2}}|(?i:updated|published|modified)\b)[\w/]|-\d){AFTER_DATE}"
)
WHEN = re.compile(rf"(?<![\w/.-]){_WHEN}")
"""A whole date with the time that stands with it."""

GLUED_WHEN = re.compile(rf"(?<=[^\W\d_]){_WHEN}")
"""A whole date that is joined to a word without a space: "ferry line12 March 2025"."""
