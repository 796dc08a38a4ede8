"""Whether a sentence says that a fact is so: its polarity and its modality.

Read from the parse. A clause is negated by a word in it (`not`, `no one`, `neither`) or by the
verb or noun that it belongs to (`failed to`, `denied having`, `the refusal to`); that word also
gives it its modality (`plans to`, `accused of`). What a sentence takes for granted beside its
main statement (`the mayor, who was elected in May, did not attend`) is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from facts.extract.frames import cleft_focus
from facts.extract.phrases import Offsets
from facts.models import Modality, Polarity
from facts.words.stances import (
    ABANDONING,
    ALLEGING,
    ATTEMPTING,
    DEMANDING,
    DENYING,
    FAILING,
    PLANNING,
    REJECTING,
    RETRACTING,
    SUPPOSING,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEVER = frozenset("not n't n’t never hardly scarcely".split())
_NO = frozenset("no neither".split())
_NOBODY = frozenset("none nobody nothing neither nowhere".split())
_ONLY = frozenset("only just merely simply least".split())
"""Words that undo a `not` before them: `not only the mayor`."""
_NEARLY = frozenset("almost nearly narrowly".split())
_ALLEGEDLY = frozenset("allegedly reportedly supposedly purportedly".split())
_PERHAPS = frozenset("perhaps maybe possibly probably potentially likely".split())
_IF = frozenset("if unless lest provided".split())
_WHETHER = frozenset(("whether",))
_APART = frozenset("without except excluding barring".split())
_COMPLEMENTS = frozenset("ccomp xcomp pcomp acl csubj".split())
_OBJECTS = frozenset("dobj obj pobj".split())
_GOVERNED = frozenset("dobj obj nsubjpass".split())
_OPEN = frozenset((Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED))
_ASIDE = frozenset("relcl appos parataxis intj".split())
_PREPOSITIONS = frozenset("prep agent".split())
_MODAL = {
    "will": Modality.PLANNED,
    "shall": Modality.PLANNED,
    "'ll": Modality.PLANNED,
    "wo": Modality.PLANNED,
    "would": Modality.POSSIBLE,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
}
_TASKS = frozenset("role task duty function job mission purpose work way reason".split())
"""Nouns whose `is to` says what is done: `its role is to hear appeals`."""
_WRONGLY = frozenset("erroneously falsely inaccurately incorrectly mistakenly wrongly".split())
_VERSIONS = frozenset("version edition headline".split())
_PREVIOUS = frozenset("earlier first former initial old older original previous prior".split())
_YET = frozenset("but however although though".split())
_UNTRUE = frozenset(
    "baseless bogus erroneous fabricated false fictitious groundless inaccurate incorrect invented "
    "nonsense unfounded untrue wrong".split()
)
_TOLD = ALLEGING | SUPPOSING | DENYING | frozenset("assertion idea notion story".split())
"""Nouns after which a clause with `that` tells what somebody says or thinks."""
_DEEPEST = 12
"""How many clauses above its own a value is judged by."""


class Certainty(NamedTuple):
    """Whether something is negated, and how it is put."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL

    @property
    def polarity(self) -> Polarity:
        """Return the polarity."""
        return Polarity.NEGATED if self.negated else Polarity.ASSERTED


