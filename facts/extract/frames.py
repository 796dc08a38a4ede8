"""Predicate frames of one parsed sentence: who did what to whom.

Every verb is a predicate. Its arguments are found whether the clause is active, passive,
participial (`Introducing the draft, X said`), relative (`the text, which was adopted`) or joined
to another by `and`, where the subject is stated only once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facts.models import Slot
from facts.words.closed_classes import PREFIXES
from facts.words.normalize import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_BY_SUBJECT = frozenset("promise vow pledge threaten use spend take cost need".split())
"""Verbs with an object whose subject does what is promised: `promised the council to pay`."""


@dataclass(slots=True)
class Frame:
    """A predicate with the head tokens of its arguments by slot."""

    predicate: Token
    arguments: list[tuple[Slot, Token]] = field(default_factory=list)

    @property
    def lemma(self) -> str:
        """Return the predicate's lemma."""
        return lemma(self.predicate)

    def filler(self, slot: Slot) -> Token | None:
        """Return the first argument in that slot."""
        return next((token for found, token in self.arguments if found is slot), None)


def lemma(token: Token) -> str:
    """Return the folded lemma; a hyphenated prefix is joined to it, as the index does
    (`cosponsor`)."""
    word = fold(token.lemma_)
    prefix, mark, rest = word.replace("‐", "-").partition("-")
    return prefix + rest if mark and prefix in PREFIXES else word


def find_frames(doc: Doc) -> list[Frame]:
    """Return the frames of a parsed sentence in the order of their predicates."""
    return [
        Frame(token, _arguments(token))
        for token in doc
        if token.pos_ in ("VERB", "AUX")
        and not (token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass"))
        and token.dep_ != "case"
    ] + [
        # `is co-sponsored by`: tagged as an adjective after a copula.
        Frame(token, _arguments(token))
        for token in doc
        if token.pos_ == "ADJ" and any(child.dep_ == "agent" for child in token.children)
    ]


def _arguments(verb: Token) -> list[tuple[Slot, Token]]:
    found: list[tuple[Slot, Token]] = []
    subject = subject_of(verb)
    if subject is not None:
        token, passive = subject
        found += [(Slot.PATIENT if passive else Slot.AGENT, each) for each in coordinated(token)]
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and subject is None:
        found.append((Slot.PATIENT, verb.head))
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "oprd", "obj"):
            what = _antecedent(child, verb)
            found += [(Slot.PATIENT, each) for each in coordinated(what)]
        elif child.dep_ == "dative":
            target = _object(child) if child.pos_ == "ADP" else child
            if target is not None:
                found.append((Slot.RECIPIENT, target))
        elif child.dep_ == "agent" and verb.tag_ in ("VBN", "JJ"):
            target = _object(child)
            if target is not None:
                found += [(Slot.AGENT, each) for each in coordinated(target)]
    if subject is not None and _leaves_out_object(verb, found):
        found.append((Slot.PATIENT, verb.head))
    return found


def _leaves_out_object(verb: Token, found: list[tuple[Slot, Token]]) -> bool:
    """Return whether a clause has neither relative pronoun nor object: `the text Norway
    drafted`."""
    if verb.dep_ != "relcl" or any(slot is Slot.PATIENT for slot, _ in found):
        return False
    if any(token.i == verb.head.i for _, token in found):
        return False
    return not any(
        word.tag_ in ("WDT", "WP", "WP$", "WRB") for child in verb.lefts for word in child.subtree
    )


def subject_of(verb: Token, depth: int = 0) -> tuple[Token, bool] | None:
    """Return the subject of a verb and whether the clause is passive, stated or inherited."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj"):
            return _antecedent(child, verb), False
        if child.dep_ in ("nsubjpass", "csubjpass"):
            return _antecedent(child, verb), True
    if depth > 4:
        return None
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return head, False
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and head.i != verb.i:
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            return None
        controlled = _controller(verb)
        if controlled is not None:
            return controlled, _is_passive(verb, head, head_passive=False)
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            inherited = subject_of(head, depth + 1)
            if inherited is not None:
                return inherited[0], _is_passive(verb, head, inherited[1])
    return None


def _controller(verb: Token) -> Token | None:
    """Return the object that does what the verb says: `urged the mayor to resign`."""
    head = verb.head
    if verb.dep_ != "xcomp" or head.lemma_ in _BY_SUBJECT or head.pos_ != "VERB":
        return None
    if not any(child.tag_ == "TO" for child in verb.lefts):
        return None
    return next(
        (c for c in head.rights if c.dep_ in ("dobj", "dative", "obj") and c.i < verb.i), None
    )


def _is_passive(verb: Token, head: Token, head_passive: bool) -> bool:
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "auxpass" for child in verb.children):
        return True
    # `was signed and ratified`: the auxiliary is stated once; `Founded in 1990, the body` has none.
    return head_passive if verb.dep_ == "conj" else not any(c.dep_ == "aux" for c in verb.children)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun refers to, or else the subject itself."""
    if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        head: Token = verb.head
        # `It was Jane Doe, not her deputy, who resigned`.
        return head.head if is_set_apart(head) else head
    return cleft_focus(verb) or subject


def cleft_focus(verb: Token) -> Token | None:
    """Return who did it in `It was Jane Doe who resigned`."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.lemma_ != "be" or head.i > verb.i:
        return None
    if not any(c.tag_ in ("WP", "WDT") and c.dep_.startswith("nsubj") for c in verb.lefts):
        return None
    if not any(c.lower_ == "it" for c in head.lefts):
        return None
    return next((c for c in head.rights if c.dep_ == "attr"), None)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)


def coordinated(token: Token) -> Iterator[Token]:
    """Yield the token and the nouns joined to it by `and`."""
    waiting = [token]  # no recursion: each noun of a long list is joined to the one before it
    while waiting:
        each = waiting.pop()
        yield each
        joined = [
            child
            for child in each.children
            if (child.dep_ == "conj" or is_set_apart(child))
            and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        ]
        waiting += reversed(joined)


def is_set_apart(token: Token) -> bool:
    """Return whether a noun beside another says who did not: `Norway, but not Peru, signed`."""
    first = int(token.left_edge.i)
    before = token.doc[first - 1].lower_ if first else ""
    return bool(token.dep_ == "appos" and "not" in (before, token.doc[first].lower_))
