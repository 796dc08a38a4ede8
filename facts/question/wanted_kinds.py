"""Kinds of value that nouns ask for: a date for `which year`, a share for `what percentage`.

Only general nouns are listed. Every other noun is matched against the record's own words.
"""

from __future__ import annotations

from facts.models import FactKind as K
from facts.words.nouns import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
)

PERSONS = (K.PERSON, K.ORGANISATION, K.COUNTRY, K.THING)
ROLES = (K.ROLE, K.THING, K.ORGANISATION)
PLACES = (K.PLACE, K.COUNTRY, K.ORGANISATION)
TIMES = (K.DATE, K.PERIOD)
DURATIONS = (K.DURATION, K.PERIOD, K.DATE, K.NUMBER)
COUNTS = (K.NUMBER, K.PERCENT)
SIZES = (K.NUMBER, K.MONEY, K.PERCENT, K.DURATION)
AMOUNTS = (K.MONEY, K.PERCENT, K.NUMBER)
MANNERS = (K.MANNER, K.ACTION, K.REASON)
REASONS = (K.REASON, K.ACTION, K.THING)

_BY_NOUN: dict[str, tuple[K, ...]] = {}
for _words, _kinds in (
    ("year month date day time era decade weekday season", (K.DATE, K.PERIOD, K.FREQUENCY)),
    ("century period", (K.PERIOD, K.DATE)),
    ("country nation countries nations", (K.COUNTRY, K.PLACE, K.ORGANISATION)),
    ("city town place location venue region continent state county province village capital river "
     "sea ocean mountain island street district area site port harbour hotel building", PLACES),
    ("percentage percent share proportion rate", (K.PERCENT, K.NUMBER)),
    ("number figure score margin total", (K.NUMBER, K.PERCENT)),
    ("population", (K.NUMBER,)),
    ("amount sum price cost budget salary fee value deficit debt loss profit revenue income "
     "penalty fine arrears grant wage rent ransom reward prize donation pledge",
     (K.MONEY, K.NUMBER)),
    ("distance height depth width weight speed size altitude temperature volume capacity range "
     "radius", (K.NUMBER, K.THING)),
    ("nationality citizenship", (K.COUNTRY, K.THING)),
    ("reason cause motive purpose aim goal", (K.REASON, K.THING)),
    ("age duration length", (K.DURATION, K.NUMBER)),
    ("frequency", (K.FREQUENCY,)),
    ("person man woman people official individual", (K.PERSON,)),
    ("role position title post rank occupation profession job capacity", (K.ROLE, K.THING)),
    ("name", ()),
    ("anniversary session edition round", (K.EVENT, K.ORDINAL)),
    ("manner method procedure means", (K.MANNER, K.THING)),
):  # fmt: skip
    for _word in _words.split():
        _BY_NOUN[_word] = _kinds

KIND_ONLY = frozenset(
    "year month date day time country nation countries nations city town place location percentage "
    "percent number amount sum person man woman people name kind type sort thing things part "
    "way manner role position title frequency nationality reason distance method".split()
)
"""Nouns that only name the kind of answer: the sentence that answers seldom holds them."""


def kinds_for(noun: str) -> tuple[K, ...]:
    """Return the kinds of value that a noun asks for, best first; empty where any kind may answer.

    The noun is folded, and may be singular or plural.
    """
    singular = noun.removesuffix("s") if len(noun) > 3 else noun
    for word in (noun, singular):
        if word in _BY_NOUN:
            return _BY_NOUN[word]
        if word in ROLE_NOUNS:
            return (K.PERSON, K.ROLE, K.THING)
        if word in EVENT_NOUNS:
            return (K.EVENT, K.THING, K.ORGANISATION)
        if word in DOCUMENT_NOUNS:
            return (K.DOCUMENT, K.THING, K.ORGANISATION)
        if word in ORGANISATION_NOUNS:
            return (K.ORGANISATION, K.THING, K.PLACE)
    return ()