class SentenceCertainty:
    """Judges the facts of one parsed sentence."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._known: dict[int, Certainty] = {}
        self._watched: dict[int, list[int]] = {}

    def of(self, value: Offsets, predicate: Token | None) -> Certainty:
        """Return how the sentence puts a value that belongs to a predicate.

        Words inside the value do not count: `no one` is what is said, not denied.
        """
        span = self._doc.char_span(*value, alignment_mode="expand")
        head: Token | None = predicate if span is None else span.root
        if head is None:
            return Certainty()
        if predicate is None:
            return Certainty(_is_apart(head, value))
        local = self._local(head, predicate, value)
        if predicate.pos_ not in ("VERB", "AUX", "ADJ"):
            return local
        found = _joined(local, self._clause(predicate, value, 0))
        if found.negated and _is_contrast(head, value):
            return Certainty(modality=found.modality)
        return found

    def _local(self, head: Token, predicate: Token, value: Offsets) -> Certainty:
        """Return what the words between a value and its predicate make of it."""
        negated = _is_apart(head, value)
        modality = Modality.ACTUAL
        node, child = head, head
        if head.is_ancestor(predicate):
            # `refused the offer of the firm, which built the dam`: the clause is the firm's alone.
            return Certainty(negated or _has_no(head, value))
        while node.i != predicate.i and node.head.i != node.i:
            if node.i != head.i or node.dep_ != "conj":
                negated = negated or _has_no(node, value)
            if node.dep_ in _PREPOSITIONS and _inside(node, value) is False:
                negated = negated or node.lower_ in _APART
            if node.i != head.i and node.pos_ == "NOUN" and child.dep_ != "amod":
                modality = _first(modality, _by_noun(node))
            child, node = node, node.head
        if node.i == predicate.i and child.i != head.i and child.dep_ in (*_OBJECTS, "prep"):
            # `denied involvement in the theft`: the theft is denied, the involvement is what is.
            effect = _effect(predicate, child)
            if effect is not None:
                return Certainty(negated or effect.negated, _first(modality, effect.modality))
        return Certainty(negated, modality)

    def _clause(self, verb: Token, value: Offsets, depth: int) -> Certainty:
        """Return how a clause is put by the words in it and by the clauses that it belongs to."""
        inside = any(value[0] <= start < value[1] for start in self._watched_below(verb))
        if not inside and verb.i in self._known:
            return self._known[verb.i]
        own = Certainty(_is_negated(verb, value), _own_modality(verb))
        found = own if depth > _DEEPEST else self._in_context(verb, own, value, depth)
        if not inside:
            self._known[verb.i] = found
        return found

    def _watched_below(self, verb: Token) -> list[int]:
        """Return where the words start that may change how a verb's clause is put."""
        found = self._watched.get(verb.i)
        if found is None:
            found = [child.idx for child in verb.subtree if child.lower_ in _WATCHED]
            self._watched[verb.i] = found
        return found

    def _in_context(self, verb: Token, own: Certainty, value: Offsets, depth: int) -> Certainty:
        parent, child = verb.head, verb
        if verb.dep_ == "relcl" and _is_content(verb):
            return self._of_noun(verb, parent, own, value, depth)
        if parent.i == verb.i or verb.dep_ in _ASIDE or verb.dep_ == "advcl":
            return own
        if verb.dep_ == "conj":
            if parent.pos_ not in ("VERB", "AUX"):
                return own
            above = self._clause(parent, value, depth + 1)
            return _joined(own, above) if _shares(verb, parent) else own
        while parent.dep_ in _PREPOSITIONS or parent.pos_ == "ADP":
            if parent.head.i == parent.i:
                return own
            if parent.lower_ in _APART:
                own = Certainty(not own.negated, own.modality)
            child, parent = parent, parent.head
        if verb.dep_ == "acl":
            return self._of_noun(verb, parent, own, value, depth)
        if cleft_focus(verb) is not None:
            return own
        if verb.dep_ not in _COMPLEMENTS or (verb.dep_ == "ccomp" and verb.i < parent.i):
            return own  # `Two signed; none of the others did`, `“Two signed,” she said`
        if parent.pos_ in ("NOUN", "PROPN"):
            return self._of_noun(verb, parent, own, value, depth)
        above = self._clause(parent, value, depth + 1)
        effect = _effect(parent, child)
        if effect is None:
            if verb.dep_ in ("ccomp", "xcomp") or parent.pos_ in ("AUX", "ADJ"):
                return _joined(own, above)
            return own
        if effect.modality is Modality.DENIED and _is_by_nobody(parent):
            return own  # `Nobody doubted that she wrote it`
        if effect.modality is Modality.ACTUAL and effect.negated:
            return Certainty(own.negated is above.negated, _first(own.modality, above.modality))
        negated = own.negated or effect.negated or above.negated
        return Certainty(negated, _first(own.modality, effect.modality, above.modality))

    def _of_noun(
        self, verb: Token, noun: Token, own: Certainty, value: Offsets, depth: int
    ) -> Certainty:
        """Return how a clause is put that a noun introduces: `the claim that`, `the refusal to`."""
        if verb.tag_ in ("VBN", "VBG") and verb.dep_ == "acl" and not _is_complement(verb):
            return own
        lemma = noun.lemma_.lower()
        if lemma in DENYING and _has_no(noun, value):
            return own  # `There is no doubt that she wrote it`
        negated = own.negated or _has_no(noun, value)
        if lemma in FAILING:
            negated = not own.negated
        modality = _first(own.modality, _by_noun(noun))
        governor = noun.head
        if noun.dep_ == "nsubj" and _is_untrue(governor):
            return Certainty(True, Modality.DENIED)
        claimed = modality in (Modality.ALLEGED, Modality.DENIED) or own.modality is modality
        if governor.i != noun.i and governor.pos_ == "VERB" and noun.dep_ in _GOVERNED:
            above = self._clause(governor, value, depth + 1)
            lemma = governor.lemma_.lower()
            if _by_noun(noun) in _OPEN and lemma in ABANDONING:
                return Certainty(not above.negated, modality)
            if lemma in RETRACTING or (claimed and lemma in DENYING | REJECTING):
                return Certainty(True, Modality.DENIED)
            return Certainty(negated or above.negated, _first(modality, above.modality))
        return Certainty(negated, modality)


