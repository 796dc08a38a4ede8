"""Datelines at the head of a paragraph: where and when a report was written, and for whom.

There is one grammar for all agencies and issuers. A dateline is made of three parts, a place, a
date and an agency's mark, in any order and each at most once. Commas, stops or dashes stand between
them, and a dash, a colon or a stop ends it: `GENEVA, 3 March (Reuters) -`, `MOSCOW, March 3.
/TASS/.`, `(ANSA) - VENICE, MAR 3 -`, `BOSTON, March 3, 2025 /PRNewswire/ --`, `Brussels, 3 March
2025`, `BOSTON / Zeta Newswire / March 3, 2025 /`. The fewer parts there are, the clearer their form
has to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from facts.dates.names import MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from facts.text.abbreviations import MAYBE, STARTERS, TITLES
from facts.text.written_dates import AFTER_DATE, BEFORE_DATE, FULL_DATE, SHORT_DATE, WEEKDAY
from facts.words.files import read_words

LONGEST_DATELINE = 160
"""In characters."""
_SHORTEST_REPORT = 40  # characters after a dateline that is only a place and a colon

# A name of up to six words, in capitals or with capitals, such as "Rio de Janeiro".
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w.’']|-(?=\w)){0,30}"
_NAME = (
    rf"{_WORD}(?:[ /](?:(?:de|da|do|del|la|le|al|of|the|and|sur|upon|am|an|der)[ ]){{0,2}}"
    rf"{_WORD}){{0,5}}"
)
_PLACE = re.compile(rf"{_NAME}(?:\s\[{_NAME}\](?=,))?(?:,\s{{1,2}}{_NAME}){{0,2}}")
# Some agencies write the day in digits, which counts only before their mark.
_DIGITS = r"\d{1,2}[/.]\d{1,2}\.?(?=\s\()"
_DAY = (
    rf"{WEEKDAY}(?P<date>{FULL_DATE}|{SHORT_DATE}|{_DIGITS})"
    rf"(?!\w|-\d){AFTER_DATE}(?(open)[)\]])"
)
_DATE = re.compile(rf"(?P<open>[(\[])?{_DAY}")
_TIMED_DATE = re.compile(rf"(?P<open>[(\[])?{BEFORE_DATE}{_DAY}")
_ISSUER = r"[^\W_](?:[\w .&/’'+-]{0,48}[\w.])?"
_MARK = re.compile(rf"\((?P<round>{_ISSUER})\)|/(?P<slash>{_ISSUER})/|\[(?P<square>{_ISSUER})\]")
_DATED_MARK = re.compile(
    rf"\((?P<issuer>{_ISSUER})(?:\s[-–—]\s|,\s)(?P<date>{FULL_DATE}){AFTER_DATE}\)"
)
_BARE = re.compile(r"[^\W\d_a-z][\w.]{1,14}(?:[ -][^\W\d_a-z]\w{0,14}){0,2}")
_GAP = re.compile(
    r"(?P<marks>\s{0,2}(?:[.,|:]?\s{0,2}[-–—−―‒]{1,3}|(?<=\s)/(?=\s)|(?<=[)\]/]\s)=|[.,|:])?)\s{0,2}"
)
_DASHES = frozenset("-–—−―‒=")
_STATE = re.compile(r"(?:[^\W\d_]\.){2,6}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]{0,4}\s(?=[\"'“‘(]{0,4}[^\W\d_a-z])")
_PARTICLES = frozenset("de da do del la le of the and sur upon am an der".split())
_KEPT_CAPITALS = frozenset("DC UK US USA UAE UN EU".split())
_ASIDES = frozenset("left right top above below center centre file see via pictured front".split())
_AGENCIES = read_words("news_agencies")
_MASTHEADS = read_words("masthead_nouns")
_LABELS = read_words("story_labels")
_DAYS = {*MONTHS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, "sat", "sun"}
_LONGEST_ACRONYM = 3  # letters of a bare agency; a longer word in capitals is a place


class _Kind(Enum):
    PLACE = "place"
    DATE = "date"
    AGENCY = "agency"


class _End(Enum):
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
class _Part:
    kind: _Kind
    start: int
    end: int
    value: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place a report comes from: `start` to `end`, without the dash.

    The report goes on at `rest`.
    """

    start: int
    end: int
    rest: int
    place: str | None
    agency: str | None
    date: str | None


