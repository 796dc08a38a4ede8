"""Operators of search engines are no words of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.question import parse
from facts.question.operators import without_operators


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('Who closed the case? "Moor" AND NOT *', 'Who closed the case? "Moor"'),
        ('"harbour" OR "quay"', '"harbour" "quay"'),
        ('NOT "harbour" fire', '"harbour" fire'),
        ("harbour NEAR/5 “fire brigade”", "harbour “fire brigade”"),
        ("harbour AND NOT fire", "harbour fire"),
        ("harbour fire OR", "harbour fire"),
        ("Who did NOT come?", "Who did NOT come?"),
        ("WHO IS NOT HERE AND WHY?", "WHO IS NOT HERE AND WHY?"),
        ("Who closed the case?", "Who closed the case?"),
    ],
)
def test_operators_are_taken_out_and_words_stay(typed: str, read: str) -> None:
    """A NOT between plain words is one of the question's."""
    assert without_operators(typed) == read


def test_an_operator_negates_nothing() -> None:
    """What is asked is the question before it."""
    plain = parse("Who closed the case?")
    typed = parse('Who closed the case? "case" AND NOT *')
    assert typed.asked is plain.asked
    assert {t.term for t in typed.terms} == {t.term for t in plain.terms}


@given(st.text(max_size=80))
def test_nothing_else_is_taken_out(text: str) -> None:
    """Only whole words that are operators, and marks between spaces beside them."""
    kept = without_operators(text).split()
    lost = [word for word in text.split() if word not in kept]
    assert all(
        word in ("AND", "OR", "NOT") or word.startswith("NEAR") or not any(map(str.isalnum, word))
        for word in lost
    )
