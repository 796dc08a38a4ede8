"""Grouping questions that ask for the same, however they are worded or misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from bot.state.records import UnansweredQuestion
from facts import tokens

ALIKE = 0.82
"""Likeness from which two questions count as the same: one word in five may differ."""
_SAME_WORD = 75
"""Likeness, in percent, from which two words count as spellings of the same word."""
_RECALL = 60
_CANDIDATES = 10
_MOST_WORDINGS = 3_000
"""How many different wordings, from the latest on, are compared with all groups."""
_ASKED_FOR = {
    **dict.fromkeys(("who", "whom", "whose"), "who"),
    **dict.fromkeys(("when",), "when"),
    **dict.fromkeys(("where",), "where"),
    **dict.fromkeys(("why",), "why"),
    **dict.fromkeys(("how",), "how"),
}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that ask for the same.

    `question` is the latest wording, asked at `last`. It was asked `count` times by `people`
    people. The state keeps them under `keys`. All were asked of `record`.
    """

    question: str
    count: int
    people: int
    last: datetime
    record: str
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a question that are compared."""

    asked_for: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def key(self) -> str:
        """The same string for questions that differ only in word order and small words."""
        return " ".join([*sorted(self.asked_for), *self.words])


def wording_of(question: str) -> Wording:
    """Return what a question asks for, the terms of its content words, and its numbers."""
    found = list(tokens(question))
    asked_for = frozenset(_ASKED_FOR[t.word] for t in found if t.word in _ASKED_FOR)
    content = sorted({t.term for t in found if not t.stop and t.word not in _ASKED_FOR})
    words = content or sorted({t.word for t in found}) or [question.strip().casefold()]
    return Wording(asked_for, tuple(words), frozenset(w for w in words if _DIGIT.search(w)))


def likeness(a: Wording, b: Wording) -> float:
    """Return how alike two questions are, from 0 to 1.

    It is 0 if they ask for different things or differ in a number.
    """
    if a.numbers != b.numbers or (a.asked_for and b.asked_for and a.asked_for != b.asked_for):
        return 0.0
    shared = sum(_best_match(word, b.words) for word in a.words)
    shared += sum(_best_match(word, a.words) for word in b.words)
    return shared / (len(a.words) + len(b.words))


def group_questions(questions: Sequence[UnansweredQuestion]) -> list[QuestionGroup]:
    """Return the questions in groups: those asked most first, then those asked last.

    The questions of a group were asked of the same record.
    """
    by_record: dict[str, list[UnansweredQuestion]] = {}
    for question in questions:
        by_record.setdefault(question.record, []).append(question)
    found = [_group(same) for asked in by_record.values() for same in _alike(asked)]
    return sorted(found, key=lambda group: (-group.count, -max(group.keys)))


def _alike(questions: Sequence[UnansweredQuestion]) -> list[list[UnansweredQuestion]]:
    """Return those questions together that ask for the same."""
    by_wording: dict[str, tuple[Wording, list[UnansweredQuestion]]] = {}
    for question in reversed(questions):
        wording = wording_of(question.question)
        by_wording.setdefault(wording.key, (wording, []))[1].append(question)
    groups: dict[str, tuple[Wording, list[UnansweredQuestion]]] = {}
    for number, (key, (wording, same)) in enumerate(by_wording.items()):
        home = _most_alike(wording, key, groups) if number < _MOST_WORDINGS else None
        if home is None:
            groups[key] = (wording, list(same))
        else:
            groups[home][1].extend(same)
    return [same for _, same in groups.values()]


def _most_alike(
    wording: Wording, key: str, groups: dict[str, tuple[Wording, list[UnansweredQuestion]]]
) -> str | None:
    """Return the key of the most similar group, if it is similar enough."""
    recalled = process.extract(
        key, groups.keys(), scorer=fuzz.ratio, score_cutoff=_RECALL, limit=_CANDIDATES
    )
    scored = [(likeness(wording, groups[other][0]), other) for other, _, _ in recalled]
    best, home = max(scored, default=(0.0, ""))
    return home if best >= ALIKE else None


def _best_match(word: str, others: Sequence[str]) -> float:
    return max(fuzz.ratio(word, other, score_cutoff=_SAME_WORD) for other in others) / 100


def _group(same: list[UnansweredQuestion]) -> QuestionGroup:
    latest = max(same, key=lambda question: question.key)
    people = len({question.user_id for question in same})
    keys = tuple(question.key for question in same)
    return QuestionGroup(latest.question, len(same), people, latest.at, latest.record, keys)
