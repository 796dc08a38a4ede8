"""What a date expression means: from a pattern's match to an ISO day, month, year or interval."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from facts import date_patterns as patterns

_NEAR = timedelta(days=45)


class NoDateError(Exception):
    """The expression looks like a date and is none. Never leaves `facts.dates`."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a resolution may lean on: the day of writing, and the words before the expression."""

    reference: date | None
    before: str

    @property
    def may_be_ahead(self) -> bool:
        """Whether the words before allow for a date to come."""
        return patterns.FUTURE.search(self.before) is not None

    @property
    def is_ahead(self) -> bool:
        """Whether the words before ask for a date to come."""
        return patterns.SURELY_FUTURE.search(self.before) is not None


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None = None
    month: int | None = None
    day: int | None = None


def days(match: re.Match[str], context: Context) -> str | None:
    """ "March 3-5, 2023"."""
    _check_month(match["month"], context, strong=True)
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else None
    first, last = _day(match["first"]), _day(match["last"])
    if last <= first:
        raise NoDateError
    return _between(_Point(year, month, first), _Point(year, month, last), context)


def interval(match: re.Match[str], context: Context) -> str | None:
    """ "from 3 to 5 March 2023", "between 1562 and 1598", "May to July 2020"."""
    link = match["link"].strip().lower()
    opened = (match["open"] or "").lower()
    if (link == "and") != (opened == "between"):
        raise NoDateError
    end = _of(match, 2)
    if end is None:
        if match["year2"]:
            end = _Point(year=int(match["year2"]))
        elif match["month2"]:
            end = _Point(month=_month(match["month2"]))
        else:
            end = _Point(day=_day(match["day2"]))
            if match["day2year"]:
                end = _Point(year=int(match["day2year"]), day=end.day)
    start = _of(match, 1)
    if start is None:
        if match["day"]:
            start = _Point(day=_day(match["day"]))
        elif match["month"]:
            start = _Point(month=_month(match["month"]))
        else:
            start = _Point(year=int(match["year"]))
    if end.day and not end.month:  # "from March 3 to 5"
        end = _Point(end.year or start.year, start.month, end.day)
    if start.day and not start.month:  # "from 3 to 5 March"
        start = _Point(end.year, end.month, start.day)
    if bool(start.day) != bool(end.day) or bool(start.month) != bool(end.month):
        raise NoDateError
    if start.month is None:
        return _interval_of_years(match, start, end, opened, link)
    if not (start.day or start.year or end.year or opened or context.reference):
        raise NoDateError
    if start.day is None and not (end.year or start.year or opened):
        raise NoDateError  # "May and June", "March to August" with nothing around it
    return _between(start, end, context)


def _interval_of_years(
    match: re.Match[str], start: _Point, end: _Point, opened: str, link: str
) -> str:
    first, last = start.year or 0, end.year or 0
    if not opened and link in ("to", "until", "till", "through") and first < 1500:
        raise NoDateError
    if not 1000 <= first < last <= 2199 or _is_counted(match.string, match.end()):
        raise NoDateError
    return f"{first:04}/{last:04}"


def point(match: re.Match[str], context: Context) -> str | None:
    """ "21 November 2022", "Nov. 21", "October 2022", "2022-11-21"."""
    found = _of(match, 1)
    if found is None:
        raise NoDateError
    name = match["mb1"] or match["mc1"] or match["md1"]
    if name is not None:
        _check_month(name, context, strong=found.year is not None)
    return _iso(found, context)


