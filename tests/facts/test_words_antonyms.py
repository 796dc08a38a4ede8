"""Words of opposite meaning."""

from __future__ import annotations

from facts.words.antonyms import antonyms
from facts.words.files import read_pairs
from facts.words.normalize import term


def test_antonyms_are_known_by_their_index_terms() -> None:
    """In any of their forms."""
    assert term("weakened") in antonyms(term("strengthened"))
    assert term("lost") in antonyms(term("won"))


def test_no_word_is_its_own_antonym() -> None:
    """And each is the antonym of its antonyms."""
    for pair in read_pairs("antonyms"):
        for one in map(term, pair):
            assert one not in antonyms(one)
            assert all(one in antonyms(other) for other in antonyms(one))
