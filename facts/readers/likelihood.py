"""How much a text reads like writing: what it costs, in tenths of nats.

A cost is the negative logarithm of a probability, so the costs of the parts add up. A word costs
what its pairs of letters cost in the likeliest language (`facts/data/letters.json`), as far as they
are beyond ASCII. A sign costs less where it belongs than elsewhere. The costs that are no
frequencies were chosen on one half of a set of texts: see docs/decisions/encodings.md.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_UNSEEN = 110  # a pair of letters that a language does not have
_OTHER_LANGUAGE = 25  # a word in another language than the others
_CAPITAL = 10
_CAPITAL_INSIDE = 60  # after a small letter
_APOSTROPHE = 40  # in a word: the most frequent character beyond ASCII in English
_SIGN = 50  # where it belongs
_MISPLACED = 110  # where it does not
_LETTER_AFTER = 30  # an ASCII letter after a sign
_KANA = 44  # one of about 80, or of the signs between ideographs
_HALF_WIDTH = 70  # nobody writes in half-width katakana
_THAI = 42  # one of about 70
_THAI_BEGINS = 100  # after what is not Thai: it writes a phrase without a space
_RARE = 130  # an ideograph or syllable beyond the first rows of its character set
_BESIDE_LETTER = 40  # an ideograph beside an ASCII letter

_NO_ALPHABET = "ªº\u0e00-\u0e7f\u1100-\u11ff\u2e80-\uffff"
_WORD = re.compile(rf"(?:(?![{_NO_ALPHABET}])[^\W\d_])+")
_SIGN_PLACE = re.compile(rf"[^\x00-\x7f](?:(?<![^\W\d_])|(?<=[{_NO_ALPHABET}]))")
_OPENING = frozenset("“„«‘‚‹¿¡")
_CLOSING = frozenset("”»’›…“")
_BETWEEN = frozenset("–—•·\u00a0")
_OF_NUMBERS = frozenset("£€¥°§½¼¾²³ºª±×™®©¢‰")
_SPACED_INSIDE = frozenset("«»")  # as French has them
_FIRST_ROWS = {
    "gb18030": ("gb2312", range(0xB0, 0xD8), 82),
    "big5": ("big5", range(0xA4, 0xC7), 86),
    "cp932": ("euc_jp", range(0xB0, 0xD0), 80),
    "euc_jp": ("euc_jp", range(0xB0, 0xD0), 80),
    "cp949": ("euc_kr", range(0xB0, 0xC9), 78),
}  # of what is frequent: a character set, first bytes, and what one of so many characters costs
_JAPANESE = frozenset({"cp932", "euc_jp"})  # other character sets have kana too, without a use


def cost(text: str, encoding: str) -> int:
    """Return what the characters beyond ASCII of a text cost that was read in an encoding."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    places = [found.start() for found in _SIGN_PLACE.finditer(text)]
    signs = (_sign(text[at - 1 : at], text[at], text[at + 1 : at + 2], encoding) for at in places)
    return sum(map(_capitals, words)) + _letters(words) + sum(signs)


def _letters(words: list[str]) -> int:
    """Return what the letters of words cost in their likeliest language."""
    if not words:
        return 0
    rows, table = _table()
    pairs: list[int] = []
    begins: list[int] = []
    for word in words:
        begins.append(len(pairs))
        pairs += [rows.get(pair, 0) for pair in _pairs(word)]
    by_word = np.add.reduceat(table[pairs], begins, axis=0)
    least = by_word.min(axis=1, keepdims=True) + _OTHER_LANGUAGE
    return int(np.minimum(by_word, least).sum(axis=0).min())


def _pairs(word: str) -> list[str]:
    """Return the pairs of small letters of a word of which one is beyond ASCII as written."""
    spaced = f" {word} "
    # "İ" is no letter's capital in most languages, and stays as it is.
    small = [letter if letter == "İ" else letter.lower() for letter in spaced]
    return [
        small[at] + small[at + 1]
        for at in range(len(small) - 1)
        if not spaced[at : at + 2].isascii()
    ]


def _capitals(word: str) -> int:
    """Return what the capitals of a word cost that are beyond ASCII or follow what is."""
    spaced = f" {word}"
    return sum(
        _CAPITAL + _CAPITAL_INSIDE * before.islower()
        for before, letter in zip(spaced, word, strict=False)
        if letter.isupper() and not (before + letter).isascii()
    )


@cache
def _table() -> tuple[dict[str, int], NDArray[np.int64]]:
    """Return the row of each pair, and what it costs in each language; row 0 is of unseen ones."""
    languages = json.loads(files("facts").joinpath("data/letters.json").read_bytes()).values()
    pairs = sorted({pair for costs in languages for pair in costs})
    table = np.array([[costs.get(pair, _UNSEEN) for costs in languages] for pair in ["", *pairs]])
    return {pair: row for row, pair in enumerate(pairs, 1)}, table


def _sign(before: str, sign: str, after: str, encoding: str) -> int:
    """Return what a character that is no letter of an alphabet costs where it stands."""
    beside = before.isalpha() and before.isascii(), after.isalpha() and after.isascii()
    if sign >= "\u2e80" or "\u1100" <= sign <= "\u11ff":
        return _ideograph(sign, encoding) + _BESIDE_LETTER * sum(beside)
    if "\u0e00" <= sign <= "\u0e7f":
        begins = not "\u0e00" <= before <= "\u0e7f"
        return _THAI + _THAI_BEGINS * begins + _BESIDE_LETTER * sum(beside)
    if sign == "’" and before.isalpha() and after.isalpha():
        return _APOSTROPHE
    return (_SIGN if _fits(before, sign, after) else _MISPLACED) + _LETTER_AFTER * beside[1]


def _ideograph(sign: str, encoding: str) -> int:
    """Return what a character of an East Asian text costs."""
    if "\uff61" <= sign <= "\uff9f":
        return _HALF_WIDTH
    if "\u3040" <= sign <= "\u30ff":
        return _KANA if encoding in _JAPANESE else _RARE
    if "\u3000" <= sign <= "\u303f" or "\uff00" <= sign <= "\uff60":
        return _KANA
    charset, rows, frequent = _FIRST_ROWS.get(encoding, ("ascii", range(0), 0))
    try:
        return frequent if sign.encode(charset)[0] in rows else _RARE
    except UnicodeEncodeError:
        return _RARE


def _fits(before: str, sign: str, after: str) -> bool:
    """Return whether a sign stands where it belongs."""
    in_word = before.isalnum() and after.isalnum()
    even = before.isspace() == after.isspace()
    opens = sign in _OPENING and not before.isalnum() and not after.isspace()
    closes = sign in _CLOSING and not before.isspace() and not after.isalnum()
    spaced = sign in _SPACED_INSIDE and not in_word
    between = (sign in _BETWEEN and even) or sign == "\u00a0"
    alone = before.isspace() and after.isspace()
    number = before.isdigit() or after.isdigit()
    counts = sign in _OF_NUMBERS and (number or (even and not in_word))
    return opens or closes or spaced or between or alone or counts
