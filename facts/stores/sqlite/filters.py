"""`Filters` as SQL conditions with SQLite's parameters, and dates as text."""

from __future__ import annotations

from facts.models import Filters
from facts.sqlite.binding import bindable
from facts.stores.filters import compared

Parameters = dict[str, str | bytes | int | None]


def conditions(filters: Filters | None) -> tuple[list[str], Parameters]:
    """Return the conditions, which must all hold, and their named parameters."""
    found: list[str] = []
    parameters: Parameters = {}
    for comparison, name, value in compared(filters):
        found.append(f"{comparison} :{name}")
        parameters[name] = bindable(value) if isinstance(value, str) else value.isoformat()
    return found, parameters
