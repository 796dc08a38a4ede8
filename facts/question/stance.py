"""Whether a question asks for what is so: its polarity, its time, and what it makes uncertain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.models import Modality
from facts.words.closed_classes import IRREGULAR
from facts.words.normalize import term, tokens
from facts.words.stances import ALLEGING, BY_MODALITY, FAILING, SUPPOSING

_NOT = frozenset(
    "not never no none nobody nothing neither nor without cannot except aint cant couldnt didnt "
    "doesnt dont hadnt hasnt havent isnt arent wasnt werent wont wouldnt shouldnt".split()
)
_PAST = frozenset("did was were had been didnt wasnt werent hadnt hasnt havent".split())
_IRREGULAR_PAST = IRREGULAR.keys() - frozenset(
    "analyses bases children crises criteria data dies dying feet goes has lying media men mice "
    "people persons teeth theses tying women".split()
)
_RELATIVE = frozenset("who whom that which if when where because".split())
_WH = frozenset("who whom whose what which when where why how".split())
_NUMBERED = re.compile(r"no\.?\s*\d", re.IGNORECASE)
_NOUNS = frozenset(
    "ban bans bar bars block blocks clear contest contests decline declines dispute disputes doubt "
    "doubts escape escapes question questions veto vetoes".split()
)
"""Words of denying and failing that are mostly nouns or adjectives as they stand."""
_LATEST = 7
"""How many words in a `not` may stand that negates what is asked for."""
_LICENSED_BY = {
    Modality.PLANNED: frozenset("will would shall wont going next upcoming future".split()),
    Modality.CONDITIONAL: frozenset(
        "if unless would could may might must will can should case happen happens".split()
    ),
    Modality.POSSIBLE: frozenset("may might could can possible possibly perhaps".split()),
    Modality.DEMANDED: frozenset("should must ought".split()),
    Modality.ALLEGED: frozenset("allegedly reportedly alleged said according reported".split()),
    Modality.ASKED: frozenset(
        "ask asks asked question questions whether may might could consider considers considered "
        "considering".split()
    ),
}
"""Words by which a question asks for what is put in that way."""


@dataclass(frozen=True)
class Stance:
    """What a question asks for: `negated` what is not so, `past` what has been.

    `asks_who_not` holds where the main clause is negated: `Who did not attend?`, not `What is the
    name of those who did not attend?`.

    `licensed` are the modalities that the question asks for, or allows. `denies` holds where it
    asks who failed, refused or denied something.
    """

    negated: bool
    past: bool
    asks_who_not: bool
    denies: bool
    licensed: frozenset[Modality]


@lru_cache(maxsize=256)
def stance_of(text: str) -> Stance:
    """Return the stance of a question."""
    words = [
        token.word
        for token in tokens(text)
        if not _NUMBERED.match(text, token.start)  # `case No. 29`
    ]
    terms = {term(word) for word in words}
    held = set(words)
    licensed = {m for m, licences in _LICENSED_BY.items() if held & licences}
    licensed |= {m for m, known in _terms_by_modality().items() if terms & known}
    past = bool(held & _PAST) or any(map(_is_past, words[1:3])) or _is_perfect(words)
    if not past:
        licensed |= {Modality.PLANNED, Modality.DEMANDED, Modality.POSSIBLE}
    return Stance(
        negated=bool(held & _NOT),
        past=past,
        asks_who_not=_asks_who_not(words),
        denies=any(term(word) in _denying() and word not in _NOUNS for word in words),
        licensed=frozenset(licensed),
    )


def _is_past(word: str) -> bool:
    return word in _IRREGULAR_PAST or (word.endswith("ed") and len(word) > 4)


def _is_perfect(words: Sequence[str]) -> bool:
    """Return whether the question has a perfect: `Who has left?`, but not `Who has the vote?`."""
    return any(
        word in ("has", "have") and any(map(_is_past, words[i + 1 : i + 5]))
        for i, word in enumerate(words)
    )


def _asks_who_not(words: Sequence[str]) -> bool:
    asked = next((i for i, word in enumerate(words) if word in _WH), None)
    if asked is None:
        return False
    for word in words[asked + 1 : asked + _LATEST]:
        if word in _NOT:
            return True
        if word in _RELATIVE or term(word) in _saying():
            return False
    return False


@lru_cache(maxsize=1)
def _terms_by_modality() -> dict[Modality, frozenset[str]]:
    return {m: frozenset(map(term, words)) for m, words in BY_MODALITY.items()}


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return frozenset(map(term, ALLEGING | SUPPOSING))


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    return frozenset(map(term, FAILING)) | _terms_by_modality()[Modality.DENIED]
