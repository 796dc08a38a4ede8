"""Questions with a slip of the finger: one letter of one content word is changed."""

from __future__ import annotations

import random
import string

from facts.normalize import tokens

_SHORTEST = 4


def with_typo(question: str, seed: int) -> str:
    """The question with one letter of a content word of 4 or more letters left out, doubled,
    changed or swapped with the next; the same for the same seed. Unchanged where there is none.
    """
    words = [t for t in tokens(question) if t.end - t.start >= _SHORTEST and not t.stop]
    # As it is typed: % is the word percent, and Tonga's has a mark.
    words = [t for t in words if question[t.start : t.end].isalpha()]
    if not words:
        return question
    chance = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    word = chance.choice(words)
    at = chance.randrange(word.start + 1, word.end - 1)  # the first letter is seldom mistyped
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
