"""Example questions for the greeting and the help, kept until the record changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts.library import Library
    from facts.models import Counts

KEEP = 600.0
"""Seconds after which they are looked for again even where the record counts the same."""


class Examples:
    """What `Library.examples` gives. Blocking, and safe from any thread.

    Each look asks the record dozens of questions, and everyone who comes by a link sends /start.
    So it is taken again only where the record holds another number of articles, sentences or
    facts than at the last look, whoever changed it, or where that was `KEEP` seconds ago.
    """

    def __init__(self, library: Library, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._library = library
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: tuple[list[str], Counts, float] | None = None

    def get(self) -> list[str]:
        """The questions; they are looked for once, however many wait for them."""
        with self._lock:
            counts, now = self._library.counts(), self._clock()
            if self._kept is not None:
                questions, of, at = self._kept
                if of == counts and now - at < KEEP:
                    return questions
            questions = self._library.examples()
            self._kept = questions, counts, now
            return questions
