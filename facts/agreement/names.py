"""Names with their acronym, beside it, or in its place."""

from __future__ import annotations

import re

from facts.agreement.phrases import same_phrase
from facts.agreement.words import without_asides, words_of
from facts.words.closed_classes import STOP_WORDS

_ACRONYM = re.compile(r"(?:the\s+)?((?:[A-Z]\.?){2,8})", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")


def same_acronym(one: str, other: str) -> bool:
    """Return whether one name is the other's acronym, or both are alike but for one in brackets."""
    return any(
        _stands_for(a, b) or _stands_for(b, a) or _is_bare(one, other, a, b)
        for a in _forms(one)
        for b in _forms(other)
    )


def _is_bare(one: str, other: str, a: str, b: str) -> bool:
    """Return whether two names are alike once what brackets add is left out."""
    if (a, b) == (one, other):
        return False
    return same_phrase(tuple(words_of(a)), tuple(words_of(b)))


def _forms(text: str) -> list[str]:
    """Return a name as written, without brackets, and the acronym in them."""
    forms = [text]
    for inner in _BRACKETED.findall(text):
        if _acronym(inner):
            forms += [without_asides(text).strip(), inner]
    return forms


def _stands_for(short: str, full: str) -> bool:
    acronym = _acronym(short)
    if not acronym:
        return False
    words = [word for word in words_of(full) if word.form]
    if len(words) < 2:
        return False
    main = [word for word in words if word.form not in STOP_WORDS]
    named = [word for word in main if word.is_capitalised]
    if len(named) != len(main):
        return False
    initials = {"".join(word.form[0] for word in each) for each in (words, main)}
    return acronym in initials


def _acronym(text: str) -> str:
    match = _ACRONYM.fullmatch(text.strip())
    letters = match[1].replace(".", "") if match else ""
    return letters.lower() if letters.isupper() and letters.isascii() else ""
