"""What a question asks for: what is so, what is not, what will be."""

from __future__ import annotations

import pytest

from facts.models import Modality
from facts.question.stance import stance_of


@pytest.mark.parametrize(
    "question",
    ["Who did not attend?", "Which towns weren't hit?", "who never paid", "What has no roof?"],
)
def test_a_negated_question(question: str) -> None:
    """With or without an apostrophe."""
    stance = stance_of(question)
    assert stance.negated
    assert stance.asks_who_not


def test_a_negated_clause_inside_does_not_negate_what_is_asked() -> None:
    """It only says of whom it is asked."""
    stance = stance_of("What is the name of the man who did not attend?")
    assert stance.negated
    assert not stance.asks_who_not


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("When did the bridge open?", True),
        ("Who opened the bridge?", True),
        ("Who has left the council?", True),
        ("When does the bridge open?", False),
        ("Who has the vote?", False),
        ("When will the bridge open?", False),
    ],
)
def test_the_time_of_a_question(question: str, past: bool) -> None:
    """Only a question about the past is not answered by a plan."""
    stance = stance_of(question)
    assert stance.past is past
    assert (Modality.PLANNED in stance.licensed) is not past


def test_a_question_names_the_modality_that_it_asks_for() -> None:
    """By a word of the same class as the sentence's."""
    assert Modality.ALLEGED in stance_of("Who was accused of theft?").licensed
    assert Modality.PLANNED in stance_of("How many homes were planned?").licensed
    assert Modality.CONDITIONAL in stance_of("What would close if the town paid less?").licensed
    assert stance_of("Who refused to sign?").denies


@pytest.mark.parametrize(
    ("question", "modality"),
    [
        ("Where might the clinic move?", Modality.ASKED),
        ("What is the town considering?", Modality.ASKED),
        ("By when must the firm publish its accounts?", Modality.CONDITIONAL),
    ],
)
def test_a_question_for_what_is_open_allows_what_is_not_decided(
    question: str, modality: Modality
) -> None:
    """`It is considering whether to move`, `she will sue unless it publishes`."""
    assert modality in stance_of(question).licensed
    assert modality not in stance_of("Where did the clinic move?").licensed
