"""The words of a sentence with their places, for rules that compare runs of words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

Phrase = tuple[str, ...]

WH = frozenset("who whom whose what which when where why how".split())
BE = frozenset("is are was were".split())
AUXILIARY = BE | frozenset(
    "do does did has have had will would can could shall should may might must".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


def phrases(*lines: str) -> frozenset[Phrase]:
    """Return the phrases of lines that separate them by `|`."""
    return frozenset(tuple(phrase.split()) for line in lines for phrase in line.split("|"))


@dataclass(frozen=True)
class Words:
    """A text and its words: `words` are in lower case, with straight apostrophes."""

    text: str

    @cached_property
    def _found(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def words(self) -> list[str]:
        """The words in order."""
        return [each[0].lower().replace("’", "'").replace("ʼ", "'") for each in self._found]

    def __len__(self) -> int:
        return len(self._found)

    def start(self, i: int) -> int:
        """Return where the word of that number starts."""
        return self._found[i].start()

    def end(self, i: int) -> int:
        """Return where the word of that number ends."""
        return self._found[i].end()

    def typed(self, i: int) -> str:
        """Return the word as it was typed."""
        return self._found[i][0]

    def between(self, i: int) -> str:
        """Return what stands between the word of that number and the next."""
        return self.text[self.end(i) : self.start(i + 1)]

    def since(self, i: int) -> str:
        """Return the text from the word of that number on; all of it from the first."""
        return self.text[self.start(i) :] if i else self.text

    def until(self, i: int) -> str:
        """Return the text before the word of that number; all of it if there is none."""
        return self.text[: self.end(i - 1)] if 0 < i < len(self) else self.text


def run_of(words: list[str], known: Collection[str]) -> int:
    """Return how many words from the first on are known, as typed or drawn out (`heyyy`)."""
    return next((i for i, word in enumerate(words) if not is_one_of(word, known)), len(words))


def is_one_of(word: str, known: Collection[str]) -> bool:
    """Return whether a word is known, as typed or drawn out: `soooo`, `heyy`."""
    if word in known:
        return True
    short = _DRAWN_OUT.sub(r"\1", word)
    if short in known or _DRAWN_OUT.sub(r"\1\1", word) in known:
        return True
    return len(short) > 2 and short[-1] == short[-2] and short[:-1] in known


def longest(words: list[str], i: int, known: Collection[Phrase], most: int) -> int:
    """Return how many words from number `i` on are the longest known phrase."""
    for length in range(min(most, len(words) - i), 0, -1):
        if tuple(words[i : i + length]) in known:
            return length
    return 0


def longest_before(words: list[str], i: int, known: Collection[Phrase], most: int) -> int:
    """Return how many words before number `i` are the longest known phrase."""
    for length in range(min(most, i), 0, -1):
        if tuple(words[i - length : i]) in known:
            return length
    return 0
