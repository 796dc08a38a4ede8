"""Datelines and photo captions at the head of a paragraph, in the forms of news agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.dates.names import CAPITALISED_MONTH_WITH_STOP as _MONTH
from facts.dates.names import CAPITALISED_WEEKDAY

LONGEST_CAPTION = 600
"""In characters, from the start of the paragraph to the photo credit."""

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:{CAPITALISED_WEEKDAY},?\s+)?"
_DATE = (
    rf"{_WEEKDAY}(?:{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2})"
)
# A name of up to four words, in capitals or with capitals, such as "Rio de Janeiro".
_NAME = (
    r"[^\W\d_a-zà-öø-ÿ][\w.’'-]*"
    r"(?:[ /](?:(?:de|da|do|del|la|le|of|the|and|sur|upon|am)[ ])*[^\W\d_a-zà-öø-ÿ][\w.’'-]*){0,3}"
)
_PLACE = rf"{_NAME}(?:,\s+{_NAME}){{0,2}}"
_AGENCY = r"\((?P<agency>[^\W\d_a-z][\w .&/’'-]{1,40})\)"
_DASH = r"\s*(?:[-–—−―‒]{1,3})(?=[\s“\"‘'A-Z])\s*"
_FULL = re.compile(
    rf"(?:(?P<place>{_PLACE}?)(?:(?:,\s*|\s+)\(?(?P<date>{_DATE})\)?)?,?\s*)?"
    rf"(?:{_AGENCY}(?:{_DASH}|\s*:\s+)|(?P<dash>{_DASH}))"
)
_AGENCIES = frozenset(
    "AAP AFP ANI ANSA AP APA BERNAMA DPA EFE GNA IANS IPS IRNA KUNA KYODO MENA NAN NNA PA PTI "
    "REUTERS SPA TASS TNA UPI VNA WAM XINHUA YONHAP".split()
)

_CREDIT = re.compile(
    r"\((?:[A-Z][\w.&’' /-]{0,40}[\s/])?(?:File |Handout |Archive )?"
    r"(?:Photo|PHOTO|Photograph|Image|Picture|Illustration|Credit|Pic)s?"
    r"(?:\s*(?::|/|\bby\b|\bcourtesy\b|\bvia\b|\bcredit\b)\s*(?P<credit>[^()\n]{0,100}))?\)"
)
_LED_BY = re.compile(
    r"(?:(?:file|handout|archive)\s+(?:photo|picture|image)\b|"
    r"(?:photo|image|picture|caption)s?\s*(?:credits?|caption)?\s*:|"
    r"(?:photo|image|picture|photograph)s?\s+(?:courtesy|by|via|from)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])")
_PARTICLES = frozenset("de da do del la le of the and sur upon am".split())
_KEPT_CAPITALS = frozenset("DC UK US USA UAE UN EU".split())


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


@dataclass(frozen=True, slots=True)
class Caption:
    """The end of a photo caption, and the photo's credit."""

    end: int
    credit: str | None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline at `start` of a paragraph, if there is one."""
    match = _FULL.match(text, start, end)
    if match is None or match.end() >= end or len(match[0]) > 120:
        return None
    place, agency, date = match["place"], match["agency"], match["date"]
    if not (place or agency):
        return None
    if match["dash"] is not None and not _is_place_alone(text, match, end):
        return None
    bound = match.end("agency") + 1 if agency else match.start("dash")
    if place and not agency and not date and place.rstrip(".") in _AGENCIES:
        place, agency = None, place
    return Dateline(
        start=start,
        end=start + len(text[start:bound].rstrip()),
        rest=match.end(),
        place=_readable(place) if place else None,
        agency=agency.strip() if agency else None,
        date=date,
    )


def _is_place_alone(text: str, match: re.Match[str], end: int) -> bool:
    """Return whether a place with only a dash after it, and no agency, is a dateline.

    "LONDON —" is; "Bonn – the old capital – was chosen" and "UN-backed talks" are not.
    """
    place, dash = match["place"], match["dash"]
    if not place:
        return False
    if match["date"]:
        return True
    if not dash[0].isspace() and dash.strip() == "-":
        return False
    following = text[match.end() : match.end() + 1]
    if following.islower():
        return False
    if place.split(",")[0].isupper():
        return True
    rest = _SENTENCE_END.split(text[match.end() : min(end, match.end() + 400)], maxsplit=1)[0]
    return dash.strip() != "-" and dash[0].isspace() and dash.strip() not in rest


def caption_end(text: str, start: int, end: int) -> Caption | None:
    """Return the end of the caption that begins a paragraph or fills it."""
    credit = _CREDIT.search(text, start, min(end, start + LONGEST_CAPTION))
    if credit is not None:
        name = credit["credit"]
        return Caption(credit.end(), name.strip() if name else None)
    if _LED_BY.match(text, start, end) and end - start <= LONGEST_CAPTION:
        return Caption(end, None)
    return None


def caption_start(text: str, start: int, end: int) -> int:
    """Return where the caption that ends at `end` begins.

    It begins with the paragraph, or with its last sentence in a long paragraph.
    """
    if end - start <= LONGEST_CAPTION // 2:
        return start
    credit = text.rfind("(", start, end)
    begin = start
    for match in _SENTENCE_END.finditer(text, start, max(start, credit)):
        if credit - match.end() > 1:
            begin = match.end()
    return begin


def _readable(place: str) -> str:
    """Return a place in capitals as a name: "Ho Chi Minh City" for "HO CHI MINH CITY"."""
    words: list[str] = []
    for word in place.split():
        bare = word.strip(",.")
        if bare.isupper() and len(bare) > 1 and "." not in bare and bare not in _KEPT_CAPITALS:
            word = "-".join(part.capitalize() for part in word.split("-"))
            if words and word.lower() in _PARTICLES:
                word = word.lower()
        words.append(word)
    return " ".join(words)