_WATCHED = _NEVER | _NO | _NOBODY


def _is_content(clause: Token) -> bool:
    """Return whether a clause that the parser takes for a relative one tells what a noun is of:
    `the rumour that Ann Moor had resigned`. It has a subject of its own beside `that`."""
    noun = clause.head
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _TOLD or noun.i + 1 >= len(noun.doc):
        return False
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    return noun.nbor(1).lower_ == "that" and any(c.lower_ != "that" for c in subjects)


def _is_untrue(verb: Token) -> bool:
    """Return whether a verb says that its subject is not true: `The claim was false`."""
    return (
        verb.lemma_ == "be"
        and any(
            child.dep_ in ("acomp", "attr") and child.lower_ in _UNTRUE for child in verb.children
        )
        and not _is_negated(verb, (-1, -1))
    )


def _joined(own: Certainty, above: Certainty) -> Certainty:
    return Certainty(own.negated or above.negated, _first(own.modality, above.modality))


def _first(*modalities: Modality) -> Modality:
    return next((each for each in modalities if each is not Modality.ACTUAL), Modality.ACTUAL)


def _inside(token: Token, value: Offsets) -> bool:
    return value[0] <= token.idx < value[1]


def _is_negated(verb: Token, value: Offsets) -> bool:
    """Return whether a word of the clause says that it is not so."""
    negative = False
    for child in verb.children:
        if _inside(child, value):
            continue
        if child.dep_ == "neg" or child.lower_ in _NEVER or child.lower_ in ("nor", "neither"):
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if child.dep_ == "cc" and child.i > verb.i:
                continue  # `did not attend, nor did she vote`: it negates the second verb
            if child.dep_ in ("neg", "advmod", "preconj", "cc", "det") and following not in _ONLY:
                negative = True
        elif _is_no_longer(child) or (
            child.dep_ == "advmod" and child.lower_ in _NEARLY and child.i < verb.i
        ):
            negative = True
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj", "obj", "attr", "agent", "expl"):
            negative = negative or _is_no(child, value)
        if child.dep_ == "prep" and child.lower_ == "at":
            negative = negative or any(_is_no(c, value) for c in child.children if c.dep_ == "pobj")
    if verb.dep_ == "conj" and not negative:
        # `nor did she vote`: `nor` hangs on the verb before.
        negative = any(
            c.dep_ == "cc" and c.lower_ == "nor" and verb.head.i < c.i < verb.i
            for c in verb.head.children
        )
    if negative and _until(verb):
        return False
    return negative


def _is_no(token: Token, value: Offsets) -> bool:
    """Return whether a noun phrase denies that there is any: `no one`, `none of the`, `no
    member`."""
    if _inside(token, value):
        return False
    if token.lower_ in _NOBODY or token.text.lower() in ("no-one",):
        return True
    return _has_no(token, value)


def _is_by_nobody(verb: Token) -> bool:
    """Return whether there is nobody who does something: `no one denied`, `none doubted`."""
    outside = (-1, -1)
    return any(
        _is_no(child, outside)
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass", "agent")
    )


def _has_no(token: Token, value: Offsets) -> bool:
    """Return whether `no` or `neither` is before a noun."""
    return any(
        child.lower_ in _NO
        and child.dep_ in ("det", "neg", "preconj")
        and not _inside(child, value)
        and not _is_bound(child)
        for child in token.children
    )


