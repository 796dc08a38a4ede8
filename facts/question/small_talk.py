"""Recognise small talk: greetings, thanks and other remarks that ask nothing of a record."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from facts.models import Remark
from facts.question.texting import write_out
from facts.question.word_runs import Phrase, Words, is_one_of
from facts.words.files import read_words

_LONGEST_TEXT = 300
"""Longer texts are no remarks, whatever their words are."""
_COURTESY = read_words("courtesy_words")
_AROUND = frozenset(
    "a again all and but ever everybody everyone friends just much my now really so team then "
    "there to today too very you".split()
)
"""Words that may stand around a remark."""
_SEGMENT = re.compile(r"[,;:.!?\n…()\-–—]+")
_ORDER = (
    Remark.LATEST,
    Remark.SIZE,
    Remark.SOURCES,
    Remark.ABOUT,
    Remark.COMPLAINT,
    Remark.THANKS,
    Remark.CHATTER,
    Remark.FAREWELL,
    Remark.PRAISE,
    Remark.APOLOGY,
    Remark.GREETING,
    Remark.LAUGHTER,
    Remark.AGREEMENT,
)
"""Of several remarks in one text, the first of these counts."""
_SIGNS: dict[str, Remark] = (
    dict.fromkeys("👋🤝🤗", Remark.GREETING)
    | dict.fromkeys("🙏❤💙💚💛💜🧡🤍🖤💕💖💗😍🥰😘💐🌹", Remark.THANKS)
    | dict.fromkeys("😂🤣😆😅😄😁😹", Remark.LAUGHTER)
    | dict.fromkeys("👎😠😡🤬💩😤🙄😒😞😕☹🖕", Remark.COMPLAINT)
    | dict.fromkeys("🎉👏🔥💯🌟⭐✨🏆😎🤩🚀💪🙌", Remark.PRAISE)
)
_SUM = re.compile(r"(?:what is|what's|whats|how much is)? ?\d+(?: ?[-+*/×÷] ?\d+)+ ?=? ?\??", re.I)
"""A sum to work out. Of numbers alone, only some signs make one: `2019-2020` is none."""
_FACE = re.compile(r"(?:^|(?<=\s))[:;=8xX][-'^o]?[)(DPpO3/|\\]+(?=\s|$)|(?:^|(?<=\s))<3+(?=\s|$)")


@lru_cache(maxsize=1)
def _table() -> tuple[dict[Phrase, Remark], int]:
    found = {}
    for line in read_words("small_talk"):
        kind, _, phrase = line.partition(": ")
        for form in (phrase, write_out(phrase)):
            found[tuple(Words(form).words)] = Remark(kind)
    return found, max(map(len, found))


def remark_of(text: str) -> Remark | None:
    """Return what kind of small talk a text is, or None if it may ask something of the record.

    A text is small talk only if each of its words belongs to a known remark or to words of
    courtesy around one.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    if not any(char.isalnum() for char in _FACE.sub(" ", text)):
        return _of_signs(text)
    if _is_sum(text):
        return Remark.CHATTER
    found: set[Remark] = set()
    for segment in _SEGMENT.split(write_out(_FACE.sub(" ", text))):
        words = Words(segment).words
        kinds = _kinds(words)
        if kinds is None:
            return None
        found |= kinds
    return next((kind for kind in _ORDER if kind in found), Remark.AGREEMENT)


def _is_sum(text: str) -> bool:
    """Return whether a text only asks what a sum is."""
    bare = " ".join(text.split())
    if _SUM.fullmatch(bare) is None:
        return False
    return not bare[0].isdigit() or not {"+", "*", "×", "÷"}.isdisjoint(bare)


def _kinds(words: list[str]) -> set[Remark] | None:
    """Return the kinds of the remarks that words consist of, or None if a word is left over.

    Of remarks of one word only one may be there: `no deal` is no remark.
    """
    table, most = _table()
    found: set[Remark] = set()
    single = False
    i = 0
    while i < len(words):
        length = _longest(words, i, table, most)
        if length:
            phrase = tuple(words[i : i + length])
            lone = length == 1 and phrase[0] not in _COURTESY
            if lone and single:
                return None
            single |= lone
            found.add(table[phrase])
            i += length
        elif is_one_of(words[i], _COURTESY) or words[i] in _AROUND:
            found |= _drawn_out(words[i], table)
            i += 1
        else:
            drawn = _drawn_out(words[i], table)
            if not drawn or single:
                return None
            single = True
            found |= drawn
            i += 1
    return found


def _longest(words: list[str], i: int, table: dict[Phrase, Remark], most: int) -> int:
    for length in range(min(most, len(words) - i), 0, -1):
        if tuple(words[i : i + length]) in table:
            return length
    return 0


def _drawn_out(word: str, table: dict[Phrase, Remark]) -> set[Remark]:
    """Return the kind of a drawn-out word, such as `helloooo`."""
    return {
        kind
        for form in (word[:-1].rstrip(word[-1:]) + word[-1:], re.sub(r"(.)\1{2,}", r"\1", word))
        if (kind := table.get((form,))) is not None
    } or (
        {Remark.LAUGHTER}
        if re.fullmatch(r"(?:(?:ha|he|hi|ja|je){2,}h?|l+o+l+(?:ol)*)", word)
        else set()
    )


def _of_signs(text: str) -> Remark | None:
    """Return what a text without letters and digits says, if it holds a picture or a face."""
    if _FACE.search(text):
        return Remark.PRAISE
    kinds = {_SIGNS[char] for char in text if char in _SIGNS}
    if kinds:
        return next(kind for kind in _ORDER if kind in kinds)
    if any(unicodedata.category(char) == "So" for char in text):
        return Remark.AGREEMENT
    return None
