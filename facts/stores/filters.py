"""`Filters` as SQL conditions on the article table `a`, for every SQL store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from facts.models import Filters


def compared(filters: Filters | None) -> Iterator[tuple[str, str, str | date]]:
    """Yield what must hold: a column with its operator, a parameter's name, and its value."""
    if filters is None:
        return
    if filters.article_id is not None:
        yield "a.id =", "article_id", filters.article_id
    if filters.source is not None:
        yield "a.source_folded =", "source", filters.source.casefold()
    if filters.published_from is not None:
        yield "a.published >=", "published_from", filters.published_from
    if filters.published_to is not None:
        yield "a.published <=", "published_to", filters.published_to


def where(found: list[str]) -> str:
    """Return the conditions as a WHERE clause, empty if there are none."""
    return f"WHERE {' AND '.join(found)}" if found else ""
