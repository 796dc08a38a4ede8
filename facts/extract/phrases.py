"""Noun and verb phrases as spans of characters, short and long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Offsets = tuple[int, int]

_LEFT_OUT = ("DET", "PUNCT", "CCONJ")
_MAX_TOKENS = 12
_MAX_LONG = 16  # tokens of a phrase with what is joined to it or follows it
_MAX_OF_CHAIN = 3
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod")
_AFTER_NOUN = ("prep", "acl", "relcl", "amod", "nummod", "npadvmod", "advmod", "punct", "dep")
_OPENS_CLAUSE = ("WDT", "WP", "WRB", "VBG", "IN")
_OPENS_PART = ("advmod", "cc", "det", "mark", "nsubj", "appos")
_HYPHENS = ("-", "‐", "–", "/")
_QUOTES = ('"', "“", "”", "'", "‘", "’", "(", ")")


def base_phrase(head: Token) -> Offsets:
    """Return character offsets of the noun phrase from its first modifier to its head.

    A leading determiner, possessive pronoun or quotation mark is left out.
    """
    return int(head.doc[_base_start(head)].idx), _end(head)


def full_phrase(head: Token) -> Offsets:
    """Return the base phrase with the `of` phrases after it: `the central role of the body`."""
    start, end = base_phrase(head)
    node = head
    for _ in range(_MAX_OF_CHAIN):
        of = next((c for c in node.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        # Not an object that is before `of` (`which it has use of`): the phrase ends later.
        inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of else None
        if inner is None or inner.i - head.i > _MAX_TOKENS:
            break
        end = _end(inner)
        node = inner
    return start, end


def variants(head: Token) -> Iterator[Offsets]:
    """Yield the phrase of a noun in each length that may answer, the usual one first, each once.

    Next to it with its `of` phrases: alone; with all that restricts it (`a dispute over a
    detained tanker`, `people who give services`); and with what is joined to it by `and`.
    """
    found = dict.fromkeys((full_phrase(head), base_phrase(head)))
    start = _base_start(head)
    for end in (_restricted_end(head), _joined_end(head)):
        if end is not None and end - start <= _MAX_LONG:
            found[int(head.doc[start].idx), _trimmed_end(head.doc, start, end)] = None
    yield from found


def verb_phrase(verb: Token) -> Iterator[Offsets]:
    """Yield a verb with its objects: `has broken his leg`, `will be abolished`.

    In full up to the next clause, and with the object alone where that is shorter. Nothing where
    it is the bare verb.
    """
    doc = verb.doc
    start = verb.i
    if start > 1 and doc[start - 1].text in _HYPHENS and not doc[start - 1].whitespace_:
        start -= 2  # `re-elected`
    for child in sorted(verb.lefts, key=lambda c: -c.i):
        if child.i == start - 1 and (
            child.dep_ in ("aux", "auxpass", "neg")
            or (child.dep_ == "advmod" and child.tag_ in ("RB", "RBR"))
        ):
            if child.tag_ == "TO":
                break
            start = int(child.left_edge.i)  # `no longer serves`
    end = _predicate_end(verb, start)
    near = _near_end(verb)
    for stop in dict.fromkeys((end, near)):
        if stop - start >= 2 or verb.tag_ in ("VBN", "VB"):
            yield int(doc[start].idx), _trimmed_end(doc, start, stop)


def complement_end(head: Token, start: int, most: int = _MAX_LONG) -> int:
    """Return the token index after the words of `head`'s subtree that follow without a break."""
    return _bounded(head.doc, start, int(head.right_edge.i) + 1, most)


def clause(head: Token, start: int, most: int) -> Offsets | None:
    """Return offsets from token `start` to the end of `head`'s clause, or None where it is too
    long."""
    end = int(head.right_edge.i) + 1
    if end - start > most:
        end = _bounded(head.doc, start, end, most)
        if end <= head.i:
            return None
    if start >= end:
        return None
    return int(head.doc[start].idx), _trimmed_end(head.doc, start, end)


def run_on(doc: Doc, start: int) -> int:
    """Return the end (character) of the words from token `start` up to the next punctuation or
    verb."""
    i = start
    while i < len(doc) and not (
        (doc[i].is_punct and doc[i].text not in ("-", "–", "’", "'", "/", "&"))
        or doc[i].pos_ in ("VERB", "AUX", "SCONJ")
        or doc[i].tag_ in ("WDT", "WP")
    ):
        i += 1
    while i > start + 1 and doc[i - 1].pos_ in ("ADP", "CCONJ", "DET", "PUNCT", "ADV", "PART"):
        i -= 1
    return _end(doc[max(i - 1, start)])


