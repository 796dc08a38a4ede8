"""Recognise what somebody tells of themselves, such as `I was there too`, which asks nothing."""

from __future__ import annotations

from facts.question.several import is_question
from facts.question.word_runs import WH, Words

_SPEAKER = frozenset("i i'm im i've ive i'd i'll we we're we've we'd we'll my our".split())
_FEWEST_WORDS = 3


def is_telling(text: str) -> bool:
    """Return whether a text is a statement that begins with the one who writes it.

    A wish to know something (`I need the date`) is read as a question, and so is what has a
    question word anywhere (`my son is 5 what does he pay`). A name (`My Lai`) goes on with a
    capital.
    """
    given = Words(text)
    return (
        len(given) >= _FEWEST_WORDS
        and given.words[0] in _SPEAKER
        and given.typed(1)[0].islower()
        and "?" not in text
        and WH.isdisjoint(word.partition("'")[0] for word in given.words)
        and not is_question(text)
    )
