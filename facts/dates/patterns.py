"""The expressions by which English writes dates, as regular expressions for `facts.dates.find`.

Every pattern allows any white space between its words, so that a wrapped line hides no date.
"""

from __future__ import annotations

import re

from facts.dates.names import MONTH as _MONTH
from facts.dates.names import SHORT_WEEKDAY
from facts.dates.names import WEEKDAY as _WEEKDAY

NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1, "few": 3}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first".split(),
        start=1,
    )
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"\d{4}(?!\d|[.,]\d)"
_LEAD = rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?"
_DASH = r"\s?[-–—]\s?"
_IGNORE = re.IGNORECASE
_ERA = r"(?:AD|CE|BCE?|A\.D\.|B\.C\.(?:E\.)?)"


def _point(n: int) -> str:
    """Return the pattern of a date with a day or a month.

    Its groups are d, m and y, each with a letter for the form and the number `n`.
    """
    return (
        rf"(?:(?P<ya{n}>\d{{4}})-(?P<ma{n}>\d{{2}})-(?P<da{n}>\d{{2}})(?![\d-])"
        rf"|{_LEAD}(?P<db{n}>{_DAY})(?:\s+of)?\s+(?P<mb{n}>{_MONTH})(?:,?\s+(?P<yb{n}>{_YEAR}))?"
        rf"|{_LEAD}(?P<mc{n}>{_MONTH})\s+(?:the\s+)?(?P<dc{n}>{_DAY})(?![\d:%]|[.,]\d)"
        rf"(?:,?\s+(?P<yc{n}>{_YEAR}))?"
        rf"|(?P<md{n}>{_MONTH}),?(?:\s+of)?\s+(?P<yd{n}>{_YEAR}))"
    )


POINT = re.compile(rf"(?<![\w/.-]){_point(1)}(?!\w)", _IGNORE)
RANGE = re.compile(
    rf"(?<![\w/.,-])(?:(?P<open>from|between)\s+)?"
    rf"(?:{_point(1)}|{_LEAD}(?P<day>{_DAY})|(?P<month>{_MONTH})|(?P<year>{_YEAR}))"
    rf"(?P<link>\s+(?:to|and|until|till|through)\s+|{_DASH})"
    rf"(?:{_point(2)}|(?P<year2>{_YEAR})|(?P<month2>{_MONTH})|(?P<day2>{_DAY}))"
    rf"(?(day2)(?:,\s+(?P<day2year>{_YEAR}))?)(?!\w|[.,]\d)",
    _IGNORE,
)
# "March 3-5, 2023": the month first, then two days.
DAYS = re.compile(
    rf"(?<!\w)(?:(?P<open>from|between)\s+)?(?P<month>{_MONTH})\s+(?P<first>{_DAY})"
    rf"(?:{_DASH}|\s+(?:to|and|through)\s+)(?P<last>{_DAY})(?![\d:%]|[.,]\d)"
    rf"(?:,?\s+(?P<year>{_YEAR}))?",
    _IGNORE,
)
YEARS = re.compile(
    rf"(?<![\w/.,$€£-])(?P<first>1\d{{3}}|20\d{{2}})(?:{_DASH}|/)(?P<last>\d{{4}}|\d{{2}})"
    r"(?![\w/-]|[.,]\d)"
)
NUMERIC = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{SHORT_WEEKDAY}),?\s+)?"
    r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\w/-]|\.\d)",
    _IGNORE,
)
MONTH_ALONE = re.compile(
    rf"(?<!\w)(?P<lead>(?:in|since|until|till|by|from|to|during|before|after|of|around|through)"
    rf"\s+(?:(?:early|late|mid|last|next|this)[\s-]+)?|(?:early|late|mid|last|next|this|the)[\s-]+)"
    rf"(?P<month>{_MONTH})(?!\w|\s+\d)",
    _IGNORE,
)
DECADE = re.compile(
    r"(?<![\w$])(?:(?P<part>early|mid|late)(?:\s+|-)(?:the\s+)?)?(?P<year>1\d\d0|20\d0)[’']?s(?!\w)",
    _IGNORE,
)
CENTURY = re.compile(
    r"(?<!\w)(?:(?P<part>early|mid|late)(?:\s+|-)(?:the\s+)?"
    r"|(?P<half>first|second)\s+half\s+of\s+the\s+)?"
    r"(?:(?P<other>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-first)?)(?:\s+(?:and|to|or)\s+(?:the\s+)?|-(?=\d)))?"
    r"(?P<number>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-first)?)[\s-]+centur(?:y|ies)"
    rf"(?:\s+(?P<era>{_ERA})(?!\w))?",
    _IGNORE,
)
ERA_YEAR = re.compile(
    rf"(?<![\w.,])(?:(?:AD|A\.D\.)\s+(?P<after>\d{{1,4}})|(?P<before>\d{{1,4}})\s+(?P<era>{_ERA}))"
    r"(?!\w|[.,]\d)"
)
PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?P<quarter>first|second|third|fourth)\s+quarter\s+of\s+|Q(?P<q>[1-4])\s+"
    r"|(?P<half>first|second)\s+half\s+of\s+"
    r"|(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?|(?P<part>early|mid|late)[\s-]+)"
    rf"(?P<year>{_YEAR})(?!\w)",
    _IGNORE,
)
RELATIVE_SEASON = re.compile(
    r"(?<!\w)(?P<which>last|this|next)\s+(?P<season>spring|summer|autumn|fall|winter)(?!\w)",
    _IGNORE,
)
RELATIVE_DAY = re.compile(
    r"(?<!\w)(?:the\s+day\s+(?P<after>before\s+yesterday|after\s+tomorrow)"
    r"|(?P<day>yesterday|today|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening)))"
    r"(?!\w)",
    _IGNORE,
)
RELATIVE_UNIT = re.compile(
    r"(?<!\w)(?P<which>last|this|next|the\s+(?:previous|current|coming))\s+"
    r"(?P<unit>weekend|week|month|year|decade|century)(?![\w-])",
    _IGNORE,
)
AGO = re.compile(
    r"(?<!\w)(?P<count>\d{1,3}|[a-z]+)\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|earlier|from\s+now)"
    r"(?!\w)",
    _IGNORE,
)
WEEKDAYS_RANGE = re.compile(
    rf"(?<!\w)(?:from\s+)?(?P<first>{_WEEKDAY})(?:\s+(?:to|until|till|through)\s+|{_DASH})"
    rf"(?P<last>{_WEEKDAY})(?!\w)",
    _IGNORE,
)
# "in August last year", "on August 21 of last year".
MONTH_OF_YEAR = re.compile(
    rf"(?<![\w/.-])(?:(?P<before>{_DAY})\s+)?(?P<month>{_MONTH})(?:\s+(?P<after>{_DAY}))?,?\s+"
    r"(?:of\s+)?(?P<which>last|this|next)\s+year(?!\w)",
    _IGNORE,
)
WEEKDAY = re.compile(rf"(?<!\w)(?:(?P<which>last|next|this)\s+)?(?P<day>{_WEEKDAY})(?!\w)", _IGNORE)
YEAR = re.compile(r"(?<![\w/.,$€£¥#-])(?<!\d\s)(?P<year>1\d{3}|20\d{2})(?![\w/%°-]|[.,]\d)")
SHORT_YEAR = re.compile(r"(?<!\w)(?:[Ii]n|[Yy]ear)\s+(?P<year>\d{3})(?=[,.;:?)]?\s*$|[,;)])")

