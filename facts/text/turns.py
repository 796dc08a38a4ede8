"""Who speaks, in interviews and transcripts: labels before paragraphs, and printed questions.

A label is recognised by its form and by its context: `Q` and `A` are labels anywhere. A name before
a colon is a label if the text repeats it and speech follows. Transcripts also set the names of
several speakers on lines of their own, above what each says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facts.dates.names import MONTHS, WEEKDAYS
from facts.text.lines import LineRun
from facts.text.written_dates import TIME
from facts.words.common import frequency_rank
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
_ALONE = re.compile(
    rf"(?P<label>{_WORD}(?:\s[\w.’'-]{{1,30}}){{0,6}})(?:\s\((?P<of>[^()\n]{{1,60}})\))?"
)
_ASIDE = re.compile(r"\([^()\n]{1,60}\)(?:\s\([^()\n]{1,40}\)){0,2}")
_LISTED = re.compile(rf"(?P<label>{_NAME})\s[-–—]{{1,2}}\s(?=\S)")
_CLOCK = re.compile(rf"[\[(]?(?:{TIME})[\])]?\s?[:–—-]?")
_SPOKEN = re.compile(r"[.!?…][\"'”’»)]{0,4}$")
_ROLES = read_words("speaker_labels")
_LABELS = read_words("story_labels") - _ROLES
_ADDRESSED = read_words("honorifics")
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
        return _names_alone(text, paragraphs)
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


def _names_alone(text: str, paragraphs: Sequence[LineRun]) -> dict[int, Turn]:
    """Return the names that stand alone above what each says; none where fewer than two names do,
    or where none does again."""
    named: dict[int, tuple[str, str]] = {}
    for number, run in enumerate(paragraphs[:-1]):
        match = _ALONE.fullmatch(text, run.start, run.end)
        below = number + (2 if _is_aside(text, paragraphs[number + 1]) else 1)
        if match is not None and below < len(paragraphs):
            speech = paragraphs[below]
            if _SPOKEN.search(text, max(speech.start, speech.end - 12), speech.end):
                named[number] = _folded(match), " ".join((match["of"] or "").casefold().split())
    counts = Counter(label for label, _ in named.values())
    again = {label for label, n in counts.items() if n >= _FEWEST and _may_speak(label)}
    listed = _listed(text, paragraphs)
    known = {
        number
        for number, (label, of) in named.items()
        if label in again or label in listed or of in again or label in _ROLES
    }
    if not again or len({named[number] for number in known}) < _FEWEST:
        return {}
    known |= {number for number, (label, _) in named.items() if _is_addressed(label)}
    asides = {number + 1 for number in known if _is_aside(text, paragraphs[number + 1])}
    runs = (paragraphs[number] for number in sorted(known | asides))
    return {run.start: Turn(run.start, run.end, run.end) for run in runs}


def _is_aside(text: str, run: LineRun) -> bool:
    """Return whether a line below a name only tells of whom it is: "(Osmer North) (Lib)"."""
    return _ASIDE.fullmatch(text, run.start, run.end) is not None


def _listed(text: str, paragraphs: Sequence[LineRun]) -> frozenset[str]:
    """Return the names in a list of who takes part: "Ida Sool - Chief Executive"."""
    matches = (_LISTED.match(text, run.start, run.end) for run in paragraphs)
    return frozenset(_folded(match) for match in matches if match is not None)


def _may_speak(label: str) -> bool:
    """Return whether a line may be the name of a speaker: a heading has common words only."""
    words = label.split()
    rare = any(frequency_rank(word) is None for word in words)
    return label in _ROLES or (len(words) > 1 and rare and _may_name(label))


def _is_addressed(label: str) -> bool:
    """Return whether a name begins with a form of address: "Dr Ida Sool"."""
    first, *others = label.split()
    return bool(others) and first.rstrip(".") in _ADDRESSED


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
