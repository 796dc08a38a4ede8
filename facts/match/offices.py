"""Who is who: an office is not its deputy, and belongs to the body that the question names.

`Who is the mayor of Lund?` is not answered by the deputy mayor of Lund, by a former mayor, or by
the mayor of Malmö.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from facts.match.candidate_view import CandidateView
from facts.models import Fact, FactKind, Modality, Polarity, Slot
from facts.question.stance import stance_of
from facts.words.closed_classes import ARTICLES, IRREGULAR
from facts.words.demonyms import country_of
from facts.words.files import read_words
from facts.words.normalize import Token, fold, term, term_set, tokens
from facts.words.nouns import ROLE_NOUNS

_MODIFIERS = read_words("office_modifiers")
_ALIKE = {"ex": "former", "late": "former", "retired": "former", "then": "former",
          "outgoing": "former", "vice": "deputy", "assistant": "deputy", "associate": "deputy",
          "interim": "acting", "caretaker": "acting", "incoming": "elect", "designate": "elect",
          "nominee": "elect", "emerita": "emeritus"}  # fmt: skip
"""Modifiers that make the same of an office."""
FOLLOWING = frozenset(("replace", "succeed"))
"""What somebody does who has an office after another."""
_AFTER = frozenset("elect designate emeritus emerita nominee".split())
"""Modifiers that follow an office. Before one, *elect* is a verb: `Whom did they elect mayor?`."""
_BEFORE = _MODIFIERS - _AFTER
_NEXT = frozenset("next new future incoming successor".split())
"""Words that ask for whom an office will have, or has since a short while."""
_LEAVING = frozenset("leave resign retire quit depart die step stand".split())
"""What somebody does who has no office any more: `step down`."""
_APPOINTING = frozenset("appoint become choose elect install make name nominate pick".split())
_AHEAD = frozenset("candidate could may might nominee should to will would".split())
"""Words of a question that asks who may get an office."""
_ENDING = frozenset("resign retire die".split())
_STEPPING = frozenset(("step", "stand"))
_IN_CHARGE = re.compile(r"\b(?:in charge|heads|leads|runs|chairs|manages|directs)\b", re.IGNORECASE)
"""What a question has that asks for who has an office, without its name."""
_PAST = frozenset(("former",))
_NEAR = 3
"""How many words before an office may modify it: `former deputy prime minister`."""
_LONGEST_OWNER = 5
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_JOINTS = " \t\n-‐‑’'"
"""What may stand between an office and a word that modifies it."""
_APOSTROPHES = ("'", "’")
_LINKS = frozenset("of for at".split())

Kinds = frozenset[str]


def is_other_office(view: CandidateView) -> bool:
    """Return whether a sentence names the question's office, but only for others than it asks
    about, or only who leaves it."""
    question = view.query.question
    persons = [fact for fact in view.facts if fact.kind is FactKind.PERSON]
    if persons and all(_is_before_next(view, fact) for fact in persons):
        return True
    asked = _offices_in(question.plain)
    text = view.candidate.sentence.text
    mine = list(_offices(view.words, text)) if asked else []
    before = any(word.word == "predecessor" for word in view.words)
    for office, kinds, owner in asked:
        if before and kinds & _PAST:
            continue  # `its director spoke, whereas her predecessor, Unn Dahle, did not`
        held = [found for found in mine if found[0] == office]
        if held and not any(
            _same_kind(kinds, other, past=stance_of(question.plain).past)
            and not _other_owner(owner, others)
            for _, other, others in held
        ):
            return True
    return False


def holds_other_office(view: CandidateView, fact: Fact) -> bool:
    """Return whether a person's own title, or the role that a fact gives, is another office."""
    if fact.kind is not FactKind.PERSON:
        return False
    question = view.query.question
    past = stance_of(question.plain).past
    asked = {office: kinds for office, kinds, _ in _offices_in(question.plain)}
    if not past and _asks_for_holder(view, fact) and _has_none(view, fact):
        return True
    if not asked:
        return False
    if not past and _is_followed(view, fact):
        return True
    mine = [found for found in _held(view, fact) if found[0] in asked]
    return bool(mine) and not any(
        _same_kind(asked[office], kinds, past=past) for office, kinds, _ in mine
    )


