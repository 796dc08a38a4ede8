"""Numbers, amounts, times, frequencies and manner in a sentence, read by rules.

Rules and no model: these forms are known exactly. What counts things (`115 UN members`) keeps the
number alone and the noun as its unit; a measure (`1,140 tonnes`) is one value with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from facts.dates import FoundDate, find_dates
from facts.dates.names import MONTH_START
from facts.extract.numbers import (
    AMOUNT,
    COUNT,
    CURRENCY,
    LONG_SCALE,
    MEASURE,
    NUMBER,
    ORDINAL,
    PER,
    SCALE,
    SPELLED,
    TIME_UNIT,
    WORDS,
    number_value,
)
from facts.extract.tenses import tense_at
from facts.extract.values import Mention, head_of
from facts.models import FactKind
from facts.words.nouns import MANNER_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase

_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
_FREQUENCY = re.compile(
    rf"\b(?:once|twice|thrice|{AMOUNT}\s+times)\s+(?:a|an|per|each|every|in)\s+"
    rf"(?:{COUNT}\s+)?{TIME_UNIT}\b"
    rf"|\b(?:every|each)\s+(?:other\s+|second\s+|third\s+|fourth\s+|fifth\s+|{AMOUNT}\s+)?"
    rf"(?:{TIME_UNIT}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|spring|summer|autumn|winter|morning|evening|afternoon)\b"
    r"|\b(?:bi|semi|tri)?-?(?:annually|annual|yearly|monthly|weekly|daily|nightly|hourly|quarterly"
    r"|biennially|biennial|triennially|triennial|quadrennial|quadrennially|biannual|biannually)\b"
    rf"|\b(?:once|twice)\b(?=\s*[.,;])"
    rf"|(?<=\bon\s){_WEEKDAYS}(?:\s+(?:and|or)\s+{_WEEKDAYS})?\b",
    re.IGNORECASE,
)
_FILLER = (
    r"(?:(?:working|business|calendar|consecutive|successive|full|further|additional|extra|more"
    r"|trading|school|straight|long|short|whole)\s)?"
)
_DURATION = re.compile(
    rf"\b{AMOUNT}(?:\s+and\s+a\s+half)?[- ]{_FILLER}{TIME_UNIT}(?:[- ](?:long|olds?))?\b"
    rf"|\bhalf\s+an?\s+{TIME_UNIT}\b"
    r"|(?:(?<=\bfor\s)|(?<=\bwithin\s)|(?<=\bthan\s)|(?<=\blasts\s)|(?<=\blasted\s)|(?<=\btakes\s)"
    rf"|(?<=\btook\s)|(?<=\bafter\s)|(?<=\bhalf\s))(?:an?|one)\s{_FILLER}{TIME_UNIT}\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged|at\s+the\s+age\s+of|at\s+age)\s+(\d{1,3})\b", re.IGNORECASE)
_PERCENT = re.compile(
    rf"{AMOUNT}(?:\s*%|[- ](?:per\s?cent|percent|percentage\s+points?)\b)", re.IGNORECASE
)
_SHARE = re.compile(
    rf"\b(?:{WORDS})[- ](?:halves|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths)\b"
    r"|\b(?:a|one)[- ](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?=\sof\b)"
    r"|\b(?:nearly\s|almost\s|about\s|over\s)?half(?=\s(?:of|the|its|their|his|her)\b)"
    rf"|\b(?:{WORDS}|\d+)\s(?:in|out\sof)\s(?:every\s)?(?:{WORDS}|\d+)\b(?!\s*[-–]|\d|,\d)"
    rf"(?!\s{MONTH_START})",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:(?:US|A|C|HK|NZ)?[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY)\s?)\s?{NUMBER}(?:[- ]?{SCALE})?"
    rf"|(?i:{AMOUNT}(?:\s{SCALE})?)\s{CURRENCY}",
)
_MEASURE = re.compile(
    rf"(?i:{AMOUNT}(?:\s{SCALE})?\s?-?){MEASURE}(?:/\w+)?(?i:{PER})?"
    r"|(?:(?<=\s)|^)[-−]?\d+(?:\.\d+)?\s?°\s?[CF]?\b"
)
_DIMENSION = re.compile(r"\s(?:deep|long|wide|high|tall|thick|away|apart|across|above|below)\b")
_CLOCK_TIME = (
    r"(?:\b(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock\b)"
    r"|(?<![\d:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|\b(?:noon|midnight)\b)"
    r"(?:\s(?:GMT|UTC|CET|EST|EDT|PST|local\stime)\b)?"
)
_CLOCK = re.compile(rf"{_CLOCK_TIME}(?:\s(?:to|until|and|-|–)\s{_CLOCK_TIME})?", re.IGNORECASE)
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?:\bbetween\s{COUNT}(?:\s{SCALE})?\sand\s)?(?:{NUMBER}(?:\s{SCALE})?"
    rf"(?:\s(?:to|or)\s{NUMBER}(?:\s{SCALE})?)?|{SPELLED}(?:\s(?:to|or)\s{SPELLED})?"
    rf"|(?:a\s)?(?:hundreds?|thousands?|millions?|billions?|dozens?)\b)(?![\w/]|-\d|[.,]\d)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no[- ]one|nobody|none)\b(?!\s(?:but|except|other|else|besides|save)\b)", re.IGNORECASE
)
_END = rf"(?:{NUMBER}|{SPELLED})(?:\s{SCALE})?"
_RANGE = re.compile(
    rf"(?:between\s(?P<low>{_END})\sand|(?P<first>{_END})\s(?:to|or))\s(?P<last>{_END})",
    re.IGNORECASE,
)
_SCALE_AT_END = re.compile(rf"\s{LONG_SCALE}$", re.IGNORECASE)
_MANNER = re.compile(
    rf"\bby\s+(?:a\s+(?:\w+\s+)?vote\s+of\s+)?{COUNT}\s+(?:votes?\s+)?(?:in\s+favou?r\s+)?"
    rf"(?:to|against|-|–)\s+{COUNT}(?:\s+against)?"
    r"|\b(?:by|with|without|through|in|via)\s+(?:an?\s+|the\s+)?(?:\w+[- ]){0,2}?(?:"
    + "|".join(sorted(MANNER_NOUNS))
    + r")s?\b(?:\s+of\s+(?:\d+\s*(?:-|–|to)\s*\d+|hands))?|\bunanimous(?:ly)?\b",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(r"\d\s?(?:to|until|till|through|-|–)\s?\d", re.IGNORECASE)
_JOINED = re.compile(r"\s?(?:to|until|till|through|and|-|–)\s?(?:the\s)?", re.IGNORECASE)


def find_measures(doc: Doc, text: str, reference: date | None) -> Iterator[Mention]:
    """Yield values read by rules, the more exact before what may overlap them.

    `text` is the sentence (spaCy joins it at each access), `reference` the day against which
    dates are resolved.
    """
    for pattern, kind in (
        (_FREQUENCY, FactKind.FREQUENCY),
        (_PERCENT, FactKind.PERCENT),
        (_MONEY, FactKind.MONEY),
    ):
        for match in pattern.finditer(text):
            yield _mention(doc, match, kind, normal=_value(match, kind))
    for match in _CLOCK.finditer(text):
        yield _mention(doc, match, FactKind.DATE)
    yield from _dates(doc, text, reference)
    for match in _MEASURE.finditer(text):
        yield _measure(doc, text, match)
    for match in _AGE.finditer(text):
        start, end = match.span(1)
        head = head_of(doc, start, end)
        yield Mention(start, end, FactKind.DURATION, head, match[1], "years")
    for match in _DURATION.finditer(text):
        yield _mention(doc, match, FactKind.DURATION)
    for match in _SHARE.finditer(text):
        yield _mention(doc, match, FactKind.PERCENT)
    for match in ORDINAL.finditer(text):
        yield _mention(doc, match, FactKind.ORDINAL, normal=number_value(match.group()))
    for match in _NONE.finditer(text):
        start, end = match.span()
        unit = None if match.group().lower() == "none" else "people"
        yield Mention(start, end, FactKind.NUMBER, head_of(doc, start, end), "0", unit)
    for match in _QUANTITY.finditer(text):
        yield _quantity(doc, text, match)


def parts_of(doc: Doc, text: str, whole: Mention) -> Iterator[Mention]:
    """Yield parts that may be asked for: the ends of `151 to 2`, the number of a measure."""
    if whole.kind is FactKind.NUMBER and whole.unit:
        number = re.match(rf"(?i:{AMOUNT})", text[whole.start : whole.end])
        if number and number.end() < whole.end - whole.start:
            end = whole.start + number.end()
            yield Mention(whole.start, end, FactKind.NUMBER, whole.head, whole.normal, whole.unit)
    if whole.kind is FactKind.NUMBER:
        for first, last, normal in _ends(text[whole.start : whole.end]):
            start, end = whole.start + first, whole.start + last
            yield Mention(start, end, FactKind.NUMBER, head_of(doc, start, end), normal, whole.unit)
    elif whole.kind is FactKind.PERIOD:
        for found in find_dates(text[whole.start : whole.end], None):
            start, end = whole.start + found.start, whole.start + found.end
            if (start, end) != (whole.start, whole.end):
                head = head_of(doc, start, end)
                yield Mention(start, end, FactKind.DATE, head, _end_of(whole, end))
        if not any(c in text[whole.start : whole.end] for c in "-–"):
            yield from _years(doc, text, whole)


def find_manners(doc: Doc, text: str) -> Iterator[Mention]:
    """Yield phrases that say how something was decided: `by consensus`, `by four votes to one`."""
    for match in _MANNER.finditer(text):
        yield _mention(doc, match, FactKind.MANNER)


def _years(doc: Doc, text: str, whole: Mention) -> Iterator[Mention]:
    ends = re.finditer(r"\b[12]\d{3}\b", text[whole.start : whole.end])
    years = [match for match in ends if match.group() in (whole.normal or "")]
    for match in years if len(years) == 2 else ():
        start, end = whole.start + match.start(), whole.start + match.end()
        yield Mention(start, end, FactKind.DATE, head_of(doc, start, end), match.group())


def _end_of(whole: Mention, end: int) -> str | None:
    first, _, last = (whole.normal or "").partition("/")
    return (last if end == whole.end else first) or None


def _value(match: re.Match[str], kind: FactKind) -> str | None:
    return None if kind is FactKind.FREQUENCY else number_value(match.group())


def _mention(
    doc: Doc, match: re.Match[str], kind: FactKind, *, normal: str | None = None
) -> Mention:
    start, end = match.span()
    return Mention(start, end, kind, head_of(doc, start, end), normal=normal)


def _dates(doc: Doc, text: str, reference: date | None) -> Iterator[Mention]:
    """Yield dates and periods; two dates joined by `to` are one period."""
    found = find_dates(text, reference, lambda start, end: tense_at(doc, start, end))
    i = 0
    while i < len(found):
        first = found[i]
        joined = _period(text, first, found[i + 1]) if i + 1 < len(found) else None
        if joined is not None:
            yield Mention(
                first.start,
                found[i + 1].end,
                FactKind.PERIOD,
                head_of(doc, first.start, first.end),
                joined or None,
            )
            i += 2
            continue
        # A period whose year is not known has no normal form.
        of_two = "/" in first.normal if first.normal else _TWO_DAYS.search(first.text) is not None
        kind = FactKind.PERIOD if of_two else FactKind.DATE
        start = first.start
        if kind is FactKind.PERIOD and first.text[:5].lower() == "from ":
            start += 5
            start += 4 if text[start : start + 4].lower() == "the " else 0
        yield Mention(start, first.end, kind, head_of(doc, start, first.end), first.normal)
        i += 1


def _period(text: str, first: FoundDate, last: FoundDate) -> str | None:
    """Return the interval of two dates that `to` joins; empty if not known; None if they are not
    joined.

    `and` joins only what `between` opens.
    """
    between = _JOINED.fullmatch(text, first.end, last.start)
    if between is None or "/" in (first.normal or "") or "/" in (last.normal or ""):
        return None
    if "and" in between[0].lower() and not text[: first.start].lower().endswith("between "):
        return None
    if not first.normal or not last.normal:
        return ""
    begin = first.normal
    months = begin[4:7], last.normal[4:7]
    if begin >= last.normal and all(months) and begin[:4] not in first.text:
        # `From November to April`: each was resolved alone, but the first comes before the last.
        begin = f"{int(last.normal[:4]) - (months[0] > months[1]):04}{begin[4:]}"
    return f"{begin}/{last.normal}" if begin < last.normal else ""


def _measure(doc: Doc, text: str, match: re.Match[str]) -> Mention:
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    number = re.match(rf"(?i:{AMOUNT}(?:\s{SCALE})?)", match.group())
    unit = match.group()[number.end() :].strip(" -") if number else "degrees"
    dimension = _DIMENSION.match(text, end)
    if dimension:
        unit += dimension[0]
    return Mention(
        start, end, FactKind.NUMBER, head_of(doc, start, end), number_value(match.group()), unit
    )


def _quantity(doc: Doc, text: str, match: re.Match[str]) -> Mention:
    start, end = match.span()
    head = head_of(doc, start, end)
    low = next(_ends(match.group()), None)
    normal = low[2] if low is not None else number_value(match.group())
    return Mention(start, end, FactKind.NUMBER, head, normal, _unit(doc, text, head, end))


def _ends(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield the ends of a range, each with its place and its value: `forty` and `fifty thousand` of
    `between forty and fifty thousand`, where the first is 40,000 too."""
    match = _RANGE.match(text)
    if match is None:
        return
    scale = _SCALE_AT_END.search(match["last"])
    for name in ("low", "first", "last"):
        if match[name] is None:
            continue
        written = match[name]
        if scale is not None and _SCALE_AT_END.search(written) is None:
            written += scale[0]
        yield match.start(name), match.end(name), number_value(written)


def _unit(doc: Doc, text: str, at: int, end: int) -> str | None:
    """Return what a number counts: the noun phrase after it, up to the noun."""
    token = head = doc[at]
    while head.dep_ in ("nummod", "quantmod", "compound", "amod") and head.head.i > head.i:
        head = head.head
    if head.i == token.i or head.pos_ not in ("NOUN", "PROPN"):
        return _following_noun(doc.char_span(end, len(text), alignment_mode="contract"))
    return text[end : head.idx + len(head.text)].strip(" -") or None


def _following_noun(following: Phrase | None) -> str | None:
    """Return the two words after a number that heads its phrase: `in favour` in `115 in favour`."""
    if following is None or len(following) < 2 or following[0].pos_ != "ADP":
        return None
    return following[:2].text if following[1].pos_ in ("NOUN", "PROPN") else None
