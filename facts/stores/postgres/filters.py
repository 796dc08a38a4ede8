"""`Filters` as SQL conditions with psycopg's parameters."""

from __future__ import annotations

from datetime import date

from facts.models import Filters
from facts.postgres.texts import bindable
from facts.stores.filters import compared

Parameters = dict[str, str | int | date | list[int] | list[str] | None]


def conditions(filters: Filters | None) -> tuple[list[str], Parameters]:
    """Return the conditions, which must all hold, and their named parameters."""
    found: list[str] = []
    parameters: Parameters = {}
    for comparison, name, value in compared(filters):
        found.append(f"{comparison} %({name})s")
        parameters[name] = bindable(value) if isinstance(value, str) else value
    return found, parameters
