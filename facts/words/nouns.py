"""Classes of English nouns, adverbs and prepositions that show the kind of a value.

Only common nouns: no person, body or event is named here. The words are in facts/data/words, and
CONTRIBUTING.md says how a word may enter a list.
"""

from __future__ import annotations

from facts.words.files import read_words

EVENT_NOUNS = read_words("event_nouns")
"""Heads of noun phrases that name something that takes place."""

DOCUMENT_NOUNS = read_words("document_nouns")
"""Heads of noun phrases that name something written or decided."""

ORGANISATION_NOUNS = read_words("organisation_nouns")
"""Heads of noun phrases that name a body of people."""

ROLE_NOUNS = read_words("role_nouns")
"""Nouns for an office or occupation: before a name or in apposition to it they are its role."""

HONORIFICS = read_words("honorifics")
"""Words directly before a person's name."""

MANNER_NOUNS = read_words("manner_nouns")
"""Heads of phrases after `by`, `with` or `without` that say how, not who."""

TIME_NOUNS = read_words("time_nouns")

PLACE_PREPOSITIONS = read_words("place_prepositions")
TIME_PREPOSITIONS = read_words("time_prepositions")

MEASURE_UNITS = read_words("measure_units")
"""Units of length, mass, volume, area, heat, power, data, speed and the like."""

PLACE_NOUNS = read_words("place_nouns")
"""Heads of noun phrases that name somewhere."""

RELATION_NOUNS = read_words("relation_nouns")
"""Nouns for what one person is to another: like a role, they stand in apposition to a name."""

SOVEREIGN_TITLES = read_words("sovereign_titles")
"""Titles that are commonly taken as part of a name."""

NUMBERED_NOUNS = read_words("numbered_nouns")
"""Nouns that a number or letter after them makes a name: Article 17(3), Committee A."""

PERSON_VERBS = read_words("person_verbs")
"""Verbs whose subject is mostly a person."""

IRREGULAR_PLURALS = frozenset("people men women children police staff crew".split())


def is_plural(form: str) -> bool:
    """Return whether a word in small letters is a noun of several things, as far as its form
    tells."""
    if form in IRREGULAR_PLURALS:
        return True
    return (
        form != "others"
        and len(form) > 3
        and form.endswith("s")
        and not form.endswith(("ss", "us", "is"))
    )
