"""`Filters` as SQL conditions on the article table `a`."""

from __future__ import annotations

from facts.models import Filters
from facts.sqlite.binding import bindable

Parameters = dict[str, str | bytes | int | None]


def conditions(filters: Filters | None) -> tuple[list[str], Parameters]:
    """Return the conditions, which must all hold, and their named parameters."""
    found: list[str] = []
    parameters: Parameters = {}
    if filters is None:
        return found, parameters
    if filters.article_id is not None:
        found.append("a.id = :article_id")
        parameters["article_id"] = bindable(filters.article_id)
    if filters.source is not None:
        found.append("a.source_folded = :source")
        parameters["source"] = bindable(filters.source.casefold())
    if filters.published_from is not None:
        found.append("a.published >= :published_from")
        parameters["published_from"] = filters.published_from.isoformat()
    if filters.published_to is not None:
        found.append("a.published <= :published_to")
        parameters["published_to"] = filters.published_to.isoformat()
    return found, parameters


def where(found: list[str]) -> str:
    """Return the conditions as a WHERE clause, empty if there are none."""
    return f"WHERE {' AND '.join(found)}" if found else ""
