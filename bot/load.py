"""How busy the bot is: how closely the next question can be read, and when there are too many.

Reading sentences with the trained reader takes most of an answer's time. While few updates are in
hand, the library reads as many sentences as it does elsewhere. The more there are, the fewer it
reads, so that all are answered in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

FULL = 8
"""How many sentences are read for a question when there is time."""
_STEPS = ((3, FULL), (5, 4), (7, 2))
"""Up to how many updates in hand leave time to read how many sentences. With more, none are."""

overloaded: ContextVar[bool] = ContextVar("overloaded", default=False)
"""Whether the update that is being handled is one too many."""


class Load:
    """Counts the updates in hand: those that are handled, or could be if there was time.

    `most` is how many there may be. Only the event loop changes the count.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._in_hand = 0

    @property
    def is_full(self) -> bool:
        """Return whether a further update is one too many."""
        return self._in_hand >= self._most

    @property
    def effort(self) -> int:
        """Return how many sentences to read for a question that is answered now."""
        return next((effort for most, effort in _STEPS if self._in_hand <= most), 0)

    @contextmanager
    def update(self) -> Iterator[None]:
        """Count an update while it is in hand."""
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1
