"""The forms in which English text writes numbers, amounts and measures, and their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

import pycountry

from facts.words.closed_classes import NUMBER_WORDS, ORDINAL_WORDS
from facts.words.normalize import fold
from facts.words.nouns import MEASURE_UNITS, TIME_NOUNS


def _any(words: object) -> str:
    assert isinstance(words, (set, frozenset, list, tuple, dict))  # noqa: S101 - own constants
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
WORDS = _any((*NUMBER_WORDS, "one"))
SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn|m|k)\b"
LONG_SCALE = r"(?:hundred|thousand|million|billion|trillion)\b"
SPELLED = (
    rf"(?:(?:\b(?:{WORDS})\b|\ba\s(?:dozen\b|{LONG_SCALE}))(?:"
    rf"\spoint(?:\s(?:{WORDS})\b){{1,6}}|\sand\sa\shalf\b"
    rf"|[- ](?:{WORDS}|dozen)\b|[- ]{LONG_SCALE}"
    rf"|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s(?:{WORDS})\b){{0,8}}"
    r"|\bhalf\sa\s(?:million|billion|trillion|dozen)\b)"
)
"""A number in words: `twenty-one`, `one point two million`, `a hundred and five`."""
COUNT = rf"(?:(?<![\d.,]){NUMBER}|{SPELLED}|\b(?:several|a\sfew|half\sa|half\san)\b)"
AMOUNT = (
    rf"(?:\bbetween\s{COUNT}(?:\s{LONG_SCALE})?\sand\s{COUNT}"
    rf"|{COUNT}(?:\s?(?:-|–|to|or)\s?{COUNT})?)(?:\s{LONG_SCALE})?"
)
"""One number, or the range between two."""
TIME_UNIT = "(?:" + _any(TIME_NOUNS) + ")s?"
MEASURE = (
    r"(?:(?:square|cubic|nautical|light|metric|short|long|US|imperial)[- ])?"
    rf"(?:{_any(MEASURE_UNITS)})(?![\w])[²³]?(?:\s(?:Celsius|Fahrenheit|north|south|east|west))?"
)
PER = rf"(?:\s(?:an?|per|each|every)\s(?:{TIME_UNIT}|person|head|{_any(MEASURE_UNITS)})\b)"


# The last words of ISO 4217's names that are no unit of their own, or mean other things as well.
_NO_CURRENCY = frozenset(
    """
    account bceao beac colon day eurco fomento gold involved mvdol omani oro palladium platinum
    previsional purposes real right silver soberano sol som sterling sum udi unit uruguayo won
    """.split()
)


def _currencies() -> list[str]:
    """Return the nouns of the world's currencies (dinar, franc), of ISO 4217."""
    plain = {"dollar", "euro", "pound", "cent", "penny", "mark", "lira", "livre", "shekel"}
    for currency in pycountry.currencies:
        last = fold(currency.name).split()[-1].strip("()")
        if last.isalpha() and len(last) > 2 and last not in _NO_CURRENCY:
            plain.add(last)
    plural = {word + "s" for word in plain} | {"kroner", "kronor", "rouble", "roubles", "pence"}
    return sorted(plain | plural)


CURRENCY = (
    r"(?:(?:U\.?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s)?"
    rf"(?i:{_any(_currencies())}|reais|USD|EUR|GBP|CHF|JPY)\b"
)
ORDINAL = re.compile(
    r"\b\d+(?:st|nd|rd|th)\b|\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:"
    + _any(ORDINAL_WORDS)
    + r")\b",
    re.IGNORECASE,
)

_MOST_DIGITS = 24
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_UNITS = {
    "one": _ONE,
    **{word: Decimal(value) for word, value in NUMBER_WORDS.items()},
    **{word: Decimal(value[:-2]) for word, value in ORDINAL_WORDS.items()},
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}


def number_value(text: str) -> str | None:
    """Return the decimal value of a written number (`1.5 million`, `twenty-one`, `12th`), or None.

    Exact; None also for a number of more than 24 digits, which is a code and counts nothing.
    """
    value = _value(re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?|[^\W\d_]+", text))
    if value is None:
        return None
    whole, point, part = f"{value:f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".") if point else whole


def _value(parts: Sequence[str]) -> Decimal | None:
    """Return the value of the first number among the words and numbers of a text."""
    words = [fold(part) for part in parts]
    whole: Decimal | None = None  # what scales from a thousand on have ended
    value: Decimal | None = None
    at = 0
    while at < len(words):
        word = words[at]
        begun = whole is not None or value is not None
        if word[0].isdigit():
            if begun or sum(c.isdigit() for c in word) > _MOST_DIGITS:
                break
            value = Decimal(word.replace(",", ""))
        elif word in _UNITS:
            value = (value or 0) + _UNITS[word]
        elif word == "half":
            value = (value or 0) + _HALF
        elif word == "point" and value is not None:
            digits = list(takewhile(_is_digit, words[at + 1 :]))
            value += Decimal("0." + "".join(str(_UNITS[digit]) for digit in digits) + "0")
            at += len(digits)
        elif word in ("hundred", "dozen"):
            value = (_ONE if value is None else value) * _SCALES[word]
        elif word in _SCALES and value is None and whole is not None:
            whole *= _SCALES[word]  # a thousand million
        elif word in _SCALES:
            scaled = (_ONE if value is None else value) * _SCALES[word]
            whole, value = (whole or 0) + scaled, None
        elif begun and not _joins(words, at):
            break
        at += 1
    return value if whole is None else whole + (value or 0)


def _is_digit(word: str) -> bool:
    return word in _UNITS and len(str(_UNITS[word])) == 1


def _joins(words: Sequence[str], at: int) -> bool:
    """Return whether a word joins two of a number: `a hundred and five`, `two and a half`, `half a
    million`."""
    before, following = words[at - 1], words[at + 1 : at + 3]
    if words[at] == "and":
        return following == ["a", "half"] or (
            before in _SCALES and set(following[:1]) <= _UNITS.keys() and bool(following)
        )
    return words[at] == "a" and before in ("half", "and")
