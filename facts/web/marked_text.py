"""An article's text in pieces: sentences that can be linked to, and facts inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.models import Fact, Modality, Polarity, Sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `facts` describes the facts whose value it is part of."""

    text: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence with its number, or the text between two sentences, whose `index` is None."""

    pieces: tuple[Piece, ...]
    index: int | None = None
    kind: str = ""
    page: int | None = None


def stretches(text: str, sentences: Sequence[Sentence], facts: Sequence[Fact]) -> Iterator[Stretch]:
    """Yield the text without leaving anything out, in order."""
    at = 0
    of_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        of_sentence.setdefault(fact.sentence_index, []).append(fact)
    for sentence in sentences:
        start, end = max(at, sentence.start), max(at, sentence.end)
        if start > at:
            yield Stretch((Piece(text[at:start]),))
        pieces = tuple(_pieces(text, start, end, of_sentence.get(sentence.index, ())))
        yield Stretch(pieces, sentence.index, sentence.kind.value, sentence.page)
        at = end
    if at < len(text):
        yield Stretch((Piece(text[at:]),))


def described(fact: Fact) -> str:
    """Return what a fact's value is, in a few words: `date 2026-03-03, not`."""
    words = [fact.kind.value, *(part for part in (fact.normal, fact.unit) if part)]
    if fact.polarity is Polarity.NEGATED:
        words.append("(denied)")
    if fact.modality is not Modality.ACTUAL:
        words.append(f"({fact.modality.value})")
    return " ".join(words)


def _pieces(text: str, start: int, end: int, facts: Sequence[Fact]) -> Iterator[Piece]:
    """Yield a sentence cut wherever the value of a fact begins or ends."""
    inside = [fact for fact in facts if start <= fact.span.start < fact.span.end <= end]
    cuts = {start, end, *(cut for fact in inside for cut in (fact.span.start, fact.span.end))}
    for first, last in pairwise(sorted(cuts)):
        around = [fact for fact in inside if fact.span.start <= first and last <= fact.span.end]
        around.sort(key=lambda fact: fact.span.end - fact.span.start)
        yield Piece(text[first:last], "; ".join(dict.fromkeys(map(described, around))))