def find_dateline(text: str, start: int, end: int, *, alone: bool = False) -> Dateline | None:
    """Return the dateline at `start` of a paragraph, if there is one.

    With `alone`, it is looked for as a line of its own, and without as the start of a report.
    """
    parts, stop, rest = _parts(text, start, end)
    if not parts or parts[-1].end - start > LONGEST_DATELINE:
        return _in_brackets(text, start, end, alone=alone)
    if (rest >= end) != alone:
        return None
    dashed = any(mark in _DASHES for mark in text[parts[-1].end : rest])
    if not (_is_line(parts, dashed=dashed) if alone else _is_lead(text, parts, stop, rest, end)):
        return None
    held = {part.kind: part.value for part in parts}
    place, agency = held.get(_Kind.PLACE), held.get(_Kind.AGENCY)
    if place and not agency and (_is_bare_agency(place) or _is_masthead(place)):
        place, agency = None, place
    return Dateline(
        start=start,
        end=parts[-1].end,
        rest=min(rest, end),
        place=readable_place(place) if place else None,
        agency=agency,
        date=held.get(_Kind.DATE),
    )


def _in_brackets(text: str, start: int, end: int, *, alone: bool) -> Dateline | None:
    """Return the dateline that stands in brackets: "(Osmer, 3 March 2025)"."""
    closing = {"(": ")", "[": "]"}.get(text[start : start + 1])
    close = text.find(closing, start, min(end, start + LONGEST_DATELINE)) if closing else -1
    if close < 0:
        return None
    parts, stop, _ = _parts(text, start + 1, close)
    held = {part.kind: part.value for part in parts}
    if stop is not _End.LINE or not held.keys() >= {_Kind.PLACE, _Kind.DATE}:
        return None
    _, rest = _gap(text, close + 1, end)
    if (rest >= end) != alone:
        return None
    place = readable_place(held[_Kind.PLACE])
    return Dateline(
        start, close + 1, min(rest, end), place, held.get(_Kind.AGENCY), held[_Kind.DATE]
    )


def is_publication(name: str) -> bool:
    """Return whether a name is that of a newspaper, an agency or a broadcaster, by its form."""
    words = re.findall(r"[^\W_]+", name)
    if not words or len(words) > 6 or any(word.isdigit() for word in words):
        return False
    if name.lower() in _AGENCIES:
        return True
    if len(words) == 1:
        return 2 <= len(name) <= 9 and name.isupper() and name not in _KEPT_CAPITALS
    if words[-1].lower() in _MASTHEADS or words[0].lower() in ("radio", "agence"):
        return True
    return "/" in name and all(is_publication(part.strip()) for part in name.split("/"))


def _is_masthead(name: str) -> bool:
    return " " in name and is_publication(name)


def readable_place(place: str) -> str:
    """Return a place in capitals as a name: "Ho Chi Minh City" for "HO CHI MINH CITY"."""
    words: list[str] = []
    for word in place.split():
        if words and words[-1].endswith(",") and len(word.strip(",.")) == 2:
            words.append(word)  # the code of a state or a province
            continue
        parts = [_readable_word(part) for part in word.split("/")]
        word = "/".join(parts)
        if words and word.lower() in _PARTICLES:
            word = word.lower()
        words.append(word)
    return " ".join(words)


def _parts(text: str, start: int, end: int) -> tuple[list[_Part], _End, int]:
    """Return the parts of what may be a dateline, how it ends, and where the report goes on."""
    limit = min(end, start + LONGEST_DATELINE + 80)
    parts: list[_Part] = []
    at, gap, stop = start, _End.SPACE, _End.SPACE
    rest = start
    while True:
        found = _dated_mark(text, at, limit, parts) or _next(text, at, limit, gap, parts)
        if found is None:
            break
        parts += found if isinstance(found, tuple) else (found,)
        found = parts[-1]
        stop, rest = _gap(text, found.end, end)
        gap, at = stop, rest
        if stop in (_End.LINE, _End.COLON):
            break
    return parts, stop, rest


def _gap(text: str, at: int, end: int) -> tuple[_End, int]:
    match = _GAP.match(text, at, end)
    assert match is not None  # noqa: S101 - it matches the empty string
    marks = match["marks"].strip()
    if match.end() >= end:
        return _End.LINE, match.end()
    if any(mark in _DASHES for mark in marks):
        tight = match.end() == at + len(marks) and not (
            len(marks.strip(".,|:")) > 1 or text[at - 1] in ")]/" or marks[0] in ".—"
        )
        if tight or (text[match.end()].islower() and match.end() == at + len(marks)):
            return _End.SPACE, at  # a hyphen inside a word
        return _End.DASH, match.end()
    if marks in (".", ":") and match.end() == at + len(marks) and text[at - 1] not in ")]/":
        return _End.SPACE, at  # inside "10:30" or "example.org"
    ends = {".": _End.STOP, ":": _End.COLON, ",": _End.COMMA, "|": _End.BAR, "/": _End.SLASH}
    return ends.get(marks, _End.SPACE), match.end()


