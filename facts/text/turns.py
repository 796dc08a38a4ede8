"""Who speaks, in interviews and transcripts: labels before paragraphs, and printed questions.

A label is recognised by its form and by its context: `Q` and `A` are labels anywhere. A name before
a colon is a label if the text repeats it and speech follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facts.dates.names import MONTHS, WEEKDAYS
from facts.text.lines import LineRun
from facts.text.written_dates import TIME
from facts.words.files import read_words

LONGEST_QUESTION = 400
"""In characters, of a paragraph that is a printed question."""
_FEWEST = 2  # of paragraphs with labels in a text that has labels

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30}"
_NAME = rf"{_WORD}(?:\s(?:(?:de|van|von|der|da|al|bin|of)\s)?{_WORD}){{0,4}}"
_LABEL = re.compile(
    rf"(?:\*\*)?(?P<label>(?:Q|A)(?:\s?\d{{1,3}})?|(?i:question|answer)(?:\s\d{{1,3}})?|{_NAME})"
    r"(?:,\s(?P<part>HOST|BYLINE|ANCHOR|MODERATOR)(?=:))?"
    r"(?:\s?\((?P<of>[^()\n]{1,60})\))?(?:\*\*)?\s?(?P<mark>[:：]|\.(?=\s))(?:\*\*)?\s{0,3}"
)
_CLOCK = re.compile(rf"[\[(]?(?:{TIME})[\])]?\s?[:–—-]?")
_SPOKEN = re.compile(r"[.!?…][\"'”’»)]{0,4}$")
_ROLES = read_words("speaker_labels")
_LABELS = read_words("story_labels") - _ROLES
_LONGEST_TIME = 30  # characters
_QUESTION = re.compile(r"q(?:\s?\d+)?$|question(?:\s\d+)?$")
_ANSWER = re.compile(r"a(?:\s?\d+)?$|answer(?:\s\d+)?$")
_CLOSERS = "\"'”’»)*_ "
_OPENERS = "\"“‘«„'"


@dataclass(frozen=True, slots=True)
class Turn:
    """A label's offsets, and where the words that it belongs to begin."""

    start: int
    end: int
    rest: int
    asks: bool = False


def find_turns(text: str, paragraphs: Sequence[LineRun]) -> dict[int, Turn]:
    """Return the labels of paragraphs by the paragraph's start; none where they are by chance."""
    found: dict[int, Turn] = {}
    matches = {}
    for run in paragraphs:
        match = _LABEL.match(text, run.start, run.end)
        if match is not None:
            matches[run.start] = match
    counts = Counter(_folded(match) for match in matches.values())
    spoken = Counter(
        _folded(match)
        for match in matches.values()
        if _SPOKEN.search(text, max(match.end(), _end_of(match) - 12), _end_of(match))
    )
    pairs = any(map(_QUESTION.match, counts)) and any(map(_ANSWER.match, counts))
    repeated = {
        label
        for label, count in counts.items()
        if count >= _FEWEST and 2 * spoken[label] >= count and _may_name(label)
    }
    roles = {label for label in counts if _is_role(label)}
    roles |= {_folded(match) for match in matches.values() if match["part"]}  # of a broadcast
    if sum(counts[label] for label in roles | repeated) < _FEWEST:
        return found
    for start, match in matches.items():
        label = _folded(match)
        if match["mark"] == "." and not (pairs and _is_letter(label)):
            continue
        if match["part"] and match.end() == _end_of(match):
            continue  # the words of the host stand below
        if label in roles or label in repeated or (match["label"].isupper() and spoken[label]):
            begin, end = match.span("label")
            asks = _QUESTION.match(label) is not None
            found[start] = Turn(begin, end, match.end(), asks=asks)
    return found


def is_question(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph is a printed question, and no quotation of one."""
    if end - start > LONGEST_QUESTION or text[start] in _OPENERS:
        return False
    return text[start:end].rstrip(_CLOSERS).endswith("?")


def asks(text: str, start: int, end: int) -> bool:
    """Return whether a sentence of a printed question's paragraph asks it, and quotes no other."""
    return "?" in text[start:end] and text[start] not in _OPENERS


def is_time(line: str) -> bool:
    """Return whether a line is only a time of day, as above an entry of a live blog."""
    return len(line) <= _LONGEST_TIME and _CLOCK.fullmatch(line) is not None


def _end_of(match: re.Match[str]) -> int:
    return match.endpos


def _folded(match: re.Match[str]) -> str:
    return " ".join(match["label"].casefold().rstrip(".").split())


def _is_letter(label: str) -> bool:
    return _QUESTION.match(label) is not None or _ANSWER.match(label) is not None


def _is_role(label: str) -> bool:
    return _is_letter(label) or label in _ROLES


def _may_name(label: str) -> bool:
    """Return whether a label may name a speaker: it is no day, and no label of a text."""
    first = label.split()[0]
    return first not in MONTHS and first not in WEEKDAYS and first not in _LABELS
