"""Strip what people type around a question.

`hi, can u tell me whats the name of the guy who won pls` asks `who won`. Every rule compares words
with short closed lists, so that the cost grows only with the length of the text.
"""

from __future__ import annotations

import re
from itertools import product

from facts.question.texting import write_out

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_BE = frozenset("is are was were".split())
_WH = frozenset("who whom whose what which when where why how".split())
_AUXILIARY = _BE | frozenset(
    "do does did has have had will would can could shall should may might must".split()
)

Phrase = tuple[str, ...]


def _phrases(*lines: str) -> frozenset[Phrase]:
    """Return the phrases of lines that separate them by `|`."""
    return frozenset(tuple(phrase.split()) for line in lines for phrase in line.split("|"))


_ASIDES = _phrases(
    "hi|hello|hey|hiya|greetings|hi there|hello there|hey there|hi all|hello all|hey all",
    "hi everyone|hello everyone|hey everyone|good morning|good afternoon|good evening|good day",
    "please|thanks|many thanks|thank you|thanks a lot|thank you so much|thank you very much",
    "thanks in advance|thank you in advance|cheers|ok|okay|lol|haha|hahaha|hm|hmm|um|uh|oh|btw",
    "by the way|sorry|excuse me|quick question|just curious|just wondering",
)
_ASKED_FIRST = _phrases(
    "tell me|let me know|remind me|any idea|anyone know|anybody know|do you know|does anyone know",
    "does anybody know|do you happen to know|do you remember|i want to know|i need to know",
    "i would like to know|i'd like to know|id like to know|i wanna know|i want to ask",
    "i would like to ask|i'd like to ask|i was wondering|i was just wondering|i am wondering",
    "i'm wondering|im wondering|i wonder|wondering|i am curious|i'm curious|im curious",
) | frozenset(
    tuple(" ".join(parts).split())
    for parts in product(
        ("can", "could", "would", "will"),
        ("you", "anyone", "anybody", "someone", "somebody"),
        ("", "please", "kindly", "maybe"),
        ("tell", "tell me", "tell us", "say", "remind me", "explain", "explain to me"),
    )
)
_ASKED_LAST = _phrases("any idea|any ideas|i wonder|do you know|does anyone know|anyone know") | {
    phrase for phrase in _ASKED_FIRST if phrase[0] != "do" and phrase[-1] in ("me", "us", "know")
}
_FIRST = _ASIDES | _ASKED_FIRST
_LAST = _ASIDES | _ASKED_LAST
_LONGEST = max(map(len, _FIRST | _LAST))
_SOMEBODY = frozenset(
    "guy guys man men woman women person persons people lady ladies dude bloke one ones".split()
)


def unwrap(text: str) -> str:
    """Return the question in a text without its wrapping, and with shortened words written out.

    A text that is nothing but wrapping keeps its words.
    """
    text = write_out(text)
    found = list(_WORD.finditer(text))
    words = [match[0].lower().replace("’", "'").replace("ʼ", "'") for match in found]
    first, last, told = 0, len(words), False
    while length := _length_after(words, first, last, _FIRST):
        end = first + length
        told_now = tuple(words[first:end]) in _ASKED_FIRST
        if not told_now and end < last and _goes_on(text, found[end - 1], found[end]):
            break
        first, told = end, told or told_now
    while length := _length_before(words, first, last, _LAST):
        last -= length
    if first >= last:
        return text
    if told and last - first > 1 and words[first] in ("if", "whether"):
        first, told = first + 1, False
    start = found[first].start() if first else 0
    end = found[last - 1].end() if last < len(words) else len(text)
    return _in_order(text[start:end], told=told)


def _length_after(words: list[str], first: int, last: int, phrases: frozenset[Phrase]) -> int:
    """Return how many words from `first` on are the longest phrase of a list."""
    for length in range(min(_LONGEST, last - first), 0, -1):
        if tuple(words[first : first + length]) in phrases:
            return length
    return 0


def _length_before(words: list[str], first: int, last: int, phrases: frozenset[Phrase]) -> int:
    """Return how many words before `last` are the longest phrase of a list."""
    for length in range(min(_LONGEST, last - first), 0, -1):
        if tuple(words[last - length : last]) in phrases:
            return length
    return 0


def _goes_on(text: str, aside: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether a name may begin with an aside, as `Hello` may in `Hello Kitty`."""
    return (
        text[aside.end() : following.start()].isspace()
        and following[0][0].isupper()
        and following[0].lower() not in _WH | _AUXILIARY | {"i"}
        and not text.isupper()
    )


def _in_order(text: str, *, told: bool) -> str:
    """Return the question in the words and order of one that is asked directly.

    `told` says that it was asked indirectly, as in `tell me who the mayor is`.
    """
    found = list(_WORD.finditer(text))
    words = [match[0].lower() for match in found]
    if length := _asks_who(words):
        return "who" + text[found[length - 1].end() :]
    if length := _asks_how_many(words):
        return "how many" + text[found[length - 1].end() :]
    if not told or len(words) < 3:
        return text
    if words[0] in _WH and words[1] in ("the", "a", "an") and words[-1] in _BE:
        between = text[found[0].end() : found[-1].start()].rstrip()
        return f"{found[0][0]} {found[-1][0]}{between}{text[found[-1].end() :]}"
    if words[0] == "the" and not _WH & set(words):
        return f"what is {text}"
    return text


def _asks_who(words: list[str]) -> int:
    """Return how many words say no more than who: `what is the name of the person who`."""
    i = 0
    if words[:1] in (["what"], ["who"]) and words[1:2] and words[1] in _BE:
        i = 2
    named = i + int(words[i : i + 1] == ["the"])
    if words[named : named + 2] in (["name", "of"], ["names", "of"]):
        i = named + 2
    elif words[:1] != ["who"]:
        return 0
    i += int(words[i : i + 1] in (["the"], ["that"], ["this"]))
    somebody, relative = words[i : i + 1], words[i + 1 : i + 2]
    if _SOMEBODY.isdisjoint(somebody) or relative not in (["who"], ["that"]):
        return 0
    return i + 2 if len(words) > i + 2 else 0


def _asks_how_many(words: list[str]) -> int:
    """Return how many words of keywords ask for a count: `number of` before what is counted."""
    i = int(words[:1] == ["the"])
    i += int(words[i : i + 1] in (["total"], ["exact"]))
    if words[i : i + 2] != ["number", "of"] or len(words) < i + 3 or _AUXILIARY & set(words):
        return 0
    return i + 2
