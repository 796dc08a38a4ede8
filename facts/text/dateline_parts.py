"""The parts of a dateline: a place, a date and an agency's mark, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from facts.dates.names import MONTHS, SHORT_WEEKDAY, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from facts.text.abbreviations import MAYBE, STARTERS, TITLES
from facts.text.dateline_places import PARTICLES
from facts.text.publications import (
    AGENCIES,
    LONGEST_ACRONYM,
    is_bare_agency,
    is_masthead,
    is_publication,
)
from facts.text.written_dates import AFTER_DATE, BEFORE_DATE, FULL_DATE, SHORT_DATE, WEEKDAY
from facts.words.files import read_words

_HIJRI_MONTHS = read_words("hijri_months")
LONGEST_DATELINE = 160
"""In characters."""
# A name of up to six words, in capitals or with capitals, such as "Rio de Janeiro".
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w.’']|-(?=\w)){0,30}"
_NAME = (
    rf"{_WORD}(?:[ /](?:(?:{'|'.join(sorted(PARTICLES))})[ ]){{0,2}}"
    rf"{_WORD}){{0,5}}"
)
_PLACE = re.compile(
    rf"{_NAME}(?:\s(?:\[{_NAME}\]|\((?P<region>{_NAME})\))(?=,|\s[(/]))?(?:,\s{{1,2}}{_NAME}){{0,2}}"
)
# Some agencies write the day in digits, which counts only before their mark.
_DIGITS = r"\d{1,2}[/.]\d{1,2}\.?(?=\s\()"
# The same day in the Islamic calendar may stand before it: "Ramadan 12, 1447, March 1, 2026".
_HIJRI_MONTH = rf"(?i:{'|'.join(sorted(_HIJRI_MONTHS))})\b[\w '’-]{{0,14}}"
_HIJRI = (
    rf"(?:(?:{_HIJRI_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_HIJRI_MONTH}),?\s\d{{4}}(?:\s?A?H\.?)?"
    r"(?:,|\s[-–—/]|\s(?=\())?\s{1,2})?"
)
_DAY = (
    rf"{_HIJRI}{WEEKDAY}(?P<date>{FULL_DATE}|{SHORT_DATE}|{_DIGITS})"
    rf"(?!\w|-\d){AFTER_DATE}(?(open)[)\]])"
)
_DATE = re.compile(rf"(?P<open>[(\[])?{_DAY}")
_TIMED_DATE = re.compile(rf"(?P<open>[(\[])?{BEFORE_DATE}{_DAY}")
_WEEKDAY_ALONE = re.compile(rf"(?i:{SHORT_WEEKDAY})(?!\w)")
_ISSUER = r"[^\W_](?:[\w .&/’'+-]{0,48}[\w.])?"
_MARK = re.compile(rf"\((?P<round>{_ISSUER})\)|/(?P<slash>{_ISSUER})/|\[(?P<square>{_ISSUER})\]")
_DATED_MARK = re.compile(
    rf"\((?P<issuer>{_ISSUER})(?:\s[-–—]\s|,\s)(?P<date>{FULL_DATE}){AFTER_DATE}\)"
)
_BARE = re.compile(r"[^\W\d_a-z][\w.]{1,14}(?:[ -][^\W\d_a-z]\w{0,14}){0,2}")
_GAP = re.compile(
    r"(?P<marks>\s{0,2}(?:[.,|:]?\s{0,2}[-–—−―‒]{1,3}|(?<=\s)_(?=\s)|(?<=\s)/(?=\s)|(?<=[)\]/]\s)=|[.,|:])?)\s{0,2}"
)
DASHES = frozenset("-–—−―‒=_")
_STATE = re.compile(r"(?:[^\W\d_]\.){2,6}$")
_ASIDES = frozenset("left right top above below center centre file see via pictured front".split())
_LABELS = read_words("story_labels")
_SECTIONS = read_words("news_sections")
_HEADER_LABELS = frozenset(
    "source from author editor contact contacts publisher photo date aired broadcast debated "
    "tabled answered".split()
)
_DAYS = {*MONTHS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *_HIJRI_MONTHS, "sat", "sun"}


class Kind(Enum):
    """What a part of a dateline tells."""

    PLACE = "place"
    DATE = "date"
    AGENCY = "agency"


class End(Enum):
    """What stands between a part and what follows it."""

    DASH = "dash"
    COLON = "colon"
    STOP = "stop"
    COMMA = "comma"
    BAR = "bar"
    SLASH = "slash"
    SPACE = "space"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dateline by its offsets; `marked` where brackets or slashes mark it."""

    kind: Kind
    start: int
    end: int
    value: str
    marked: bool = False


