"""One normal form of words for the index and the question.

Both sides pass through `tokens`, so whatever it maps together is found together: case, accents,
dotted acronyms (U.N. and UN), hyphenated prefixes (co-sponsor and cosponsor), British and
American spelling, number words and digits, irregular verb forms, and stems (Snowball English,
M. F. Porter 2001).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer  # PyStemmer

from facts.wordlists import IRREGULAR, NUMBER_WORDS, ORDINAL_WORDS, PREFIXES, STOP_WORDS

# One stemmer a thread would be needed if it were shared; the cache below holds the GIL throughout.
_STEMMER = Stemmer.Stemmer("english", 0)

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.N., a.m.
    r"|\d+(?:,\d{3})+(?:\.\d+)?"  # 1,500
    r"|\d+\.\d+"  # 2.5
    r"|[^\W_]+(?:['’ʼ][^\W_]+)*"  # don't, members'
)
_BRITISH = (
    (re.compile(r"^(.{3,})is(ation|ations|ing|ed|es|e|er|ers)$"), r"\1iz\2"),
    (re.compile(r"^(.{2,})tre(s?)$"), r"\1ter\2"),
    (re.compile(r"^(.{3,})our(s|ed|ing|able|ite|ites)?$"), r"\1or\2"),
    (re.compile(r"^(.{3,})amme(s?)$"), r"\1am\2"),
    (re.compile(r"^(.{2,})ence(s?)$"), r"\1ense\2"),
    (re.compile(r"^(.{3,}[eo])ll(ed|ing|er|ers)$"), r"\1l\2"),
)


class Token(NamedTuple):
    """A word of a text: `word` is folded, `term` its index form, offsets half-open in the text."""

    word: str
    term: str
    start: int
    end: int

    @property
    def stop(self) -> bool:
        """Whether the word is a function word, which the index leaves out."""
        return self.word in STOP_WORDS


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word without case, accents and typographic variants; its length may change."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def term(word: str) -> str:
    """The index term of a folded word: its stem after spelling and irregular forms are evened."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if word in ORDINAL_WORDS:
        return ORDINAL_WORDS[word]
    word = IRREGULAR.get(word, word)
    for pattern, replacement in _BRITISH:
        word, changed = pattern.subn(replacement, word)
        if changed:
            break
    stem: str = _STEMMER.stemWord(word)
    return stem


@lru_cache(maxsize=65_536)
def _word_form(raw: str) -> str:
    if raw[0].isdigit():
        return fold(raw.replace(",", ""))
    word = fold(raw)
    if "." in word:
        word = word.replace(".", "")
    for mark in ("'", "’", "ʼ"):
        if mark in word:
            head, _, tail = word.partition(mark)
            word = head if tail in ("s", "") else head + tail
    return word


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, each with its term; function words are among them.

    A hyphenated prefix gives the joined word first and then the rest: co-sponsored gives
    `cosponsored` over the whole and `sponsored` over its part.
    """
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        word = _word_form(match.group())
        if not word:
            continue
        start, end = match.span()
        if previous is not None and text[previous.end() : start] in ("-", "‐", "‑"):
            prefix = _word_form(previous.group())
            if prefix in PREFIXES:
                joined = prefix + word
                yield Token(joined, term(joined), previous.start(), end)
        yield Token(word, term(word), start, end)
        previous = match


def content_terms(text: str) -> list[str]:
    """The index terms of a text in order, function words left out."""
    return [token.term for token in tokens(text) if not token.stop and token.word not in PREFIXES]


def vocabulary_words(text: str) -> list[str]:
    """The folded words of a text that typo correction may propose: content words of 3 or more."""
    return [
        token.word
        for token in tokens(text)
        if len(token.word) > 2 and not token.stop and not token.word[0].isdigit()
    ]


def squash(text: str) -> str:
    """The text folded and with single spaces, for comparing values with each other."""
    return " ".join(token.word for token in tokens(text))


def unique(items: Iterable[str]) -> list[str]:
    """The items in order, each once."""
    return list(dict.fromkeys(items))
