"""How often a person may ask, counted over all processes that share the state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Allowance:
    """What each person may ask: one thing every `interval` seconds, and up to `burst` at once.

    Each `name` is counted by itself.
    """

    name: str
    interval: float
    burst: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether a person may ask now.

    `refused` is how many times in a row they were refused, this time included: 0 if they may.
    `wait` is in how many seconds they may ask again.
    """

    refused: int
    wait: float


class Allowances(Protocol):
    """The part of the bot's state that counts what people ask."""

    def take_allowance(self, allowance: Allowance, person: int) -> Taken:
        """Count a question of a person, unless they asked too much lately."""
        ...

    @property
    def is_shared(self) -> bool:
        """Whether processes on other machines may use the state."""
        ...
