"""How many questions one person may ask: a token bucket each."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What to do with a question."""

    ALLOWED = "allowed"
    DENIED = "denied"
    DENIED_BEFORE = "denied before"
    """Denied, and so was the one before: there is no need to say so again."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class Throttle:
    """Lets each key through `rate` times a minute, and up to `burst` times at once.

    Only the `most` keys seen last are remembered; one forgotten starts with a full bucket.
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

    def take(self, key: int) -> Verdict:
        """Take one token of `key`'s bucket, if there is one."""
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, now))
        self._buckets.move_to_end(key)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.told = False
            return Verdict.ALLOWED
        told, bucket.told = bucket.told, True
        return Verdict.DENIED_BEFORE if told else Verdict.DENIED
