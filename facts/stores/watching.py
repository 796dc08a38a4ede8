"""Watched places, from which new articles come by themselves, as a store keeps them.

A store may keep them beside the record: one that does has the attribute `watches`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Protocol, Self, runtime_checkable

WATCH_COLUMNS = "key, address, paused, next_at, failures, etag, last_modified, result"
ITEM_COLUMNS = "item, stamp, article_id, own, tries, etag, last_modified"


@dataclass(frozen=True, slots=True)
class WatchResult:
    """The result of one look at a watched place.

    The numbers are of articles: added, put in place of an older version, in the record before,
    much like another article (among those added), not readable, and left for the next look.
    `problem` says why the place itself could not be read, and `examples` why some articles could
    not. `at` is in seconds of Unix time.
    """

    at: float
    added: int = 0
    updated: int = 0
    known: int = 0
    similar: int = 0
    failed: int = 0
    waiting: int = 0
    unchanged: bool = False
    problem: str | None = None
    examples: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the result as a store keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, kept: str | None) -> Self | None:
        """Return the result that a store has kept, or None if the place was not looked at."""
        if not kept:
            return None
        fields = json.loads(kept)
        return cls(**{**fields, "examples": tuple(fields["examples"])})


@dataclass(frozen=True, slots=True)
class Watch:
    """A watched place: a feed, a sitemap or a folder.

    `next_at` is when it is looked at next, in seconds of Unix time. `failures` counts the looks
    that failed since the last that did not. `etag` and `last_modified` are of the last answer.
    """

    key: int
    address: str
    paused: bool
    next_at: float
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    last: WatchResult | None = None


@dataclass(frozen=True, slots=True)
class WatchedItem:
    """What a place listed before.

    `stamp` is what the list said of its version. `article_id` is the article that it became, None
    where it could not be read so far. `own` tells whether the watch itself added that article.
    `tries` counts the failed tries to read this version.
    """

    key: str
    stamp: str
    article_id: str | None = None
    own: bool = False
    tries: int = 0
    etag: str | None = None
    last_modified: str | None = None


class WatchStore(Protocol):
    """The watched places of a record, and what they have listed.

    Calls block, and are safe from any thread and process. Each that writes is one transaction.
    """

    def add(self, address: str, *, at: float) -> bool:
        """Watch a place from `at` on. Return False if it is watched already."""
        ...

    def all(self) -> list[Watch]:
        """Return all watched places in the order of adding."""
        ...

    def find(self, address: str) -> Watch | None:
        """Return the place of that address."""
        ...

    def remove(self, address: str) -> bool:
        """Forget a place and what it listed. Its articles stay. Return False if there is none."""
        ...

    def pause(self, address: str, paused: bool, *, at: float) -> bool:
        """Stop looking at a place, or go on at `at`. Return False if there is none."""
        ...

    def claim(self, address: str, *, at: float, until: float) -> bool:
        """Take a place that is due at `at`, so that no other process looks at it before `until`.

        Return False if it is not due, paused or unknown.
        """
        ...

    def finish(
        self,
        address: str,
        check: WatchResult,
        *,
        next_at: float,
        failures: int,
        etag: str | None,
        last_modified: str | None,
    ) -> None:
        """Keep the result of a look, unless the place was removed meanwhile."""
        ...

    def items(self, address: str) -> Mapping[str, WatchedItem]:
        """Return what the place has listed, by its key."""
        ...

    def keep(self, address: str, item: WatchedItem, *, at: float) -> None:
        """Keep an item in place of the one with its key, unless its place was removed meanwhile."""
        ...

    def forget(self, address: str, listed: Collection[str], *, at: float, before: float) -> None:
        """Note that these items are listed at `at`. Forget those listed last before `before`."""
        ...

    def is_listed_elsewhere(self, article_id: str, address: str, key: str) -> bool:
        """Return whether another item than this one became that article."""
        ...


@runtime_checkable
class KeepsWatches(Protocol):
    """A store that keeps watched places."""

    @property
    def watches(self) -> WatchStore: ...
