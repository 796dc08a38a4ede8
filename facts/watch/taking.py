"""Taking the articles that a watched place lists into the record: new ones, and new versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from facts.errors import FactsError, FetchError, StoreError, UnknownArticle
from facts.library import Library
from facts.readers import Contents, FoundArticle
from facts.stores.watching import WatchedItem, WatchStore
from facts.watch.polite import RobotsRefusal
from facts.watch.tally import Tally

MOST_TRIES = 3
"""How often an article that cannot be read is tried, one try a look."""
_GONE = range(400, 500)
_BUSY = frozenset({429, 503})
_MOST_NOTED = 3
_MOST_FAILURES = 3  # of requests in a row: the site has a fault of its own, and the rest waits


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, or None where it has not changed, and its version."""

    contents: Contents | None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An article that a place lists. `load` reads it, and gets what was kept of it before."""

    key: str
    stamp: str
    load: Callable[[WatchedItem | None], Page]


class SiteBusy(Exception):
    """The site asks to be left alone, for `seconds` where it says how long."""

    def __init__(self, seconds: float | None) -> None:
        super().__init__()
        self.seconds = seconds


class Taker:
    """Takes the articles of one place."""

    def __init__(
        self, library: Library, watches: WatchStore, address: str, clock: Callable[[], float]
    ) -> None:
        self._library = library
        self._watches = watches
        self._address = address
        self._clock = clock
        self._items: Mapping[str, WatchedItem] = watches.items(address)
        self._failures = 0

    def item(self, key: str) -> WatchedItem | None:
        """Return what was kept of an item at the last look."""
        return self._items.get(key)

    def is_open(self, key: str, stamp: str) -> bool:
        """Return whether an item is new, has changed, or could not be read so far."""
        item = self._items.get(key)
        if item is None or item.stamp != stamp:
            return True
        return item.tries < MOST_TRIES and (item.article_id is None or item.tries > 0)

    def keep(self, item: WatchedItem) -> None:
        """Keep what is known of an item from now on."""
        self._watches.keep(self._address, item, at=self._clock())

    def take(self, offer: Offer, tally: Tally) -> None:
        """Take an article, and count it.

        Raises `SiteBusy` where its site is to be left alone, and `StoreError`.
        """
        item = self._items.get(offer.key)
        try:
            page = offer.load(item)
            if page.contents is not None:
                self._take(offer, page, page.contents, item, tally)
            elif item is not None:
                self.keep(replace(item, stamp=offer.stamp, tries=0))
            self._failures = 0
        except StoreError:
            raise
        except FactsError as error:
            self._fail(offer, item, error, tally)

    def _take(
        self, offer: Offer, page: Page, contents: Contents, item: WatchedItem | None, tally: Tally
    ) -> None:
        found = contents.articles
        if not found:
            raise contents.refused[0].error
        for each in found[:_MOST_NOTED]:
            for notice in each.notices:
                tally.note(_named(offer.key, each.name), notice)
        if len(found) == 1 and not contents.refused:
            self._add(offer, page, found[0], item, tally)
            return
        # A file of several articles: none of them is known to be the next version of another.
        for each in found:
            self._add_part(_named(offer.key, each.name), each, tally)
        for refusal in contents.refused:
            tally.fail(_named(offer.key, refusal.name), str(refusal.error))
        self._keep_version(offer, page, found[0].article.id, own=False)

    def _add_part(self, name: str, found: FoundArticle, tally: Tally) -> None:
        try:
            receipt = self._library.add(found.article)
        except StoreError:
            raise
        except FactsError as error:
            tally.fail(name, str(error))
            return
        tally.added += receipt.added
        tally.known += not receipt.added
        tally.similar += bool(receipt.added and receipt.near_duplicates)

    def _add(
        self, offer: Offer, page: Page, found: FoundArticle, item: WatchedItem | None, tally: Tally
    ) -> None:
        article = found.article
        before = item.article_id if item is not None and item.own else None
        own = item.own if item is not None and item.article_id == article.id else False
        if before is not None and not self._holds(before):
            # Somebody has removed the article, and so does not want its next version.
            self._keep_version(offer, page, before, own=True)
            tally.known += 1
            return
        if item is not None and item.article_id == article.id:
            self._keep_version(offer, page, article.id, own=own)
            return
        receipt = self._library.add(article)
        self._keep_version(offer, page, article.id, own=receipt.added)
        likes = [near for near in receipt.near_duplicates if near.article.id != before]
        if before is not None and not self._is_needed(before, offer.key):
            with suppress(UnknownArticle):
                self._library.remove(before)
            tally.updated += 1
        elif receipt.added:
            tally.added += 1
        else:
            tally.known += 1
        tally.similar += bool(receipt.added and likes)

    def _keep_version(self, offer: Offer, page: Page, article_id: str, *, own: bool) -> None:
        self.keep(
            WatchedItem(offer.key, offer.stamp, article_id, own, 0, page.etag, page.last_modified)
        )

    def _holds(self, article_id: str) -> bool:
        try:
            self._library.info(article_id)
        except UnknownArticle:
            return False
        return True

    def _is_needed(self, article_id: str, key: str) -> bool:
        return self._watches.is_listed_elsewhere(article_id, self._address, key)

    def _fail(
        self, offer: Offer, item: WatchedItem | None, error: FactsError, tally: Tally
    ) -> None:
        if isinstance(error, FetchError) and error.status in _BUSY:
            raise SiteBusy(error.retry_after)
        tally.fail(offer.key, str(error))
        tries = 1 if item is None or item.stamp != offer.stamp else item.tries + 1
        if isinstance(error, RobotsRefusal) or getattr(error, "status", None) in _GONE:
            tries = MOST_TRIES
        kept = item or WatchedItem(offer.key, offer.stamp)
        # The former version stays the item's article. Its stamp is the new one, so that a version
        # that cannot be read is not tried for ever.
        self.keep(replace(kept, stamp=offer.stamp, tries=tries))
        if isinstance(error, FetchError) and not isinstance(error, RobotsRefusal):
            self._failures += error.status not in _GONE
            if self._failures >= _MOST_FAILURES:
                raise SiteBusy(None)


def _named(key: str, part: str) -> str:
    return f"{key}, {part}" if part else key
