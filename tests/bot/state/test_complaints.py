"""Answers that were not helpful, in the bot's state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.state import open_state
from bot.state.complaints import GivenAnswer, Judgement
from tests.bot.state.states import CHAT, USER, Stored, answer

GIVEN = GivenAnswer("Ada", "0123456789abcdef", 3)


def test_a_complaint_is_kept_once_and_judged(state: Stored) -> None:
    """With the number of those who complain. An edited question is another complaint."""
    first = answer(1, 2, "Who?")
    for person in (USER, USER + 1):
        state.keep_complaint(first, GIVEN)
        state.add_feedback(first, person, False)
    (kept,) = state.complaints(judged=False)
    assert (kept.question, kept.given, kept.people, kept.right) == ("Who?", GIVEN, 2, None)
    right = GivenAnswer("Eve", "fedcba9876543210", 0)
    assert state.judge(kept.key, Judgement.WRONG, right)
    assert state.complaints(judged=False) == []
    (judged,) = state.complaints(judged=True)
    assert (judged.judgement, judged.right) == (Judgement.WRONG, right)
    state.keep_complaint(first, GIVEN)
    assert state.complaints(judged=False) == []
    state.keep_complaint(answer(1, 2, "When?"), GivenAnswer())
    (other,) = state.complaints(judged=False)
    assert other.given.silent
    assert not state.judge(kept.key, Judgement.RIGHT)


def test_a_complaint_knows_the_record_that_was_asked(state: Stored) -> None:
    """It is that of the answer, wherever its message is by now."""
    state.remember_answer(answer(1, 2, record="vault"))
    stored = state.answered_by(CHAT, 2)
    assert stored is not None
    state.keep_complaint(stored, GIVEN)
    state.add_feedback(stored, USER, False)
    (kept,) = state.complaints(judged=False)
    assert kept.record == stored.record == "vault"


def test_who_is_content_again_does_not_complain(state: Stored) -> None:
    """A judgement stays, since the admin's word does not depend on it."""
    first = answer(1, 2, "Who?")
    state.keep_complaint(first, GIVEN)
    state.add_feedback(first, USER, False)
    state.add_feedback(first, USER, True)
    assert state.complaints(judged=False) == []
    assert state.complaints(judged=True) == []


@given(st.text(alphabet=st.characters(codec=None), max_size=20))
def test_any_answer_can_be_kept(text: str) -> None:
    """It comes back, except for characters that no file holds."""
    with open_state(":memory:") as state:
        state.keep_complaint(answer(1, 2, text), GivenAnswer(text, "0123456789abcdef"))
        state.add_feedback(answer(1, 2, text), USER, False)
        (kept,) = state.complaints(judged=False)
        kept.given.short.encode()


def test_unanswered_questions_are_dropped_by_their_keys(state: Stored) -> None:
    """And no others."""
    for question in ("Who?", "When?", "Why?"):
        state.add_unanswered(CHAT, USER, question, "main")
    keys = {each.question: each.key for each in state.unanswered()}
    state.drop_unanswered([keys["Who?"], keys["Why?"], 10_000])
    assert [each.question for each in state.unanswered()] == ["When?"]


def test_refused_questions_are_counted(state: Stored) -> None:
    """Apart from those that were read."""
    state.count_refused()
    state.remember_answer(answer(1, 2), counted=False)
    found = state.activity()
    assert (found.questions, found.refused) == (0, 1)
