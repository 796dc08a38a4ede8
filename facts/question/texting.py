"""Write out what is shortened or shouted in chats: `WHOS` is `who is`, `ppl` is `people`."""

from __future__ import annotations

import re

from facts.words.closed_classes import STOP_WORDS
from facts.words.files import read_pairs

_SHORTENED = dict((*read_pairs("texting_forms"), *read_pairs("misspelt_question_words")))
_CONTRACTED = re.compile(
    r"\b(who|what|when|where|how|why)(?:['’ʼ]?(s|d)|['’ʼ](re|ll))(?![\w'’ʼ])", re.IGNORECASE
)
_FULL = {"s": "is", "d": "did", "re": "are", "ll": "will"}
_WHY = re.compile(r"^(\W{0,9})y(?= (?:is|are|was|were|do|does|did|has|have|had|can|cant|wont)\b)")
_FIRST = re.compile(r"^(\W{0,9})([A-Z][a-z0-9]{2,11})(?!\w)(?! [A-Z])")
_JOINING = r"&\-‐‑/@#.'’ʼ"
_ALONE = re.compile(rf"(?<![\w{_JOINING}])[a-z0-9]+(?!\w|[{_JOINING}]\w)")
_COUNT = re.compile(r"(?:\b(?:no|nr|num)\b\.?|#) ?of(?=\s)", re.IGNORECASE)
_IN_TITLES = frozenset("The A An Of In On To For At By And".split())
"""Words that have a capital only where every word has."""
_WORD = re.compile(r"[^\W\d_]+")


def write_out(text: str) -> str:
    """Return the text with shortened words written out, and without capitals that mean nothing.

    Only words in lower case are replaced, and none that is part of another, such as `r&d`.
    """
    text = _quietly(text)
    text = _COUNT.sub("number of", text, count=1)
    text = _FIRST.sub(_first_word, text)
    text = _WHY.sub(r"\1why", text)
    text = _ALONE.sub(lambda found: _SHORTENED.get(found[0], found[0]), text)
    return _CONTRACTED.sub(_full, text)


def _first_word(found: re.Match[str]) -> str:
    """Return the first word written out, although it has a capital: phones set one."""
    return found[1] + _SHORTENED.get(found[2].lower(), found[2])


def _full(found: re.Match[str]) -> str:
    """Return the two words of a contraction; not of a name, such as that of Doctor Who's friend."""
    if found[1][0].isupper() and found.start() and found.string[found.start() - 1] == " ":
        before = found.string[: found.start()].rstrip()
        if before[-1:].isalnum():
            return found[0]
    return f"{found[1]} {_FULL[(found[2] or found[3]).lower()]}"


def _quietly(text: str) -> str:
    """Return the text in lower case if it is all in capitals, or has one in Every Word Of It.

    Then a capital does not mark a name. A text without function words may be a list of names.
    """
    words = _WORD.findall(text)
    if len(words) < 3 or not any(word.lower() in STOP_WORDS for word in words[1:]):
        return text
    shouted = not any(char.islower() for char in text)
    titled = all(word[0].isupper() for word in words) and not _IN_TITLES.isdisjoint(words[1:])
    return text.lower() if shouted or titled else text
