"""Who did what to whom, who was on which side, and who came before whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Library
from tests.facts.notes import record_of_notes

ARTICLES = (
    "Chief engineer Bo Falk blamed the builder Norbau for the crack; Norbau blamed Alf Rem.",
    "Councillor Hal Boyd voted against the tram plan, while Jean Cole voted for the tram plan.",
    "Greta Lind succeeded Piet Moor as chair of the Tide Fund in 2012 and handed over to Nils Ek.",
    "The Tarn accord was signed in 1987, ratified in 1991 and took effect in 1994.",
)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of short articles."""
    with record_of_notes(ARTICLES) as library:
        yield library


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Whom did Bo Falk blame for the crack?", "Norbau"),
        ("Whom did Norbau blame for the crack?", "Alf Rem"),
        ("Who voted for the tram plan?", "Jean Cole"),
        ("Who voted against the tram plan?", "Hal Boyd"),
        ("Who was chair of the Tide Fund before Greta Lind?", "Piet Moor"),
        ("Who was chair of the Tide Fund after Greta Lind?", "Nils Ek"),
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