def _is_bound(word: Token) -> bool:
    """Return whether a `no` only bounds a number: `no more than 300`, `no later than 5 May`."""
    following = word.doc[word.i + 1 : word.i + 3]
    return (
        len(following) == 2
        and following[0].tag_ in ("JJR", "RBR")
        and following[1].lower_ == "than"
    )


def _is_no_longer(word: Token) -> bool:
    """Return whether a word ends `no longer`, and compares nothing: `no longer than two hours`."""
    if word.lower_ != "longer" or not word.i or word.nbor(-1).lower_ != "no":
        return False
    return word.i + 1 == len(word.doc) or word.nbor(1).lower_ != "than"


def _until(verb: Token) -> bool:
    """Return whether a negation only delays: `did not open until May`."""
    return any(token.lower_ == "until" for token in verb.subtree if token.i > verb.i)


def _is_apart(head: Token, value: Offsets) -> bool:
    """Return whether a phrase is set apart: `but not Peru`, `rather than Peru`, `apart from
    Peru`."""
    words = _words_before(head, value)
    if words[-1:] == ["not"]:
        return head.pos_ in ("NOUN", "PROPN", "NUM")
    return words[-2:] in (["rather", "than"], ["instead", "of"], ["apart", "from"])


def _is_contrast(head: Token, value: Offsets) -> bool:
    """Return whether a phrase says who did, in a clause that is negated: `not by Peru but by
    Chile`."""
    return _words_before(head, value)[-1:] == ["but"]


def _words_before(head: Token, value: Offsets) -> list[str]:
    """Return the last words before a phrase, without its determiner and preposition."""
    before = [t for t in head.doc[max(0, head.left_edge.i - 4) : head.i] if t.idx < value[0]]
    while before and before[-1].tag_ in ("DT", "PRP$", "PDT") and before[-1].lower_ != "no":
        before.pop()
    words = [t.lower_ for t in before]
    if before and before[-1].pos_ == "ADP" and words[-1] in ("by", "to", "for", "in", "on", "at"):
        words.pop()
    return words


def _shares(verb: Token, parent: Token) -> bool:
    """Return whether a joined verb has its auxiliary from the first: `will not attend or vote`."""
    # `will leave and be replaced`: a bare `be` has its auxiliary from the first verb too.
    bare = any(child.dep_ == "auxpass" and child.tag_ == "VB" for child in verb.children)
    if any(
        child.dep_ in ("nsubj", "nsubjpass", "aux") or (child.dep_ == "auxpass" and not bare)
        for child in verb.children
    ):
        return False
    between = {c.lower_ for c in parent.children if c.dep_ == "cc" and parent.i < c.i < verb.i}
    if "but" in between:
        return False
    return bare or verb.tag_ == "VB" or (verb.tag_ == "VBN" and parent.tag_ == "VBN")


def _is_complement(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "mark") for child in verb.children)


def _own_modality(verb: Token) -> Modality:
    """Return the modality that the clause's own words give it."""
    found = Modality.ACTUAL
    conditional = False
    for child in verb.children:
        word = child.lower_
        if child.dep_ in ("aux", "auxpass"):
            if word == "would" and verb.dep_ == "ccomp":
                found = _first(found, Modality.PLANNED)  # `said that it would open in May`
            elif word in _MODAL:
                found = _first(found, _MODAL[word])
            elif child.tag_ == "TO" and _is_headline(verb):
                found = _first(found, Modality.PLANNED)
        elif child.dep_ == "mark" and word in _IF:
            return Modality.CONDITIONAL
        elif child.dep_ == "mark" and word in _WHETHER:
            return Modality.ASKED
        elif child.dep_ == "advmod" and word in _ALLEGEDLY:
            found = Modality.ALLEGED
        elif child.dep_ == "advmod" and word in _PERHAPS:
            found = _first(found, Modality.POSSIBLE)
        elif child.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in _IF for c in child.children
        ):
            conditional = True
        elif child.dep_ == "punct" and child.text == "?":
            return Modality.ASKED
    if conditional and found in (Modality.PLANNED, Modality.POSSIBLE):
        return Modality.CONDITIONAL
    if _is_to_be(verb):
        return _first(found, Modality.PLANNED)
    return found


