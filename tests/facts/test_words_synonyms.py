"""Words used for each other: by their index terms, both ways."""

from __future__ import annotations

import pytest

from facts.words import synonyms as module
from facts.words.normalize import content_terms, term
from facts.words.synonyms import synonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [("chair", "preside"), ("lead", "chair"), ("adopt", "approve"), ("introduce", "present")],
)
def test_predicates_of_news(one: str, other: str) -> None:
    """What a reader asks with a word is stated with another, in either direction."""
    assert term(other) in synonyms(term(one))
    assert term(one) in synonyms(term(other))


def test_no_word_is_its_own_synonym() -> None:
    """Nor is one given that the index would never hold."""
    for word in module._table():
        assert word not in synonyms(word)
        for other in synonyms(word):
            assert word in synonyms(other)


def test_an_unknown_word_has_none() -> None:
    """Names and rare words are matched as they are."""
    for word in ("zyx", "", "holm", "115"):
        assert synonyms(word) == frozenset()


def test_every_group_can_be_met_in_the_index() -> None:
    """A function word recalls nothing: most of each group are content words."""
    for line in module._GROUPS.strip().splitlines():
        words = line.split()
        assert sum(bool(content_terms(word)) for word in words) > len(words) / 2, line
