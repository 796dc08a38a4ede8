"""Places of datelines as names."""

from __future__ import annotations

from facts.text.publications import KEPT_CAPITALS

PARTICLES = frozenset(
    "de da do das dos del della delle dei di des du la las le les los el al of the and y sur sous "
    "en upon am an bei ob der den van aan op bij nad pod na u".split()
)
"""Articles and prepositions in names of places, such as "Rio de Janeiro" and "Frankfurt an der
Oder", in the languages in which several towns have them."""

_FIRST_WORDS = frozenset("las los el les van".split())
"""Of them, those with which names begin, also inside others: "North Las Vegas"."""


def readable_place(place: str) -> str:
    """Return a place in capitals as a name: "Ho Chi Minh City" for "HO CHI MINH CITY"."""
    words: list[str] = []
    for word in place.split():
        if words and words[-1].endswith(",") and len(word.strip(",.")) == 2:
            words.append(word)  # the code of a state or a province
            continue
        parts = [_readable_word(part) for part in word.split("/")]
        word = "/".join(parts)
        if words and word.lower() in PARTICLES - _FIRST_WORDS:
            word = word.lower()
        words.append(word)
    return " ".join(words)


def _readable_word(word: str) -> str:
    bare = word.strip(",.")
    if not bare.isupper() or len(bare) < 2 or "." in bare or bare in KEPT_CAPITALS:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
