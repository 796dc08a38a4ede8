"""Article ids, which a user may shorten to their first characters."""

from __future__ import annotations

from facts.cli.errors import AmbiguousId
from facts.errors import UnknownArticle
from facts.library import Library

_SHOWN = 3


def resolve(library: Library, given: str) -> str:
    """Return the id of the only article whose id begins so.

    Raises `UnknownArticle` or `AmbiguousId`.
    """
    found = [info.id for info in library.find(given)]
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
