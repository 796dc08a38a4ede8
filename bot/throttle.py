"""Limits on how often one person may ask, by a token bucket each."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Permission(Enum):
    """Whether a question is allowed."""

    ALLOWED = "allowed"
    DENIED = "denied"
    DENIED_BEFORE = "denied before"
    """Denied, like the question before it, so the person knows already."""


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
