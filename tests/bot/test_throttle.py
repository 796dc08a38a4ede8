"""How often one person may ask."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.state import open_state
from bot.state.allowances import Allowance
from bot.throttle import OwnLimit, Permission, SharedLimit, Throttle, limit


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_through_then_the_rate_holds() -> None:
    """Here two are allowed at once, then one every ten seconds."""
    clock = Clock()
    throttle = Throttle(6, 2, clock=clock)
    assert [throttle.take(1) for _ in range(3)] == [
        Permission.ALLOWED,
        Permission.ALLOWED,
        Permission.DENIED,
    ]
    clock.now = 10.0
    assert throttle.take(1) is Permission.ALLOWED
    assert throttle.take(1) is Permission.DENIED


def test_the_refusal_comes_once_until_the_next_question_passes() -> None:
    """A flood must not be answered by a flood."""
    clock = Clock()
    throttle = Throttle(60, 1, clock=clock)
    assert throttle.take(1) is Permission.ALLOWED
    assert throttle.take(1) is Permission.DENIED
    assert throttle.take(1) is Permission.DENIED_BEFORE
    clock.now = 1.0
    assert throttle.take(1) is Permission.ALLOWED
    assert throttle.take(1) is Permission.DENIED


def test_the_time_to_wait_is_known() -> None:
    """After it, and not before, the next question passes."""
    clock = Clock()
    throttle = Throttle(6, 1, clock=clock)
    assert throttle.wait(1) == 0
    assert throttle.take(1) is Permission.ALLOWED
    clock.now = 4.0
    assert throttle.take(1) is Permission.DENIED
    assert throttle.wait(1) == pytest.approx(6)
    clock.now = 9.9
    assert throttle.take(1) is not Permission.ALLOWED
    clock.now += throttle.wait(1) + 1e-6
    assert throttle.wait(1) == 0
    assert throttle.take(1) is Permission.ALLOWED


def test_people_do_not_share_a_bucket() -> None:
    """A person who asks a lot takes nothing from others."""
    throttle = Throttle(1, 1, clock=Clock())
    throttle.take(1)
    assert throttle.take(1) is not Permission.ALLOWED
    assert throttle.take(2) is Permission.ALLOWED


def test_only_so_many_people_are_remembered() -> None:
    """The memory is bounded: the person seen longest ago is forgotten."""
    throttle = Throttle(1, 1, most=2, clock=Clock())
    for key in (1, 2, 3):
        throttle.take(key)
    assert throttle.take(3) is not Permission.ALLOWED
    assert throttle.take(1) is Permission.ALLOWED


async def test_the_limit_of_one_process_tells_the_time_to_wait() -> None:
    """As the one that processes share does."""
    clock = Clock()
    own = OwnLimit(Throttle(6, 1, clock=clock))
    assert (await own.take(1)).allowed
    clock.now = 4.0
    permit = await own.take(1)
    assert permit.permission is Permission.DENIED
    assert permit.wait == pytest.approx(6.0)
    assert (await own.take(2)).allowed


async def test_a_shared_limit_is_counted_in_the_state() -> None:
    """Two processes with one state allow no more than one does."""
    with open_state(":memory:") as state, ThreadPoolExecutor(1) as executor:
        one, other = (SharedLimit(Allowance("ask", 60.0, 2), state, executor) for _ in range(2))
        permits = [await each.take(1) for each in (one, other, one, other)]
        assert [permit.permission for permit in permits] == [
            Permission.ALLOWED,
            Permission.ALLOWED,
            Permission.DENIED,
            Permission.DENIED_BEFORE,
        ]
        assert 50 < permits[-1].wait <= 60
        assert (await other.take(2)).allowed


async def test_only_a_state_for_many_machines_is_counted_in() -> None:
    """A file saves the write."""
    with open_state(":memory:") as state, ThreadPoolExecutor(1) as executor:
        assert isinstance(limit("ask", 6, 2, state=state, executor=executor), OwnLimit)
