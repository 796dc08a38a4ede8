"""Read expressions that point from the day of writing, from a match to its ISO form."""

from __future__ import annotations

import re
from datetime import timedelta

from facts.dates import names, patterns
from facts.dates.points import (
    DateContext,
    NoDateError,
    Point,
    day_number,
    iso,
    iso_year,
    month_number,
    season,
    shifted_month,
)


def relative_season(match: re.Match[str], context: DateContext) -> str | None:
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
    return season(match["season"], year)


def relative_unit(match: re.Match[str], context: DateContext) -> str | None:
    """ "last week", "this month", "next year"."""
    today = context.reference
    if today is None:
        return None
    which = match["which"].lower().split()[-1]
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    unit = match["unit"].lower()
    if unit == "weekend":
        saturday = today + timedelta(days=5 - today.weekday(), weeks=step)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return shifted_month(today, step)
    if unit == "year":
        return iso_year(today.year + step)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * step
        return f"{iso_year(first)}/{iso_year(first + 9)}"
    first = (today.year - 1) // 100 * 100 + 1 + 100 * step
    return f"{iso_year(first)}/{iso_year(first + 99)}"


def ago(match: re.Match[str], context: DateContext) -> str | None:
    """ "two days ago", "a year from now"; as exact as its unit."""
    count_word = match["count"].lower()
    count = int(count_word) if count_word.isdigit() else patterns.NUMBERS.get(count_word)
    if count is None:
        raise NoDateError
    today = context.reference
    way = match["way"].lower()
    if today is None or way == "earlier":
        return None
    if way != "ago":
        count = -count
    unit = match["unit"].lower()
    if unit in ("day", "week"):
        return (today - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "month":
        return shifted_month(today, -count)
    return iso_year(today.year - count * (10 if unit == "decade" else 1))


def month_alone(match: re.Match[str], context: DateContext) -> str | None:
    """ "in November", "last May"."""
    lead = match["lead"].lower().split()
    if lead[-1].strip("-") == "the" and match["month"].lower() in ("may", "march", "mar", "dec"):
        raise NoDateError
    if (
        match["month"].islower()
        and match["month"] in ("mar", "may", "dec", "sep")
        and (lead[0] in ("to", "this", "that", "of", "the"))
    ):
        raise NoDateError
    if lead == ["to"] and match["month"].lower() in ("march", "may"):
        raise NoDateError
    today = context.reference
    if today is None:
        return None
    month = month_number(match["month"])
    words = {word.strip("-") for word in lead}
    if "last" in words:
        year = today.year if month < today.month else today.year - 1
    elif "next" in words:
        year = today.year if month > today.month else today.year + 1
    elif "this" in words or month == today.month:
        year = today.year
    else:
        ahead = DateContext(today, context.before + " " + match["lead"], context.tense)
        return iso(Point(month=month), ahead)
    return f"{year:04}-{month:02}"


def relative_day(match: re.Match[str], context: DateContext) -> str | None:
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


def month_of_year(match: re.Match[str], context: DateContext) -> str | None:
    """ "in August last year", "August 21 of this year"."""
    if match["before"] and match["after"]:
        raise NoDateError
    written = match["before"] or match["after"]
    day = day_number(written) if written else None
    month = month_number(match["month"])
    today = context.reference
    if today is None:
        return None
    year = today.year + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return iso(Point(year, month, day), context)


def weekdays(match: re.Match[str], context: DateContext) -> str | None:
    """ "from Monday to Friday": the last such days, the next ones after "will"."""
    today = context.reference
    if today is None:
        return None
    first, last = (names.WEEKDAYS[match[name].lower()] for name in ("first", "last"))
    length = (last - first) % 7
    if not length:
        raise NoDateError
    start = today - timedelta(days=(today.weekday() - first) % 7)
    if context.is_ahead:
        start += timedelta(weeks=start < today)
    elif start + timedelta(days=length) > today:
        start -= timedelta(weeks=1)
    return f"{start.isoformat()}/{(start + timedelta(days=length)).isoformat()}"


def weekday(match: re.Match[str], context: DateContext) -> str | None:
    """ "on Monday": the last one up to the day of writing, the next one after "will"."""
    today = context.reference
    if today is None:
        return None
    which = (match["which"] or "").lower()
    back = (today.weekday() - names.WEEKDAYS[match["day"].lower()]) % 7
    if which == "last":
        step = -(back or 7)
    elif which == "next" or (not which and context.is_ahead):
        step = 7 - back
    elif which == "this":
        step = (7 - back) % 7
    else:
        step = -back
    return (today + timedelta(days=step)).isoformat()
