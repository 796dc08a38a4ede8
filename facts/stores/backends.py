"""The packages that give a store, found by the scheme of its URL.

A package gives one by an entry point of the group `rapporteur.stores`. The entry point's name is
the scheme, and its object is a function that takes the URL and returns a `Store`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facts.errors import StoreUnavailable
from facts.stores.base import Store

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "rapporteur.stores"

Opener = Callable[[str], Store]


def opener_of(scheme: str) -> Opener:
    """Return the function that opens a store by a URL of that scheme.

    Raises `StoreUnavailable` where no package gives one, or where it cannot be loaded.
    """
    from importlib.metadata import entry_points  # here: a file needs none, and it is slow to load

    for found in entry_points(group=GROUP):
        if found.name == scheme:
            return _load(found)
    raise StoreUnavailable(
        "The store cannot be opened",
        why="the kind of its URL is unknown",
        remedy="Name a file, sqlite:///FILE or :memory:, or install the package that gives the"
        " store",
    )


def _load(found: EntryPoint) -> Opener:
    try:
        opener: Opener = found.load()
    except (ImportError, AttributeError) as error:
        package = found.dist.name if found.dist is not None else found.value
        raise StoreUnavailable(
            "The store cannot be opened",
            why=f"the package {package}, which gives {found.name}:// stores, cannot be loaded",
            remedy="Install it again, with all that it needs",
        ) from error
    return opener
