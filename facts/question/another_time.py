"""Questions that only name another time, such as `And in 2023?`, and others without their time."""

from __future__ import annotations

import re

from facts.dates import find_dates
from facts.question.pointing import JOINING
from facts.question.word_runs import Words, run_of

_INSTEAD = ("what", "about"), ("how", "about")
_BEFORE_TIMES = frozenset("after around before by during for from in on since until".split())
_YEAR = re.compile(r"(?:1\d|20)\d\d", re.ASCII)
_MARKS = " \t\n?!.,;:"


def time_alone(text: str) -> str | None:
    """Return the time that a text asks about, such as `in 2023`, if it has no other words.

    A date without a word before it is None: it may ask for anything.
    """
    given = Words(text)
    start = run_of(given.words, JOINING)
    if tuple(given.words[start : start + 2]) in _INSTEAD:
        start += 2
    date = start + (given.words[start : start + 1] != [] and given.words[start] in _BEFORE_TIMES)
    if not 0 < date < len(given):
        return None
    begins = date + (given.words[date] == "the" and date + 1 < len(given))
    place = given.start(begins), given.end(len(given) - 1)
    told = text[given.start(start) : place[1]]
    if _YEAR.fullmatch(told):
        return f"in {told}"
    return told if any((f.start, f.end) == place for f in find_dates(text, None)) else None


def without_times(text: str) -> str:
    """Return a question without its dates and the prepositions before them, and without marks."""
    given = Words(text)
    kept, done = [], 0
    for found in find_dates(text, None):
        start = found.start
        word = sum(given.end(i) <= start for i in range(len(given))) - 1
        article = word > 0 and given.words[word] == "the"
        if word >= article and given.words[word - article] in _BEFORE_TIMES:
            start = given.start(word - article)
        kept.append(text[done : max(done, start)])
        done = found.end
    whole = "".join((*kept, text[done:]))
    return " ".join(whole.split()).strip(_MARKS)
