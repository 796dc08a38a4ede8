"""Dates in short answers: the same day in other words, or a day within the time that is named."""

from __future__ import annotations

import calendar
import re
from datetime import date

from facts.agreement.short_answer import ShortAnswer
from facts.agreement.words import words_of
from facts.dates import DateKind, FoundDate, find_dates
from facts.models import FactKind
from facts.words.closed_classes import STOP_WORDS

_POINT = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PLAIN = frozenset((DateKind.DATE, DateKind.PERIOD))
_TIMES = frozenset((FactKind.DATE, FactKind.PERIOD))
_EXTRA = frozenset("early late mid beginning start end morning afternoon evening night".split())

Days = tuple[tuple[int, int, int], tuple[int, int, int]]


def same_days(one: ShortAnswer, other: ShortAnswer) -> bool | None:
    """Return whether two values are dates of which one lies within the other. The result is None
    where one of them is more or less than a date."""
    mine, theirs = _only_dates(one), _only_dates(other)
    if not mine or not theirs or len(mine) != len(theirs):
        return None
    return all(_alike(a, b) for a, b in zip(mine, theirs, strict=True))


def _only_dates(value: ShortAnswer) -> list[FoundDate]:
    """Return the dates of a value that holds nothing else."""
    found = find_dates(value.text, value.published)
    left, end = "", 0
    for each in found:
        left += value.text[end : each.start] + " "
        end = each.end
    left += value.text[end:]
    if any(word.form not in STOP_WORDS | _EXTRA for word in words_of(left)):
        return []
    if len(found) == 1:
        return [_known(value, found[0])]
    return found


def _known(value: ShortAnswer, found: FoundDate) -> FoundDate:
    """Return a date as the fact or the sentence has it, whose words tell past from future."""
    normal = found.normal
    if value.normal is not None and value.kind in _TIMES:
        normal = value.normal
    elif (at := value.sentence.find(found.text)) >= 0:
        for each in find_dates(value.sentence, value.published):
            if (each.start, each.text) == (at, found.text):
                normal = each.normal
    return FoundDate(found.start, found.end, found.text, normal, found.kind)


def _alike(one: FoundDate, other: FoundDate) -> bool:
    if one.kind is not other.kind and not {one.kind, other.kind} & _PLAIN:
        return False
    mine, theirs = _days(one.normal), _days(other.normal)
    if mine is None or theirs is None:
        return _words_within(one.text, other.text) or _words_within(other.text, one.text)
    return _within(mine, theirs) or _within(theirs, mine)


def _words_within(one: str, other: str) -> bool:
    """Return whether all words of a date stand in another one: Tuesday, and Tuesday, 3 March."""
    return {word.form for word in words_of(one)} <= {word.form for word in words_of(other)}


def _within(one: Days, other: Days) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _days(normal: str | None) -> Days | None:
    """Return the first and the last day of a normal form."""
    if normal is None:
        return None
    first, _, last = normal.partition("/")
    start, end = _POINT.fullmatch(first), _POINT.fullmatch(last or first)
    if start is None or end is None:
        return None
    year, month, day = int(end[1]), int(end[2] or 12), int(end[3] or 0)
    if not day:
        leap_like = year if date.min.year <= year <= date.max.year else 2000
        day = calendar.monthrange(leap_like, month)[1] if 1 <= month <= 12 else 31
    return (int(start[1]), int(start[2] or 1), int(start[3] or 1)), (year, month, day)