def read_parts(text: str, start: int, end: int) -> tuple[list[Part], End, int]:
    """Return the parts of what may be a dateline, how it ends, and where the report goes on."""
    limit = min(end, start + LONGEST_DATELINE + 80)
    parts: list[Part] = []
    at, gap, stop = start, End.SPACE, End.SPACE
    rest = start
    while True:
        found = _dated_mark(text, at, limit, parts) or _next(text, at, limit, gap, parts)
        if found is None:
            break
        parts += found if isinstance(found, tuple) else (found,)
        found = parts[-1]
        stop, rest = gap_after(text, found.end, end)
        gap, at = stop, rest
        if stop in (End.LINE, End.COLON):
            break
    return parts, stop, rest


def gap_after(text: str, at: int, end: int) -> tuple[End, int]:
    """Return what stands after a part, and where that ends."""
    match = _GAP.match(text, at, end)
    assert match is not None  # noqa: S101 - it matches the empty string
    marks = match["marks"].strip()
    if match.end() >= end:
        return End.LINE, match.end()
    if any(mark in DASHES for mark in marks):
        tight = match.end() == at + len(marks) and not (
            len(marks.strip(".,|:")) > 1 or text[at - 1] in ")]/" or marks[0] in ".—"
        )
        if tight or (text[match.end()].islower() and match.end() == at + len(marks)):
            return End.SPACE, at  # a hyphen inside a word
        return End.DASH, match.end()
    if marks in (".", ":") and match.end() == at + len(marks) and text[at - 1] not in ")]/":
        return End.SPACE, at  # inside "10:30" or "example.org"
    ends = {".": End.STOP, ":": End.COLON, ",": End.COMMA, "|": End.BAR, "/": End.SLASH}
    return ends.get(marks, End.SPACE), match.end()


def _dated_mark(text: str, at: int, limit: int, parts: list[Part]) -> tuple[Part, Part] | None:
    """Return the agency and the date of a mark that holds both: "(Newsfile - March 3, 2025)"."""
    match = _DATED_MARK.match(text, at, limit)
    if match is None or any(part.kind is not Kind.PLACE for part in parts):
        return None
    issuer = match["issuer"].strip()
    if not (_is_issuer(issuer) if parts else is_publication(issuer)) or _names_day(issuer):
        return None
    agency = Part(Kind.AGENCY, at, match.end("issuer"), issuer, marked=True)
    return agency, Part(Kind.DATE, match.start("date"), match.end(), match["date"], marked=True)


def _next(text: str, at: int, limit: int, gap: End, parts: list[Part]) -> Part | None:
    """Return the next part of a dateline, after the parts that were found and a gap."""
    held = {part.kind for part in parts}
    if Kind.DATE not in held:
        match = (_DATE if parts else _TIMED_DATE).match(text, at, limit)
        if match is not None and (gap is not End.DASH or _closes(text, match.end(), limit)):
            return Part(Kind.DATE, match.start(), match.end(), match["date"], bool(match["open"]))
    if Kind.DATE not in held and parts and gap is End.COMMA:
        match = _WEEKDAY_ALONE.match(text, at, limit)
        if match is not None and gap_after(text, match.end(), limit)[0] is End.DASH:
            return Part(Kind.DATE, match.start(), match.end(), match[0])
    if Kind.AGENCY not in held:
        match = _MARK.match(text, at, limit)
        if match is not None:
            value = next(name for name in match.groups() if name)
            if _is_issuer(value):
                return Part(Kind.AGENCY, match.start(), match.end(), value.strip(), marked=True)
    if Kind.AGENCY not in held and parts:
        found = _bare_agency(text, at, limit, gap, parts)
        if found is not None:
            return found
    if not parts:
        leading = _leading_agency(text, at, limit)
        if leading is not None:
            return leading
    if Kind.PLACE not in held:
        return _place(text, at, limit, gap, parts)
    return None


def _leading_agency(text: str, at: int, limit: int) -> Part | None:
    """Return an agency before a place and a date: "Zeta Press - Osmer - 3 March 2025 -"."""
    match = _PLACE.match(text, at, limit)
    if match is None:
        return None
    value = match[0].split(". ")[0].rstrip(".")
    if not (is_masthead(value) or is_bare_agency(value)) or value in MAYBE:
        return None
    stop, rest = gap_after(text, at + len(value), limit)
    place = _PLACE.match(text, rest, limit) if stop in (End.DASH, End.STOP) else None
    if place is None:
        return None
    _, day = gap_after(text, place.end() - place[0].endswith("."), limit)
    dated = _DATE.match(text, day, limit) is not None
    return Part(Kind.AGENCY, at, at + len(value), value) if dated else None


