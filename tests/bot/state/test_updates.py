"""One of several replicas handles each update, once and in order. None is lost with a replica."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.state import open_state
from bot.state.updates import HEARD_WITHIN, KeptUpdate, SentMessage, TakenUpdate, Turn
from tests.bot.state.states import CHAT, Clock, Stored, answer

LATER = HEARD_WITHIN + 1


def update(number: int, conversation: str = "a", message_id: int | None = None) -> KeptUpdate:
    return KeptUpdate(number, conversation, f'{{"update_id": {number}}}', CHAT, message_id)


def test_an_update_is_kept_once(place: str) -> None:
    """This holds after a restart, and for a second process."""
    with open_state(place) as one, open_state(place) as other:
        assert one.keep_update(update(5), "one") is Turn.NOW
        assert one.keep_update(update(5), "one") is Turn.NEVER
        assert other.keep_update(update(5), "other") is Turn.NEVER
        one.finish_update(5, "one")
        assert other.keep_update(update(5), "other") is Turn.NEVER
        assert other.keep_update(update(4), "other") is Turn.NOW
    with open_state(place) as again:
        assert again.keep_update(update(4), "one") is Turn.NEVER
        assert again.keep_update(update(6, "b"), "one") is Turn.NOW


@given(update_ids=st.lists(st.integers(), max_size=3, unique=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_update_id_can_be_kept(state: Stored, update_ids: list[int]) -> None:
    """A malformed update may have a number of any size."""
    for update_id in update_ids:
        new = state.keep_update(update(update_id), "one") is not Turn.NEVER
        assert state.keep_update(update(update_id), "one") is Turn.NEVER
        assert state.begin_message(update_id, "one", 0) is new
        state.finish_update(update_id, "one")


def test_of_many_threads_one_keeps_each_update(state: Stored) -> None:
    """Exactly one handles each update."""
    with ThreadPoolExecutor(8) as pool:
        turns = list(pool.map(lambda n: state.keep_update(update(n % 50), "one"), range(400)))
    assert sum(turn is not Turn.NEVER for turn in turns) == 50


def test_the_updates_of_a_conversation_wait_for_one_another(state: Stored) -> None:
    """Whichever replica has the earlier one, and however the ids are."""
    assert state.keep_update(update(9), "one") is Turn.NOW
    assert state.keep_update(update(3), "other") is Turn.LATER
    assert state.keep_update(update(4, "b"), "other") is Turn.NOW
    assert not state.is_next(3)
    state.finish_update(9, "other")  # it is not the other's
    assert not state.is_next(3)
    state.finish_update(9, "one")
    assert state.is_next(3)
    assert state.is_next(77)


def test_what_a_dead_replica_left_is_taken_once(state: Stored, clock: Clock) -> None:
    """With what had been sent, and no earlier than the replica counts as dead."""
    for name in ("dead", "one", "other"):
        state.beat(name)
    state.keep_update(update(1), "dead")
    state.keep_update(update(2), "dead")
    assert state.begin_message(1, "dead", 0)
    state.note_message(1, 0, SentMessage(CHAT, 70))
    state.note_message(1, 0, SentMessage(CHAT, 70))
    assert state.begin_message(1, "dead", 1)
    for _ in range(int(LATER)):
        assert state.take_updates("one", []) == []
        clock.now += 1
        state.beat("one")
        state.beat("other")
    taken = state.take_updates("one", [])
    assert taken == [
        TakenUpdate(1, "a", update(1).raw, 2, (SentMessage(CHAT, 70),), 1),
        TakenUpdate(2, "a", update(2).raw, 0, (), 1),
    ]
    assert state.take_updates("other", []) == []
    assert state.take_updates("one", [1, 2]) == []
    assert not state.begin_message(1, "dead", 2), "it only seemed dead"
    state.finish_update(1, "dead")
    assert not state.is_next(2)
    assert state.begin_message(1, "one", 2)


def test_a_replica_finds_what_it_lost_sight_of(state: Stored) -> None:
    """An answer of the state may be lost with its connection."""
    state.beat("one")
    state.keep_update(update(1), "one")
    state.keep_update(update(2, "b"), "one")
    assert [each.update_id for each in state.take_updates("one", [2])] == [1]


def test_only_a_death_counts_as_a_try(state: Stored, clock: Clock) -> None:
    """An update may wait through many restarts, and is not to blame for them."""
    state.keep_update(update(1), "0")
    for number in range(1, 5):
        state.beat(str(number))
        (taken,) = state.take_updates(str(number), [])
        (again,) = state.take_updates(str(number), [])
        assert taken.tries == again.tries == 0
        state.leave(str(number))
    state.beat("dead")
    (taken,) = state.take_updates("dead", [])
    clock.now += LATER
    state.beat("one")
    clock.now += 3
    state.beat("one")
    assert [each.tries for each in state.take_updates("one", [])] == [1]


def test_who_leaves_is_replaced_at_once(state: Stored) -> None:
    """Its updates are taken, and another replica leads."""
    assert state.beat("one")
    assert not state.beat("other")
    state.keep_update(update(1), "one")
    state.leave("one")
    assert [each.update_id for each in state.take_updates("other", [])] == [1]
    assert state.beat("other")
    assert not state.beat("one")


def test_after_an_absence_nobody_is_believed_dead_at_once(state: Stored, clock: Clock) -> None:
    """While the database is away no replica is heard of, and all are alive."""
    state.beat("one")
    state.beat("other")
    state.keep_update(update(1), "other")
    clock.now += 60
    state.beat("one")
    assert state.take_updates("one", []) == []
    state.beat("other")
    clock.now += 3
    assert state.take_updates("one", []) == []


def test_one_replica_leads_until_it_is_not_heard_of(state: Stored, clock: Clock) -> None:
    """Then another one does, and the first one cannot be mistaken."""
    assert state.beat("one")
    clock.now += HEARD_WITHIN - 1
    assert state.beat("one")
    assert not state.beat("other")
    clock.now += LATER
    assert state.beat("other")
    assert not state.beat("one")


def test_of_many_replicas_one_leads(place: str) -> None:
    """However many start at the same time."""
    with open_state(place) as one, open_state(place) as other, ThreadPoolExecutor(8) as pool:
        leads = list(pool.map(lambda n: (one, other)[n % 2].beat(str(n)), range(32)))
    assert sum(leads) == 1


@pytest.mark.parametrize("known", ["sent", "answered", "asked", "waiting"])
def test_known_messages(state: Stored, known: str) -> None:
    """Those of a chat that the bot has sent or received."""
    if known == "sent":
        state.note_message(1, 0, SentMessage(CHAT, 12))
    elif known == "waiting":
        state.keep_update(update(1, message_id=12), "one")
    else:
        state.remember_answer(answer(12, 99) if known == "asked" else answer(1, 12))
    assert state.known_messages(CHAT, 11, 30) == {12}
    assert state.known_messages(CHAT, 13, 30) == set()
    assert state.known_messages(CHAT + 1, 11, 30) == set()
