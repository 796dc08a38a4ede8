"""Ids of articles, which may be given by their beginning."""

from __future__ import annotations

from facts.cli.problems import AmbiguousId
from facts.errors import UnknownArticle
from facts.library import Library

_SHOWN = 3


def resolve(library: Library, given: str) -> str:
    """The id of the only article whose id begins so; raises `UnknownArticle`, `AmbiguousId`."""
    try:
        return library.info(given).id
    except UnknownArticle:
        if not given:
            raise
    start = given.lower()
    found = [info.id for info in library.articles() if info.id.startswith(start)]
    if not found:
        raise UnknownArticle(given)
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        raise AmbiguousId(
            f"{given!r} is not one article",
            why=f"the ids of {len(found)} begin so ({shown})",
            remedy="Give more of the id",
        )
    return found[0]
