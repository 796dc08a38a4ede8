"""The result of a look in words."""

from __future__ import annotations

from facts.stores.watching import WatchResult


def in_words(result: WatchResult) -> str:
    """Return the counts of a result on one line, such as `3 added, 1 updated`."""
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (result.added, "added"),
            (result.updated, "updated"),
            (result.known, "in the record before"),
            (result.similar, "much like another article"),
            (result.failed, "not readable"),
            (result.waiting, "left for the next look"),
        )
        if count
    ]
    if parts:
        return ", ".join(parts)
    return "could not be read" if result.problem else "nothing new"
