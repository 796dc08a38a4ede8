"""Looking at watched places when they are due, and taking what is new."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from facts.errors import EmptyInput, FactsError, FetchError, InputError, StoreError
from facts.fetch import PrivateHosts
from facts.fetch.private_hosts import NO_PRIVATE_HOSTS
from facts.library import Library
from facts.readers.isolated_listing import listing_of
from facts.readers.listed import Entry, Listing, ListingKind
from facts.stores.watching import Watch, WatchedItem, WatchResult, WatchStore
from facts.watch.listings import Articles, offers_of_folder
from facts.watch.places import checked_address, is_web_address, refuse_folder
from facts.watch.polite import PoliteFetcher, Stopped
from facts.watch.taking import Offer, SiteBusy, Taker
from facts.watch.tally import Tally

EVERY = 1_800.0
"""Seconds between two looks at a place."""
LONGEST_BACK_OFF = 86_400.0
"""Seconds after which a place that fails is looked at again, at the latest."""
MOST_AT_ONCE = 50
"""Pages that one look fetches; the rest waits for the next ones."""
MOST_SITEMAPS = 20
"""Sitemaps of an index that one look fetches."""
REMEMBERED = 90 * 86_400.0
"""Seconds for which an article is remembered that a place no longer lists."""
_CLAIM = 3_600.0  # seconds for which one process has a place to itself
_LONGEST_SLEEP = 30.0  # seconds: another process may add a place meanwhile
_GONE = 410
_MOST_DOUBLINGS = 10


class Watcher:
    """Watches the places that a record keeps: feeds, sitemaps and folders.

    Its methods may be called from any thread, and block. Web pages are fetched one at a time, as
    robots.txt allows, and never from a private network unless `private_hosts` names the host.
    `every` is the time between two looks at a place in seconds.
    """

    def __init__(
        self,
        library: Library,
        *,
        every: float = EVERY,
        private_hosts: PrivateHosts = NO_PRIVATE_HOSTS,
        fetcher: PoliteFetcher | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._every = every
        self._private_hosts = private_hosts
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._fetcher = fetcher or PoliteFetcher(self._stop)
        self._clock = clock

    def add(self, place: str, *, folders: bool = True) -> Watch:
        """Watch a place, which is due at once, and return it. One that is watched stays as it is.

        Raises `FetchError` or `InputError` for what is no web address and, with `folders`, no
        folder.
        """
        if not folders:
            refuse_folder(place)
        address = checked_address(place)
        self._watches.add(address, at=self._clock())
        self._wake.set()
        return self._found(address)

    def all(self) -> list[Watch]:
        """Return all watched places in the order of adding."""
        return self._watches.all()

    def find(self, given: str) -> Watch:
        """Return the place with that number or address. Raises `InputError`."""
        number = given.strip().removeprefix("#")
        for watch in self._watches.all():
            if str(watch.key) == number or watch.address == given.strip():
                return watch
        return self._found(checked_address(given) if not number.isdecimal() else "")

    def pause(self, watch: Watch) -> bool:
        """Stop looking at a place until `resume`. Return False if it was removed meanwhile."""
        return self._watches.pause(watch.address, True, at=self._clock())

    def resume(self, watch: Watch) -> bool:
        """Look at a place again, at once. Return False if it was removed meanwhile."""
        found = self._watches.pause(watch.address, False, at=self._clock())
        self._wake.set()
        return found

    def remove(self, watch: Watch) -> bool:
        """Watch a place no longer. Its articles stay. Return False if it was removed meanwhile."""
        return self._watches.remove(watch.address)

    def check_due(self) -> Iterator[tuple[Watch, WatchResult]]:
        """Look at each place that is due, and yield it with the result.

        Several processes may do so: only one of them looks at a place.
        """
        for watch in sorted(self._watches.all(), key=lambda each: each.next_at):
            if self._stop.is_set():
                return
            now = self._clock()
            if self._watches.claim(watch.address, at=now, until=now + _CLAIM):
                check = self._check(watch)
                yield self._watches.find(watch.address) or watch, check

    def run(self, on_check: Callable[[Watch, WatchResult], None]) -> None:
        """Look at places whenever they are due, until `stop` is called. Raises `StoreError`."""
        while not self._stop.is_set():
            self._wake.clear()
            for watch, check in self.check_due():
                on_check(watch, check)
            due = [watch.next_at for watch in self._watches.all() if not watch.paused]
            left = min(due, default=self._clock() + _LONGEST_SLEEP) - self._clock()
            self._wake.wait(min(max(left, 0.1), _LONGEST_SLEEP))

    def stop(self) -> None:
        """End `run` after the article that is being read."""
        self._stop.set()
        self._wake.set()

    @property
    def _watches(self) -> WatchStore:
        return self._library.watches

    def _found(self, address: str) -> Watch:
        watch = self._watches.find(address)
        if watch is None:
            raise InputError(
                "This place is not watched",
                why="the list of watched places does not have it",
                remedy="List them to see their numbers",
            )
        return watch

    def _check(self, watch: Watch) -> WatchResult:
        """Look at a place that this process has claimed, and keep the result."""
        tally = Tally()
        version = (watch.etag, watch.last_modified)
        failures, next_in, unchanged, problem, pause = 0, self._every, False, None, False
        try:
            version, unchanged = self._look(watch, tally)
        except Stopped:
            next_in = 0.0
        except SiteBusy as busy:
            failures = watch.failures + 1
            next_in = max(self._back_off(failures), busy.seconds or 0.0)
            problem = "The site asks for a pause, or does not answer at present."
        except EmptyInput:
            pass  # a list of nothing is no fault: there may be something next time
        except StoreError:
            raise  # the result could not be kept either
        except FactsError as error:
            failures = watch.failures + 1
            asked = (error.retry_after or 0.0) if isinstance(error, FetchError) else 0.0
            next_in = max(self._back_off(failures), asked)
            problem = str(error)
            pause = isinstance(error, FetchError) and error.status == _GONE
        check = tally.result(self._clock(), problem=problem, unchanged=unchanged)
        self._watches.finish(
            watch.address,
            check,
            next_at=self._clock() + next_in,
            failures=failures,
            etag=version[0],
            last_modified=version[1],
        )
        if pause:
            self._watches.pause(watch.address, True, at=self._clock())
        return check

    def _back_off(self, failures: int) -> float:
        doubled = self._every * 2.0 ** min(failures, _MOST_DOUBLINGS)
        return max(min(doubled, LONGEST_BACK_OFF), self._every)

    def _look(self, watch: Watch, tally: Tally) -> tuple[tuple[str | None, str | None], bool]:
        """Take what is new; return the version of the list, and whether it is the former one."""
        taker = Taker(self._library, self._watches, watch.address, self._clock)
        if not is_web_address(watch.address):
            offers = list(offers_of_folder(Path(watch.address)))
            self._take(taker, offers, tally, most=None)
            self._remember(watch, [offer.key for offer in offers])
            return (None, None), False
        # What was left over or could not be read is not in an answer of "nothing has changed".
        is_done = watch.last is not None and not (
            watch.last.problem or watch.last.waiting or watch.last.failed
        )
        answer = self._fetcher.fetch(
            watch.address,
            etag=watch.etag if is_done else None,
            last_modified=watch.last_modified if is_done else None,
            private_hosts=self._private_hosts,
        )
        if answer.unchanged:
            return (watch.etag, watch.last_modified), True
        listing = listing_of(answer.data, media_type=answer.media_type, url=answer.url)
        # A list on the open internet must not lead into the private network.
        hosts = self._private_hosts if answer.private else NO_PRIVATE_HOSTS
        articles = Articles(self._fetcher, hosts)
        if listing.kind is ListingKind.INDEX:
            self._take_index(taker, articles, listing, tally)
        else:
            self._take(taker, map(articles.offer, listing.entries), tally, most=MOST_AT_ONCE)
            self._remember(watch, [entry.key for entry in listing.entries])
        return (answer.etag, answer.last_modified), False

    def _take(
        self, taker: Taker, offers: Iterable[Offer], tally: Tally, *, most: int | None
    ) -> int:
        """Take the open ones of these offers, at most `most`, and return how many were taken."""
        todo = [offer for offer in offers if taker.is_open(offer.key, offer.stamp)]
        number = len(todo) if most is None else min(most, len(todo))
        tally.waiting += len(todo)
        for offer in todo[:number]:
            if self._stop.is_set():
                raise Stopped
            taker.take(offer, tally)
            tally.waiting -= 1
        return number

    def _take_index(self, taker: Taker, articles: Articles, index: Listing, tally: Tally) -> None:
        """Take the pages of the sitemaps that have changed, those that changed last first."""
        left = MOST_AT_ONCE
        looked = 0
        # Those that were never read come first: there may be more than one look can fetch.
        entries = sorted(index.entries, key=lambda each: taker.item(each.key) is not None)
        for entry in entries:
            item = taker.item(entry.key)
            if item is not None and item.stamp == entry.stamp != "":
                continue
            if left <= 0 or looked >= MOST_SITEMAPS:
                return
            looked += 1
            left -= self._take_sitemap(taker, articles, entry, item, tally, left)

    def _take_sitemap(
        self,
        taker: Taker,
        articles: Articles,
        entry: Entry,
        item: WatchedItem | None,
        tally: Tally,
        most: int,
    ) -> int:
        answer = self._fetcher.fetch(
            entry.url or "",
            etag=item.etag if item is not None else None,
            last_modified=item.last_modified if item is not None else None,
            private_hosts=articles.private_hosts,
        )
        if answer.unchanged:
            return 0
        listing = listing_of(answer.data, media_type=answer.media_type, url=answer.url)
        if listing.kind is ListingKind.INDEX:
            return 0  # an index in an index: the protocol of sitemaps has none
        waiting, failed = tally.waiting, tally.failed
        taken = self._take(taker, map(articles.offer, listing.entries), tally, most=most)
        if (tally.waiting, tally.failed) == (waiting, failed):
            taker.keep(
                WatchedItem(
                    entry.key,
                    entry.stamp,
                    etag=answer.etag,
                    last_modified=answer.last_modified,
                )
            )
        return taken

    def _remember(self, watch: Watch, listed: list[str]) -> None:
        now = self._clock()
        self._watches.forget(watch.address, listed, at=now, before=now - REMEMBERED)
