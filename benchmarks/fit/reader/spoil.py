"""Questions made unanswerable: another name, number or direction in them than the sentence has."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_NAME = re.compile(r"(?<![.?!\"] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
# No word is negated: nearly all negated questions would then have no answer, and be taken for such.
OPPOSITES = (
    ("first", "last"),
    ("before", "after"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("win", "lose"),
    ("won", "lost"),
    ("begin", "end"),
    ("began", "ended"),
    ("start", "stop"),
    ("started", "stopped"),
    ("largest", "smallest"),
    ("highest", "lowest"),
    ("most", "fewest"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("accept", "reject"),
    ("accepted", "rejected"),
    ("allowed", "banned"),
    ("arrive", "leave"),
    ("arrived", "left"),
    ("buy", "sell"),
    ("bought", "sold"),
    ("born", "buried"),
    ("maximum", "minimum"),
    ("oldest", "youngest"),
    ("old", "new"),
    ("opened", "closed"),
    ("strengthen", "weaken"),
    ("upper", "lower"),
    ("more", "less"),
    ("men", "women"),
    ("male", "female"),
    ("former", "current"),
    ("hired", "dismissed"),
    ("attacked", "defended"),
    ("approved", "vetoed"),
    ("joined", "quit"),
    ("appointed", "dismissed"),
    ("gained", "lost"),
    ("remember", "forget"),
    ("succeed", "fail"),
    ("succeeded", "failed"),
    ("love", "hate"),
    ("public", "private"),
    ("early", "late"),
    ("above", "below"),
)
_OTHER = dict(OPPOSITES) | {b: a for a, b in OPPOSITES}


def spoil_question(
    question: str, sentence: str, elsewhere: Sequence[str], chance: random.Random
) -> str | None:
    """Return the question with a name, number or word exchanged so that the sentence does not
    answer it; None where there is nothing to exchange.

    Names and numbers come from `elsewhere`, as SQuAD 2's askers took theirs from the paragraph.
    """
    ways = [_other_name, _other_number, _opposite]
    chance.shuffle(ways)
    for way in ways:
        spoilt = way(question, sentence, elsewhere, chance)
        if spoilt is not None and spoilt != question:
            return spoilt
    return None


def _other_name(
    question: str, sentence: str, elsewhere: Sequence[str], chance: random.Random
) -> str | None:
    own = [m for m in _NAME.finditer(question) if m[0] in sentence]
    pool = [n for text in elsewhere for n in _NAME.findall(text) if n not in sentence]
    if not own or not pool:
        return None
    return _put(question, chance.choice(own), chance.choice(pool))


def _other_number(
    question: str, sentence: str, elsewhere: Sequence[str], chance: random.Random
) -> str | None:
    own = list(_NUMBER.finditer(question))
    if not own:
        return None
    match = chance.choice(own)
    digits = match[0].replace(",", "").replace(".", "")
    if len(digits) == 4 and digits.isdigit():
        return _put(question, match, str(int(digits) + chance.choice((-10, -2, -1, 1, 2, 5, 10))))
    return _put(question, match, str(int(digits or 0) + chance.randint(1, 40)))


def _opposite(
    question: str, sentence: str, elsewhere: Sequence[str], chance: random.Random
) -> str | None:
    found = [m for m in re.finditer(r"[a-z]+", question) if m[0] in _OTHER]
    if not found:
        return None
    match = chance.choice(found)
    return _put(question, match, _OTHER[match[0]])


def _put(question: str, match: re.Match[str], new: str) -> str:
    return question[: match.start()] + new + question[match.end() :]
