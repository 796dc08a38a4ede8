"""Read keywords that end or begin with what they ask for as a question: `ferry captain name`."""

from __future__ import annotations

import re

from facts.question.word_runs import AUXILIARY, WH, Words
from facts.words.closed_classes import STOP_WORDS
from facts.words.nouns import ROLE_NOUNS

_MOST = 6
"""More words are a statement, which has a verb."""
_MOST_OF_ROLE = 4
_PERIODS = frozenset("year month week quarter season decade century".split())
_WHICH = frozenset("last this next previous past current same every each per".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TIMES = frozenset("date year".split())
_PLACES = frozenset("location place venue".split())
_MEASURES = frozenset(
    "age amount budget capacity cost deficit depth distance duration fee height income length "
    "nationality percentage population price profit revenue salary size speed temperature turnover "
    "wage weight width".split()
)
_NAMES = frozenset("name names".split())
_ASKING = _TIMES | _PLACES | _MEASURES | _NAMES
_SURNAMES = frozenset(
    "baker bishop carpenter cook count dean driver duke judge king lord major marshal merchant "
    "miner pope porter prince queen sailor singer weaver".split()
)
"""Offices and occupations that two words are more likely a name with: `james cook`."""
_BETWEEN = frozenset("of the for in at on".split())
"""The only function words that may stand between keywords."""


def ask_in_full(text: str) -> str:
    """Return the question that keywords ask, or the text unchanged if they name nothing asked for.

    `cinema price` and `price of the cinema` ask what the price of the cinema is, and `choir
    treasurer` who that is.
    """
    subject, time = _without_time(text)
    if not time:
        return _in_full(text)
    asked = _in_full(subject)
    return text if asked == subject else f"{asked} {time}"


def _without_time(text: str) -> tuple[str, str]:
    """Return keywords without the time that they end with, and that: `last year`, `in 2016`.

    A year that ends keywords is no noun that asks, as it is in `ferry opening year`.
    """
    given = Words(text)
    words = given.words
    if len(words) > 2 and words[-1] in _PERIODS and words[-2] in _WHICH:
        return text[: given.end(len(words) - 3)], given.since(len(words) - 2)
    if len(words) > 2 and _YEAR.fullmatch(words[-1]):
        of = words[-2] in ("in", "for")
        at = len(words) - (3 if of else 2)
        return text[: given.end(at)], f"{words[-2] if of else 'in'} {words[-1]}"
    return text, ""


def _in_full(text: str) -> str:
    given = Words(text)
    words = given.words
    bare = words[1:] if words[:1] == ["the"] else words
    if not 2 <= len(bare) <= _MOST or _is_a_sentence(bare):
        return text
    first = len(words) - len(bare)
    if bare[0] in _ASKING:
        return _about(bare[0], given.since(first + 1), of=bare[1] == "of") or text
    if bare[-1] in _ASKING:
        subject = text[given.start(first) : given.end(len(words) - 2)]
        return _about(bare[-1], subject, of=False) or text
    if _is_role(bare) and not _is_name(given):
        return f"who is the {given.since(first)}"
    return text


def _is_a_sentence(words: list[str]) -> bool:
    allowed = STOP_WORDS - _BETWEEN - _ASKING
    return any(word in WH or word in AUXILIARY or word in allowed for word in words)


def _is_role(words: list[str]) -> bool:
    """Return whether words name an office: its noun stands last, or first before `of`."""
    if not 1 < len(words) <= _MOST_OF_ROLE:
        return False
    if words[1] in ("of", "for"):
        return words[0] in ROLE_NOUNS and len(words) > 2
    if len(words) == 2 and words[1] in _SURNAMES:
        return False
    return words[-1] in ROLE_NOUNS and _BETWEEN.isdisjoint(words)


def _is_name(given: Words) -> bool:
    return all(given.typed(i)[0].isupper() for i in range(len(given)))


def _about(noun: str, subject: str, *, of: bool) -> str | None:
    """Return the question for what a noun asks of a subject."""
    given = Words(subject)
    if of and len(given) > 1:
        subject = given.since(1)
        given = Words(subject)
    words = given.words
    if not words or set(words) <= _BETWEEN | _ASKING:
        return None
    if noun in _TIMES:
        # `new year` and `leap year` are no questions.
        return f"when {subject}" if noun == "date" or len(words) > 1 else None
    if noun in _PLACES:
        return f"where is {subject}" if len(words) > 1 else None
    if noun in _NAMES:
        bare = words[1:] if words[0] == "the" else words
        if _is_role(bare) or (len(bare) == 1 and bare[0] in ROLE_NOUNS):
            return f"who is the {given.since(len(words) - len(bare))}"
        return f"what is the name of {subject}"
    return f"what is the {noun} of {subject}"
