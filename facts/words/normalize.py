"""One normal form of words for the index and the question.

Both sides pass through `tokens`, so all forms that it maps to one term find each other: case,
accents, dotted acronyms (U.N. and UN), hyphenated prefixes (co-sponsor and cosponsor), British and
American spelling, number words and digits (twenty-five and 25), percent signs, irregular verb
forms, and stems (Snowball English, M. F. Porter 2001).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer  # PyStemmer

from facts.words.closed_classes import (
    IRREGULAR,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    PREFIXES,
    SPELLINGS,
    STOP_WORDS,
)

_CACHED = 65_536
_LONGEST_CACHED = 48
"""Longer words are worked out each time, lest a hostile text fill the memory."""
_HYPHENS = ("-", "‐", "‑")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|"
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
)
_WORD = re.compile(
    rf"(?i:(?:{_TENS})[-‐‑](?:{_UNITS}))(?![^\W_])"  # twenty-five
    r"|(?i:per\s+cent)(?![^\W_])"
    r"|(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.N., a.m.
    r"|\d+(?:,\d{3})+(?:\.\d+)?"  # 1,500
    r"|\d+\.\d+"  # 2.5
    r"|[^\W_]+(?:['’ʼ][^\W_]+)*"  # don't, members'
    r"|%"
)
_BRITISH = (
    (re.compile(r"^(.{3,})is(ation|ations|ing|ed|es|e|er|ers)$"), r"\1iz\2"),
    (re.compile(r"^(.{2,})ys(ing|ed|es|e|er|ers)$"), r"\1yz\2"),
    (re.compile(r"^(.{3,})ogue(s?)$"), r"\1og\2"),
    (re.compile(r"^(.{2,})tre(s?)$"), r"\1ter\2"),
    (re.compile(r"^(.{3,})our(s|ed|ing|able|ite|ites)?$"), r"\1or\2"),
    (re.compile(r"^(.{3,})amme(s?)$"), r"\1am\2"),
    (re.compile(r"^(.{2,})ence(s?)$"), r"\1ense\2"),
    (re.compile(r"^(.{3,}[eo])ll(ed|ing|er|ers)$"), r"\1l\2"),
)

_BRITISH_ENDINGS = tuple(
    stem + end
    for stems, ends in (
        (("is", "ys"), ("ation", "ations", "ing", "ed", "es", "e", "er", "ers")),
        (("ogue", "tre", "amme", "ence"), ("", "s")),
        (("our",), ("", "s", "ed", "ing", "able", "ite", "ites")),
        (("ll",), ("ed", "ing", "er", "ers")),
    )
    for stem in stems
    for end in ends
)
"""What a word ends in that one of `_BRITISH` may change."""


class Token(NamedTuple):
    """A word of a text: `word` is folded, `term` its index form, offsets half-open in the text."""

    word: str
    term: str
    start: int
    end: int

    @property
    def stop(self) -> bool:
        """Return whether the word is a function word, which the index leaves out."""
        return self.word in STOP_WORDS


def fold(word: str) -> str:
    """Return the word without case, accents and typographic variants. Its length may change."""
    return _cached_fold(word) if len(word) <= _LONGEST_CACHED else _fold(word)


def term(word: str) -> str:
    """Return the index term of a folded word: the stem of its regular form in American spelling."""
    return _cached_term(word) if len(word) <= _LONGEST_CACHED else _term(word)


@lru_cache(maxsize=64)
def term_set(words: frozenset[str]) -> frozenset[str]:
    """Return the index terms of the words of a class."""
    return frozenset(map(term, words))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    # Composed variants of letters may decompose to capitals, and folded ones decompose further.
    decomposed = unicodedata.normalize("NFKD", word)
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def terms(words: Sequence[str]) -> list[str]:
    """Return the index terms of folded words, as `term` does, but faster for thousands."""
    numbers = [_number(word) for word in words]
    stems = iter(
        _stemmers.english.stemWords(
            [_regular(word) for word, number in zip(words, numbers, strict=True) if number is None]
        )
    )
    return [next(stems) if number is None else number for number in numbers]


def _term(word: str) -> str:
    number = _number(word)
    if number is not None:
        return number
    stem: str = _stemmers.english.stemWord(_regular(word))
    return stem


def _number(word: str) -> str | None:
    """Return the digits of a number word, and a compound as it is; None for any other word."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if word in ORDINAL_WORDS:
        return ORDINAL_WORDS[word]
    return _compound(word) if "-" in word else None


