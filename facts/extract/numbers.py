"""The forms in which English text writes numbers, amounts and measures, and their values."""

from __future__ import annotations

import re
from decimal import Decimal

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
COUNT = (
    rf"(?:(?<![\d.,]){NUMBER}|\b(?:{WORDS})\b(?:[- ](?:{WORDS})\b)?"
    r"|\b(?:several|a\sfew|half\sa|half\san)\b)"
)
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
_SCALES = {
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
    value: Decimal | None = None
    for raw in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?|[^\W\d_]+", text):
        word = fold(raw)
        if raw[0].isdigit():
            if value is not None or sum(c.isdigit() for c in raw) > _MOST_DIGITS:
                break
            value = Decimal(raw.replace(",", ""))
        elif word in NUMBER_WORDS or word == "one":
            value = (value or 0) + Decimal(NUMBER_WORDS.get(word, "1"))
        elif word in ORDINAL_WORDS:
            value = (value or 0) + Decimal(ORDINAL_WORDS[word][:-2])
        elif word in _SCALES:
            value = (value if value is not None else 1) * Decimal(_SCALES[word])
        elif value is not None:
            break
    if value is None:
        return None
    whole, point, part = f"{value:f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".") if point else whole
