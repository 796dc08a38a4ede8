"""Forms of a person's name: with titles, with initials, or the last name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.agreement.words import PhraseWord, without_asides, words_of
from facts.words.files import read_words
from facts.words.nouns import HONORIFICS, ROLE_NOUNS, SOVEREIGN_TITLES

_TITLES = HONORIFICS | SOVEREIGN_TITLES | ROLE_NOUNS
_ALTERING = read_words("office_modifiers")
_PARTICLES = frozenset(
    "al bin da dal de del den der di dos du el ibn la le ten ter van von".split()
)
_SUFFIXES = frozenset("jr junior sr senior ii iii iv v vi".split())
_HERS = frozenset("mrs ms miss madam madame lady dame queen princess duchess empress".split())
_HIS = frozenset("mr sir lord king prince duke emperor".split())
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class _Person:
    """A name: what stands before it, its given names, its last name, and what sets it apart."""

    titles: frozenset[str]
    given: tuple[str, ...]
    last: str
    suffix: str

    def may_be(self, other: _Person) -> bool:
        if self.last != other.last or self._is_opposite(other):
            return False
        if not self.given or not other.given:
            mine, theirs = self.titles & _ALTERING, other.titles & _ALTERING
            # President Stone and Vice President Stone are two.
            return mine == theirs or not self.titles or not other.titles
        if self.suffix != other.suffix:
            return False
        few, many = sorted((self.given, other.given), key=len)
        return _in_order(few, many) or (len(few) == len(many) and _in_order(many, few))

    def _is_opposite(self, other: _Person) -> bool:
        mine, theirs = self.titles, other.titles
        return bool((mine & _HIS and theirs & _HERS) or (mine & _HERS and theirs & _HIS))


def same_person(one: str, other: str) -> bool | None:
    """Return whether two names may be one person's, or None where one of them is no plain
    name."""
    if _names_several(one) or _names_several(other):
        return False
    mine, theirs = _person(one), _person(other)
    if mine is None or theirs is None:
        return None
    return mine.may_be(theirs)


def _names_several(text: str) -> bool:
    """Return whether a name stands after a comma too."""
    head, comma, more = text.partition(",")
    return bool(comma) and _person(head) is not None and _person(more) is not None


def _person(text: str) -> _Person | None:
    head, comma, role = without_asides(text).partition(",")
    if comma and not _is_role(words_of(role)):
        return None
    words = words_of(head)
    if any(word.is_possessive for word in words):
        return None
    start = max((i + 1 for i, word in enumerate(words) if word.form in _TITLES), default=0)
    if start and start == len(words):
        return None
    titles = words[:start]
    name = words[start:]
    suffix = ""
    if len(name) > 1 and name[-1].form in _SUFFIXES:
        suffix, name = name[-1].form, name[:-1]
    plain = all(w.is_capitalised or w.form in _PARTICLES for w in name)
    # `spokesman for President Stone` is another person than the president.
    linked = any(not w.is_capitalised and w.form in ("of", "for", "to", "and") for w in titles)
    if not name or len(name) > _LONGEST or not plain or linked:
        return None
    forms = [word.form for word in name]
    return _Person(frozenset(w.form for w in titles), tuple(forms[:-1]), forms[-1], suffix)


def _is_role(words: Sequence[PhraseWord]) -> bool:
    """Return whether words after a comma say what somebody is, not who else."""
    if any(word.form in ("and", "or") for word in words):
        return False
    return bool(words) and (
        not words[0].is_capitalised or any(w.form in _TITLES for w in words[:3])
    )


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Return whether all given names stand among others in that order, in full or by initials."""
    rest = iter(many)
    return all(any(_same_given(name, other) for other in rest) for name in few)


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other