def _regular(word: str) -> str:
    word = SPELLINGS.get(word, word)
    return _american_ending(IRREGULAR.get(word, word))


def american(word: str) -> str:
    """Return a folded word in American spelling."""
    return _american_ending(SPELLINGS.get(word, word))


def _american_ending(word: str) -> str:
    if not word.endswith(_BRITISH_ENDINGS):
        return word  # nearly always, and much faster
    for pattern, replacement in _BRITISH:
        word, changed = pattern.subn(replacement, word)
        if changed:
            break
    return word


class _Stemmers(threading.local):
    """One stemmer a thread, since each works in a buffer of its own."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english", 0)


_stemmers = _Stemmers()


def _compound(word: str) -> str:
    """Return the digits of a number word above twenty: 25 for `twenty-five`, 21st for
    `twenty-first`.
    """
    tens, _, units = word.partition("-")
    if tens not in NUMBER_WORDS:
        return word
    return NUMBER_WORDS[tens][0] + (
        "1" if units == "one" else NUMBER_WORDS.get(units) or ORDINAL_WORDS.get(units, units)
    )


def _forms(raw: str) -> tuple[str, str]:
    """Return the folded form of a text's word, and its term."""
    word = _word_form(raw)
    return word, term(word) if word else ""


def _word_form(raw: str) -> str:
    if raw == "%":
        return "percent"
    if raw[0].isdigit():
        return fold(raw.replace(",", ""))
    word = fold(raw)
    if " " in (spaced := " ".join(word.split())):
        return spaced.replace(" ", "")  # per cent
    for hyphen in _HYPHENS[1:]:
        word = word.replace(hyphen, "-")
    if "." in word:
        word = word.replace(".", "")
    for mark in ("'", "’", "ʼ"):
        if mark in word:
            head, _, tail = word.partition(mark)
            word = head if tail in ("s", "") else head + tail
    return word


_cached_fold = lru_cache(maxsize=_CACHED)(_fold)
_cached_term = lru_cache(maxsize=_CACHED)(_term)
_cached_forms = lru_cache(maxsize=_CACHED)(_forms)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, each with its term, function words included.

    A hyphenated prefix gives the joined word first and then the rest: co-sponsored gives
    `cosponsored` over the whole and `sponsored` over its part.
    """
    before, before_start, before_end = "", 0, -1
    for match in _WORD.finditer(text):
        raw = match[0]
        word, stem = _cached_forms(raw) if len(raw) <= _LONGEST_CACHED else _forms(raw)
        if not word:
            continue
        start, end = match.span()
        if (
            start == before_end + 1
            and before in PREFIXES
            and before_end >= 0
            and text[before_end] in _HYPHENS
        ):
            joined = before + word
            yield Token(joined, term(joined), before_start, end)
        yield Token(word, stem, start, end)
        before, before_start, before_end = word, start, end


def content_terms(text: str) -> list[str]:
    """Return the index terms of a text in order, without function words."""
    return [token.term for token in tokens(text) if not token.stop and token.word not in PREFIXES]


def vocabulary_words(text: str) -> list[str]:
    """Return the folded words of a text that typo correction may propose: content words of 3
    letters or more.
    """
    return [
        token.word
        for token in tokens(text)
        if len(token.word) > 2 and not token.stop and not token.word[0].isdigit()
    ]


def squash(text: str) -> str:
    """Return the text folded and with single spaces, for comparing values."""
    return " ".join(token.word for token in tokens(text))


def unique(items: Iterable[str]) -> list[str]:
    """Return the items in order, each once."""
    return list(dict.fromkeys(items))
