"""Noun phrases as spans of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT_OUT = ("DET", "PUNCT", "CCONJ")
_MAX_TOKENS = 12
_MAX_OF_CHAIN = 3


def base_phrase(head: Token) -> tuple[int, int]:
    """Character offsets of the noun phrase from its first modifier to its head.

    A leading determiner, possessive pronoun or quotation mark is left out.
    """
    doc = head.doc
    start = head.i
    for child in head.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod"):
            start = min(start, child.left_edge.i)
    start = max(start, head.i - _MAX_TOKENS)
    while start < head.i and (doc[start].pos_ in _LEFT_OUT or doc[start].tag_ == "PRP$"):
        start += 1
    return int(doc[start].idx), int(head.idx + len(head.text))


def full_phrase(head: Token) -> tuple[int, int]:
    """The base phrase with the `of` phrases after it: `the central role of the body`."""
    start, end = base_phrase(head)
    node = head
    for _ in range(_MAX_OF_CHAIN):
        of = next((c for c in node.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
        if inner is None or inner.i - head.i > _MAX_TOKENS:
            break
        end = int(inner.idx + len(inner.text))
        node = inner
    return start, end


def run_on(doc: Doc, start: int) -> int:
    """The end (character) of the words from token `start` up to the next punctuation or verb."""
    i = start
    while i < len(doc) and not (
        (doc[i].is_punct and doc[i].text not in ("-", "–", "’", "'", "/", "&"))
        or doc[i].pos_ in ("VERB", "AUX", "SCONJ")
        or doc[i].tag_ in ("WDT", "WP")
    ):
        i += 1
    while i > start + 1 and doc[i - 1].pos_ in ("ADP", "CCONJ", "DET", "PUNCT", "ADV", "PART"):
        i -= 1
    last = doc[i - 1]
    return int(last.idx + len(last.text))
