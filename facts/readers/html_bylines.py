"""Lines under a title that say when and by whom an article was published.

"June 18, 2019 / CBS/AP", "By IANS | November 2, 2022", "Published 8:14 AM GMT, February 8, 2025".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from facts.dates import FoundDate, find_dates
from facts.readers.html_blocks import BAR
from facts.text.header_labels import is_accounted
from facts.text.header_lines import is_body
from facts.text.header_names import is_name, is_section
from facts.text.publications import is_publication
from facts.text.written_dates import WHEN

LONGEST_BYLINE = 160
"""In characters."""
_MOST_WORDS = 4  # of a name
_BY = re.compile(
    r"(?:(?:written|reported|reporting|posted|submitted|published|created|added|authored|compiled"
    r"|story|words|text)\s+)?by\s*:?\s+",
    re.I,
)
_DETAILS = re.compile(r"details\s{0,2}:\s{1,3}(?=\S)", re.I)
_READING_TIME = re.compile(
    r"(?:^|\s)(?:estimated\s)?read(?:ing)?\stime\s?:?\s?\d{1,3}\s?min(?:ute)?s?\b\.?", re.I
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited|corrected)\b", re.I)
_LABELS = re.compile(
    r"\b(?:first|last|originally)?\s*(?:published|posted|updated|modified|revised|created"
    r"|released|issued|date|dated"
    r"|source|on|at|as of|time)\b\s*:?",
    re.I,
)
_TIMES = re.compile(
    r"\b\d+ (?:minutes?|hours?|days?) ago\b|\b\d+[ -]min(?:ute)?s?[ -]read\b"
    r"|\b\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?(?![\w])|\b(?-i:[A-Z]{2,4}T|GMT|UTC|BST|IST|ET"
    r"|PT|CT|CET|Z)\b"
    r"|[+-]\d{2}:?\d{2}\b|\b\d+ (?:minutes?|hours?|days?) ago\b|\b\d+ min(?:ute)? read\b",
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.I
)
_SOURCE = re.compile(r"(?:source|agency|publisher)\s*:\s*(?P<name>[^|•·]{2,60})", re.I)
_PARTS = re.compile(r"\s*[|•·–—\n]+\s*|\s+[/-]\s+|\s*,\s+|\s*;\s*|\s{2,}")
_PUBLISHER = re.compile(
    r"\b(?:news|press|agency|agencies|times|herald|post|tribune|courier|gazette|journal|chronicle"
    r"|bulletin|telegraph|observer|guardian|mail|express|standard|review|wire|wires|service"
    r"|bureau|desk|staff|media"
    r"|radio|tv|television|broadcasting|today|daily|weekly|monitor|examiner|star|sun|mirror"
    r"|record|report|echo)\b",
    re.I,
)
_RELEASE = re.compile(
    r"(?:press|news|media)[ -]"
    r"(?:release|statement|advisory|note|notice|communiqu[eé]|conference)\b",
    re.I,
)
_FOR = re.compile(r"(?<!\s)\s++(?:for|of|in)\s++(?:the\s++)?", re.I)
_WRITER = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]\.?)?(?:[ -][^\W\d_]{3,}){1,2}")
"""The name of a person in capitals: LARS BRIN, ANNA K. BRECK."""
_ISO = re.compile(r"\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says: days, and the name of a publisher or an agency."""

    published: date | None = None
    updated: date | None = None
    source: str | None = None


