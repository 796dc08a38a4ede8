"""A question's words as the sentences beside it spell them.

Recall folds `cosponsored` and `co-sponsored`, `U.N.` and `UN`, `coördinate` and `coordinate`. The
reader compares letters, so it is given each such word in the one spelling that it also reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.words.normalize import tokens

_POSSESSIVE = ("'s", "’s", "'", "’")


def spelt_as_in(question: str, texts: Iterable[str]) -> str:
    """Return the question with each word spelt as the texts spell it, if they all spell it alike
    and otherwise than the question does. Upper and lower case are no difference, and whether a
    word is a possessive is left as it is."""
    spellings: dict[str, set[str]] = {}
    for text in texts:
        for word, start, end in _words(text):
            spellings.setdefault(word, set()).add(text[start:end].lower())
    found, done = [], 0
    for word, start, end in _words(question):
        spelt = spellings.get(word, set())
        # The parts of `co-operation` follow the whole of it, which may be replaced by then.
        if start < done or len(spelt) != 1:
            continue
        (spelling,) = spelt
        if spelling != question[start:end].lower():
            found += [question[done:start], spelling]
            done = end
    return "".join([*found, question[done:]])


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, folded, with where each starts and ends without a possessive."""
    for token in tokens(text):
        written = text[token.start : token.end]
        ending = next((each for each in _POSSESSIVE if written.endswith(each)), "")
        yield token.word, token.start, token.end - len(ending)
