"""Long ways to ask, in the words of short ones: `whats the name of the guy who` asks `who`."""

from __future__ import annotations

from facts.question.word_runs import AUXILIARY, BE, WH, Words, longest, phrases

_SOMEBODY = frozenset(
    "guy guys man men woman women person persons people lady ladies dude bloke one ones".split()
)
_EMPHASIS = phrases(
    "the hell|the heck|the fuck|on earth|in the world|tf|exactly|precisely|actually|really|again",
    "the devil|in hell|even",
)
_LONGEST_EMPHASIS = 3


def shorten(text: str) -> str:
    """Return the question in the words of a short one."""
    given = Words(text)
    words = given.words
    if not words:
        return text
    if words[:2] == ["how", "come"] and len(words) > 3:
        return f"why{text[given.end(1) :]}"
    emphasis = longest(words, 1, _EMPHASIS, _LONGEST_EMPHASIS) if words[0] in WH else 0
    if emphasis and len(words) > emphasis + 2:
        return shorten(f"{given.typed(0)} {given.since(1 + emphasis)}")
    if length := _asks_who(words):
        return f"who{text[given.end(length - 1) :]}"
    if length := _asks_how_many(words):
        return f"how many{text[given.end(length - 1) :]}"
    if words[0] in WH and words[1:2] and words[1] in BE and words[2:4] == ["it", "that"]:
        return f"{given.typed(0)} {given.since(4)}" if len(words) > 5 else text
    return text


def _asks_who(words: list[str]) -> int:
    """Return how many words say no more than who: `what is the name of the person who`."""
    i = 0
    if words[:1] in (["what"], ["who"]) and words[1:2] and words[1] in BE:
        i = 2
    elif words[:1] == ["name"]:
        i = 1 if words[1:2] != ["of"] else 0
    named = i + int(words[i : i + 1] == ["the"])
    if words[named : named + 2] in (["name", "of"], ["names", "of"]):
        i = named + 2
    elif words[:1] not in (["who"], ["name"], ["the"]):
        return 0
    i += int(words[i : i + 1] in (["the"], ["that"], ["this"]))
    somebody, relative = words[i : i + 1], words[i + 1 : i + 2]
    if words[:1] == ["who"] and somebody == ["it"]:
        somebody = ["one"]
    if _SOMEBODY.isdisjoint(somebody) or relative not in (["who"], ["that"]):
        return 0
    return i + 2 if len(words) > i + 2 else 0


def _asks_how_many(words: list[str]) -> int:
    """Return how many words of keywords ask for a count: `number of` before what is counted."""
    i = int(words[:1] == ["the"])
    i += int(words[i : i + 1] in (["total"], ["exact"]))
    counted = words[i : i + 1] in (["number"], ["count"], ["amount"])
    if not counted or words[i + 1 : i + 2] != ["of"]:
        return 0
    if len(words) < i + 3 or (AUXILIARY | WH) & set(words):
        return 0
    return i + 2
