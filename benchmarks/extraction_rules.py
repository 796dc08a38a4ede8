"""Extract facts by rules and capital letters, without a parser model.

`benchmarks/extraction.py` compares it with `facts.extract`. Numbers, times and manner come from
`facts.extract.measures`. Names are runs of capitalised words, and other phrases are the words
between function words. The predicate is the nearest word with the ending of a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import spacy
from spacy.language import Language

from facts.extract.dateline import dateline_facts
from facts.extract.measures import find_manners, find_measures, parts_of
from facts.extract.values import Mention
from facts.models import Article, Fact, FactKind, Sentence, SentenceKind, Slot, Span
from facts.words.closed_classes import STOP_WORDS
from facts.words.countries import is_country
from facts.words.normalize import fold
from facts.words.nouns import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    HONORIFICS,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    ROLE_NOUNS,
)

_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?:\s+(?:of|the|and|de|van|von|la|for|on)\s+(?:the\s+)?[A-Z][\w’'-]*"
    r"|\s+[A-Z][\w’'.-]*)*"
)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_VERB = re.compile(r"\b[a-z]{2,}(?:ed|ing)\b|\b(?:said|told|won|led|held|met)\b")
_COUNTED = re.compile(r"\s+((?:[a-z-]+\s+){0,2}?[a-z-]+s)\b")
_SLOTS = {
    FactKind.NUMBER: Slot.QUANTITY,
    FactKind.MONEY: Slot.QUANTITY,
    FactKind.PERCENT: Slot.QUANTITY,
    FactKind.ORDINAL: Slot.QUANTITY,
    FactKind.DATE: Slot.TIME,
    FactKind.PERIOD: Slot.TIME,
    FactKind.DURATION: Slot.TIME,
    FactKind.FREQUENCY: Slot.TIME,
    FactKind.MANNER: Slot.MANNER,
}


@lru_cache(maxsize=1)
def _tokeniser() -> Language:
    return spacy.blank("en")


def extract(article: Article, sentences: Sequence[Sentence]) -> list[Fact]:
    """Return the facts of an article's sentences, found by rules only."""
    found: dict[tuple[int, Span, FactKind], Fact] = {}
    for sentence in sentences:
        if sentence.kind is SentenceKind.DATELINE:
            facts = dateline_facts(article, sentence)
        else:
            facts = list(_read(article, sentence))
        for fact in facts:
            found.setdefault((fact.sentence_index, fact.span, fact.kind), fact)
    return sorted(found.values(), key=lambda f: (f.sentence_index, f.span.start, f.span.end))


def _read(article: Article, sentence: Sentence) -> Iterator[Fact]:
    text = re.sub(r"\s", " ", sentence.text)
    doc = _tokeniser()(text)
    mentions: list[Mention] = []
    covered = bytearray(len(text) + 1)
    for mention in [*find_measures(doc, text, article.published), *find_manners(doc, text)]:
        if covered.find(1, mention.start, mention.end) < 0:
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            mentions += [mention, *parts_of(doc, text, mention)]
    mentions += _names(text)
    for mention in mentions:
        counted = _COUNTED.match(text, mention.end) if mention.kind is FactKind.NUMBER else None
        unit = mention.unit or (counted[1] if counted else None)
        slot = _SLOTS.get(mention.kind) or _argument(text, mention.start)
        predicate = _predicate(text, mention.start, mention.end, slot)
        yield _fact(article, sentence, mention, slot, predicate, unit)
    for start, end in _phrases(text):
        mention = Mention(start, end, FactKind.THING, 0)
        slot = _argument(text, start)
        yield _fact(article, sentence, mention, slot, _predicate(text, start, end, slot), None)


def _fact(
    article: Article,
    sentence: Sentence,
    mention: Mention,
    slot: Slot,
    predicate: str,
    unit: str | None,
) -> Fact:
    span = Span(start=sentence.start + mention.start, end=sentence.start + mention.end)
    return Fact(
        article_id=article.id,
        sentence_index=sentence.index,
        kind=mention.kind,
        slot=slot,
        subject="",
        predicate=predicate,
        value=span.of(article.text),
        span=span,
        normal=mention.normal,
        unit=unit,
    )


def _names(text: str) -> Iterator[Mention]:
    """Yield runs of capitalised words, with kinds from the words in and before them."""
    for match in _NAME.finditer(text):
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip(".’'"))
        words = [fold(word).rstrip(".") for word in text[start:end].split()]
        before = fold(text[:start].rstrip().rpartition(" ")[2]).rstrip(".,")
        if start == 0 and words[0] in STOP_WORDS:
            continue
        while len(words) > 1 and (words[0] in HONORIFICS or words[0] in ROLE_NOUNS):
            start += len(text[start:].split()[0]) + 1
            before = words.pop(0)
        last = words[-1]
        kind = FactKind.THING
        if is_country(text[start:end]):
            kind = FactKind.COUNTRY
        elif before in HONORIFICS or before in ROLE_NOUNS:
            kind = FactKind.PERSON
        elif last in EVENT_NOUNS:
            kind = FactKind.EVENT
        elif words[0] in DOCUMENT_NOUNS or last in DOCUMENT_NOUNS:
            kind = FactKind.DOCUMENT
        elif any(word in ORGANISATION_NOUNS for word in words) or text[start:end].isupper():
            kind = FactKind.ORGANISATION
        elif last in PLACE_NOUNS or before in ("in", "at", "near"):
            kind = FactKind.PLACE
        elif 2 <= len(words) <= 3:
            kind = FactKind.PERSON
        yield Mention(start, end, kind, 0)


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of content words, and pairs of runs that are joined by `of`."""
    runs: list[tuple[int, int]] = []
    start = end = -1
    for word in _WORD.finditer(text):
        joined = end >= 0 and text[end : word.start()] == " "
        if fold(word[0]) in STOP_WORDS:
            if start >= 0:
                runs.append((start, end))
            start = end = -1
        elif start >= 0 and joined:
            end = word.end()
        else:
            if start >= 0:
                runs.append((start, end))
            start, end = word.span()
    if start >= 0:
        runs.append((start, end))
    for i, (start, end) in enumerate(runs):
        yield start, end
        if i + 1 < len(runs) and text[end : runs[i + 1][0]].strip() in ("of", "of the", "of a"):
            yield start, runs[i + 1][1]


def _argument(text: str, start: int) -> Slot:
    """Return the slot of a value, by the word before it or by whether a verb comes before it."""
    before = fold(text[:start].rstrip().rpartition(" ")[2])
    if before == "by":
        return Slot.AGENT
    if before in ("in", "at", "near"):
        return Slot.PLACE
    if before in ("of", "from", "with", "for", "on", "to"):
        return Slot.OTHER
    return Slot.PATIENT if _VERB.search(text, 0, start) else Slot.AGENT


def _predicate(text: str, start: int, end: int, slot: Slot) -> str:
    """Return the nearest word that looks like a verb: after an agent, else before the value."""
    after = _VERB.search(text, end)
    before = [match[0] for match in _VERB.finditer(text, 0, start)]
    if slot is Slot.AGENT and after and not text[:start].rstrip().endswith("by"):
        return after[0]
    return before[-1] if before else (after[0] if after else "")
