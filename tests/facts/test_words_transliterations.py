"""Names in the letters that a keyboard has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words.normalize import fold
from facts.words.transliterations import MOST, written_otherwise


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("saether", "Sæther"),
        ("haavard", "Håvard"),
        ("mueller", "Müller"),
        ("goekce", "Gökçe"),
        ("soerensen", "Sørensen"),
        ("sorensen", "Sørensen"),
        ("lukasz", "Łukasz"),
        ("thordur", "Þordur"),
        ("djokic", "Đokić"),
    ],
)
def test_a_name_is_among_the_other_ways_to_write_it(typed: str, name: str) -> None:
    """And what is typed is among the name's, where its letters are no accented ones."""
    assert fold(name) in written_otherwise(typed)
    if not fold(name).isascii():
        assert typed in written_otherwise(fold(name))


@given(st.text(alphabet="aeoudhtnlgløæœþđ", max_size=40))
def test_there_are_few_ways_and_never_the_word_itself(word: str) -> None:
    """Whatever a word looks like."""
    ways = written_otherwise(word)
    assert word not in ways
    assert len(ways) == len(set(ways)) <= MOST
