"""Put a typing mistake into a question."""

from __future__ import annotations

import random
import string

from facts.words.normalize import tokens

_SHORTEST = 4


def with_typo(question: str, seed: int) -> str:
    """Leave out, double, change or swap one letter of a content word of 4 or more letters.

    The same seed gives the same typo. A question without such a word is returned unchanged.
    """
    words = [t for t in tokens(question) if t.end - t.start >= _SHORTEST and not t.stop]
    # A token may not be written in letters only: % is the word percent, and Tonga's has a mark.
    words = [t for t in words if question[t.start : t.end].isalpha()]
    if not words:
        return question
    chance = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    word = chance.choice(words)
    at = chance.randrange(word.start + 1, word.end - 1)  # the first letter is rarely mistyped
    letter = question[at]
    slip = chance.choice(("leave out", "double", "change", "swap"))
    if slip == "leave out":
        new = ""
    elif slip == "double":
        new = letter * 2
    elif slip == "change":
        new = chance.choice([c for c in string.ascii_lowercase if c != letter.lower()])
    else:
        return question[:at] + question[at + 1] + letter + question[at + 2 :]
    return question[:at] + new + question[at + 1 :]
