"""Names of newspapers, agencies and broadcasters, by their form."""

from __future__ import annotations

import re
from itertools import pairwise

from facts.words.files import read_words

LONGEST_ACRONYM = 3
"""Letters of a bare agency; a longer word in capitals is a place."""
KEPT_CAPITALS = frozenset("DC UK US USA UAE UN EU".split())
AGENCIES = read_words("news_agencies")
_MASTHEADS = read_words("masthead_nouns")
_OFFICES = read_words("organisation_nouns") | {"service"}
_MIXED = re.compile(r"[A-Z][a-z]{1,5}[A-Z]{2,4}[a-z]{0,2}")
"""The short name of an agency that begins with that of its land, such as "ArdTA"."""


def is_publication(name: str) -> bool:
    """Return whether a name is that of a newspaper, an agency or a broadcaster, by its form."""
    words = re.findall(r"[^\W_]+", name)
    if name.endswith(":") or not words or len(words) > 6 or any(word.isdigit() for word in words):
        return False
    if name.lower() in AGENCIES:
        return True
    if len(words) == 1:
        short = 2 <= len(name) <= 9 and name.isupper() and name not in KEPT_CAPITALS
        return short or _MIXED.fullmatch(name) is not None
    if len(words) > 2 and words[-2].lower() == "news" and words[-1].lower() in _OFFICES:
        return True  # "Osmer News Service"
    if words[-1].lower() in _MASTHEADS or words[0].lower() in ("radio", "agence"):
        return True
    return "/" in name and all(is_publication(part.strip()) for part in name.split("/"))


def heads_office(name: str) -> bool:
    """Return whether a name is that of an office of something: "Court of Appeal of Osmer"."""
    words = name.lower().split()
    return any(
        word in _OFFICES and following in ("of", "for") for word, following in pairwise(words)
    )


def is_masthead(name: str) -> bool:
    """Return whether a name of several words is that of a newspaper or the like."""
    return " " in name and is_publication(name)


def is_bare_agency(name: str) -> bool:
    """Return whether a name without brackets is an agency's: a known one, or a short acronym."""
    if name.lower().rstrip(".") in AGENCIES:
        return True
    short = name.isupper() and name.isalpha() and len(name) <= LONGEST_ACRONYM
    return short and name not in KEPT_CAPITALS
