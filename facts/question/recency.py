"""Whether a question asks for the newest that is known: *the current mayor*, *now*, *latest*.

The sentence that answers seldom has these words, so the question is read without them.
"""

from __future__ import annotations

import re

from facts.question.word_runs import Words, phrases
from facts.words.nouns import ROLE_NOUNS

_ADJECTIVES = frozenset("current latest newest".split())
_ADVERBS = phrases(
    "now|currently|presently|nowadays|at present|at the moment|right now|just now|these days",
    "as of now|as of today|by now|at this moment|at this time|most recently|so far",
)
_LONGEST_ADVERB = max(map(len, _ADVERBS))
_NO_NOUN = frozenset(
    "about and at by for from in is of on or that the to was were which who with".split()
)
"""Words before which *current* and *latest* are nouns: *the current in the cable*."""
_SPACES = re.compile(r"\s{2,}")
_BEFORE_MARK = re.compile(r"\s(?=[?!.,;]|$)")


def without_recency(text: str) -> tuple[str, bool]:
    """Return a question without its words for the newest that is known, and whether it had any.

    `The new mayor` asks for the newest too, but the sentence that answers may well say `new`.
    """
    given = Words(text)
    words = given.words
    left_out: set[int] = set()
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in _ADJECTIVES and following and following not in _NO_NOUN:
            left_out.add(i)
        for size in range(_LONGEST_ADVERB, 0, -1):
            found = tuple(words[i : i + size])
            if found in _ADVERBS and i > 0:
                left_out.update(range(i, i + len(found)))
                break
    new = any(
        word == "new" and i + 1 < len(words) and words[i + 1] in ROLE_NOUNS
        for i, word in enumerate(words)
    )
    if not left_out or len(left_out) >= len(words) - 1:
        return text, new
    kept, done = [], 0
    for i in sorted(left_out):
        kept.append(text[done : given.start(i)])
        done = given.end(i)
    kept.append(text[done:])
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", "".join(kept))).strip(), True
