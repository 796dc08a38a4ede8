"""What a feed or a sitemap lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facts.readers.extracted import Extracted


class ListingKind(StrEnum):
    """What lists the articles. An index lists other sitemaps."""

    FEED = "feed"
    SITEMAP = "sitemap"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or a sitemap of an index, that a list names.

    `key` identifies it, and `stamp` changes when the list says that it has changed.
    `content` is what the list itself holds of an article without an address. `source` and
    `published`, an ISO day, are what it says of one.
    """

    key: str
    url: str | None
    stamp: str
    content: Extracted | None = None
    source: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, in its own order or, where it tells when its pages changed, newest first."""

    kind: ListingKind
    entries: tuple[Entry, ...]
