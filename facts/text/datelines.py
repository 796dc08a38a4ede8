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
from dataclasses import dataclass

from facts.text.dateline_parts import (
    DASHES,
    LONGEST_DATELINE,
    End,
    Kind,
    Part,
    gap_after,
    is_label_word,
    read_parts,
)
from facts.text.dateline_places import readable_place
from facts.text.header_labels import BYLINE, RELEASE
from facts.text.header_names import is_author
from facts.text.publications import (
    LONGEST_ACRONYM,
    heads_office,
    is_bare_agency,
    is_masthead,
    is_publication,
)
from facts.text.written_dates import WHEN

_MORE_DATES = re.compile(
    rf"(?:last\s)?(?:updated?|published|modified|posted)\s?:?\s?(?:on\s)?{WHEN.pattern}",
    re.IGNORECASE,
)
_SHORTEST_REPORT = 40  # characters after a dateline that is only a place and a colon
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]{2,30}")
_FEWEST_WORDS = 2  # in lower case, which a list of names behind a label has not
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]{1,24}"
_PARTICLE = r"(?:(?:de|del|da|do|la|le|al|of|the|sur|upon|am|au|aux)[ -])?"
_BRACKETED = re.compile(
    rf"\((?P<place>{_WORD}(?:[ ’'-]{_PARTICLE}{_WORD}){{0,2}}"
    rf"(?:,\s(?:[A-Z]{{2}}|D\.C\.|{_WORD}(?:\s{_WORD})?))?)\)\s{{0,2}}[-–—]{{1,2}}\s{{1,2}}"
    r"[\"'“‘«(\[]{0,2}(?=\S)"
)
_SPEAKER = re.compile(r",\s(?:BYLINE|HOST|ANCHOR|MODERATOR)$")
"""The part of a speaker in the transcript of a broadcast: "IDA SOOL, HOST:"."""
_ENDS_OF_AGENCIES = ("press", "presse", "news", "wire", "media", "fax")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]{0,4}\s(?=[\"'“‘(]{0,4}[^\W\d_a-z])")


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
    parts, stop, rest = read_parts(text, start, end)
    if not alone and [part.kind for part in parts] in ([], [Kind.AGENCY]):
        bracketed = _place_in_brackets(text, start, end)
        if bracketed is not None:
            return bracketed
    if not parts or parts[-1].end - start > LONGEST_DATELINE:
        return _in_brackets(text, start, end, alone=alone)
    if (rest >= end) != alone or _says_more(text, rest, end, parts):
        return None
    dashed = any(mark in DASHES for mark in text[parts[-1].end : rest])
    if not (_is_line(parts, dashed=dashed) if alone else _is_lead(text, parts, stop, rest, end)):
        return None
    held = {part.kind: part.value for part in parts}
    place, agency = held.get(Kind.PLACE), held.get(Kind.AGENCY)
    if place and not agency and (is_bare_agency(place) or is_masthead(place)):
        place, agency = None, place
    return Dateline(
        start=start,
        end=parts[-1].end,
        rest=min(rest, end),
        place=readable_place(place) if place else None,
        agency=agency,
        date=held.get(Kind.DATE),
    )


def _says_more(text: str, rest: int, end: int, parts: list[Part]) -> bool:
    """Return whether a line of metadata goes on: "12 March 2025 - Updated: 13 March 2025", "The
    Herald, 12 March 2025. By Ida Sool"."""
    line = text[rest:end].rstrip() if end - rest <= LONGEST_DATELINE else ""
    byline = BYLINE.match(line)
    names = [part.value for part in parts if part.kind is Kind.PLACE]
    if byline is not None and any(map(is_masthead, names)):
        return is_author(line[byline.end() :])
    return _MORE_DATES.match(line) is not None or RELEASE.match(line) is not None


def _in_brackets(text: str, start: int, end: int, *, alone: bool) -> Dateline | None:
    """Return the dateline that stands in brackets: "(Osmer, 3 March 2025)"."""
    closing = {"(": ")", "[": "]"}.get(text[start : start + 1])
    close = text.find(closing, start, min(end, start + LONGEST_DATELINE)) if closing else -1
    if close < 0:
        return None
    parts, stop, _ = read_parts(text, start + 1, close)
    held = {part.kind: part.value for part in parts}
    if stop is not End.LINE or not held.keys() >= {Kind.PLACE, Kind.DATE}:
        return None
    _, rest = gap_after(text, close + 1, end)
    if (rest >= end) != alone:
        return None
    place = readable_place(held[Kind.PLACE])
    return Dateline(start, close + 1, min(rest, end), place, held.get(Kind.AGENCY), held[Kind.DATE])


def _place_in_brackets(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline of a place alone in brackets, as charities write it: "(Osmer) – The".

    A name in capitals, with capitals inside a word, or of a known form is an agency's.
    """
    match = _BRACKETED.match(text, start, end)
    if match is None:
        return None
    place = match["place"]
    names = place.split(",")[0].split()
    if not _is_lead_word(text[match.end() : end][:3]) or is_publication(place):
        return None
    if place.lower().endswith(_ENDS_OF_AGENCIES):
        return None  # "(Varnopress) – "
    if is_label_word(names[0]) or any(is_bare_agency(name) for name in (place, names[0])):
        return None
    _, rest = gap_after(text, match.end("place") + 1, end)
    return Dateline(start, match.end("place") + 1, rest, place, None, None)


def _is_lead_word(following: str) -> bool:
    """Return whether a report may begin with these characters: "eBay" may, "old" may not."""
    return bool(following) and (
        not following[0].islower() or following[1:].lstrip("-")[:1].isupper()
    )


def _is_lead(text: str, parts: list[Part], stop: End, rest: int, end: int) -> bool:
    """Return whether the parts before a report are a dateline."""
    kinds = [part.kind for part in parts]
    if not _is_lead_word(text[rest:end].lstrip("\"'“‘«([")[:3]):
        return False  # "Bonn – the old capital"
    agency = next((part for part in parts if part.kind is Kind.AGENCY), None)
    if agency is not None and agency.marked:
        slashed = text[agency.start] == "/"
        if stop in (End.DASH, End.COLON):
            return True
        if stop is End.STOP:
            return slashed or Kind.DATE in kinds
        if stop is not End.SPACE:
            return False
        if not text[rest - 1].isspace():
            return len(kinds) == 1 and is_bare_agency(agency.value)  # "(CNN)The mayor"
        set_off = len(kinds) == 2 and text[agency.start - 2 : agency.start].startswith(",")
        return len(kinds) == 3 or (set_off and is_publication(agency.value))
    long = end - rest >= _SHORTEST_REPORT
    if stop in (End.BAR, End.SLASH) and long and {Kind.PLACE, Kind.DATE} <= set(kinds):
        return True
    if Kind.PLACE not in kinds:
        return False
    place = next(part for part in parts if part.kind is Kind.PLACE)
    if Kind.DATE in kinds:
        dated = next(part for part in parts if part.kind is Kind.DATE)
        full = any(char.isdigit() for char in dated.value[-4:-2])
        if stop in (End.DASH, End.COLON):
            return True
        return stop is End.STOP and (full or place.value.split(",")[0].isupper())
    if stop is End.COLON:
        if _SPEAKER.search(place.value):
            return False
        capital = place.value.split(",")[0]
        coded = re.search(r", [A-Z]{2}$", place.value) is not None  # "Osmer, DC: The board …"
        told = long and len(_LOWER_WORD.findall(text, rest, end)) >= _FEWEST_WORDS
        return (capital.isupper() or coded) and told and len(capital) > LONGEST_ACRONYM
    if stop is End.DASH and agency is not None:
        return True
    return (
        stop is End.DASH
        and not heads_office(place.value)
        and _is_place_alone(text, place, rest, end)
    )


def _is_place_alone(text: str, place: Part, rest: int, end: int) -> bool:
    """Return whether a place with only a dash after it is a dateline.

    "LONDON —" is; "Bonn – The old capital – was chosen" and "UN-backed talks" are not.
    """
    dash = text[place.end : rest]
    if not dash[0].isspace() and dash.strip() == "-":
        return False
    if place.value.split(",")[0].isupper():
        # "UN – EU talks" are of two bodies.
        following = text[rest:end].split(maxsplit=1)[0]
        return not (len(place.value) <= LONGEST_ACRONYM and following.isupper())
    head = _SENTENCE_END.split(text[rest : min(end, rest + 400)], maxsplit=1)[0]
    return dash.strip() != "-" and dash[0].isspace() and dash.strip() not in head


def _is_line(parts: list[Part], *, dashed: bool) -> bool:
    """Return whether the parts that fill a line are a dateline."""
    held = {part.kind: part for part in parts}
    place = held.get(Kind.PLACE)
    if place is not None and len(parts) == 1 and dashed:
        shouted = place.value.isupper() and len(place.value) > LONGEST_ACRONYM
        return shouted or is_bare_agency(place.value)
    if place is None or len(held) < 2 or any(map(is_bare_agency, place.value.split("/"))):
        return False
    if is_masthead(place.value):
        return False
    capitals = place.value.split(",")[0].isupper()
    date = held.get(Kind.DATE)
    if date is not None:
        return capitals or len(held) == 3 or re.search(r"\d{4}", date.value) is not None
    return capitals
