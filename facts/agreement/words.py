"""The words of a short answer, evened out for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.words.closed_classes import NUMBER_WORDS, ORDINAL_WORDS
from facts.words.normalize import american, tokens

_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_CODES = {"usd": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen", "inr": "rupee"}
_SYMBOL = re.compile(r"[$€£¥₹]")
_SHORT_SCALE = re.compile(r"(?<=\d)\s?(m|k|mn|bn)\b", re.IGNORECASE)
_SCALES = {"m": "million", "mn": "million", "k": "thousand", "bn": "billion"}
_MINUS = re.compile(r"(?:^|[\s(])[-−–]$")
_ASIDE = re.compile(r"(?:(?<!\s)\s++)?\([^()]*+\)")
_COORDINATION = re.compile(
    r"(?:(?<!\s)\s++)?(?:,(?:\s*+(?:and|or)\b)?|;|\band\b|\bor\b|&)\s*+", re.IGNORECASE
)
_COORDINATOR = re.compile(r"\b(?:and|or)\b|&|;", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A word of a phrase. `form` is what counts, `gap` is what stands before it in the text."""

    form: str
    raw: str = ""
    gap: str = " "

    @property
    def is_capitalised(self) -> bool:
        """Return whether it begins with a capital, as a name does."""
        return self.raw[:1].isupper()

    @property
    def is_possessive(self) -> bool:
        """Return whether what follows belongs to it."""
        return self.raw.endswith(("'s", "’s", "ʼs", "'", "’"))


def words_of(text: str) -> list[PhraseWord]:
    """Return the words of a text in order. Number words become digits, signs of currencies words,
    plurals of common nouns singular, and British spellings American."""
    if _SYMBOL.search(text):  # elsewhere an m may be a metre
        text = _SHORT_SCALE.sub(lambda scale: f" {_SCALES[scale[1].lower()]}", text)
    text = _SYMBOL.sub(lambda sign: f" {_CURRENCIES[sign[0]]} ", text)
    found: list[PhraseWord] = []
    end = 0
    for token in tokens(text):
        if token.start < end:  # a prefix joined with the word that is given on its own too
            continue
        gap, raw = text[end : token.start], text[token.start : token.end]
        # An apostrophe after the word belongs to it: the members' vote.
        if text[token.end : token.end + 1] in ("'", "’"):
            raw += "’"
        found.append(PhraseWord(_form(token.word, token.term, raw, gap), raw, gap))
        end = token.end
    return found


def without_asides(text: str) -> str:
    """Return a text without what it says in brackets."""
    return _ASIDE.sub("", text)


def coordinated(text: str) -> list[str]:
    """Return the parts that `and` or `or` joins, or the whole text as the only one."""
    if not _COORDINATOR.search(text):
        return [text]
    return [part for part in _COORDINATION.split(text) if part]


def _form(word: str, term: str, raw: str, gap: str) -> str:
    if word in NUMBER_WORDS or word in ORDINAL_WORDS or term[:1].isdigit():
        return f"-{term}" if word[0].isdigit() and _MINUS.search(gap) else term
    if word == "one":
        return "1"
    word = _CODES.get(word) or american(word)
    if raw[:1].islower() and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