def _bare_agency(text: str, at: int, limit: int, gap: End, parts: list[Part]) -> Part | None:
    """Return an agency that no brackets mark: "VARNO, March 3, ZNA -", "VARNO / Zeta Wire /"."""
    match = _BARE.match(text, at, limit)
    if match is None:
        return None
    held = {part.kind for part in parts}
    value = match[0].split(". ")[0].rstrip(".")
    end = at + len(value)
    stop, rest = gap_after(text, end, limit)
    known = is_bare_agency(value) or (" " in value and is_publication(value))
    part = Part(Kind.AGENCY, at, end, value)
    if Kind.DATE in held:
        shouted = any(part.kind is Kind.PLACE and part.value.isupper() for part in parts)
        set_off = gap is End.COMMA and stop is End.DASH
        after = Kind.PLACE in held and (value.isupper() or (shouted and set_off))
        writer = _MARK.match(text, rest, limit) if after and stop is End.SPACE else None
        if writer is not None:
            return replace(part, end=writer.end(), marked=True)
        ends = stop is End.DASH or (Kind.PLACE in held and stop in (End.STOP, End.LINE))
        return part if ends and (known or after) else None
    # Without a date before it, a date has to follow, or it is one of the known.
    dated = _DATE.match(text, rest, limit) is not None
    if gap is End.SLASH and stop is End.SLASH and dated:
        return part
    if known and stop is End.DASH and (dated or gap in (End.COMMA, End.STOP)):
        return part
    shouted = value.isupper() and len(value) > LONGEST_ACRONYM
    return part if gap is End.STOP and stop is End.DASH and shouted else None


def _place(text: str, at: int, limit: int, gap: End, parts: list[Part]) -> Part | None:
    match = _PLACE.match(text, at, limit)
    if match is None:
        return None
    whole = match[0]
    if match["region"] and (is_publication(match["region"]) or match["region"].isupper()):
        whole = text[at : match.start("region") - 2]  # "VARNO (ZNA), 3 March"
    value = _without_agency(whole)
    for space in re.finditer(r",?\s{1,2}", value):
        if _names_day(value[space.end() :]):
            value = value[: space.start()]
            break
    end = at + len(value)
    # "KYIV." and "Interfax - Moscow": a stop belongs to an abbreviation only.
    last = value.split()[-1]
    if last.endswith(".") and not _STATE.search(last) and last.rstrip(".") not in MAYBE:
        value, end = value[:-1], end - 1
    first = re.split(r"[\s,/]", value, maxsplit=1)[0].strip(".")
    if (
        first.capitalize() in STARTERS
        or _names_day(value)
        or first.lower() in (_LABELS | _HEADER_LABELS)
    ):
        return None
    if gap_after(text, end, limit)[0] is End.BAR and all(
        word.lower() in _SECTIONS for word in value.split()
    ):
        return None  # "News | 3 March 2025"
    if parts and gap not in (End.COMMA, End.SPACE, End.BAR, End.SLASH):
        # After a first dash a report may begin, so the place has to be clearly one.
        after, _ = gap_after(text, end, limit)
        follows = after in (End.DASH, End.COLON) and (value.isupper() or _closes_dated(parts))
        dated = _DATE.match(text, gap_after(text, end, limit)[1], limit) is not None
        led = dated and gap in (End.DASH, End.STOP) and parts[0].kind is Kind.AGENCY
        if not (follows or led or (dated and after is End.COMMA)):
            return None
    return Part(Kind.PLACE, at, end, value)


def _without_agency(place: str) -> str:
    """Return a place without the agency that a comma or a stop sets off: "VARNO. ZENTAPRESS"."""
    head, comma, tail = place.rpartition(", ")
    if comma and tail.isupper() and tail.lower() in AGENCIES:
        return head
    words = place.split(" ")
    for number, word in enumerate(words[:-1]):
        # "St. Osmer" and "Washington D.C." keep their stops.
        bare = word.rstrip(".")
        short = len(bare) <= LONGEST_ACRONYM or bare in MAYBE or bare.capitalize() in TITLES
        if word.endswith(".") and not short and not _STATE.search(word):
            return " ".join(words[: number + 1])
    return place


def is_label_word(word: str) -> bool:
    """Return whether a word is a label above reports, an aside, or a day's or a month's name."""
    return word.lower() in (_LABELS | _HEADER_LABELS | _ASIDES | _SECTIONS) or _names_day(word)


def _names_day(words: str) -> bool:
    """Return whether words begin with a month or a weekday."""
    match = re.match(r"[^\W\d_]+", words)
    return match is not None and match[0].lower() in _DAYS


def _closes_dated(parts: list[Part]) -> bool:
    return any(part.kind is Kind.DATE for part in parts)


def _closes(text: str, at: int, limit: int) -> bool:
    """Return whether a dash, a colon, a stop, a mark or the end follows."""
    stop, rest = gap_after(text, at, limit)
    return stop not in (End.SPACE, End.COMMA) or _MARK.match(text, rest, limit) is not None


def _is_issuer(name: str) -> bool:
    """Return whether a name in brackets may be an agency's: no number, aside or sentence."""
    if not any(char.isalpha() for char in name) or len(name.split()) > 5:
        return False
    if name.lower() in _ASIDES:
        return False
    if name.islower():
        return all(3 <= len(part) <= 4 and part.isalpha() for part in name.split("/"))
    return name[0].isupper() or any(char.isupper() for char in name[1:4])
