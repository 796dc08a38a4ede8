"""Word vectors: what is near in meaning, and what has no vector."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words.normalize import term
from facts.words.vectors import is_word, nearest, vectors

_ANY = st.text(max_size=12) | st.sampled_from(["ship", "boat", "vote", "qqq", ""])


def test_common_words_are_words() -> None:
    """By their index term; a misspelling, a rare name and nothing are none."""
    for word in ("ship", "negotiations", "kind", "king"):
        assert is_word(term(word)), word
    for word in ("shpi", "negotiatoins", "qqq", ""):
        assert not is_word(term(word)), word


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [("ship", "vessel", "poetry"), ("doctor", "physician", "gravel"), ("vote", "ballot", "lamp")],
)
def test_likeness_follows_meaning(word: str, like: str, unlike: str) -> None:
    """A word is nearer to one that means much the same than to another."""
    own, near, far = vectors([term(word), term(like), term(unlike)])
    assert own @ near > 0.5 > own @ far


def test_the_nearest_are_ordered_and_agree_with_the_vectors() -> None:
    """The word itself is not among them, and each cosine is that of the two vectors."""
    found = nearest(term("ship"))
    names = [name for name, _ in found]
    assert len(names) == len(set(names)) > 3
    assert term("ship") not in names
    cosines = [cosine for _, cosine in found]
    assert cosines == sorted(cosines, reverse=True)
    own = vectors([term("ship")])[0]
    # The file holds hundredths, of vectors that were not yet rounded.
    assert vectors(names) @ own == pytest.approx(cosines, abs=0.03)


def test_an_unknown_word_is_near_to_nothing() -> None:
    """And its vector is zero, wherever it stands among others."""
    assert nearest("qqq") == []
    found = vectors(["qqq", "ship", ""])
    assert found.any(axis=1).tolist() == [False, True, False]
    assert vectors([]).shape[0] == 0


@given(st.lists(_ANY, max_size=5))
def test_a_vector_is_a_unit_or_zero(terms: list[str]) -> None:
    """One a row, the same whatever stands beside it."""
    found = vectors(terms)
    assert found.shape[0] == len(terms)
    lengths = np.sqrt((found * found).sum(axis=1))
    for each, row, length in zip(terms, found, lengths, strict=True):
        assert length == pytest.approx(1.0, abs=1e-5) or (length == 0.0 and not is_word(each))
        assert (row == vectors([each])[0]).all()
