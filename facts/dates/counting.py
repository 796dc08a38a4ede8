"""How many things fell on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date


def count_days(days: Iterable[date | None]) -> list[tuple[date, int]]:
    """Return each day with how often it is given, oldest first. None is not counted."""
    return sorted(Counter(day for day in days if day is not None).items())
