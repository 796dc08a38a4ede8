"""Names in a parsed sentence: the parser's entities, corrected by the words around them.

A phrase headed by `summit` is an event, whatever the entity model says; capitalised words after an
honorific or a role, or in apposition to one, are a person; a country is known from ISO 3166.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from facts.extract.numbers import ORDINAL
from facts.extract.people import find_people, is_role
from facts.extract.values import Mention
from facts.models import FactKind
from facts.words.countries import is_country
from facts.words.normalize import fold
from facts.words.nouns import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    HONORIFICS,
    NUMBERED_NOUNS,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    ROLE_NOUNS,
    TIME_NOUNS,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

_LABELS = {
    "ORG": FactKind.ORGANISATION,
    "GPE": FactKind.PLACE,
    "LOC": FactKind.PLACE,
    "FAC": FactKind.PLACE,
    "EVENT": FactKind.EVENT,
    "LAW": FactKind.DOCUMENT,
    "WORK_OF_ART": FactKind.DOCUMENT,
    "NORP": FactKind.THING,
    "PRODUCT": FactKind.THING,
    "LANGUAGE": FactKind.THING,
}
_COUNTRY_WORDS = 6
_NEVER_PLACES = ("EVENT", "LAW", "WORK_OF_ART", "NORP", "DATE", "TIME")
_ABSTRACT = ("ism", "ity", "ics", "day", "ese", "ish")
_NAMING_OTHERS = (
    ORGANISATION_NOUNS,
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    NUMBERED_NOUNS,
    ROLE_NOUNS,
    TIME_NOUNS,
)


def find_names(doc: Doc, known: Set[str] = frozenset()) -> Iterator[Mention]:
    """Yield named values, the surer before others that overlap them. `known` is as in
    `find_people`."""
    yield from _numbered(doc)
    for chunk in doc.noun_chunks:
        yield from _headed(doc, chunk)
    yield from find_people(doc, known)
    yield from _located(doc)
    for entity in doc.ents:
        kind = _LABELS.get(entity.label_)
        if kind is None:
            continue
        start, end = _trimmed(entity)
        if start < end:
            kind = _corrected(entity, kind)
            yield Mention(start, end, kind, entity.root.i)
    yield from _countries(doc)
    for chunk in doc.noun_chunks:
        yield from _unseen(doc, chunk)


def _located(doc: Doc) -> Iterator[Mention]:
    """Yield names after `in` that the entity model takes for persons or bodies: `in Izmir`."""
    for token in doc:
        if token.pos_ != "PROPN" or not _is_in(token) or token.ent_type_ in _NEVER_PLACES:
            continue
        if token.ent_type_ == "LANGUAGE" and fold(token.head.head.lemma_) not in EVENT_NOUNS:
            continue
        start = token.i
        while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i == token.i:
            start -= 1
        words = [fold(word.text) for word in doc[start : token.i + 1]]
        if token.text.isupper() or words[-1].endswith(_ABSTRACT):
            continue
        if start != token.i and token.ent_type_ not in ("GPE", "LOC", "FAC", "PERSON"):
            continue
        if any(word in kinds for word in words for kinds in _NAMING_OTHERS):
            continue
        kind = FactKind.COUNTRY if is_country(doc[start : token.i + 1].text) else FactKind.PLACE
        yield Mention(int(doc[start].idx), int(token.idx + len(token.text)), kind, token.i)


def _is_in(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ != "pobj":
        return False
    preposition = token.head
    return preposition.lower_ in ("in", "near") or (
        preposition.lower_ == "from" and is_role(preposition.head)  # a banker from Lund
    )


def _numbered(doc: Doc) -> Iterator[Mention]:
    """Yield a noun with its number: `Article 17(3)`, `Articles 106 and 107`, `case No. 29`."""
    i = 0
    while i < len(doc) - 1:
        noun = fold(doc[i].text)
        end = _number_end(doc, i + 1) if noun in NUMBERED_NOUNS else 0
        if end and (doc[i].text[:1].isupper() or doc[end - 1].text[:1].isdigit()):
            kind = FactKind.DOCUMENT if noun in DOCUMENT_NOUNS else FactKind.THING
            last = doc[end - 1]
            yield Mention(int(doc[i].idx), int(last.idx + len(last.text)), kind, i)
            i = end
        else:
            i += 1


def _number_end(doc: Doc, i: int) -> int:
    """Return the token index after a number at `i`, `No.` and a second number
    included."""
    if fold(doc[i].text).rstrip(".") in ("no", "nos", "number") and i + 1 < len(doc):
        i += 1
    if not _is_number(doc[i]):
        return 0
    end = i + 1
    while end < len(doc) and not doc[end - 1].whitespace_ and _is_bracket(doc[end]):
        end += 1
    if end + 1 < len(doc) and doc[end].lower_ in ("and", "to", "or") and _is_number(doc[end + 1]):
        following = doc[end + 2] if end + 2 < len(doc) else None
        if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
            end += 2
    following = doc[end] if end < len(doc) else None
    if following is not None and fold(following.lemma_) in TIME_NOUNS:
        return 0
    while doc[end - 1].text == "(" or doc[end - 1].text in (",", "."):
        end -= 1
    return end


def _is_number(token: Token) -> bool:
    text = token.text
    if text[:1].isdigit():
        return not text.endswith(("st", "nd", "rd", "th", "%"))
    return (len(text) <= 4 and text.isupper() and text.strip("IVXL") == "") or (
        len(text) == 1 and text.isupper() and text not in "AI"
    )


def _is_bracket(token: Token) -> bool:
    return token.text in ("(", ")", "/", "-", "–") or token.text[:1].isalnum()


def _headed(doc: Doc, chunk: Phrase) -> Iterator[Mention]:
    """Yield a phrase headed by an event's or document's noun and marked by a name or an ordinal."""
    head = chunk.root
    noun = fold(head.lemma_)
    if noun in EVENT_NOUNS:
        kind = FactKind.EVENT
    elif noun in DOCUMENT_NOUNS:
        kind = FactKind.DOCUMENT
    else:
        return
    start = _phrase_start(chunk)
    words = [token for token in doc[start : head.i] if token.pos_ != "PUNCT"]
    marked = any(token.pos_ == "PROPN" or ORDINAL.fullmatch(token.text) for token in words)
    if not marked and not (head.pos_ == "PROPN" and head.text[:1].isupper()):
        return
    if (
        kind is FactKind.EVENT
        and noun in ORGANISATION_NOUNS
        and head.pos_ == "PROPN"
        and not any(ORDINAL.fullmatch(token.text) for token in words)
    ):
        return  # General Assembly and the like: a body, unless one of its sessions is counted
    end = _name_end(doc, head)
    yield Mention(int(doc[start].idx), end, kind, head.i)


def _phrase_start(chunk: Phrase) -> int:
    """Return the first token of a noun phrase that belongs to its name: past determiners and
    marks."""
    doc = chunk.doc
    start = int(chunk.start)
    for i in range(chunk.root.i - 1, start, -1):
        owner = doc[i - 1]
        if doc[i].tag_ == "POS" and (
            is_country(owner.text) or owner.ent_type_ in ("PERSON", "GPE")
        ):
            start = i + 1  # `Senegal’s proposal`: the owner is a value of its own
            break
    while start < chunk.root.i and (
        doc[start].pos_ in ("DET", "PRON", "PUNCT", "CCONJ") or doc[start].tag_ in ("PRP$", "POS")
    ):
        start += 1
    return start


def _name_end(doc: Doc, head: Token) -> int:
    """Return the end of a name: `Treaty of Versailles` goes on past its head."""
    end = head.i + 1
    if (
        head.pos_ == "PROPN"
        and end + 1 < len(doc)
        and doc[end].lower_ == "of"
        and (doc[end + 1].pos_ == "PROPN")
    ):
        end += 1
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
    last = doc[end - 1]
    return int(last.idx + len(last.text))


def _corrected(entity: Phrase, kind: FactKind) -> FactKind:
    """Return the entity's kind, corrected by the words in and around it."""
    doc, start = entity.doc, entity.start
    head = fold(entity.root.lemma_)
    before = fold(doc[start - 1].text).rstrip(".") if start else ""
    if before in HONORIFICS and len(entity) <= 4 and head not in ORGANISATION_NOUNS:
        return FactKind.PERSON
    if kind is FactKind.ORGANISATION and head in ROLE_NOUNS:
        return FactKind.ROLE
    if is_country(entity.text):
        return FactKind.COUNTRY
    if kind is FactKind.ORGANISATION and head in PLACE_NOUNS and head not in ORGANISATION_NOUNS:
        return FactKind.PLACE
    return kind