def read_byline(line: str, *, day_first: bool | None = None) -> Byline | None:
    """Return what a line under a title says, or None where it is no such line.

    `day_first` is the order of the page's all-number dates, where it is known.
    """
    line = _READING_TIME.sub("", _DETAILS.sub("", " ".join(line.split(" ")).strip()))
    if not line or len(line) > LONGEST_BYLINE:
        return None
    dates = find_dates(line, None, day_first=day_first)
    days = [(found, day) for found in dates if (day := day_of(found)) is not None]
    names = [name for part in _PARTS.split(_without_dates(line, days)) if (name := _name(part))]
    by = _BY.match(line) or _by_later(line, dates)
    labelled = _SOURCE.search(line)
    if labelled is None and by is None and not (days and all(map(_is_short_name, names))):
        return None
    is_of_another = any(name.lower().endswith(" of") for name in names)
    if by is None and is_of_another and not _RELEASE.match(line):
        return None  # "Ruling of 2 May 2022" does not tell when the page was published
    if line[-1] in ".!?" and not (days if by is None else all(map(_is_short_name, names))):
        return None  # "By Monday, the water had reached the bridge."
    published = updated = None
    before = 0
    for found, day in days:
        if _UPDATED.search(line, before, found.start):
            updated = updated or day
        else:
            published = published or day
        before = found.end
    return Byline(published, updated, _source(names, by is not None, labelled))


def release_dateline(line: str) -> str | None:
    """Return the place and the day of a line such as "Press release | 3 March 2025 | Varno".

    Only one word is surely a place: more may be a person.
    """
    parts = [part.strip() for part in line.split(BAR)]
    if len(line) > LONGEST_BYLINE or not any(map(_RELEASE.match, parts)):
        return None
    days = [part for part in parts if WHEN.fullmatch(part)]
    others = [part for part in parts if part not in days and not is_accounted(part)]
    if len(days) != 1 or len(others) != 1 or " " in others[0]:
        return None
    is_place = is_name(others[0]) and not (is_section(others[0]) or is_publication(others[0]))
    return f"{others[0]}, {days[0]}" if is_place and not is_body(others[0]) else None


def _by_later(line: str, dates: list[FoundDate]) -> re.Match[str] | None:
    """Return the mark of a byline that stands after a day: "12 Jun | Written by Kari Moe"."""
    parts = _PARTS.split(line)
    first = dates[0] if dates else None
    if first is None or len(parts) < 2 or line[: first.end].strip() != parts[0].strip():
        return None
    return _BY.match(parts[1])


def day_of(found: FoundDate) -> date | None:
    """Return the day of a date that was found; None for a month, a year or a day without a year."""
    try:
        return date.fromisoformat((found.normal or "")[:10])
    except ValueError:
        return None


def written_day(text: str | None, *, day_first: bool | None = None) -> date | None:
    """Return the day of a date as computers or people write it."""
    if not text or len(text) > LONGEST_BYLINE:
        return None
    iso = _ISO.match(text)
    if iso:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    dates = find_dates(text, None, day_first=day_first)
    return next((day for found in dates if (day := day_of(found))), None)


def _without_dates(line: str, days: list[tuple[FoundDate, date]]) -> str:
    for found, _ in reversed(days):
        line = f"{line[: found.start]} | {line[found.end :]}"
    line = _BY.sub("", line, count=1) if _BY.match(line) else line
    for pattern in (_TIMES, _LABELS, _WEEKDAY):
        line = pattern.sub(" | ", line)
    return line


def _name(part: str) -> str:
    """Return the part of a line if it is a name, without the marks around it."""
    part = part.strip(" \t:()[]/-,.@")
    part = part[3:] if part[:3].lower() == "by " else part
    return part if any(c.isalpha() for c in part) else ""


def _is_short_name(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and not name[0].islower()


def _source(names: list[str], by: bool, labelled: re.Match[str] | None) -> str | None:
    if labelled is not None:
        name = _PARTS.split(labelled["name"].strip())[0]
        return name or None
    for name in names:
        # "By NAME for the Northgate Herald": the second name is of those who published it.
        for part in _FOR.split(name):
            if _is_publisher(part):
                return part
    return None


def _is_publisher(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    if len(name) > LONGEST_BYLINE // 3 or _RELEASE.match(name):
        return False
    if name.isupper() and 2 <= len(letters) <= 14 and not _WRITER.fullmatch(name):
        return True
    return is_name(name) and _PUBLISHER.search(name) is not None
