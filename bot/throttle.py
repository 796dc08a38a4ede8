"""Limits on how often one person may ask: of this process, or of all that share the state."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from bot.state.allowances import Allowance

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bot.state import State


class Permission(Enum):
    """Whether a question is allowed."""

    ALLOWED = "allowed"
    DENIED = "denied"
    DENIED_BEFORE = "denied before"
    """Denied, like the question before it, so the person knows already."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether a person may ask now, and in how many seconds they may if not."""

    permission: Permission
    wait: float = 0.0

    @property
    def allowed(self) -> bool:
        """Whether they may."""
        return self.permission is Permission.ALLOWED


class Limit(Protocol):
    """How often each person may ask."""

    async def take(self, person: int) -> Permit:
        """Count a question of a person, and return whether they may ask it."""
        ...


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    denied: bool = False


class Throttle:
    """Allows each key `rate` questions a minute, and up to `burst` at once.

    Only the `most` keys seen last are remembered. A forgotten key starts with a full bucket.
    """

    def __init__(
        self,
        rate: float,
        burst: int,
        *,
        most: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = rate / 60
        self._burst = burst
        self._most = most
        self._clock = clock
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def take(self, key: int) -> Permission:
        """Take a token from the bucket of `key`, and return whether there was one."""
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, now))
        self._buckets.move_to_end(key)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.denied = False
            return Permission.ALLOWED
        denied_before, bucket.denied = bucket.denied, True
        return Permission.DENIED_BEFORE if denied_before else Permission.DENIED

    def wait(self, key: int) -> float:
        """Return the seconds until the next question of `key` is allowed."""
        bucket = self._buckets.get(key)
        if bucket is None:
            return 0.0
        tokens = bucket.tokens + (self._clock() - bucket.at) * self._rate
        return max(0.0, (1 - tokens) / self._rate)


class OwnLimit:
    """A limit that this process counts by itself."""

    def __init__(self, throttle: Throttle) -> None:
        self._throttle = throttle

    async def take(self, person: int) -> Permit:
        """Count a question of a person, and return whether they may ask it."""
        return Permit(self._throttle.take(person), self._throttle.wait(person))


class SharedLimit:
    """A limit that all processes count together, in the state. `take` raises `StoreError`."""

    def __init__(self, allowance: Allowance, state: State, executor: Executor) -> None:
        self._allowance = allowance
        self._state = state
        self._executor = executor

    async def take(self, person: int) -> Permit:
        """Count a question of a person, and return whether they may ask it."""
        loop = asyncio.get_running_loop()
        taken = await loop.run_in_executor(
            self._executor, self._state.take_allowance, self._allowance, person
        )
        if not taken.refused:
            return Permit(Permission.ALLOWED)
        first = taken.refused == 1
        return Permit(Permission.DENIED if first else Permission.DENIED_BEFORE, taken.wait)


def limit(name: str, rate: float, burst: int, *, state: State, executor: Executor) -> Limit:
    """Return a limit of `rate` questions a minute, and up to `burst` at once, for each person.

    What other processes count matters only where they share the state.
    """
    if state.is_shared:
        return SharedLimit(Allowance(name, 60 / rate, burst), state, executor)
    return OwnLimit(Throttle(rate, burst))
