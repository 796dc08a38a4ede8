"""Faults on demand: the stand-in misbehaves as the real servers and the network do at times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["flood", "fail", "drop", "drop after", "delay"]


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls of `method` (None: of any but getUpdates).

    `value` is in seconds for "flood" (retry_after) and "delay", a status for "fail".
    """

    kind: Kind
    method: str | None
    times: int
    value: float = 0

    def concerns(self, method: str) -> bool:
        """Whether it may happen to a call of this method."""
        return method == self.method or (self.method is None and method != "getUpdates")


class Faults:
    """The faults that are still to happen, in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def flood(self, method: str | None = None, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429; nothing is carried out."""
        self._waiting.append(Fault("flood", method, times, retry_after))

    def fail(self, method: str | None = None, *, status: int = 502, times: int = 1) -> None:
        """Answer a 5xx; nothing is carried out."""
        self._waiting.append(Fault("fail", method, times, status))

    def drop(self, method: str | None = None, *, times: int = 1, carried_out: bool = False) -> None:
        """Cut the connection without an answer, before or after the call is carried out."""
        self._waiting.append(Fault("drop after" if carried_out else "drop", method, times))

    def delay(self, method: str | None = None, *, seconds: float, times: int = 1) -> None:
        """Carry the call out, but late."""
        self._waiting.append(Fault("delay", method, times, seconds))

    def clear(self) -> None:
        """Let all go well from now on."""
        self._waiting.clear()

    def left(self) -> int:
        """How many faults are still to happen."""
        return sum(fault.times for fault in self._waiting)

    def take(self, method: str) -> Iterator[Fault]:
        """What happens to this call: a delay, and then at most one fault that ends it."""
        for fault in list(self._waiting):
            if not fault.concerns(method):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._waiting.remove(fault)
            yield fault
            if fault.kind != "delay":
                return