def _end(token: Token) -> int:
    return int(token.idx + len(token.text))


def _base_start(head: Token) -> int:
    doc = head.doc
    start, first = head.i, head.i - _MAX_TOKENS
    for child in head.lefts:
        if child.dep_ in _MODIFIERS:
            start = min(start, child.left_edge.i)
            if start <= first:
                break  # a list may have hundreds
    start = max(start, first)
    while start < head.i and (
        doc[start].pos_ in _LEFT_OUT
        or doc[start].tag_ == "PRP$"
        or doc[start].is_space
        or doc[start].lower_ == "such"
        or (doc[start].pos_ == "ADV" and doc[start].head.i == head.i)
    ):
        start += 1
    return int(start)


def _restricted_end(head: Token) -> int | None:
    """Return the end of the phrases and clauses without a comma that say which noun is meant."""
    doc, end = head.doc, head.i + 1
    for child in head.rights:
        if child.dep_ not in _AFTER_NOUN or child.left_edge.i > end:
            break
        if child.dep_ == "punct" and child.text not in _HYPHENS + _QUOTES:
            break
        end = _bounded(doc, child.left_edge.i, int(child.right_edge.i) + 1, _MAX_LONG)
        if end <= child.right_edge.i:
            break
    return end if end > head.i + 1 else None


def _joined_end(head: Token) -> int | None:
    """Return the end of the last noun joined by `and` or `or`, with its `of` phrases."""
    if head.dep_ == "conj":
        return None
    last, doc = None, head.doc
    node = head
    for _ in range(_MAX_TOKENS):
        joined = next(
            (c for c in node.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "NUM")),
            None,
        )
        if joined is None:
            break
        last = node = joined
    if last is None:
        return None
    stop = full_phrase(last)[1]
    end = last.i + 1
    while end < len(doc) and doc[end].idx < stop:
        end += 1
    return int(end)


def _predicate_end(verb: Token, start: int) -> int:
    """Return the end of the objects, complements and adverbials in a verb's own clause."""
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in ("cc", "conj", "advcl", "mark", "nsubj", "parataxis"):
            break
        if child.left_edge.i > end or (child.dep_ == "punct" and child.text not in _QUOTES):
            break
        stop = int(child.right_edge.i) + 1
        cut = _bounded(verb.doc, end, stop, max(0, _MAX_LONG - (end - start)))
        if cut < stop and child.dep_ in ("ccomp", "xcomp"):
            break
        end = cut
        if end < stop:
            break
    return end


def _near_end(verb: Token) -> int:
    """Return the end of a verb's particle and of the base phrase of its object or complement."""
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in ("prt", "neg", "acomp", "dobj", "attr", "oprd", "dative"):
            if child.left_edge.i > end:
                break
            end = child.i + 1
        elif child.dep_ != "punct":
            break
    return end


def _bounded(doc: Doc, start: int, end: int, most: int) -> int:
    """Return `end`, or the first mark before it that ends a clause or opens one."""
    for i in range(start, min(end, len(doc))):
        token = doc[i]
        if token.text in (";", ":", "—", "–", "...", "…") or (
            token.text == "-" and i and doc[i - 1].whitespace_
        ):
            return i
        if token.text == "," and i + 1 < len(doc):
            following = doc[i + 1]
            if following.tag_ in _OPENS_CLAUSE or (following.dep_ in _OPENS_PART and i - start > 3):
                return i
    return end if end - start <= most else _cut(doc, start, start + most)


def _cut(doc: Doc, start: int, end: int) -> int:
    """Return the last place before `end` where a prepositional phrase or clause begins."""
    for i in range(end, start + 1, -1):
        if i < len(doc) and (doc[i].pos_ in ("ADP", "SCONJ", "PUNCT") or doc[i].dep_ == "mark"):
            return i
    return end


def _closes(doc: Doc, start: int, at: int) -> bool:
    """Return whether the mark at token `at` closes a bracket or quotation opened since `start`."""
    text = doc[at].text
    if text == "%":
        return True
    opening = {")": ("(",), "]": ("[",), "”": ("“",), '"': ('"',), "’": ("‘",)}.get(text, ())
    return any(token.text in opening for token in doc[start:at])


def _trimmed_end(doc: Doc, start: int, end: int) -> int:
    """Return the character after the last token that is no mark, conjunction or bare
    preposition."""
    while end > start + 1 and (
        doc[end - 1].pos_ in ("CCONJ", "DET", "SPACE", "SCONJ")
        or (doc[end - 1].pos_ == "PUNCT" and not _closes(doc, start, end - 1))
        or doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    return _end(doc[end - 1])
