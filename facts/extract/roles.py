"""Persons with their role and country, and what else is said in apposition to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.extract.frames import is_set_apart
from facts.extract.people import is_role
from facts.extract.phrases import Offsets, base_phrase, full_phrase, run_on
from facts.extract.values import Mention, token_at
from facts.models import FactKind
from facts.words.normalize import fold
from facts.words.nouns import DOCUMENT_NOUNS, EVENT_NOUNS, ORGANISATION_NOUNS, PLACE_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ORIGINS = frozenset(
    ("of", "from", "of the", "from the", "(", "of the Republic of", "for", "representing")
)
_OF_WHAT = re.compile(r"(?: (?:of|for|to|from|at|in) [^,;:()“”\"]{1,60})?, ")
"""What may be between a role and who holds it: `representative of Salmara, Jane Doe`."""
_NAME_ENDS = re.compile(r"[,.;)]|$")
_FARTHEST = 10
"""How many words before a name its role may be: `minister of health of the Republic of Tarn`."""


@dataclass(frozen=True, slots=True)
class Role:
    """An attribute of a name; `value` and `subject` are character offsets in the sentence."""

    value: Offsets
    kind: FactKind
    subject: Offsets
    predicate: str


def find_roles(doc: Doc, text: str, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Yield roles and countries of the persons named in a sentence, and each person as its role's
    value.

    `text` is the sentence.
    A role states both ways: who the person is, and who holds the role.
    """
    places = [m for m in mentions if m.kind in (FactKind.COUNTRY, FactKind.PLACE)]
    for person in mentions:
        if person.kind is not FactKind.PERSON:
            continue
        name = (person.start, person.end)
        for role in dict.fromkeys(_role_spans(doc, text, person)):
            if role[0] >= role[1]:  # a role that the parser saw on both sides of the name
                continue
            yield Role(role, FactKind.ROLE, name, "be")
            yield Role(name, FactKind.PERSON, role, "be")
            for place in places:
                if place.kind is FactKind.COUNTRY and role[0] <= place.start < role[1]:
                    yield Role((place.start, place.end), FactKind.COUNTRY, name, "represent")
        for place in places:
            if text[person.end : place.start].strip(" ") in _ORIGINS:
                yield Role((place.start, place.end), place.kind, name, "represent")
    yield from _appositions(doc, mentions)


def is_named_after(text: str, role: Token, person: Mention) -> bool:
    """Return whether a person is named between commas right after a role and what it is of."""
    return (
        person.kind is FactKind.PERSON
        and _OF_WHAT.fullmatch(text, role.idx + len(role.text), person.start) is not None
        and _NAME_ENDS.match(text, person.end) is not None
    )


def _role_before(doc: Doc, text: str, person: Mention) -> Token | None:
    """Return the role noun whose holder is named after it, where the parser saw no apposition."""
    first = token_at(doc, person.start)
    return next(
        (
            token
            for token in doc[max(0, first - _FARTHEST) : first]
            if is_role(token) and is_named_after(text, token, person)
        ),
        None,
    )


def _appositions(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Yield what a name of no person is: `Gozo, an island in the Mediterranean`."""
    for token in doc:
        if token.dep_ != "appos" or token.pos_ not in ("NOUN", "PROPN") or is_set_apart(token):
            continue
        named = next(
            (m for m in mentions if m.head == token.head.i and m.kind in _NAMED), None
        ) or next((m for m in mentions if m.holds(token.head.idx) and m.kind in _NAMED), None)
        if named is not None and named.kind is FactKind.PERSON:
            continue
        subject = (named.start, named.end) if named else base_phrase(token.head)
        mine = next((m for m in mentions if m.head == token.i and m.kind in _NAMED), None)
        if mine is not None and _role_before(doc, doc.text, mine) is not None:
            continue  # `the president of Tarn, Jane Doe`: she is not the country
        value = (mine.start, mine.end) if mine else full_phrase(token)
        if value == subject or max(value[0], subject[0]) < min(value[1], subject[1]):
            continue
        yield Role(value, mine.kind if mine else FactKind.THING, subject, "be")
        if mine is None and (named is not None or token.head.pos_ == "PROPN"):
            yield Role(subject, named.kind if named else _kind_told(token), value, "be")


_NAMED = frozenset(
    (
        FactKind.PERSON,
        FactKind.ORGANISATION,
        FactKind.PLACE,
        FactKind.COUNTRY,
        FactKind.EVENT,
        FactKind.DOCUMENT,
    )
)


def _kind_told(noun: Token) -> FactKind:
    """Return the kind of a name that no entity covers, by what the sentence calls it: `Gozo, an
    island`."""
    word = fold(noun.lemma_)
    for nouns, kind in (
        (PLACE_NOUNS, FactKind.PLACE),
        (ORGANISATION_NOUNS, FactKind.ORGANISATION),
        (EVENT_NOUNS, FactKind.EVENT),
        (DOCUMENT_NOUNS, FactKind.DOCUMENT),
    ):
        if word in nouns:
            return kind
    return FactKind.THING


def _role_spans(doc: Doc, text: str, person: Mention) -> Iterator[Offsets]:
    head = doc[person.head]
    for child in head.children:
        if child.dep_ != "appos" or child.idx < person.end:
            continue
        if child.pos_ == "NOUN" or is_role(child):
            yield from _spans(doc, text, child, len(text))
    if head.dep_ == "appos" and is_role(head.head):
        # `the council's president, Jane Doe`: the name is in apposition to the role.
        yield from _spans(doc, text, head.head, person.start)
    elif (before := _role_before(doc, text, person)) is not None:
        yield from _spans(doc, text, before, person.start)
    after = _role_after(doc, person)
    if after is not None and not any(c.dep_ == "appos" for c in head.children):
        yield from _spans(doc, text, after, len(text))
    yield from _titles_before(doc, text, person)


def _spans(doc: Doc, text: str, role: Token, limit: int) -> Iterator[Offsets]:
    """Yield the role's phrase up to the next mark, and the noun with its modifiers alone."""
    start = role.left_edge.i
    while start < role.i and doc[start].pos_ in ("DET", "PUNCT"):
        start += 1
    yield _stripped(text, int(doc[start].idx), min(run_on(doc, start), limit))
    short = base_phrase(role)
    if short[1] <= limit:
        yield short


def _role_after(doc: Doc, person: Mention) -> Token | None:
    """Return the role noun after `Jane Doe, ` where the parser saw no apposition."""
    i = token_at(doc, person.end - 1) + 1
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None
    for token in doc[i + 1 : i + 7]:
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON"):
            return None
        if is_role(token):
            return token
    return None


def _titles_before(doc: Doc, text: str, person: Mention) -> Iterator[Offsets]:
    """Yield the titles before a name: `Foreign Minister Jane Doe`, `former rally driver`."""
    first = token_at(doc, person.start)
    if not first:
        return
    last = doc[first - 1]
    if not is_role(last) and not (
        last.pos_ == "NOUN" and last.head.idx < person.end and last.dep_ in ("compound", "nmod")
    ):
        return
    start = first - 1
    while start > 0 and (
        doc[start - 1].pos_ in ("PROPN", "ADJ", "NOUN") or doc[start - 1].text == "-"
    ):
        start -= 1
    yield _stripped(text, int(doc[start].idx), int(last.idx + len(last.text)))


def _stripped(whole: str, start: int, end: int) -> Offsets:
    text = whole[start:end]
    return start + len(text) - len(text.lstrip(" ,")), start + len(text.rstrip(" ,"))
