"""Names of persons: the parser's, made whole, and those that honorifics and roles give away."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from facts.extract.syllables import is_syllable
from facts.extract.values import Mention, token_at
from facts.models import FactKind
from facts.words.closed_classes import HE_OR_SHE
from facts.words.countries import is_country
from facts.words.normalize import fold
from facts.words.nouns import (
    HONORIFICS,
    ORGANISATION_NOUNS,
    PERSON_VERBS,
    PLACE_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    SOVEREIGN_TITLES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES = frozenset(
    "al ap bin bint da de del della den der di do dos du el ibn la le ten ter van von y zu".split()
)
_OPENING = _PARTICLES - frozenset(("den", "do", "ten", "y", "zu", "al", "bin", "del"))
"""Particles that begin a last name standing alone, and are no English words."""
_MOST_PARTICLES = 3
_SUFFIXES = frozenset("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())
_BORN_SUFFIXES = frozenset(("jr", "sr"))
_NO_TITLES = frozenset(("member", "party", "manager", "owner"))
_LONGEST = 7  # words of a name
_OTHER_LABELS = ("GPE", "LOC", "ORG", "FAC", "NORP", "EVENT", "LAW", "DATE")


def find_people(doc: Doc, known: Set[str] = frozenset()) -> Iterator[Mention]:
    """Yield each person's name without honorific or role.

    `known` are the last words of names met before: one of them alone is that person.
    """
    i = 0
    while i < len(doc):
        end = name_end(doc, i)
        if end == i:
            i += 1
            continue
        if _is_person(doc, i, end, known):
            last = doc[end - 1]
            stop = int(last.idx + len(last.text))
            start = _with_particles(doc, i)
            yield Mention(int(doc[start].idx), stop, FactKind.PERSON, int(doc[i:end].root.i))
        i = end


def titled(doc: Doc, person: Mention) -> tuple[int, int] | None:
    """Return the name with the sovereign's title before it (`Queen Anne`), if it has one."""
    first = token_at(doc, person.start)
    if first and fold(doc[first - 1].text) in SOVEREIGN_TITLES and doc[first - 1].text[0].isupper():
        return int(doc[first - 1].idx), person.end
    return None


def name_end(doc: Doc, start: int) -> int:
    """Return the index after the words of a name that begins at `start`, with particles and
    hyphens."""
    i = start
    while i < len(doc) and i - start < 2 * _LONGEST:
        token = doc[i]
        if _is_name(token) or (i > start and fold(token.text).rstrip(".") in _SUFFIXES):
            i += 1
        elif i > start and token.text in ("-", "‐", "'", "’") and _joins(doc, i):
            i += 2
        elif i > start + 1 and token.text in ("-", "‐") and _joins_syllable(doc, i):
            i += 2  # `Kim Young-sun`
        elif i > start and _particle_run(doc, i):
            i += _particle_run(doc, i)
        else:
            break
    while i > start and doc[i - 1].text in ("-", "."):
        i -= 1
    return i


def is_regnal(name: str) -> bool:
    """Return whether a name ends with a number, as a sovereign's does: it may go on with `of`."""
    return fold(name.rpartition(" ")[2]) in _SUFFIXES


def is_role(token: Token) -> bool:
    """Return whether the token is a noun for an office, an occupation or a relation."""
    for form in (fold(token.lemma_), fold(token.text)):
        if form in ROLE_NOUNS or form in RELATION_NOUNS:
            return True
    return False


def _joins(doc: Doc, i: int) -> bool:
    """Return whether a hyphen joins two capitalised words without space."""
    return (
        not doc[i - 1].whitespace_
        and not doc[i].whitespace_
        and i + 1 < len(doc)
        and doc[i + 1].text[:1].isupper()
    )


def _with_particles(doc: Doc, start: int) -> int:
    """Return the first of the particles before a last name that stands alone: `van der Velde`."""
    first = start
    while first and start - first < _MOST_PARTICLES and doc[first - 1].text in _OPENING:
        first -= 1
    # `the al Nahda` and `Ana de la Cruz` have the particle elsewhere.
    return first if not first or doc[first - 1].pos_ != "DET" else start


def _joins_syllable(doc: Doc, i: int) -> bool:
    """Return whether a hyphen joins the second half of a given name, in lower case."""
    return (
        not doc[i - 1].whitespace_
        and not doc[i].whitespace_
        and i + 1 < len(doc)
        and doc[i + 1].text.islower()
        and (
            is_syllable(doc[i + 1].text, after_family_name=True)
            or (doc[i + 1].ent_type_ == "PERSON" and doc[i + 1].ent_iob_ == "I")
        )
    )


def _particle_run(doc: Doc, i: int) -> int:
    """Return the number of particles and the name after them: `de la Cruz` is 3."""
    n = 0
    while n < 3 and i + n < len(doc) and doc[i + n].text in _PARTICLES:
        n += 1
    if n and i + n < len(doc) and _is_name(doc[i + n]):
        return n + 1
    return 0


