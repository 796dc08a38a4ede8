"""Typed values in one parsed sentence: who, where, when, how many, how often, how.

Numbers, times and manner are read by rules, which know their forms exactly (`measures`); names
come from the parser's entities, corrected by the nouns around them (`names`).
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date
from typing import TYPE_CHECKING

from facts.extract.measures import find_manners, find_measures, parts_of
from facts.extract.names import find_names
from facts.extract.values import Mention
from facts.models import FactKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAY_STAND_IN_NAMES = (FactKind.ORDINAL, FactKind.NUMBER, FactKind.DURATION)


def find_mentions(doc: Doc, reference: date | None, known: Set[str] = frozenset()) -> list[Mention]:
    """Return the typed values of a parsed sentence in the order of the text.

    `reference` is the article's published date, against which dates are resolved, `known` the last
    words of names met before. Of two that overlap, the more exact reading stays; an ordinal or
    number may be inside a named event, and a number inside the manner of a vote.
    """
    text = doc.text
    length = len(text)
    measures = _disjoint(find_measures(doc, text, reference), length)
    manners = _disjoint(find_manners(doc, text), length)
    fixed = [m for m in measures if m.kind not in _MAY_STAND_IN_NAMES]
    names = _disjoint(find_names(doc, known), length, fixed)
    parts = [part for whole in measures for part in parts_of(doc, text, whole)]
    return sorted([*measures, *manners, *names, *parts], key=lambda m: (m.start, -m.end))


def _disjoint(
    found: Iterable[Mention], length: int, taken: Iterable[Mention] = ()
) -> list[Mention]:
    """Return those that overlap neither an earlier one nor what is `taken`."""
    covered = bytearray(length + 1)
    for mention in taken:
        covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    kept = []
    for mention in found:
        if covered.find(1, mention.start, mention.end) < 0:
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(mention)
    return kept