def _held(view: CandidateView, fact: Fact) -> list[tuple[str, Kinds, Kinds]]:
    """Return the offices of a person: their own title, and the role that the fact gives."""
    held = list(_offices_in(fact.subject)) if fact.predicate == "be" else []
    if view.holds(fact.span):
        before = _words_before(view, fact)
        held += [
            each
            for each in _offices(before, view.candidate.sentence.text)
            if before[-1].term == each[0]
        ]
    return held


def _words_before(view: CandidateView, fact: Fact) -> list[Token]:
    """Return the few words before a value in its sentence."""
    first = view.word_range(fact.span.start, fact.span.end)[0]
    return view.words[max(0, first - _NEAR - 2) : first]


def _is_followed(view: CandidateView, fact: Fact) -> bool:
    """Return whether a sentence says that another has followed a person in their office."""
    return any(
        other.predicate in FOLLOWING
        and other.slot is Slot.PATIENT
        and other.polarity is Polarity.ASSERTED
        and other.modality is Modality.ACTUAL
        and other.kind is FactKind.PERSON
        and other.value == fact.value
        for other in view.facts
    )


def _asks_for_holder(view: CandidateView, fact: Fact) -> bool:
    """Return whether a question asks for who is in charge or has an office, or what stands as a
    title before a person's name: `harbour master Ole Vinter`."""
    question = view.query.question
    if _offices_in(question.plain) or _IN_CHARGE.search(question.plain) is not None:
        return True
    if question.slot is not Slot.ATTRIBUTE:
        return False
    asked = {each.term for each in view.query.terms}
    before = _words_before(view, fact) if view.holds(fact.span) else []
    return bool(before) and before[-1].term in asked


def _has_none(view: CandidateView, fact: Fact) -> bool:
    """Return whether a sentence says that a person has left their office, or may only get it."""
    return _has_left(view, fact) or _is_only_considered(view, fact)


def _has_left(view: CandidateView, fact: Fact) -> bool:
    """Return whether a sentence says that a person has left their office: `Harbour master Ole
    Vinter resigned`. Who left a meeting, or for a place, has not."""
    if any(word.term in term_set(_LEAVING) for word in view.query.words):
        return False
    return any(
        other.predicate in _LEAVING
        and other.polarity is Polarity.ASSERTED
        and other.modality is Modality.ACTUAL
        and (other.value == fact.value or _is_name_of(fact, other))
        and _is_for_good(view, other)
        for other in view.facts
        if other.kind is not FactKind.ACTION
    )


def _is_name_of(fact: Fact, agent: Fact) -> bool:
    """Return whether a person's name stands with whoever does something: `the coach, Paul Aas`."""
    if agent.slot is not Slot.AGENT:
        return False
    return agent.span.start < fact.span.start <= agent.span.end + len(", ")


def _is_only_considered(view: CandidateView, fact: Fact) -> bool:
    """Return whether a sentence says of a person only that they may get an office: `considered
    naming Ada Moe as chief`."""
    if any(word.word in _NEXT or word.word in _AHEAD for word in view.query.words):
        return False
    own = [each for each in view.facts_at(fact.span) if each.predicate]
    return bool(own) and all(
        each.predicate in _APPOINTING and each.modality is not Modality.ACTUAL for each in own
    )


def _is_for_good(view: CandidateView, fact: Fact) -> bool:
    """Return whether a verb of leaving is one of leaving an office."""
    if fact.predicate in _ENDING or fact.predicate_span is None:
        return fact.predicate in _ENDING
    at = fact.predicate_span.end - view.candidate.sentence.start
    following = next((word.word for word in view.words if word.start >= at), "")
    if fact.predicate in _STEPPING:
        return following in ("down", "aside")
    beside = [
        other.slot
        for other in view.facts
        if other.predicate_span is not None
        and other.predicate_span.start == fact.predicate_span.start
    ]
    return following != "for" and Slot.TIME in beside and Slot.PATIENT not in beside


def _is_before_next(view: CandidateView, fact: Fact) -> bool:
    """Return whether the next in an office is asked for, and a sentence says that a person leaves
    it."""
    asked = {word.word for word in view.query.words}
    if not asked & _NEXT or asked & _LEAVING or "whose" in asked:
        return False
    return any(
        other.predicate in _LEAVING
        and fact.value == (other.value if other.slot is Slot.AGENT else other.subject)
        for other in view.facts
    )


