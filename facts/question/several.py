"""Tell the questions of one message apart: `who owns the mill and when did it open?` asks two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.question.keywords import ask_in_full
from facts.question.small_talk import remark_of
from facts.question.texting import write_out
from facts.question.word_runs import AUXILIARY, WH, Words, run_of
from facts.question.wrapping import is_aside, sentences, unwrap

_LONGEST = 5_000
_LONGEST_QUESTION = 60
"""Words after which a sentence is not taken apart any more."""
_JOINING = frozenset("and also plus then but so or".split())
_STRONG = frozenset("and also plus then &".split())
"""What joins two questions. `or` joins two answers: `was it Ulm or was it Bonn`."""
_PREPOSITION = frozenset("at by for from in on since to until with".split())
_PRONOUN = frozenset("he i it she they there this that these those we you".split())
_DETERMINER = frozenset("a an any her his its my our some the their your".split())
_OF_HOW = frozenset(
    "big deep far fast heavy high large long many much often old strong tall wide".split()
)
_INVERTED = frozenset("how what when where why".split())
_TOGETHER = frozenset("how when where why".split())
"""Question words of which one question may have several: `when and where was it`."""
_ASKED = re.compile(r"\?[^\w]*$")


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a message, in order, each with the statements before it.

    A message with one question, or with none, is returned as it is.
    """
    if len(text) > _LONGEST or remark_of(text) is not None:
        return (text,)
    found: list[str] = []
    before: list[str] = []
    for sentence in sentences(write_out(text)):
        if is_aside(sentence):
            continue
        if not _is_question(sentence):
            before.append(sentence)
            continue
        first, *others = _apart(sentence)
        found += (" ".join((*before, first)), *others)
        before = []
    found = list(dict.fromkeys(found))
    if len(found) < 2:
        return (text,)
    # What follows the last question belongs to it: `Who owns it? I mean the mill.`
    return (*found[:-1], " ".join((found[-1], *before)))


def is_question(text: str) -> bool:
    """Return whether a text asks something, by its words and their order."""
    if len(text) > _LONGEST or remark_of(text) is not None:
        return False
    return any(_is_question(each) for each in sentences(write_out(text)) if not is_aside(each))


def _is_question(sentence: str) -> bool:
    bare = unwrap(sentence)
    words = _without_joining(Words(bare.text).words)
    if not words or bare.doubted:
        return bool(words)
    given = Words(sentence)
    if _is_direct(words):
        return not _begins_with_name(given)
    if words[0] in WH and words[0] not in _without_joining(given.words)[:1]:
        return True  # `tell me when it opened`: the words before say that it is asked
    if not _ASKED.search(sentence):
        return False
    return (
        words[0] in AUXILIARY | WH
        or bool(_asking_at(words, 0))
        or ask_in_full(bare.text) != (bare.text)
    )


def _without_joining(words: list[str]) -> list[str]:
    first = next((i for i, word in enumerate(words) if word not in _JOINING), len(words))
    return words[first:]


def _begins_with_name(given: Words) -> bool:
    """Return whether a statement begins with a name that looks like a verb: `Will Smith won`."""
    return (
        len(given) > 1
        and given.words[0] in AUXILIARY
        and given.typed(0)[0].isupper()
        and given.typed(1)[0].isupper()
        and given.words[1] != "i"
        and not _ASKED.search(given.text)
    )


def _is_direct(words: Sequence[str]) -> bool:
    """Return whether words are in the order of a question, and of no clause: `when was it`."""
    side_by_side = run_of(list(words), _TOGETHER | {"and"})
    if side_by_side > 1:
        words = words[side_by_side - 1 :]
    if not words:
        return False
    first, following = words[0], words[1] if len(words) > 1 else ""
    if first in AUXILIARY:
        return following in _PRONOUN | _DETERMINER or following not in AUXILIARY | {""}
    if first == "how" and following in _OF_HOW:
        return True
    if first in WH and (following in AUXILIARY or not following):
        return True
    if first in ("who", "which", "whose", "whom", "what"):
        return following not in _PRONOUN | _DETERMINER
    return bool(_asking_at(words, 0))


def _asking_at(words: Sequence[str], i: int) -> int:
    """Return how many words from number `i` on ask with a preposition: `by whom`, `in which`."""
    return 2 if words[i] in _PREPOSITION and i + 1 < len(words) and words[i + 1] in WH else 0


def _apart(sentence: str) -> list[str]:
    """Return the questions of one sentence that asks something."""
    together = _asked_together(unwrap(sentence).text)
    if together:
        return together
    given = Words(sentence)
    found: list[str] = []
    start = 0
    for i, joined in _cuts(given):
        if i - start > _LONGEST_QUESTION:
            break
        if i > start and _may_cut(given, start, joined, i):
            found.append(given.text[given.start(start) if start else 0 : given.end(joined)])
            start = i
    found.append(given.since(start))
    return found


def _cuts(given: Words) -> Iterator[tuple[int, int]]:
    """Yield each word by which another question may begin, with the last word before it."""
    words = given.words
    for i in range(1, len(words)):
        asks = words[i] in WH or _asking_at(words, i) or words[i] in AUXILIARY
        if not asks or (words[i] in WH and words[i - 1] in _PREPOSITION):
            continue
        joined = i - 1
        if joined and words[joined].isdigit() and given.between(joined)[0] in ".)":
            yield i, joined - 1
            continue
        while joined > 0 and words[joined] in _STRONG:
            joined -= 1
        if joined < i - 1 or any(mark in given.between(i - 1) for mark in ",;&/+"):
            yield i, joined


def _may_cut(given: Words, start: int, joined: int, i: int) -> bool:
    """Return whether a question ends with word `joined` and another one begins with word `i`."""
    left = Words(unwrap(given.text[given.start(start) : given.end(joined)]).text).words
    left = _without_joining(left)
    right = given.words[i:]
    by_comma = joined == i - 1
    asked = sum(word in WH for word in given.words[start : joined + 1])
    if len(left) < 2 or not _is_direct(left):
        return False
    if right[0] in AUXILIARY:
        return not by_comma and len(right) > 2 and right[1] in _PRONOUN
    if _asking_at(right, 0):
        return not by_comma
    inverted = _is_inverted(right)
    if by_comma or asked > (left[0] in WH):
        # `the mill, which was old` and `who knew when it opened and where it stood` ask once.
        return inverted and right[0] in _INVERTED
    return inverted or len(right) > 2 or _is_direct(right)


def _is_inverted(words: Sequence[str]) -> bool:
    """Return whether words ask by their order or by themselves: `when did`, `how many`, `why`."""
    following = words[1] if len(words) > 1 else ""
    return not following or following in AUXILIARY or (words[0] == "how" and following in _OF_HOW)


def _asked_together(bare: str) -> list[str]:
    """Return the questions that question words side by side ask: `when and where was it held`."""
    given = Words(bare)
    words = given.words
    asked: list[int] = []
    i = 0
    while i < len(words) and (words[i] in _TOGETHER or (asked and words[i] in ("and", "or"))):
        if words[i] in _TOGETHER:
            asked.append(i)
        i += 1
    if len(asked) < 2 or i >= len(words) or words[i] not in AUXILIARY:
        return []
    return [f"{given.typed(each)} {given.since(i)}" for each in asked]
