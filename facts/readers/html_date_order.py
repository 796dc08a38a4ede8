"""Whether the dates of a page that are all numbers begin with the day or with the month."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml import html

from facts.dates import find_dates

_NUMBERED = re.compile(
    r"(?<![\w/.-])(?:[A-Za-z]{3,9}\.?,?\s{1,3})?(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d{2})"
    r"(?![\w/-]|\.\d)"
)
_DATED_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_MOST_DATES = 500
_LONGEST_URL = 2000
# The United States, their territories, and the states whose ways are theirs.
_MONTH_FIRST = frozenset("us gov mil edu gu pr vi as mp fm mh pw ph".split())
_BOTH = frozenset("ca eu".split())
# Domains of countries that search engines list as used everywhere.
_ANYWHERE = frozenset(
    "ac ad ag ai am bz cc cd cf co dj fm ga gg gl gq im io la li ly me ml ms mu nu pw sc sh sr st"
    " su tk to tv vc ws".split()
)
_COUNTRY_LENGTH = 2


@dataclass(frozen=True, slots=True)
class DateOrder:
    """The order of a page's all-number dates, None where nothing tells it.

    `undecided` are the numbers of those that may be either of two days: first, second, year.
    """

    day_first: bool | None = None
    undecided: frozenset[tuple[int, int, int]] = frozenset()

    def checked(self, day: date | None) -> date | None:
        """Return a day that was guessed of the page in the right order of its numbers.

        Where the order is not known, and the day may have been read of such numbers, there is none.
        """
        if day is None:
            return None
        orders = ((day.day, day.month, day.year), (day.month, day.day, day.year))
        seen = next((numbers for numbers in orders if numbers in self.undecided), None)
        if seen is None:
            return day
        if self.day_first is None:
            return None
        first, second, year = seen
        return date(year, second, first) if self.day_first else date(year, first, second)


def date_order(tree: html.HtmlElement, body: html.HtmlElement, url: str | None) -> DateOrder:
    """Return the order of a page's all-number dates.

    The page's other dates tell it, or the weekday beside one, or the day in its address; else the
    country of its address, or that of its language.
    """
    votes: Counter[bool] = Counter()
    undecided: set[tuple[int, int, int]] = set()
    in_path = _DATED_PATH.search((url or "")[:_LONGEST_URL])
    text = " | ".join(part for part in body.itertext() if "/" in part)
    for count, match in enumerate(_NUMBERED.finditer(text)):
        if count >= _MOST_DATES:
            break
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        if a == b:
            continue
        for day_first, (day, month) in ((True, (a, b)), (False, (b, a))):
            in_address = in_path and (year, month, day) == tuple(map(int, in_path.groups()))
            if in_address or _is_read_as(match[0], year, month, day):
                votes[day_first] += 1
        if max(a, b) <= 12:
            undecided.add((a, b, year))
    if len(votes) == 1:
        return DateOrder(next(iter(votes)), frozenset(undecided))
    return DateOrder(_of_country(tree, url), frozenset(undecided))


def _is_read_as(written: str, year: int, month: int, day: int) -> bool:
    found = [each.normal for each in find_dates(written, None)]
    return f"{year:04}-{month:02}-{day:02}" in found


def _of_country(tree: html.HtmlElement, url: str | None) -> bool | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    domain = host.rpartition(".")[2]
    if domain not in _ANYWHERE and (order := _order_in(domain)) is not None:
        return order
    root = tree.getroottree().getroot()
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    _, _, region = language.strip().replace("_", "-").partition("-")
    return _order_in(region.lower())


def _order_in(country: str) -> bool | None:
    if country in _MONTH_FIRST:
        return False
    is_country = len(country) == _COUNTRY_LENGTH and country.isalpha() and country not in _BOTH
    return True if is_country else None
