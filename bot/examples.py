"""Example questions for the greeting and the help, kept until the record changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts import Counts, Library

KEEP = 600.0
"""Seconds for which the questions are kept if the counts of the record do not change."""


class Examples:
    """The results of `Library.examples`. Calls block, and are safe from any thread.

    Finding them asks the record dozens of questions, and everyone who opens a link sends /start.
    So they are found again only if the number of articles, sentences or facts has changed, or
    `KEEP` seconds have passed.
    """

    def __init__(self, library: Library, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._library = library
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: tuple[list[str], Counts, float] | None = None

    def get(self) -> list[str]:
        """Return the questions. They are found once, even if several threads wait for them."""
        with self._lock:
            counts, now = self._library.counts(), self._clock()
            if self._kept is not None:
                questions, counts_then, then = self._kept
                if counts_then == counts and now - then < KEEP:
                    return questions
            questions = self._library.examples()
            self._kept = questions, counts, now
            return questions
