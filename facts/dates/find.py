"""Find date expressions in English text, and resolve them against the day of publication.

docs/decisions/dates.md compares these rules with libraries. `facts.dates.absolute` and
`facts.dates.relative` read one expression each. This module finds them and settles overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facts.dates import absolute as meaning
from facts.dates import patterns, relative
from facts.dates.points import DateContext, NoDateError, Tense

__all__ = ["DateKind", "FoundDate", "find_dates"]

_LEAD = re.compile(
    r"(?:\b(since|from|until|till|through|by|before|prior\s+to|after|following)\s+"
    r"(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?)$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[!?;]\s|\.\s+(?=[A-Z])")
_HINT_WIDTH = 90  # characters before an expression in which the tense is looked for


class DateKind(StrEnum):
    """How a date expression relates to its date."""

    DATE = "date"
    PERIOD = "period"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


_KINDS = {
    "since": DateKind.SINCE,
    "from": DateKind.SINCE,
    "until": DateKind.UNTIL,
    "till": DateKind.UNTIL,
    "through": DateKind.UNTIL,
    "by": DateKind.UNTIL,
    "before": DateKind.BEFORE,
    "prior to": DateKind.BEFORE,
    "after": DateKind.AFTER,
    "following": DateKind.AFTER,
}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression: `start` and `end` are half-open offsets into the searched text.

    `normal` is an ISO day (2022-11-21), month (2022-11), year (2022, -0043 for 44 BC) or an
    interval of two of them (2021/2025), each end inclusive. It is None where it cannot be known, as
    with "on Monday" and no reference. With the kind SINCE, UNTIL, BEFORE or AFTER it is the bound,
    and the word that makes it one comes before `start`.
    """

    start: int
    end: int
    text: str
    normal: str | None
    kind: DateKind


_Finder = Callable[[re.Match[str], DateContext], str | None]

# In order of precedence: what an earlier one has found, a later one does not find again.
_FINDERS: tuple[tuple[re.Pattern[str], _Finder], ...] = (
    (patterns.MONTH_OF_YEAR, relative.month_of_year),
    (patterns.DAYS, meaning.days),
    (patterns.RANGE, meaning.interval),
    (patterns.POINT, meaning.point),
    (patterns.NUMERIC, meaning.numeric),
    (patterns.YEARS, meaning.years),
    (patterns.CENTURY, meaning.century),
    (patterns.DECADE, meaning.decade),
    (patterns.ERA_YEAR, meaning.era_year),
    (patterns.PART_OF_YEAR, meaning.part_of_year),
    (patterns.YEAR, meaning.year),
    (patterns.SHORT_YEAR, meaning.short_year),
)
_WORDED: tuple[tuple[re.Pattern[str], _Finder], ...] = (
    (patterns.MONTH_OF_YEAR, relative.month_of_year),
    (patterns.RELATIVE_SEASON, relative.relative_season),
    (patterns.RELATIVE_UNIT, relative.relative_unit),
    (patterns.AGO, relative.ago),
    (patterns.MONTH_ALONE, relative.month_alone),
    (patterns.RELATIVE_DAY, relative.relative_day),
    (patterns.WEEKDAYS_RANGE, relative.weekdays),
    (patterns.WEEKDAY, relative.weekday),
)
_DIGIT = re.compile(r"\d|centur", re.IGNORECASE)


def find_dates(
    text: str,
    reference: date | None,
    tense_at: Callable[[int, int], Tense | None] = lambda _start, _end: None,
    *,
    day_first: bool | None = None,
) -> list[FoundDate]:
    """Return the date expressions of `text`, in order and disjoint.

    `reference` is the day on which the text was written. "Yesterday", "on Monday" and days without
    a year are resolved against it; without it their `normal` is None. `tense_at` tells the tense of
    the clause around an expression, where that is known; else the words before it are looked at.
    `day_first` tells whether 03/04/2022 is a day in April; without it, and without a weekday beside
    it that fits one of the two days, only its year is known.
    """
    if not patterns.TRIGGER.search(text):
        return []
    found: list[FoundDate] = []
    taken = bytearray(len(text))  # 1 where a found expression stands
    finders = _FINDERS + _WORDED if _DIGIT.search(text) else _WORDED
    for pattern, finder in finders:
        for match in pattern.finditer(text):
            start, end = _extent(match)
            if taken.find(1, start, end) >= 0:
                continue
            tense = tense_at(start, end) if reference is not None else None
            context = DateContext(reference, _before(text, start), tense, day_first)
            try:
                normal = finder(match, context)
            except NoDateError:
                continue
            except (ValueError, OverflowError):  # a day that the calendar does not have
                continue
            except KeyError:  # a month with a letter such as ſ, which ignoring case takes for s
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(FoundDate(start, end, text[start:end], normal, _kind(text, start, normal)))
    return sorted(found, key=lambda date: date.start)


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Return the offsets of the expression in a match, without the preposition of a month alone."""
    groups = match.re.groupindex
    if match.re is patterns.MONTH_ALONE:
        return match.start("month"), match.end()
    if match.re is patterns.SHORT_YEAR:
        return match.span("year")
    start = match.start()
    if "open" not in groups and match[0][:4].lower() == "the ":
        start += 4
    return start, match.end()


def _before(text: str, start: int) -> str:
    """Return the words before an expression, back to the mark that ends the sentence before."""
    before = text[max(0, start - _HINT_WIDTH) : start]
    end = 0
    for match in _BREAK.finditer(before):
        end = match.end()
    return before[end:]


def _kind(text: str, start: int, normal: str | None) -> DateKind:
    lead = _LEAD.search(text, max(0, start - 24), start)
    if normal is not None and "/" in normal:
        return DateKind.PERIOD
    if lead is None:
        return DateKind.DATE
    # A word with a letter such as ſ, which equals s when case is ignored, is not one of these.
    return _KINDS.get(" ".join(lead[1].lower().split()), DateKind.DATE)


def iter_days(found: list[FoundDate]) -> Iterator[date]:
    """Yield the whole days among the found dates."""
    for each in found:
        if each.normal is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", each.normal):
            yield date.fromisoformat(each.normal)
