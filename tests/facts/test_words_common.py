"""Misspelt common words are put right, and names are not turned into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from facts.words.common import common_spelling
from facts.words.files import read_pairs

WORDS = [word for word, _ in read_pairs("common_words")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tresurer", "treasurer"),
        ("bougth", "bought"),
        ("goverment", "government"),
        ("comittee", "committee"),
        ("definately", "definitely"),
        ("embarassment", "embarrassment"),
        ("teh", "the"),
        ("yeer", "year"),
        ("meny", "many"),
        ("mutch", "much"),
        ("thnks", "thanks"),
    ],
)
def test_a_misspelt_common_word_is_recognised(typed: str, meant: str) -> None:
    """Whatever letter is left out, added, wrong or in the wrong place."""
    assert common_spelling(typed) == meant


@pytest.mark.parametrize(
    "name", ["olsen", "dube", "ito", "vainikolo", "mbeki", "xqzzy", "łódź", ""]
)
def test_a_name_stays(name: str) -> None:
    """It is no misspelling only because it is in no dictionary."""
    assert common_spelling(name) is None


@given(st.sampled_from(WORDS))
def test_a_common_word_is_itself(word: str) -> None:
    """Nothing is nearer, if it is long enough to be looked up."""
    assert common_spelling(word) in (word, None)
    assert len(word) < 3 or len(word) > 24 or common_spelling(word) == word


@given(st.sampled_from([word for word in WORDS if len(word) > 5]), st.data())
def test_swapped_letters_lead_to_a_word_as_near(word: str, data: st.DataObject) -> None:
    """The word itself, or another one that is one edit away."""
    i = data.draw(st.integers(0, len(word) - 2))
    typed = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    found = common_spelling(typed)
    assert found is not None
    assert OSA.distance(typed, found) <= 1


@given(st.text(max_size=40))
def test_any_text_has_a_near_word_or_none(text: str) -> None:
    """At most two edits away, and the same each time."""
    found = common_spelling(text)
    assert found is None or OSA.distance(text, found) <= 2
    assert found == common_spelling(text)
