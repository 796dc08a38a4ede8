"""Made-up sentences to learn from: each says what it is said to."""

from __future__ import annotations

import random

import pytest

from benchmarks.fit.reader.traps.make import FAMILIES, Family
from benchmarks.fit.reader.traps.names import World

EACH_FAMILY = pytest.mark.parametrize(
    "family", list(dict.fromkeys(FAMILIES)), ids=lambda f: f.__name__
)


@EACH_FAMILY
def test_an_answer_stands_where_it_is_said_to(family: Family) -> None:
    """And neither sentences nor questions hold a mark of the templates."""
    for seed in range(40):
        for group in family(World(random.Random(f"t {seed}"))):
            assert group.passages
            for each in group.passages:
                assert not {"«", "»", "{", "}"} & {*each.text, *group.question, *each.context}
                assert each.start == each.end == -1 or 0 <= each.start < each.end <= len(each.text)


@EACH_FAMILY
def test_a_family_teaches_both_to_answer_and_to_be_silent(family: Family) -> None:
    """In the same kind of question, or else the question would tell."""
    made = [g for seed in range(40) for g in family(World(random.Random(f"t {seed}")))]
    answered = [any(each.right for each in group.passages) for group in made]
    assert any(answered)
    assert not all(answered)
