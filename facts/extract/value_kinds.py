"""Which kind and slot a value has, by the words in it and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facts.extract.people import is_regnal
from facts.extract.phrases import Offsets, full_phrase
from facts.extract.values import Mention
from facts.models import FactKind, Slot
from facts.words.normalize import fold
from facts.words.nouns import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    TIME_NOUNS,
    TIME_PREPOSITIONS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset((FactKind.DATE, FactKind.PERIOD, FactKind.FREQUENCY, FactKind.DURATION))
COUNTS = frozenset((FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.ORDINAL))
PLACES = frozenset((FactKind.PLACE, FactKind.COUNTRY))
_MEASURED = frozenset((FactKind.DURATION, FactKind.MONEY, FactKind.PERCENT))
_JOINABLE = frozenset(
    (
        FactKind.PERSON,
        FactKind.ORGANISATION,
        FactKind.PLACE,
        FactKind.COUNTRY,
        FactKind.EVENT,
        FactKind.DOCUMENT,
    )
)
_SLOT_BY_DEPENDENCY = {
    "nsubj": Slot.AGENT,
    "nsubjpass": Slot.PATIENT,
    "dobj": Slot.PATIENT,
    "attr": Slot.PATIENT,
    "oprd": Slot.PATIENT,
    "agent": Slot.AGENT,
    "dative": Slot.RECIPIENT,
}
_MANNER_PREPOSITIONS = frozenset("by with without through via using".split())
_TIME_PREPOSITIONS = frozenset("after before during until since till throughout within".split())
_RECIPIENT_PREPOSITIONS = frozenset("to for".split())
_LOCATIVE = PLACE_PREPOSITIONS | frozenset("on to into onto over under along between off".split())


def slot_of(kind: FactKind, edge: Token, noun: Token | None, preposition: str, head: Token) -> Slot:
    """Return a value's slot: `edge` is its topmost token below the verb, `noun` what it belongs
    to."""
    is_time = fold(head.lemma_) in TIME_NOUNS
    if kind in TIMES:
        return Slot.TIME
    if kind is FactKind.MANNER:
        return Slot.MANNER
    if kind in COUNTS:
        return Slot.QUANTITY
    if kind in PLACES and preposition in PLACE_PREPOSITIONS:
        return Slot.PLACE
    if noun is not None:
        return Slot.OTHER
    if preposition in TIME_PREPOSITIONS and is_time:
        return Slot.TIME
    if edge.dep_ in _SLOT_BY_DEPENDENCY:
        return _SLOT_BY_DEPENDENCY[edge.dep_]
    if kind is FactKind.THING:
        for prepositions, slot in (
            (_MANNER_PREPOSITIONS, Slot.MANNER),
            (_TIME_PREPOSITIONS, Slot.TIME),
            (_RECIPIENT_PREPOSITIONS, Slot.RECIPIENT),
            (PLACE_PREPOSITIONS, Slot.PLACE),
        ):
            if preposition in prepositions:
                return slot
    return Slot.OTHER


def kind_of_phrase(
    head: Token, value: Offsets, mentions: Sequence[Mention], preposition: str
) -> FactKind:
    """Return the kind of a noun phrase that is no typed value itself; `mentions` are those at its
    head."""
    joined = [child for child in head.rights if child.dep_ == "conj"]
    if joined and value[1] >= joined[-1].idx + len(joined[-1].text):
        # Names joined by `and` are together what each of them is.
        for mention in mentions:
            if mention.kind in _JOINABLE and all(child.pos_ == "PROPN" for child in joined):
                return mention.kind
        return FactKind.THING
    for mention in mentions:
        # `less than a year`, `some 40 tonnes`: what is before does not change the kind.
        if mention.kind in _MEASURED and value[0] < mention.start and value[1] == mention.end:
            return mention.kind
    if value == full_phrase(head):
        for mention in mentions:
            # `Battle of Lund`, `Charter of the Union`; but `Jane Doe of Peru` is more than a name.
            if mention.head == head.i and mention.kind in _JOINABLE:
                name = head.text if mention.kind is FactKind.PERSON else ""
                return FactKind.THING if name and not is_regnal(name) else mention.kind
        named = _kind_of_noun(head, value)
        if named is not None:
            return named
    if fold(head.lemma_) in PLACE_NOUNS and preposition in _LOCATIVE:
        return FactKind.PLACE
    if preposition in ("by", "via", "through") and _is_bare(head):
        return FactKind.MANNER
    return FactKind.THING


def _kind_of_noun(head: Token, value: Offsets) -> FactKind | None:
    """Return the kind of a phrase that holds a name, by its head: `area of West Frisia` is a
    place."""
    noun = fold(head.lemma_)
    for nouns, kind in (
        (EVENT_NOUNS, FactKind.EVENT),
        (DOCUMENT_NOUNS, FactKind.DOCUMENT),
        (ORGANISATION_NOUNS, FactKind.ORGANISATION),
        (PLACE_NOUNS, FactKind.PLACE),
    ):
        if noun in nouns:
            named = any(
                token.pos_ == "PROPN"
                for token in head.subtree
                if value[0] <= token.idx < value[1] and token.i != head.i
            )
            return kind if named else None
    return None


def _is_bare(head: Token) -> bool:
    """Return a common noun without determiner, as in `by telephone`, `by video conference`."""
    return head.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts)
