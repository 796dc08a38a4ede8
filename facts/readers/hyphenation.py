"""Words that a hyphen breaks at the end of a line, and whether the hyphen belongs to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from facts.words.common import frequency_rank

BROKEN = re.compile(r"(?<![^\W\d_])(?P<head>[^\W\d_]++)(?P<mark>[-\u2010\u00ad])$")
"""The first part of a broken word, at the end of a line."""
TAIL = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LINE_END = re.compile(r"[-\u2010\u00ad][ \t]{0,3}\r?\n")
_SOFT = re.compile(r"(?<=\w)\u00ad(?=\w)")
_BREAK = "\n"


def count_words(lines: Iterable[str]) -> Counter[str]:
    """Return the words of the lines without those that a line's end breaks, in lower case.

    The first part of a word with a hyphen counts too, with its hyphen.
    """
    words: Counter[str] = Counter()
    was_broken = False
    for line in lines:
        broken = BROKEN.search(line)
        tail = TAIL.match(line) if was_broken else None
        whole = line[tail.end() if tail else 0 : broken.start() if broken else None]
        words.update(word.lower().replace("\u2010", "-") for word in _WORDS.findall(whole))
        was_broken = broken is not None
    words.update([f"{word.partition('-')[0]}-" for word in words if "-" in word])
    return words


def is_split(head: str, tail: str, words: Counter[str]) -> bool:
    """Return whether a hyphen at a line's end only breaks a word, judging by the rest of the text,
    and then by what words there are.

    "UN-" "ASEAN" keeps it; "resolu-" "tion" and "RESOLU-" "TION" do not; "co-" "sponsors" does
    where the text has "co-sponsors" elsewhere, or both parts as words.
    """
    shouted = len(tail) > 1 and (head + tail).isupper()  # as in a headline
    if not (tail[0].islower() or shouted):
        return False
    named = head[0].isupper()  # "Con-" "stance" is rather one name than two words
    head, tail = head.lower(), tail.lower()
    whole, compound = words[head + tail], words[f"{head}-{tail}"]
    if whole or compound:
        return whole >= compound
    if shouted:
        return frequency_rank(head + tail) is not None
    if words[f"{head}-"] or (words[head] and words[tail]):
        return False
    if named or frequency_rank(head + tail) is not None:
        return True
    return frequency_rank(head) is None or frequency_rank(tail) is None


def join_broken_words(text: str) -> str:
    """Return a text with the words whole that a hyphen breaks at the end of a line.

    A line keeps its end: it comes after the word. Soft hyphens inside a line are not seen, and go.
    """
    if _LINE_END.search(text) is not None:
        text = _BREAK.join(_joined(text.split(_BREAK)))
    return _SOFT.sub("", text)


def _joined(lines: list[str]) -> Iterator[str]:
    words = count_words(line.strip() for line in lines)
    before = lines[0]
    for line in lines[1:]:
        broken, told = BROKEN.search(before.rstrip()), line.lstrip()
        tail = TAIL.match(told)
        if broken is not None and tail is not None:
            whole = broken["mark"] == "\u00ad" or is_split(broken["head"], tail[0], words)
            if tail[0][0].islower() or (whole and before.isupper() and line.isupper()):
                # What follows without a space goes with the word: a comma, a bracket.
                rest = told.split(maxsplit=1)
                before = before.rstrip()[: -1 if whole else None] + rest[0]
                if len(rest) == 1:
                    continue
                line = line[: len(line) - len(told)] + rest[1]
        yield before
        before = line
    yield before