def numeric(match: re.Match[str], context: Context) -> str | None:
    """ "21.11.2022"; 03/04/2022 may be either day, so only its year is known."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "." or first > 12:
        return date(year, second, first).isoformat()
    if second > 12 or first == second:
        return date(year, first, second).isoformat()
    date(year, first, second)
    return f"{year:04}"


def years(match: re.Match[str], context: Context) -> str | None:
    """ "2021-2025", "1939–45", "2023/24"."""
    first, text = int(match["first"]), match["last"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if "/" in match[0] and last - first != 1:
        raise NoDateError
    if len(text) == 2 and last < first and int(text) < 10:
        last += 100
    if not first < last <= 2199:
        raise NoDateError
    return f"{first:04}/{last:04}"


def decade(match: re.Match[str], context: Context) -> str | None:
    """ "the 1990s", "late 1980s"."""
    first = int(match["year"])
    part = (match["part"] or "").lower()
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    if first % 100 == 0 and not part:
        high = 99
    return f"{first + low:04}/{first + high:04}"


def century(match: re.Match[str], context: Context) -> str | None:
    """ "the 21st century", "the early 19th century", "10th and 11th centuries"."""
    last = _ordinal(match["number"])
    first = _ordinal(match["other"]) if match["other"] else last
    era = (match["era"] or "").upper()
    if era.startswith("B"):
        start, end = -100 * max(first, last) + 1, -100 * (min(first, last) - 1)
    else:
        start, end = (first - 1) * 100 + 1, last * 100
    thirds = {"early": (0, 33), "mid": (33, 67), "late": (66, 99)}
    if match["part"]:
        low, high = thirds[match["part"].lower()]
        start, end = start + low, start + high
    elif match["half"]:
        low, high = (0, 49) if match["half"].lower() == "first" else (50, 99)
        start, end = start + low, start + high
    return f"{_year(start)}/{_year(end)}"


def era_year(match: re.Match[str], context: Context) -> str | None:
    """ "AD 64", "44 BC"."""
    number = int(match["after"] or match["before"])
    before = (match["era"] or "A").upper().startswith("B")
    return _year(1 - number if before else number)


def part_of_year(match: re.Match[str], context: Context) -> str | None:
    """ "the first quarter of 2023", "summer 1990", "late 2026"."""
    year = int(match["year"])
    if not 1000 <= year <= 2199:
        raise NoDateError
    if match["season"]:
        return _season(match["season"], year)
    if match["half"]:
        first, length = (1 if match["half"].lower() == "first" else 7), 6
    elif match["part"]:
        first, length = {"early": 1, "mid": 5, "late": 9}[match["part"].lower()], 4
    else:
        quarter = int(match["q"]) if match["q"] else patterns.ORDINALS[match["quarter"].lower()]
        first, length = 3 * quarter - 2, 3
    return f"{year:04}-{first:02}/{year:04}-{first + length - 1:02}"


def year(match: re.Match[str], context: Context) -> str | None:
    """ "in 2002", "1066"; not "1066 people", "Resolution 1325"."""
    number = int(match["year"])
    before = context.before
    if patterns.NOT_YEAR.search(before):
        raise NoDateError
    if _is_counted(match.string, match.end()) and not patterns.SURELY_YEAR.search(before):
        raise NoDateError
    alone = match.string.strip(" \t\r\n?.!") == match[0]
    recent = 1800 <= number <= 2099
    if not (recent or alone or patterns.BEFORE_YEAR.search(before)):
        raise NoDateError
    return f"{number:04}"


def short_year(match: re.Match[str], context: Context) -> str | None:
    """ "in 911,"."""
    return _year(int(match["year"]))


def relative_season(match: re.Match[str], context: Context) -> str | None:
    """ "last autumn"."""
    today = context.reference
    if today is None:
        return None
    month = patterns.SEASONS[match["season"].lower()]
    which = match["which"].lower()
    year = today.year
    if which == "last" and (today.month, 0) < (month + 3, 0):
        year -= 1
    if which == "next" and today.month >= month:
        year += 1
    return _season(match["season"], year)


def relative_unit(match: re.Match[str], context: Context) -> str | None:
    """ "last week", "this month", "next year"."""
    today = context.reference
    if today is None:
        return None
    which = match["which"].lower().split()[-1]
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    unit = match["unit"].lower()
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return _shifted_month(today, step)
    if unit == "year":
        return _year(today.year + step)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * step
        return f"{_year(first)}/{_year(first + 9)}"
    first = (today.year - 1) // 100 * 100 + 1 + 100 * step
    return f"{_year(first)}/{_year(first + 99)}"


def ago(match: re.Match[str], context: Context) -> str | None:
    """ "two days ago"; as exact as its unit."""
    count_word = match["count"].lower()
    count = int(count_word) if count_word.isdigit() else patterns.NUMBERS.get(count_word)
    if count is None:
        raise NoDateError
    today = context.reference
    if today is None or match[0].lower().endswith("earlier"):
        return None
    unit = match["unit"].lower()
    if unit in ("day", "week"):
        return (today - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "month":
        return _shifted_month(today, -count)
    return _year(today.year - count * (10 if unit == "decade" else 1))


def month_alone(match: re.Match[str], context: Context) -> str | None:
    """ "in November", "last May"."""
    lead = match["lead"].lower().split()
    if lead[-1].strip("-") == "the" and match["month"].lower() in ("may", "march", "mar", "dec"):
        raise NoDateError
    if match["month"].islower() and match["month"] in ("mar", "may", "dec", "sep") and (
        lead[0] in ("to", "this", "that", "of", "the")
    ):
        raise NoDateError
    if lead == ["to"] and match["month"].lower() in ("march", "may"):
        raise NoDateError
    today = context.reference
    if today is None:
        return None
    month = _month(match["month"])
    words = {word.strip("-") for word in lead}
    if "last" in words:
        year = today.year if month < today.month else today.year - 1
    elif "next" in words:
        year = today.year if month > today.month else today.year + 1
    elif "this" in words or month == today.month:
        year = today.year
    else:
        ahead = Context(today, context.before + " " + match["lead"])
        return _iso(_Point(month=month), ahead)
    return f"{year:04}-{month:02}"


def relative_day(match: re.Match[str], context: Context) -> str | None:
    """ "yesterday", "the day after tomorrow"."""
    today = context.reference
    if today is None:
        return None
    words = " ".join((match["after"] or match["day"]).lower().split())
    step = {
        "before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "after tomorrow": 2,
    }.get(words, 0)
    return (today + timedelta(days=step)).isoformat()


def weekday(match: re.Match[str], context: Context) -> str | None:
    """ "on Monday": the last one up to the day of writing, the next one after "will"."""
    today = context.reference
    if today is None:
        return None
    which = (match["which"] or "").lower()
    back = (today.weekday() - patterns.WEEKDAYS[match["day"].lower()]) % 7
    if which == "last":
        step = -(back or 7)
    elif which == "next" or (not which and context.is_ahead):
        step = 7 - back
    elif which == "this":
        step = (7 - back) % 7
    else:
        step = -back
    return (today + timedelta(days=step)).isoformat()


def _of(match: re.Match[str], n: int) -> _Point | None:
    """The point that group set `n` of a match holds."""
    for letter in "abcd":
        month = match[f"m{letter}{n}"]
        if month is None:
            continue
        year = match[f"y{letter}{n}"]
        day = match[f"d{letter}{n}"] if letter != "d" else None
        return _Point(
            int(year) if year else None,
            int(month) if month.isdigit() else _month(month),
            _day(day) if day else None,
        )
    return None


def _iso(found: _Point, context: Context) -> str | None:
    """A point in ISO form; one without a year is put into the year that the context asks for."""
    month = found.month or 1
    if found.year is not None:
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
    if context.is_ahead and best < today - _NEAR:
        best = min((day for day in near if day >= today), default=best)
    return best.isoformat() if found.day is not None else f"{best.year:04}-{best.month:02}"


def _between(start: _Point, end: _Point, context: Context) -> str | None:
    """An interval whose ends lend each other the year."""
    if end.year is None and start.year is not None:
        year = start.year + (
            (end.month or 0, end.day or 0) < (start.month or 0, start.day or 0)
        )
        end = _Point(year, end.month, end.day)
    last = _iso(end, context)
    if last is None:
        _iso(start, context)
        return None
    if start.year is None:
        year = int(last[:4]) - ((start.month or 0, start.day or 0) > (end.month or 0, end.day or 0))
        start = _Point(year, start.month, start.day)
    first = _iso(start, context)
    if first is None or first >= last:
        raise NoDateError
    return f"{first}/{last}"


def _season(name: str, year: int) -> str:
    first = patterns.SEASONS[name.lower()]
    if first == 12:
        return f"{year:04}-12/{year + 1:04}-02"
    return f"{year:04}-{first:02}/{year:04}-{first + 2:02}"


def _shifted_month(today: date, step: int) -> str:
    months = today.year * 12 + today.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _check_month(name: str, context: Context, *, strong: bool) -> None:
    """Lower-cased "may" and "march" with a number after them are verbs unless the words say else."""
    if name in ("may", "march", "mar", "dec", "sep") and not strong:
        words = context.before.split()
        if words and words[-1].lower() not in (
            "on", "by", "until", "till", "since", "from", "before", "after", "the", "of", "to"
        ):
            raise NoDateError


def _is_counted(text: str, at: int) -> bool:
    """Whether a number that ends at `at` counts what follows it."""
    match = patterns.COUNTED.match(text, at)
    return match is not None and match[0].split()[-1] not in patterns.COUNTED_NOT


def _month(name: str) -> int:
    return patterns.MONTHS[name.lower().rstrip(".")]


def _day(text: str) -> int:
    number = int(text.rstrip("stndrhSTNDRH"))
    if not 1 <= number <= 31:
        raise NoDateError
    return number


def _ordinal(text: str) -> int:
    digits = text.rstrip("stndrhSTNDRH")
    number = int(digits) if digits.isdigit() else patterns.ORDINALS.get(text.lower())
    if number is None or not 1 <= number <= 30:
        raise NoDateError
    return number


def _year(number: int) -> str:
    """An ISO year; years before 1 count down from 0000, which is 1 BC."""
    if abs(number) > 9999:
        raise NoDateError
    return f"-{-number:04}" if number < 0 else f"{number:04}"
