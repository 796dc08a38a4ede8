"""`Filters` as SQL conditions on the article table `a`."""

from __future__ import annotations

from datetime import date

from facts.models import Filters
from facts.stores.postgres.texts import bindable

Parameters = dict[str, str | int | date | list[int] | list[str] | None]


def conditions(filters: Filters | None) -> tuple[list[str], Parameters]:
    """Return the conditions, which must all hold, and their named parameters."""
    found: list[str] = []
    parameters: Parameters = {}
    if filters is None:
        return found, parameters
    if filters.article_id is not None:
        found.append("a.id = %(article_id)s")
        parameters["article_id"] = bindable(filters.article_id)
    if filters.source is not None:
        found.append("a.source_folded = %(source)s")
        parameters["source"] = bindable(filters.source.casefold())
    if filters.published_from is not None:
        found.append("a.published >= %(published_from)s")
        parameters["published_from"] = filters.published_from
    if filters.published_to is not None:
        found.append("a.published <= %(published_to)s")
        parameters["published_to"] = filters.published_to
    return found, parameters


def where(found: list[str]) -> str:
    """Return the conditions as a WHERE clause, empty if there are none."""
    return f"WHERE {' AND '.join(found)}" if found else ""
