"""Faults on demand: the stand-in fails as the real servers and the network sometimes do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["flood", "fail", "drop", "drop after", "delay"]


@dataclass(slots=True)
class Fault:
    """A fault of the next `times` calls of `method` (None: of any method but getUpdates).

    `value` is a time in seconds for "flood" and "delay", and a status for "fail".
    """

    kind: Kind
    method: str | None
    times: int
    value: float = 0

    def concerns(self, method: str) -> bool:
        """Return whether it may happen to a call of this method."""
        return method == self.method or (self.method is None and method != "getUpdates")


class Faults:
    """The faults that are still to happen, in the order of the requests."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def flood(self, method: str | None = None, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429 without carrying anything out."""
        self._waiting.append(Fault("flood", method, times, retry_after))

    def fail(self, method: str | None = None, *, status: int = 502, times: int = 1) -> None:
        """Answer 5xx without carrying anything out."""
        self._waiting.append(Fault("fail", method, times, status))

    def drop(self, method: str | None = None, *, times: int = 1, carried_out: bool = False) -> None:
        """Cut the connection without an answer, before or after the call is carried out."""
        self._waiting.append(Fault("drop after" if carried_out else "drop", method, times))

    def delay(self, method: str | None = None, *, seconds: float, times: int = 1) -> None:
        """Carry the call out, but late."""
        self._waiting.append(Fault("delay", method, times, seconds))

    def clear(self) -> None:
        """Remove all faults."""
        self._waiting.clear()

    def left(self) -> int:
        """Return how many faults are still to happen."""
        return sum(fault.times for fault in self._waiting)

    def take(self, method: str) -> Iterator[Fault]:
        """Return the faults of this call: a delay, and then at most one that ends it."""
        for fault in list(self._waiting):
            if not fault.concerns(method):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._waiting.remove(fault)
            yield fault
            if fault.kind != "delay":
                return
