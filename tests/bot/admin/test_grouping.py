"""Grouping unanswered questions: the same question in any words, and never two different ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.reports.grouping import ALIKE, group_questions, likeness, wording_of
from bot.state.records import UnansweredQuestion

START = datetime(2025, 3, 1, tzinfo=UTC)


def asked(*questions: str, people: int = 100) -> list[UnansweredQuestion]:
    return [
        UnansweredQuestion(n, 1, n % people, question, "main", START + timedelta(hours=n))
        for n, question in enumerate(questions, 1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who chaired the Orchard Council?", "who chaired orchard council"),
        ("Who chaired the Orchard Council?", "Who chaired the Orchrad Counsil??"),
        ("Who chaired the Orchard Council?", "Who was the chair of the Orchard Council?"),
        ("When was the treaty signed?", "the treaty was signed when?"),
        ("How many trees were planted in 2021?", "how many tree were planted in 2021"),
        ("Who colours the eggs?", "who colors the eggs"),
        ("¿Quién?", "¿quién?"),
        ("???", "???"),
    ],
)
def test_the_same_question_in_other_words_is_one(one: str, other: str) -> None:
    """Case, order, small words, misspellings and word forms do not matter."""
    (group,) = group_questions(asked(one, other))
    assert group.count == 2
    assert group.question == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How many trees were planted in 2021?", "How many trees were planted in 2022?"),
        ("When was the treaty signed?", "Where was the treaty signed?"),
        ("Who signed the treaty?", "When was the treaty signed?"),
        ("Who chaired the meeting in Paris?", "Who chaired the meeting in Prague?"),
        ("Who is Ada Brin?", "Who is Cato Falk?"),
        ("Who chaired the council?", "Who chaired the council and signed the treaty?"),
        ("Who?", "When?"),
        ("???", "!"),
    ],
)
def test_questions_that_ask_for_different_things_stay_apart(one: str, other: str) -> None:
    """They stay apart however similar their letters are."""
    assert len(group_questions(asked(one, other))) == 2


def test_the_most_asked_come_first() -> None:
    """The latest come next. Each group has its latest wording, its people and its last time."""
    questions = asked(
        "Who planted the trees?",
        "When was the fair?",
        "who planted trees",
        "What did the pears cost?",
        "Who planted the trees??",
        people=4,
    )
    first, second, third = group_questions(questions)
    assert (first.question, first.count, first.people) == ("Who planted the trees??", 3, 2)
    assert first.last == START + timedelta(hours=5)
    assert (second.question, third.question) == ("What did the pears cost?", "When was the fair?")


_QUESTIONS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from("who when council treaty signed chaired the in 2021 2022 ?".split()),
            max_size=6,
        ).map(" ".join),
    ),
    max_size=25,
)


def test_questions_of_two_records_are_not_put_together() -> None:
    """One record may answer what another does not."""
    first, second = asked("Who chaired the Orchard Council?", "who chaired orchard council")
    groups = group_questions([first, replace(second, record="vault")])
    assert {(group.record, group.count) for group in groups} == {("main", 1), ("vault", 1)}


@given(_QUESTIONS)
def test_every_question_is_counted_once(questions: list[str]) -> None:
    """No question is lost, whatever its text."""
    groups = group_questions(asked(*questions))
    assert sum(group.count for group in groups) == len(questions)
    assert all(group.question in questions for group in groups)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_likeness(one: str, other: str) -> None:
    """It is between 0 and 1, symmetric, and 1 for equal questions."""
    a, b = wording_of(one), wording_of(other)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert likeness(a, a) == pytest.approx(1)
    assert ALIKE < 1