def _is_headline(verb: Token) -> bool:
    """Return whether a clause is a headline: `Ministers to meet in May`."""
    return verb.dep_ == "ROOT" or (
        verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and verb.head.pos_ != "VERB"
    )


def _is_to_be(verb: Token) -> bool:
    """Return whether a clause lies ahead: `is to open in May`, `is going to open`."""
    if verb.dep_ != "xcomp" or not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    head = verb.head
    if any(c.dep_ == "nsubj" and c.lemma_.lower() in _TASKS for c in head.subtree):
        return False
    return (head.lemma_ == "be" and head.pos_ in ("AUX", "VERB")) or (
        head.lower_ == "going" and any(c.lemma_ == "be" for c in head.lefts)
    )


def _effect(verb: Token, child: Token) -> Certainty | None:
    """Return what a verb or adjective makes of its complement; None where it makes nothing of it.

    A failure is negated and actual: what is negated twice is so.
    """
    lemma = verb.lemma_.lower()
    if child.dep_ == "ccomp" and (lemma in RETRACTING or _is_superseded(verb)):
        return Certainty(True, Modality.DENIED)
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
    if child.dep_ in ("prep", "agent"):
        return _effect_of_preposition(verb, lemma, child)
    clause = child.dep_ in ("ccomp", "xcomp", "csubj")
    if lemma in DENYING or (lemma == "rule" and "out" in particles):
        return Certainty(True, Modality.DENIED)
    if lemma in REJECTING:
        if clause or child.lemma_.lower() in ALLEGING:
            return Certainty(True, Modality.DENIED)
        return None
    if lemma in FAILING:
        return Certainty(True)
    if not clause:
        return Certainty(False, Modality.ALLEGED) if lemma in ("allege", "suspect") else None
    if lemma in PLANNING:
        return Certainty(lemma == "unlikely" or _is_given_up(verb), Modality.PLANNED)
    if lemma in ATTEMPTING:
        return Certainty(False, Modality.POSSIBLE)
    if lemma in DEMANDING:
        asked = lemma == "ask" and child.dep_ == "ccomp"
        return Certainty(False, Modality.ASKED if asked else Modality.DEMANDED)
    if lemma in ALLEGING:
        return Certainty(False, Modality.ALLEGED)
    if lemma in SUPPOSING and child.dep_ == "xcomp" and _is_passive(verb):
        return Certainty(False, Modality.POSSIBLE)
    return None


def _is_given_up(verb: Token) -> bool:
    """Return whether a plan is told as one that came to nothing: `had hoped to open, but`."""
    before = any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)
    return before and any(token.lower_ in _YET for token in verb.doc[verb.i + 1 :])


def _is_superseded(verb: Token) -> bool:
    """Return whether what is said was said wrongly: `a previous version said`, `wrongly said`."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in _WRONGLY:
            return True
        if child.dep_ == "nsubj" and child.lemma_.lower() in _VERSIONS:
            return any(c.lower_ in _PREVIOUS for c in child.children if c.dep_ == "amod")
    return False


def _effect_of_preposition(verb: Token, lemma: str, preposition: Token) -> Certainty | None:
    """Return what a verb makes of what follows its preposition: `accused of`, `called for`."""
    word = preposition.lower_
    if lemma in DENYING and word == "of":
        return Certainty(True, Modality.DENIED)
    if lemma in FAILING and word == "from":
        return Certainty(True)
    if lemma in ALLEGING and word in ("of", "with"):
        return Certainty(False, Modality.ALLEGED)
    if lemma in DEMANDING and word in ("for", "against"):
        return Certainty(False, Modality.DEMANDED)
    if lemma in PLANNING and word in ("on", "of", "for"):
        return Certainty(False, Modality.PLANNED)
    if lemma == "stop" and word == "of" and "short" in {c.lower_ for c in verb.children}:
        return Certainty(True)
    return None


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _by_noun(noun: Token) -> Modality:
    """Return the modality that a noun gives what belongs to it: `allegations of bribery`."""
    lemma = noun.lemma_.lower()
    for words, modality in (
        (DENYING, Modality.DENIED),
        (PLANNING, Modality.PLANNED),
        (ATTEMPTING, Modality.POSSIBLE),
        (DEMANDING, Modality.DEMANDED),
        (ALLEGING, Modality.ALLEGED),
    ):
        if lemma in words:
            return modality
    return Modality.ACTUAL
