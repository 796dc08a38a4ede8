"""How the server behaves towards its visitors."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import InputError

SHORTEST_TOKEN = 16
"""In characters: a shorter one could be guessed."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`token` lets its owner add and remove articles; without one nobody may.

    `hosts` are the names by which the server may be called, None for any. `per_minute` is how
    many questions one visitor may ask, 0 for any number, and `most_waiting` how many questions may
    wait for an answer before others are refused.
    """

    token: str | None = None
    hosts: tuple[str, ...] | None = None
    per_minute: int = 60
    most_waiting: int = 100
    threads: int = 4

    def __post_init__(self) -> None:
        """Raise `InputError` for a token that is too short."""
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise InputError(
                "The token cannot be used",
                why=f"it has fewer than {SHORTEST_TOKEN} characters",
                remedy="Make a longer one, for example with: openssl rand -hex 16",
            )
