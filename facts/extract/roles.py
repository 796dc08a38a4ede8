"""Persons with their role and country, from apposition, titles and what follows a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.extract.mentions import Mention
from facts.extract.phrases import run_on
from facts.lexicon import ROLE_NOUNS
from facts.models import FactKind
from facts.normalize import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Role:
    """An attribute of a person; `value` and `subject` are character offsets in the sentence."""

    value: tuple[int, int]
    kind: FactKind
    subject: tuple[int, int]
    predicate: str


def find_roles(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Roles and countries of the persons named in a sentence, and each person as its role's value.

    A role states both ways: who the person is, and who holds the role.
    """
    for person in mentions:
        if person.kind is not FactKind.PERSON:
            continue
        name = (person.start, person.end)
        for role in _role_spans(doc, person):
            if role[0] >= role[1]:  # a role that the parser saw on both sides of the name
                continue
            yield Role(role, FactKind.ROLE, name, "be")
            yield Role(name, FactKind.PERSON, role, "be")
            for place in mentions:
                if place.kind is FactKind.COUNTRY and role[0] <= place.start < role[1]:
                    yield Role((place.start, place.end), FactKind.COUNTRY, name, "represent")
        for place in mentions:
            if place.kind is FactKind.COUNTRY and _is_origin(doc, person, place):
                yield Role((place.start, place.end), FactKind.COUNTRY, name, "represent")


def _role_spans(doc: Doc, person: Mention) -> Iterator[tuple[int, int]]:
    head = doc[person.head]
    for child in head.children:
        if child.dep_ == "appos" and _is_role(child) and child.idx >= person.end:
            start = child.left_edge.i
            while start < child.i and doc[start].pos_ in ("DET", "PUNCT"):
                start += 1
            yield int(doc[start].idx), run_on(doc, start)
    if head.dep_ == "appos" and _is_role(head.head):
        # `the council's president, Jane Doe`: the name is in apposition to the role.
        role = head.head
        start = role.left_edge.i
        while start < role.i and doc[start].pos_ in ("DET", "PUNCT"):
            start += 1
        yield int(doc[start].idx), min(run_on(doc, start), person.start)
    before = _title_before(doc, person)
    if before is not None:
        yield before


def _is_role(token: Token) -> bool:
    return fold(token.lemma_) in ROLE_NOUNS or fold(token.text) in ROLE_NOUNS


def _title_before(doc: Doc, person: Mention) -> tuple[int, int] | None:
    """`Foreign Minister` in `Foreign Minister Jane Doe`."""
    first = next((token.i for token in doc if token.idx >= person.start), None)
    if first is None or first == 0 or not _is_role(doc[first - 1]):
        return None
    start = first - 1
    while start > 0 and (
        doc[start - 1].pos_ in ("PROPN", "ADJ", "NOUN") or doc[start - 1].text == "-"
    ):
        start -= 1
    last = doc[first - 1]
    return int(doc[start].idx), int(last.idx + len(last.text))


def _is_origin(doc: Doc, person: Mention, place: Mention) -> bool:
    """`Jane Doe of Peru`, `Jane Doe (Peru)`."""
    between = doc.text[person.end : place.start]
    return between.strip(" ") in ("of", "from", "of the", "from the", "(", "of the Republic of")