def _is_person(doc: Doc, start: int, end: int, known: Set[str]) -> bool:
    """Return whether a run of name words is a person: by title, by entity, by apposition to a
    role."""
    span = doc[start:end]
    last = fold(doc[end - 1].text)
    if is_country(span.text) or last in ORGANISATION_NOUNS or last in PLACE_NOUNS:
        return False
    before = _word_before(doc, start)
    title = fold(before.text).rstrip(".") if before is not None else ""
    if before is not None and before.text[:1].isupper() and title in HONORIFICS:
        return True
    if end - start == 1:
        if doc[start].text in known and doc[start].ent_type_ not in ("GPE", "DATE"):
            return True
        if before is not None and before.lower_ in ("in", "near") and doc[start].dep_ == "pobj":
            return False  # `in Izmir`: a place, whatever the entity model says
    labels = [token.ent_type_ for token in span]
    if "PERSON" in labels:
        return labels.count("PERSON") * 2 >= sum(1 for label in labels if label in _OTHER_LABELS)
    after_role = before is not None and is_role(before) and fold(before.lemma_) not in _NO_TITLES
    if any(label in ("LOC", "FAC", "NORP", "DATE") for label in labels):
        return False
    if "GPE" in labels:
        return end - start > 1 and (after_role or _beside_role(doc, start, end))
    if after_role:
        return span[0].pos_ == "PROPN"
    if end - start > 1 and not any(labels) and _acts(span.root):
        return before is None or before.pos_ not in ("DET", "PRON")
    if fold(doc[end - 1].text).rstrip(".") in _BORN_SUFFIXES and end - start > 1:
        return True
    if end - start < 3 and _beside_relation(doc, start):
        return True
    if end - start < 2 or not all(t.pos_ == "PROPN" or not t.is_alpha for t in span):
        return False
    return _beside_role(doc, start, end)


def _acts(head: Token) -> bool:
    """Return whether a name does what mostly persons do, or speaks of itself as `he` or `she`."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        head = head.head
    elif head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = head.head
    return fold(verb.lemma_) in PERSON_VERBS or any(
        word.dep_ in ("nsubj", "nsubjpass") and word.lower_ in HE_OR_SHE
        for clause in verb.rights
        if clause.dep_ == "ccomp"
        for word in clause.lefts
    )


def _word_before(doc: Doc, start: int) -> Token | None:
    """Return the word before a name; the full stop of `Amb.` may be between."""
    if start > 1 and doc[start - 1].text == "." and not doc[start - 2].whitespace_:
        start -= 1
    return doc[start - 1] if start else None


def _beside_role(doc: Doc, start: int, end: int) -> bool:
    """Return whether a role is in apposition: `Jane Doe, the permanent representative`."""
    if start >= 2 and doc[start - 1].text == ",":
        root = doc[start:end].root
        if root.dep_ == "appos" and (is_role(root.head) or _is_of_role(root.head, doc, start, end)):
            return True
        if is_role(doc[start - 2]):
            return True
    if end + 1 < len(doc) and doc[end].text == ",":
        i = end + 1
        while (
            i < len(doc) and i - end < 7 and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON")
        ):
            if is_role(doc[i]):
                return True
            i += 1
    return False


def _is_of_role(noun: Token, doc: Doc, start: int, end: int) -> bool:
    """Return whether a noun tells what a role is of: `the chair of Tarn, Jane Doe`. A place may
    follow it in the same way, as in `the mayor of Springfield, Illinois`, so that only two words or
    more that are no known name are a person."""
    return (
        noun.dep_ == "pobj"
        and is_role(noun.head.head)
        and end - start > 1
        and not any(token.ent_type_ for token in doc[start:end])
    )


def _beside_relation(doc: Doc, start: int) -> bool:
    """Return whether a name stands after what somebody is to another: `his wife, Ida`."""
    if start < 2 or doc[start - 1].text != ",":
        return False
    return any(
        fold(form) in RELATION_NOUNS for form in (doc[start - 2].lemma_, doc[start - 2].text)
    )


def _is_name(token: Token) -> bool:
    text = token.text
    if not text[:1].isupper() or not (text[:1].isalpha()):
        return False
    if len(text) > 3 and text.isupper() and token.ent_type_ != "PERSON":
        return False  # an abbreviation
    word = fold(text).rstrip(".")
    if word in HONORIFICS or word in ROLE_NOUNS:
        return token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and word not in HONORIFICS
    if token.dep_ == "compound" and token.head.pos_ == "PROPN" and not token.ent_type_:
        return word not in ORGANISATION_NOUNS and not is_country(text)
    return (
        (token.pos_ in ("PROPN", "X") or token.ent_type_ == "PERSON" or not token.is_sent_start)
        and token.pos_ not in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "VERB", "ADV")
        and token.tag_ not in ("POS",)
        and word not in ORGANISATION_NOUNS
        and not is_country(text)
    )
