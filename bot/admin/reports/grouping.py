"""Questions that ask for the same, put together however they are worded or misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from bot.state.records import UnansweredQuestion
from facts.words.normalize import tokens

ALIKE = 0.82
"""Likeness from which two questions count as the same: one of five words may differ."""
_SAME_WORD = 75
"""Percent of likeness from which two words count as spellings of one."""
_RECALL = 60
_CANDIDATES = 10
_MOST_WORDINGS = 3_000
"""How many different wordings are compared, the newest: each is compared with all groups."""
_ASKED_FOR = {
    **dict.fromkeys(("who", "whom", "whose"), "who"),
    **dict.fromkeys(("when",), "when"),
    **dict.fromkeys(("where",), "where"),
    **dict.fromkeys(("why",), "why"),
    **dict.fromkeys(("how",), "how"),
}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask for the same: the wording asked last, how often, by how many, and when."""

    question: str
    count: int
    people: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a question is compared."""

    asked_for: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def key(self) -> str:
        """All in one string, the same for questions that differ in order and small words only."""
        return " ".join([*sorted(self.asked_for), *self.words])


def wording(question: str) -> Wording:
    """What a question asks for, its content words in the index's form, and its numbers."""
    found = list(tokens(question))
    asked_for = frozenset(_ASKED_FOR[t.word] for t in found if t.word in _ASKED_FOR)
    content = sorted({t.term for t in found if not t.stop and t.word not in _ASKED_FOR})
    words = content or sorted({t.word for t in found}) or [question.strip().casefold()]
    return Wording(asked_for, tuple(words), frozenset(w for w in words if _DIGIT.search(w)))


def likeness(a: Wording, b: Wording) -> float:
    """How much alike two questions are, from 0 to 1; 0 where they ask for different things."""
    if a.numbers != b.numbers or (a.asked_for and b.asked_for and a.asked_for != b.asked_for):
        return 0.0
    shared = sum(_best(word, b.words) for word in a.words)
    shared += sum(_best(word, a.words) for word in b.words)
    return shared / (len(a.words) + len(b.words))


def grouped(questions: Sequence[UnansweredQuestion]) -> list[Group]:
    """The questions in groups, most asked first, then those asked last first."""
    by_wording: dict[str, tuple[Wording, list[UnansweredQuestion]]] = {}
    for question in reversed(questions):
        seen = wording(question.question)
        by_wording.setdefault(seen.key, (seen, []))[1].append(question)
    groups: dict[str, tuple[Wording, list[UnansweredQuestion]]] = {}
    for number, (key, (seen, same)) in enumerate(by_wording.items()):
        home = _home(seen, key, groups) if number < _MOST_WORDINGS else None
        if home is None:
            groups[key] = (seen, list(same))
        else:
            groups[home][1].extend(same)
    told = [_group(same) for _, same in groups.values()]
    return sorted(told, key=lambda group: (-group.count, -group.last.timestamp()))


def _home(
    seen: Wording, key: str, groups: dict[str, tuple[Wording, list[UnansweredQuestion]]]
) -> str | None:
    """The key of the group that is most alike, if any is enough so."""
    recalled = process.extract(
        key, groups.keys(), scorer=fuzz.ratio, score_cutoff=_RECALL, limit=_CANDIDATES
    )
    scored = [(likeness(seen, groups[other][0]), other) for other, _, _ in recalled]
    best, home = max(scored, default=(0.0, ""))
    return home if best >= ALIKE else None


def _best(word: str, others: Sequence[str]) -> float:
    return max(fuzz.ratio(word, other, score_cutoff=_SAME_WORD) for other in others) / 100


def _group(same: list[UnansweredQuestion]) -> Group:
    newest = max(same, key=lambda question: question.key)
    people = len({question.user_id for question in same})
    return Group(newest.question, len(same), people, newest.at)
