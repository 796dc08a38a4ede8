"""The bot's state: records come back, bounded ones expire, and threads do not block each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.state import open_state
from bot.state.records import (
    AWAIT_WITHIN,
    CONFIRM_WITHIN,
    TELL_WITHIN,
    UNDO_WITHIN,
    Action,
    Activity,
    AuditEntry,
    AwaitedQuestion,
    EditableField,
)
from bot.state.tables.awaited import MOST_OF_ONE
from bot.unicode import without_lone_surrogates
from facts import Conversation
from facts.errors import StoreUnavailable
from tests.bot.state.states import (
    ADDED,
    ARTICLE,
    CHAT,
    DAY,
    USER,
    Clock,
    Stored,
    answer,
    pending,
    rows,
)

# Answers and questions


def test_an_answer_is_found_by_either_message(state: Stored) -> None:
    """Messages of other chats do not find it."""
    given = answer(1, 2)
    state.remember_answer(given)
    assert state.answer_to(CHAT, 1) == given == state.answered_by(CHAT, 2)
    assert state.answer_to(CHAT, 2) is None
    assert state.answered_by(CHAT + 1, 2) is None


def test_an_edited_question_replaces_its_answer(state: Stored) -> None:
    """The same message now answers another question."""
    state.remember_answer(answer(1, 2, "Who?"))
    state.remember_answer(answer(1, 2, "When?"))
    found = state.answer_to(CHAT, 1)
    assert found is not None
    assert found.question == "When?"
    assert rows(state, "answer") == 1


def test_of_two_answers_to_one_message_the_last_is_its_answer(state: Stored) -> None:
    """The buttons of both still work."""
    first, second = answer(1, 2), answer(1, 3, user_id=8)
    state.remember_answer(first)
    state.remember_answer(second)
    assert state.answer_to(CHAT, 1) == second
    assert state.answered_by(CHAT, 2) == first


def test_the_last_conversation_is_each_persons_own(state: Stored, clock: Clock) -> None:
    """It is also separate in each chat, and ends after some days."""
    state.remember_answer(answer(1, 2, "Who opened it?"))
    state.remember_answer(answer(3, 4, "When did it open?"))
    state.remember_answer(answer(5, 6, "Where did it open?", user_id=8))
    assert state.last_conversation(CHAT, USER).questions == ("When did it open?",)
    assert state.last_conversation(CHAT, 8).questions == ("Where did it open?",)
    assert not state.last_conversation(CHAT + 1, USER)
    clock.now += 2 * DAY
    assert not state.last_conversation(CHAT, USER)


@given(question=st.text(alphabet=st.characters(codec=None), max_size=50))
@example(question="\0\x01\x010")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_can_be_kept(state: Stored, question: str) -> None:
    """It comes back unchanged, except for lone surrogates, which are replaced."""
    state.remember_answer(answer(1, 2, question))
    state.add_unanswered(CHAT, USER, question, "main")
    kept, last = state.answer_to(CHAT, 1), state.last_conversation(CHAT, USER)
    assert state.unanswered()[-1].question == without_lone_surrogates(question)
    assert kept is not None
    try:
        question.encode()
    except UnicodeEncodeError:
        assert kept.question.encode()
        conversation = Conversation().followed_by(question).to_text()
        assert last.to_text() == without_lone_surrogates(conversation)
    else:
        assert kept.question == question
        assert last == Conversation().followed_by(question)


def test_feedback_counts_once_a_user(state: Stored) -> None:
    """A changed opinion changes the count."""
    given = answer(1, 2)
    state.remember_answer(given)
    state.add_feedback(given, USER, True)
    state.add_feedback(given, USER, False)
    state.add_feedback(given, 8, True)
    found = state.activity()
    assert (found.helpful, found.not_helpful) == (1, 1)


def test_activity_is_counted_by_time(state: Stored, clock: Clock) -> None:
    """The periods are a day, a week and all time, with early hours added up."""
    for age in (300, 100, 5, 0.2):
        clock.now = 1_700_000_000.0 - age * DAY
        state.remember_answer(answer(int(age * 10), int(age * 10) + 1))
        state.add_unanswered(CHAT, USER, "Why?", "main")
    clock.now = 1_700_000_000.0
    assert state.activity(timedelta(days=1)) == Activity(1, 1, 0, 0)
    assert state.activity(timedelta(days=7)) == Activity(2, 2, 0, 0)
    assert state.activity() == Activity(4, 4, 0, 0)
    assert rows(state, "tally") <= 3 * 2


def test_clearing_leaves_what_came_later(state: Stored) -> None:
    """A question asked between the list and the press is kept. The audit log notes the clearing."""
    state.add_unanswered(CHAT, USER, "Why?", "main")
    (seen,) = state.unanswered()
    state.add_unanswered(CHAT, 8, "Where to?", "main")
    entry = AuditEntry(USER, "Ada", Action.CLEAR)
    assert state.clear_unanswered(seen.key, entry) == 1
    assert [(q.user_id, q.question) for q in state.unanswered()] == [(8, "Where to?")]
    assert state.clear_unanswered(seen.key, entry) == 0
    (noted,) = state.audit_log(limit=9)
    assert (noted.action, noted.count) == (Action.CLEAR, 1)


def test_the_questions_of_one_record_can_be_cleared(state: Stored) -> None:
    """Those of others stay, and each knows the record that it was asked of."""
    for record in ("main", "vault", "main"):
        state.add_unanswered(CHAT, USER, f"Why, {record}?", record)
    seen = state.unanswered()
    entry = AuditEntry(USER, "Ada", Action.CLEAR)
    assert state.clear_unanswered(seen[-1].key, entry, "main") == 2
    assert [(q.question, q.record) for q in state.unanswered()] == [("Why, vault?", "vault")]
    assert state.clear_unanswered(seen[-1].key, entry) == 1


# Changes by admins


def test_a_pending_article_survives_a_restart(place: str) -> None:
    """It keeps every change until it is dropped."""
    given = pending(message_id=3, editing=EditableField.DATE, prompt_id=4)
    with open_state(place) as state:
        state.keep_pending(given)
    with open_state(place) as state:
        assert state.pending("t") == given
        assert state.drop_pending("t", ADDED)
        assert state.pending("t") is None
        assert not state.drop_pending("t")
        (noted,) = state.audit_log(limit=9)
        assert (noted.admin_id, noted.article_id) == (USER, ARTICLE.id)
        assert noted.at is not None


def test_a_pending_article_expires(state: Stored, clock: Clock) -> None:
    """This needs no write."""
    state.keep_pending(pending(editing=EditableField.TITLE))
    clock.now += CONFIRM_WITHIN.total_seconds() + 2
    assert state.pending("t") is None
    assert state.pending_edit(CHAT, USER) is None


def test_an_admin_edits_one_article_at_a_time(state: Stored) -> None:
    """The last request counts. Another admin, chat or prompt has no effect."""
    state.keep_pending(pending("a", editing=EditableField.TITLE, prompt_id=1))
    state.keep_pending(pending("b", editing=EditableField.DATE, prompt_id=2))
    state.keep_pending(pending("c", editing=EditableField.DATE, prompt_id=3, admin_id=8))
    found = state.pending_edit(CHAT, USER)
    assert found is not None
    assert found.token == "b"
    assert state.pending_edit(CHAT, USER, 2) == found
    assert state.pending_edit(CHAT, USER, 1) is None
    assert state.pending_edit(CHAT + 1, USER) is None
    first = state.pending("a")
    assert first is not None
    assert first.editing is None


def test_a_removal_can_be_undone_for_a_while(state: Stored, clock: Clock) -> None:
    """The article comes back unchanged, or not at all."""
    state.keep_removed("r", ARTICLE)
    assert state.removed("r") == ARTICLE
    assert state.removed("x\ud800") is None
    clock.now += UNDO_WITHIN.total_seconds() + 2
    assert state.removed("r") is None


def test_the_audit_log_is_newest_first_and_in_pages(state: Stored) -> None:
    """A long title is shortened, and a lone surrogate replaced."""
    for n in range(5):
        state.audit(AuditEntry(n, "A\ud800", Action.ADD, ARTICLE.id, "x" * 5000))
    assert [e.admin_id for e in state.audit_log(limit=2)] == [4, 3]
    assert [e.admin_id for e in state.audit_log(offset=4, limit=2)] == [0]
    assert len(state.audit_log(limit=1)[0].title or "") <= 300


# The database


def test_two_connections_wait_for_each_other(place: str) -> None:
    """Threads of two processes write at once, and nothing is lost."""
    with open_state(place) as one, open_state(place) as other, ThreadPoolExecutor(6) as pool:
        states = [one, other] * 60
        list(pool.map(lambda s: s.add_unanswered(CHAT, USER, "Why?", "main"), states))
        assert len(one.unanswered()) == 120
        assert other.activity().unanswered == 120


def test_a_closed_state_says_so(place: str) -> None:
    """Closing twice is harmless."""
    state = open_state(place)
    state.close()
    state.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        state.unanswered()


# Awaited questions


def test_awaited_questions_come_back_until_they_are_dropped(state: Stored, clock: Clock) -> None:
    """Each once per message, with its conversation, and not after the time that was promised."""
    one = AwaitedQuestion(CHAT, 1, USER, "And when?", Conversation(("Who?",)), topic=4)
    assert state.keep_awaited(one)
    assert state.keep_awaited(one)
    clock.now += 1
    assert state.keep_awaited(AwaitedQuestion(CHAT, 2, USER, "Who?"))
    first, second = state.awaited()
    assert replace(first, key=0) == one
    assert state.awaited_by(CHAT, 1) == first
    assert state.awaited_by(CHAT + 1, 1) is None
    assert state.drop_awaited(second.key)
    assert not state.drop_awaited(second.key)
    clock.now += AWAIT_WITHIN.total_seconds()
    assert state.awaited() == []
    assert state.awaited_by(CHAT, 1) is None


def test_a_question_that_was_taken_can_be_taken_again_later(state: Stored, clock: Clock) -> None:
    """The process that took it may have ended before it told the answer."""
    state.keep_awaited(AwaitedQuestion(CHAT, 1, USER, "Who?"))
    (kept,) = state.awaited()
    assert state.take_awaited(kept.key)
    assert not state.take_awaited(kept.key)
    state.free_awaited(kept.key)
    assert state.take_awaited(kept.key)
    clock.now += TELL_WITHIN.total_seconds()
    assert state.take_awaited(kept.key)
    assert state.drop_awaited(kept.key)
    assert not state.take_awaited(kept.key)


def test_a_removal_can_be_undone_for_as_long_as_promised(state: Stored, clock: Clock) -> None:
    """However many follow. So does a preview wait."""
    state.keep_removed("first", ARTICLE)
    state.keep_pending(pending("first"))
    for n in range(300):
        state.keep_removed(str(n), ARTICLE)
        state.keep_pending(pending(str(n)))
    clock.now += min(UNDO_WITHIN, CONFIRM_WITHIN).total_seconds() - 1
    assert state.removed("first") == ARTICLE
    assert state.pending("first") == pending("first")


def test_nobody_waits_for_too_many_questions(state: Stored) -> None:
    """Others still can, and none that was promised is forgotten."""
    taken = [state.keep_awaited(AwaitedQuestion(CHAT, n, USER, "Who?")) for n in range(30)]
    assert taken == [True] * MOST_OF_ONE + [False] * (30 - MOST_OF_ONE)
    assert state.keep_awaited(AwaitedQuestion(CHAT, 99, USER + 1, "Who?"))
    assert len(state.awaited()) == MOST_OF_ONE + 1