def _same_kind(asked: Kinds, held: Kinds, *, past: bool) -> bool:
    return asked == held or (past and asked == held - _PAST)


def _other_owner(asked: Kinds, held: Kinds) -> bool:
    return bool(asked) and bool(held) and asked.isdisjoint(held)


@lru_cache(maxsize=1_024)
def _offices_in(text: str) -> tuple[tuple[str, Kinds, Kinds], ...]:
    """Return the offices in a short text: each with its modifiers and with what it belongs to."""
    return tuple(_offices(list(tokens(text)), text))


def _offices(words: Sequence[Token], text: str) -> Iterator[tuple[str, Kinds, Kinds]]:
    """Yield the offices among words: each with its modifiers and with what it belongs to."""
    for at, word in enumerate(words):
        if word.term not in _role_terms():
            continue
        kinds = set()
        start = at
        for i in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            if _between(words, text, i, i + 1).strip(_JOINTS):
                break  # `the acting director, Colonel Ardel`
            if words[i].word in _BEFORE and not _is_preposition(words, text, i):
                kinds.add(_ALIKE.get(words[i].word, words[i].word))
                start = i
            elif words[i].term not in _role_terms() and not _may_be_field(words, text, i):
                break
        if _is_acted_as(words, start):
            kinds.add("acting")
        after = words[at + 1].word if at + 1 < len(words) else ""
        if after in _AFTER:
            kinds.add(_ALIKE.get(after, after))
        yield word.term, frozenset(kinds), frozenset(_owner(words, text, start, at))


def _is_acted_as(words: Sequence[Token], at: int) -> bool:
    """Return whether a verb before an office says that somebody only acts as it: `is acting as
    treasurer`."""
    i = at - 1
    while i > 0 and words[i].word in ARTICLES:
        i -= 1
    return i > 0 and words[i].word == "as" and words[i - 1].term == "act"


def _is_preposition(words: Sequence[Token], text: str, i: int) -> bool:
    """Return whether a word is the *under* of `served under Captain Loyd`, and not that of an
    under-secretary."""
    if words[i].word != "under":
        return False
    return "-" not in _between(words, text, i, i + 1) and words[i + 1].word != "secretary"


def _may_be_field(words: Sequence[Token], text: str, i: int) -> bool:
    """Return whether a word may say what an office is for: `former finance minister`.

    Nothing but a space follows it, and it has not the form of a verb in the past.
    """
    word = words[i]
    return (
        _between(words, text, i, i + 1).isspace()
        and not word.stop
        and not word.word.endswith("ed")
        and word.word not in IRREGULAR
    )


def _owner(words: Sequence[Token], text: str, start: int, at: int) -> Iterator[str]:
    """Yield the terms of the country or body that an office belongs to, if it is a name."""
    i = at + 1
    if i + 1 < len(words) and words[i].word in _LINKS and "," not in _between(words, text, at, i):
        for j in range(i + 1, min(i + 1 + _LONGEST_OWNER, len(words))):
            if j > i + 1 and not _between(words, text, j - 1, j).isspace():
                break
            raw = text[words[j].start : words[j].end]
            if words[j].word == "the":
                continue
            if not raw[:1].isupper():
                break
            yield from _forms(words[j])
        return
    for j in range(start - 1, max(-1, start - 1 - _NEAR), -1):
        between = _between(words, text, j, j + 1)
        raw = text[words[j].start : words[j].end]
        if raw[:1].isupper() and (
            country_of(words[j].word)
            or raw.endswith(_POSSESSIVE)
            or between.startswith(_APOSTROPHES)
        ):
            yield from _forms(words[j])
        if raw[:1].isupper() or not between.isspace():
            return


def _between(words: Sequence[Token], text: str, one: int, other: int) -> str:
    return text[words[one].end : words[other].start] or " "


def _forms(word: Token) -> Iterator[str]:
    """Yield a name's term, and that of the country whose adjective it is."""
    yield word.term
    country = country_of(word.word)
    if country:
        yield term(fold(country.split()[-1]))


@lru_cache(maxsize=1)
def _role_terms() -> frozenset[str]:
    return frozenset(map(term, ROLE_NOUNS)) - frozenset(map(term, _MODIFIERS))
