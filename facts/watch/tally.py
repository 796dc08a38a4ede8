"""Counting what a look at a watched place brought."""

from __future__ import annotations

from dataclasses import dataclass, field

from facts.stores.watching import WatchResult

_MOST_EXAMPLES = 3


@dataclass(slots=True)
class Tally:
    """The counts of a `WatchResult` in progress."""

    added: int = 0
    updated: int = 0
    known: int = 0
    similar: int = 0
    failed: int = 0
    waiting: int = 0
    examples: list[str] = field(default_factory=list)

    def fail(self, name: str, why: str) -> None:
        """Count an article that could not be read, and keep why for the first ones."""
        self.failed += 1
        self.note(name, why)

    def note(self, name: str, why: str) -> None:
        """Keep a message about an article, for the first articles."""
        if len(self.examples) < _MOST_EXAMPLES:
            self.examples.append(f"{name}: {why}")

    def result(
        self, at: float, *, problem: str | None = None, unchanged: bool = False
    ) -> WatchResult:
        """Return the result so far."""
        return WatchResult(
            at,
            self.added,
            self.updated,
            self.known,
            self.similar,
            self.failed,
            self.waiting,
            unchanged,
            problem,
            tuple(self.examples),
        )
