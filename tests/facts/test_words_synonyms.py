"""Words used for each other: by their index terms, both ways."""

from __future__ import annotations

import pytest

from facts.words import synonyms as module
from facts.words.files import read_pairs
from facts.words.normalize import content_terms, term
from facts.words.synonyms import synonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [("buy", "purchase"), ("country", "nation"), ("build", "construct"), ("reveal", "unveil")],
)
def test_synonyms_are_found_both_ways(one: str, other: str) -> None:
    """A question may use either word of a pair."""
    assert term(other) in synonyms(term(one))
    assert term(one) in synonyms(term(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("die", "death"),
        ("explode", "explosion"),
        ("propose", "proposition"),
        ("describe", "description"),
    ],
)
def test_derived_words_are_found_both_ways(one: str, other: str) -> None:
    """A verb and its noun may have different stems."""
    assert term(one) != term(other)
    assert term(other) in synonyms(term(one))
    assert term(one) in synonyms(term(other))


def test_no_word_is_its_own_synonym() -> None:
    """And each word of a pair leads to the other."""
    for word in module._table():
        assert word not in synonyms(word)
        for other in synonyms(word):
            assert word in synonyms(other)


def test_an_unknown_word_has_none() -> None:
    """Names and rare words are matched as they are."""
    for word in ("zyx", "", "holm", "115"):
        assert synonyms(word) == frozenset()


@pytest.mark.parametrize("name", ["synonyms", "derivations"])
def test_every_pair_can_be_met_in_the_index(name: str) -> None:
    """Neither word is a function word, and the two have different index terms."""
    for one, other in read_pairs(name):
        assert len(content_terms(f"{one} {other}")) == 2, (one, other)
        assert term(one) != term(other), (one, other)
