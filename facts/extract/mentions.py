"""Typed values in one parsed sentence: who, where, when, how many, how often, how.

Numbers, times and manner are read by rules, which know their forms exactly; names come from the
parser's entities, put right by the nouns around them (a phrase headed by `summit` is an event,
whatever the entity model says).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from facts.countries import is_country
from facts.dates import find_dates
from facts.lexicon import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    HONORIFICS,
    MANNER_NOUNS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    TIME_NOUNS,
)
from facts.models import FactKind
from facts.normalize import fold
from facts.wordlists import NUMBER_WORDS, ORDINAL_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed value: half-open character offsets into the sentence, and its head token's index."""

    start: int
    end: int
    kind: FactKind
    head: int
    normal: str | None = None
    unit: str | None = None


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORDS = "|".join(sorted((*NUMBER_WORDS, "one"), key=len, reverse=True))
_COUNT = rf"(?:{_NUMBER}|\b(?:{_WORDS})\b(?:[- ](?:{_WORDS})\b)?|\b(?:several|a few|half a)\b)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn|m|k)\b"
_UNIT = "(?:" + "|".join(sorted(TIME_NOUNS, key=len, reverse=True)) + ")s?"
_CURRENCY = (
    r"(?:(?:US|U\.S\.|Canadian|Australian|Hong Kong)\s)?"
    r"(?:dollars?|euros?|pounds?|yen|yuan|rupees?|francs?|pesos?|roubles?|rubles?|krona|kronor|"
    r"kroner|dong|won|lira|livres?|marks?|cents?|USD|EUR|GBP|CHF|JPY)\b"
)
_FREQUENCY = re.compile(
    rf"\b(?:once|twice|thrice|(?:{_COUNT})\s+times)\s+(?:a|an|per|each|every|in)\s+"
    rf"(?:{_COUNT}\s+)?{_UNIT}\b"
    rf"|\b(?:every|each)\s+(?:other\s+|second\s+|third\s+|{_COUNT}\s+)?(?:{_UNIT}"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|spring|summer|autumn|winter)\b"
    r"|\b(?:bi|semi|tri)?-?(?:annually|annual|yearly|monthly|weekly|daily|hourly|quarterly"
    r"|biennially|biennial|triennially|triennial|quadrennial|quadrennially|biannual|biannually)\b"
    rf"|\b(?:once|twice)\b(?=\s*[.,;])",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"\b(?:{_COUNT})(?:\s+and\s+a\s+half)?[- ]{_UNIT}(?:[- ](?:long|old))?\b"
    rf"|\b(?:{_COUNT})\s+(?:and\s+a\s+half\s+)?{_UNIT}\b"
    rf"|\bhalf\s+an?\s+{_UNIT}\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?:{_COUNT})(?:\s*%|[- ](?:per\s?cent|percent|percentage\s+points?)\b)", re.IGNORECASE
)
_MONEY = re.compile(
    rf"(?:(?:US|A|C|HK|NZ)?[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY)\s?)\s?{_NUMBER}(?:[- ]?{_SCALE})?"
    rf"|(?:{_COUNT})(?:\s{_SCALE})?\s{_CURRENCY}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b\d+(?:st|nd|rd|th)\b|\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:"
    + "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?:{_NUMBER}(?:\s{_SCALE})?|\b(?:{_WORDS})\b"
    rf"(?:[- ](?:{_WORDS})\b)?(?:\s{_SCALE})?"
    rf"|(?:a\s)?(?:hundreds?|thousands?|millions?|billions?|dozens?)\b)(?![\w/]|-\d|[.,]\d)",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\b(?:by|with|without|through|in|via)\s+(?:an?\s+|the\s+)?(?:\w+[- ]){0,2}?(?:"
    + "|".join(sorted(MANNER_NOUNS))
    + r")s?\b(?:\s+of\s+\d+\s*(?:-|–|to)\s*\d+)?|\bunanimous(?:ly)?\b"
    r"|\bby\s+(?:a\s+(?:\w+\s+)?vote\s+of\s+)?\d+\s+(?:votes?\s+)?(?:in\s+favou?r\s+)?"
    r"(?:to|against|-|–)\s+\d+(?:\s+against)?",
    re.IGNORECASE,
)

_LABELS = {
    "PERSON": FactKind.PERSON,
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


def find_mentions(doc: Doc, reference: date | None) -> list[Mention]:
    """The typed values of a parsed sentence in the order of the text.

    `reference` is the article's published date, against which dates are resolved. Of two that
    overlap, the more exact reading stays; an ordinal or number may stand inside a named event.
    """
    found: list[Mention] = []
    taken = [False] * (len(doc.text) + 1)

    def claim(mention: Mention, *, cover: bool = True) -> None:
        if any(taken[mention.start : mention.end]):
            return
        if cover:
            taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
        found.append(mention)

    for mention in _measures(doc, reference):
        claim(mention)
    for mention in _manners(doc):
        claim(mention)
    numbers = list(found)
    taken = [False] * (len(doc.text) + 1)
    named = list(_named(doc))
    for mention in numbers:
        if mention.kind not in (FactKind.ORDINAL, FactKind.NUMBER, FactKind.DURATION):
            taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
    for mention in named:
        claim(mention)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _head(doc: Doc, start: int, end: int) -> int:
    """The index of the syntactic head of a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root.i if span is not None else 0


def _measures(doc: Doc, reference: date | None) -> Iterator[Mention]:
    text = doc.text
    for match in _FREQUENCY.finditer(text):
        yield _mention(doc, match, FactKind.FREQUENCY)
    for match in _PERCENT.finditer(text):
        yield _mention(doc, match, FactKind.PERCENT, normal=number_value(match.group()))
    for match in _MONEY.finditer(text):
        yield _mention(doc, match, FactKind.MONEY, normal=number_value(match.group()))
    for found in find_dates(text, reference):
        kind = FactKind.PERIOD if "/" in (found.normal or "") else FactKind.DATE
        yield Mention(
            found.start, found.end, kind, _head(doc, found.start, found.end), normal=found.normal
        )
    for match in _DURATION.finditer(text):
        yield _mention(doc, match, FactKind.DURATION)
    for match in _ORDINAL.finditer(text):
        yield _mention(doc, match, FactKind.ORDINAL, normal=number_value(match.group()))
    for match in _QUANTITY.finditer(text):
        mention = _mention(doc, match, FactKind.NUMBER, normal=number_value(match.group()))
        yield Mention(
            mention.start,
            mention.end,
            mention.kind,
            mention.head,
            mention.normal,
            _unit(doc, mention),
        )


def _mention(
    doc: Doc, match: re.Match[str], kind: FactKind, *, normal: str | None = None
) -> Mention:
    return Mention(
        match.start(), match.end(), kind, _head(doc, match.start(), match.end()), normal=normal
    )


def _manners(doc: Doc) -> Iterator[Mention]:
    for match in _MANNER.finditer(doc.text):
        yield _mention(doc, match, FactKind.MANNER)


def _unit(doc: Doc, mention: Mention) -> str | None:
    """What the number counts: the noun phrase it modifies, from the number's end to the noun."""
    token = doc[mention.head]
    head = token
    while head.dep_ in ("nummod", "quantmod", "compound", "amod") and head.head.i > head.i:
        head = head.head
    if head.i == token.i or head.pos_ not in ("NOUN", "PROPN"):
        following = doc.char_span(mention.end, len(doc.text), alignment_mode="contract")
        return _following_noun(following)
    unit = doc.text[mention.end : head.idx + len(head.text)].strip(" -")
    return unit or None


def _following_noun(following: Phrase | None) -> str | None:
    """`115 in favour` counts `in favour`: the two words after a number that heads its phrase."""
    if following is None or len(following) < 2 or following[0].pos_ != "ADP":
        return None
    return following[:2].text if following[1].pos_ in ("NOUN", "PROPN") else None


_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}


def number_value(text: str) -> str | None:
    """The decimal value of a written number (`1.5 million`, `twenty-one`, `12th`), or None."""
    value: float | None = None
    for raw in re.findall(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+", text):
        word = fold(raw)
        if word[0].isdigit():
            value = float(word.replace(",", "").rstrip("."))
        elif word in NUMBER_WORDS or word == "one":
            value = (value or 0) + float(NUMBER_WORDS.get(word, "1"))
        elif word in ORDINAL_WORDS:
            value = (value or 0) + float(ORDINAL_WORDS[word][:-2])
        elif word in _SCALES:
            value = (value if value is not None else 1) * _SCALES[word]
        elif value is not None:
            break
    if value is None:
        return None
    return str(int(value)) if value == int(value) else str(value)


def _named(doc: Doc) -> Iterator[Mention]:
    for chunk in doc.noun_chunks:
        yield from _headed(doc, chunk)
    for entity in doc.ents:
        kind = _LABELS.get(entity.label_)
        if kind is None:
            continue
        kind = _corrected(entity, kind)
        start, end = _trimmed(entity)
        if start < end:
            yield Mention(start, end, kind, entity.root.i)
    yield from _titled_names(doc)


def _headed(doc: Doc, chunk: Phrase) -> Iterator[Mention]:
    """A phrase headed by an event's or document's noun and marked by a name or an ordinal."""
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
    marked = any(token.pos_ == "PROPN" or _ORDINAL.fullmatch(token.text) for token in words)
    if not marked and not (head.pos_ == "PROPN" and head.text[:1].isupper()):
        return
    if kind is FactKind.EVENT and noun in ORGANISATION_NOUNS and head.pos_ == "PROPN":
        if not any(_ORDINAL.fullmatch(token.text) for token in words):
            return  # General Assembly and the like: a body, unless one of its sessions is counted
    end = _name_end(doc, head)
    yield Mention(doc[start].idx, end, kind, head.i)


def _phrase_start(chunk: Phrase) -> int:
    """The first token of a noun phrase that belongs to its name: past determiners and marks."""
    doc = chunk.doc
    start = int(chunk.start)
    while start < chunk.root.i and (
        doc[start].pos_ in ("DET", "PRON", "PUNCT", "CCONJ") or doc[start].tag_ in ("PRP$", "POS")
    ):
        start += 1
    return start


def _name_end(doc: Doc, head: Token) -> int:
    """The end of a name: `Treaty of Versailles` goes on past its head."""
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
    """The entity's kind, put right by what stands around it."""
    doc, start = entity.doc, entity.start
    before = fold(doc[start - 1].text).rstrip(".") if start else ""
    if kind is not FactKind.PERSON and before in HONORIFICS and len(entity) <= 4:
        return FactKind.PERSON
    head = fold(entity.root.lemma_)
    if kind is FactKind.PERSON and head in ORGANISATION_NOUNS:
        return FactKind.ORGANISATION
    if kind is FactKind.ORGANISATION and head in ROLE_NOUNS:
        return FactKind.ROLE
    if kind in (FactKind.PLACE, FactKind.ORGANISATION, FactKind.PERSON) and is_country(entity.text):
        return FactKind.COUNTRY
    return kind


def _trimmed(entity: Phrase) -> tuple[int, int]:
    """Offsets of an entity without a leading article, honorific or role and a trailing 's."""
    tokens = list(entity)
    while tokens and (tokens[0].pos_ == "DET" or tokens[0].lower_ in ("the", "a", "an")):
        tokens.pop(0)
    if entity.label_ == "PERSON":
        while len(tokens) > 1 and (
            fold(tokens[0].text).rstrip(".") in HONORIFICS or fold(tokens[0].text) in ROLE_NOUNS
        ):
            tokens.pop(0)
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].lower_ in ("’s", "'s", "’")):
        tokens.pop()
    if not tokens:
        return 0, 0
    return int(tokens[0].idx), int(tokens[-1].idx + len(tokens[-1].text))


def _titled_names(doc: Doc) -> Iterator[Mention]:
    """Capitalised words after an honorific or a role that the entity model has missed."""
    i = 0
    while i < len(doc) - 1:
        word = fold(doc[i].text).rstrip(".")
        titled = word in HONORIFICS or (word in ROLE_NOUNS and doc[i].text[:1].isupper())
        if titled and _is_name(doc[i + 1]):
            start = i + 1
            end = start
            while end < len(doc) and _is_name(doc[end]) and end - start < 5:
                end += 1
            last = doc[end - 1]
            yield Mention(
                int(doc[start].idx), int(last.idx + len(last.text)), FactKind.PERSON, last.i
            )
            i = end
        else:
            i += 1


def _is_name(token: Token) -> bool:
    word = fold(token.text).rstrip(".")
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and word not in HONORIFICS
        and word not in ROLE_NOUNS
        and word not in ORGANISATION_NOUNS
        and not is_country(token.text)
    )
