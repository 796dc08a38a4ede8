"""Breaks of lines inside a paragraph, as documents and web pages have them: a space, or more.

Some stand in the middle of a sentence, for the look of it. Others part lines that are paragraphs:
sentences, the lines of an address or of verses.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.text.lines import NARROWEST_WRAP, LineRun, is_wrap, lines

_JOINING = frozenset(
    "the a an of in on at to and or for by with from into over under between about after before "
    "that which who than as is was were are has have had will would can could his her their its "
    "our my your".split()
)
"""Words with which no line ends that stands by itself."""
_LONGEST_HEADING = 250  # characters
_FEWEST_WORDS = 3
_FEWEST_VERSES = 4  # lines


def without_soft_breaks(text: str, *, is_heading: bool = False) -> list[str]:
    """Return the paragraphs of a text, each in one line. All of a heading is one."""
    if is_heading and len(text) <= _LONGEST_HEADING:
        return [line] if (line := " ".join(text.split())) else []
    runs = lines(text)
    joined: list[list[str]] = []
    last: LineRun | None = None
    is_verse = _are_verses(runs)
    for run in runs:
        words = run.of(text).split()
        if last is not None and not is_verse and _goes_on(text, last, run, joined[-1]):
            joined[-1] += words
        else:
            joined.append(words)
        last = run
    return [" ".join(words) for words in joined]


def _goes_on(text: str, before: LineRun, after: LineRun, words: Sequence[str]) -> bool:
    if is_wrap(text, before, after, None):
        return True
    ends_open = len(words) >= _FEWEST_WORDS and words[-1] in _JOINING
    return ends_open and not after.blank_before


def _are_verses(runs: Sequence[LineRun]) -> bool:
    """Return whether the lines are those of a poem: many, and all of them short."""
    return len(runs) >= _FEWEST_VERSES and all(r.end - r.start < NARROWEST_WRAP for r in runs)