def _trimmed(entity: Phrase) -> tuple[int, int]:
    """Return offsets of an entity without a leading article and a trailing 's or mark."""
    tokens = list(entity)
    while tokens and (tokens[0].pos_ == "DET" or tokens[0].lower_ in ("the", "a", "an")):
        tokens.pop(0)
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].lower_ in ("’s", "'s", "’", ",")):
        tokens.pop()
    if not tokens:
        return 0, 0
    return int(tokens[0].idx), int(tokens[-1].idx + len(tokens[-1].text))


def _countries(doc: Doc) -> Iterator[Mention]:
    """Yield countries that the entity model has missed, the longest name first."""
    text = doc.text
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    capital = [text[start : start + 1].isupper() for start in starts]
    i = 0
    while i < len(doc):
        if capital[i]:
            for length in range(min(_COUNTRY_WORDS, len(doc) - i), 0, -1):
                last = i + length - 1
                if capital[last] and is_country(text[starts[i] : ends[last]]):
                    span = doc[i : i + length]
                    yield Mention(
                        int(span.start_char), int(span.end_char), FactKind.COUNTRY, span.root.i
                    )
                    i += length - 1
                    break
        i += 1


def _unseen(doc: Doc, chunk: Phrase) -> Iterator[Mention]:
    """Yield a name that no entity covers, where its last word shows what it is: `Stampriet
    basin`."""
    head = chunk.root
    noun = fold(head.lemma_)
    kind = (
        FactKind.ORGANISATION
        if noun in ORGANISATION_NOUNS
        else FactKind.PLACE
        if noun in PLACE_NOUNS
        else None
    )
    if kind is None:
        return
    start = head.i
    while start > chunk.start and (
        doc[start - 1].pos_ == "PROPN" or doc[start - 1].text in ("-", "&")
    ):
        start -= 1
    if start < head.i and doc[start].text[:1].isupper():
        yield Mention(int(doc[start].idx), int(head.idx + len(head.text)), kind, head.i)
