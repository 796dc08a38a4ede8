"""Who did what to whom, who was on which side, and who came before whom."""

from __future__ import annotations

import pytest

from facts import Answer, Library
from tests.facts.notes import library_of_notes

ARTICLES = (
    "Chief engineer Bo Falk blamed the builder Norbau for the crack; Norbau blamed Alf Rem.",
    "Councillor Hal Boyd voted against the tram plan, while Jean Cole voted for the tram plan.",
    "Greta Lind succeeded Piet Moor as chair of the Tide Fund in 2012 and handed over to Nils Ek.",
    "Bank chief Rosa Lund was replaced by Egil Vik on Friday.",
    "The new captain of Skarn is Tor Berg, while his predecessor, Leif Moe, left for Lorn.",
    "The Tarn accord was signed in 1987, ratified in 1991 and took effect in 1994.",
)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Whom did Bo Falk blame for the crack?", "Norbau"),
        ("Whom did Norbau blame for the crack?", "Alf Rem"),
        ("Who voted for the tram plan?", "Jean Cole"),
        ("Who voted against the tram plan?", "Hal Boyd"),
        ("Who was chair of the Tide Fund before Greta Lind?", "Piet Moor"),
        ("Who was chair of the Tide Fund after Greta Lind?", "Nils Ek"),
        ("Who was bank chief before Egil Vik?", "Rosa Lund"),
        ("Who was captain of Skarn before Tor Berg?", "Leif Moe"),
        ("When was the Tarn accord ratified?", "1991"),
        ("When was the Tarn accord signed?", "1987"),
        ("Whom did Greta Lind succeed as chair of the Tide Fund?", "Piet Moor"),
    ],
)
def test_the_right_party_or_none_is_told(library: Library, question: str, short: str) -> None:
    """Never another one, however unsure the reader is."""
    found = library.ask(question, threshold=0)
    assert isinstance(found, Answer)
    assert short in (found.short or "")


def test_the_predecessor_of_another_is_not_told(library: Library) -> None:
    found = library.ask("Who was captain of Skarn before Rosa Lund?")
    assert not isinstance(found, Answer) or "Leif Moe" not in (found.short or "")