TRIGGER = re.compile(
    rf"\d|day\b|night\b|tonight|today|tomorrow|week|month|year|century|centuries|decade|ago\b|now\b|this\s|"
    rf"(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter)|\b{_MONTH}(?!\w)",
    _IGNORE,
)
"""A text without any of these holds no date: the quick way out."""

BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|before|after|by|of|from|to|year|around|circa|early|late|"
    r"mid|between|through|for|ca?\.|and|or|spring|summer|autumn|fall|winter|when\?)[\s-]+|"
    r"[(\[]\s*|\bc\.\s?)$",
    _IGNORE,
)
SURELY_YEAR = re.compile(r"\b(?:in|since|until|till|during|year|circa)\s+$", _IGNORE)
NOT_YEAR = re.compile(
    r"(?:\b(?:resolution|flight|route|room|no\.|number|page|boeing|model|highway|section|chapter|"
    r"article|about|nearly|almost|over|some|approximately|than|least|most|only|exactly|nos\.)"
    r"|[-+×x*=<>])\s+$",
    _IGNORE,
)
COUNTED = re.compile(
    r"\s+(?:(?:more|new|other|additional|different|local|foreign|military|square|cubic|armed|young)"
    r"\s+)?(?:people|men|women|children|[a-z]{3,}(?<!s)(?<!u)(?<!i)s|percent|per\s?cent|km|kg|m|cm|"
    r"mm|feet|ft|hp|mph|hectares?|million|billion|thousand|euros?|kroner|baht|yen|yuan|degrees)\b",
)
COUNTED_NOT = frozenset(
    "was has its his this thus always perhaps besides towards afterwards sometimes marks sees "
    "begins includes remains brings shows makes says takes comes goes becomes gets gives follows "
    "starts ends hers theirs ours yours does unless across whereas upwards onwards regards "
    "sets holds aims calls seeks lists elections games olympics".split()
)
FUTURE = re.compile(
    r"\b(?:will|shall|would|to\s+be|is\s+to|are\s+to|was\s+to|were\s+to|due|scheduled|planned|"
    r"expected|plans?|next|until|by|must|may|should|upcoming|coming|deadline|starting|from)\b|[’']ll\b"
)
SURELY_FUTURE = re.compile(r"\b(?:will|shall|is\s+to|are\s+to|due|scheduled|upcoming)\b|[’']ll\b")