def _dated_mark(text: str, at: int, limit: int, parts: list[_Part]) -> tuple[_Part, _Part] | None:
    """Return the agency and the date of a mark that holds both: "(Newsfile - March 3, 2025)"."""
    match = _DATED_MARK.match(text, at, limit)
    if match is None or any(part.kind is not _Kind.PLACE for part in parts):
        return None
    issuer = match["issuer"].strip()
    if not (_is_issuer(issuer) if parts else is_publication(issuer)) or _names_day(issuer):
        return None
    agency = _Part(_Kind.AGENCY, at, match.end("issuer"), issuer, marked=True)
    return agency, _Part(_Kind.DATE, match.start("date"), match.end(), match["date"], marked=True)


def _next(text: str, at: int, limit: int, gap: _End, parts: list[_Part]) -> _Part | None:
    """Return the next part of a dateline, after the parts that were found and a gap."""
    held = {part.kind for part in parts}
    if _Kind.DATE not in held:
        match = (_DATE if parts else _TIMED_DATE).match(text, at, limit)
        if match is not None and (gap is not _End.DASH or _closes(text, match.end(), limit)):
            return _Part(_Kind.DATE, match.start(), match.end(), match["date"], bool(match["open"]))
    if _Kind.AGENCY not in held:
        match = _MARK.match(text, at, limit)
        if match is not None:
            value = next(name for name in match.groups() if name)
            if _is_issuer(value):
                return _Part(_Kind.AGENCY, match.start(), match.end(), value.strip(), marked=True)
    if _Kind.AGENCY not in held and parts:
        found = _bare_agency(text, at, limit, gap, parts)
        if found is not None:
            return found
    if _Kind.PLACE not in held:
        return _place(text, at, limit, gap, parts)
    return None


def _bare_agency(text: str, at: int, limit: int, gap: _End, parts: list[_Part]) -> _Part | None:
    """Return an agency that no brackets mark: "VARNO, March 3, ZNA -", "VARNO / Zeta Wire /"."""
    match = _BARE.match(text, at, limit)
    if match is None:
        return None
    held = {part.kind for part in parts}
    value = match[0].split(". ")[0].rstrip(".")
    end = at + len(value)
    stop, rest = _gap(text, end, limit)
    known = _is_bare_agency(value) or (" " in value and is_publication(value))
    part = _Part(_Kind.AGENCY, at, end, value)
    if _Kind.DATE in held:
        after = value.isupper() and _Kind.PLACE in held
        writer = _MARK.match(text, rest, limit) if after and stop is _End.SPACE else None
        if writer is not None:
            return replace(part, end=writer.end(), marked=True)
        ends = stop is _End.DASH or (_Kind.PLACE in held and stop in (_End.STOP, _End.LINE))
        return part if ends and (known or after) else None
    # Without a date before it, a date has to follow, or it is one of the known.
    dated = _DATE.match(text, rest, limit) is not None
    if gap is _End.SLASH and stop is _End.SLASH and dated:
        return part
    if known and stop is _End.DASH and (dated or gap in (_End.COMMA, _End.STOP)):
        return part
    shouted = value.isupper() and len(value) > _LONGEST_ACRONYM
    return part if gap is _End.STOP and stop is _End.DASH and shouted else None


def _place(text: str, at: int, limit: int, gap: _End, parts: list[_Part]) -> _Part | None:
    match = _PLACE.match(text, at, limit)
    if match is None:
        return None
    value = _without_agency(match[0])
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
    if first.capitalize() in STARTERS or _names_day(value) or first.lower() in _LABELS:
        return None
    if parts and gap not in (_End.COMMA, _End.SPACE, _End.BAR, _End.SLASH):
        # After a first dash a report may begin, so the place has to be clearly one.
        after, _ = _gap(text, end, limit)
        follows = after in (_End.DASH, _End.COLON) and (value.isupper() or _closes_dated(parts))
        dated = _DATE.match(text, _gap(text, end, limit)[1], limit) is not None
        if not (follows or (dated and after is _End.COMMA)):
            return None
    return _Part(_Kind.PLACE, at, end, value)


def _without_agency(place: str) -> str:
    """Return a place without the agency that a comma or a stop sets off: "VARNO. ZENTAPRESS"."""
    head, comma, tail = place.rpartition(", ")
    if comma and tail.isupper() and tail.lower() in _AGENCIES:
        return head
    words = place.split(" ")
    for number, word in enumerate(words[:-1]):
        # "St. Osmer" and "Washington D.C." keep their stops.
        bare = word.rstrip(".")
        short = len(bare) <= _LONGEST_ACRONYM or bare in MAYBE or bare.capitalize() in TITLES
        if word.endswith(".") and not short and not _STATE.search(word):
            return " ".join(words[: number + 1])
    return place


def _names_day(words: str) -> bool:
    """Return whether words begin with a month or a weekday."""
    match = re.match(r"[^\W\d_]+", words)
    return match is not None and match[0].lower() in _DAYS


def _closes_dated(parts: list[_Part]) -> bool:
    return any(part.kind is _Kind.DATE for part in parts)


def _closes(text: str, at: int, limit: int) -> bool:
    """Return whether a dash, a colon, a stop, a mark or the end follows."""
    stop, rest = _gap(text, at, limit)
    return stop not in (_End.SPACE, _End.COMMA) or _MARK.match(text, rest, limit) is not None


def _is_issuer(name: str) -> bool:
    """Return whether a name in brackets may be an agency's: no number, aside or sentence."""
    if not any(char.isalpha() for char in name) or len(name.split()) > 5:
        return False
    if name.lower() in _ASIDES:
        return False
    if name.islower():
        return all(3 <= len(part) <= 4 and part.isalpha() for part in name.split("/"))
    return name[0].isupper() or any(char.isupper() for char in name[1:4])


def _is_lead(text: str, parts: list[_Part], stop: _End, rest: int, end: int) -> bool:
    """Return whether the parts before a report are a dateline."""
    kinds = [part.kind for part in parts]
    following = text[rest:end].lstrip("\"'“‘«([")[:3]
    if not following or (following[0].islower() and not following[1:].lstrip("-")[:1].isupper()):
        return False  # "Bonn – the old capital", but "eBay"
    agency = next((part for part in parts if part.kind is _Kind.AGENCY), None)
    if agency is not None and agency.marked:
        slashed = text[agency.start] == "/"
        if stop in (_End.DASH, _End.COLON):
            return True
        if stop is _End.STOP:
            return slashed or _Kind.DATE in kinds
        if stop is not _End.SPACE:
            return False
        if not text[rest - 1].isspace():
            return len(kinds) == 1 and _is_bare_agency(agency.value)  # "(CNN)The mayor"
        set_off = len(kinds) == 2 and text[agency.start - 2 : agency.start].startswith(",")
        return len(kinds) == 3 or (set_off and is_publication(agency.value))
    long = end - rest >= _SHORTEST_REPORT
    if stop in (_End.BAR, _End.SLASH) and long and {_Kind.PLACE, _Kind.DATE} <= set(kinds):
        return True
    if _Kind.PLACE not in kinds:
        return False
    place = next(part for part in parts if part.kind is _Kind.PLACE)
    if _Kind.DATE in kinds:
        dated = next(part for part in parts if part.kind is _Kind.DATE)
        full = any(char.isdigit() for char in dated.value[-4:-2])
        if stop in (_End.DASH, _End.COLON):
            return True
        return stop is _End.STOP and (full or place.value.split(",")[0].isupper())
    if stop is _End.COLON:
        capital = place.value.split(",")[0]
        return capital.isupper() and long and len(capital) > _LONGEST_ACRONYM
    if stop is _End.DASH and agency is not None:
        return True
    return stop is _End.DASH and _is_place_alone(text, place, rest, end)


def _is_place_alone(text: str, place: _Part, rest: int, end: int) -> bool:
    """Return whether a place with only a dash after it is a dateline.

    "LONDON —" is; "Bonn – The old capital – was chosen" and "UN-backed talks" are not.
    """
    dash = text[place.end : rest]
    if not dash[0].isspace() and dash.strip() == "-":
        return False
    if place.value.split(",")[0].isupper():
        # "UN – EU talks" are of two bodies.
        following = text[rest:end].split(maxsplit=1)[0]
        return not (len(place.value) <= _LONGEST_ACRONYM and following.isupper())
    head = _SENTENCE_END.split(text[rest : min(end, rest + 400)], maxsplit=1)[0]
    return dash.strip() != "-" and dash[0].isspace() and dash.strip() not in head


def _is_line(parts: list[_Part], *, dashed: bool) -> bool:
    """Return whether the parts that fill a line are a dateline."""
    held = {part.kind: part for part in parts}
    place = held.get(_Kind.PLACE)
    if place is not None and len(parts) == 1 and dashed:
        return _is_bare_agency(place.value)
    if place is None or len(held) < 2 or any(map(_is_bare_agency, place.value.split("/"))):
        return False
    if _is_masthead(place.value):
        return False
    capitals = place.value.split(",")[0].isupper()
    date = held.get(_Kind.DATE)
    if date is not None:
        return capitals or len(held) == 3 or re.search(r"\d{4}", date.value) is not None
    return capitals


def _is_bare_agency(name: str) -> bool:
    """Return whether a name without brackets is an agency's: a known one, or a short acronym."""
    if name.lower().rstrip(".") in _AGENCIES:
        return True
    short = name.isupper() and name.isalpha() and len(name) <= _LONGEST_ACRONYM
    return short and name not in _KEPT_CAPITALS


def _readable_word(word: str) -> str:
    bare = word.strip(",.")
    if not bare.isupper() or len(bare) < 2 or "." in bare or bare in _KEPT_CAPITALS:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
