"""The contract of a store that keeps watched places: `facts.stores.watching.WatchStore`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from facts.stores import Store, open_store
from facts.stores.watching import KeepsWatches, WatchedItem, WatchResult, WatchStore
from facts.testing.made_articles import EACH_BACKEND

FEED, OTHER = "https://news.example/feed", "https://other.example/feed"
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


class KeepsWatchesContract:
    """Watched places are kept beside the record. It needs the fixture `new_url`."""

    def test_a_place_is_watched_until_it_is_removed(self, new_url: Callable[[], str]) -> None:
        """Once, in the order of adding, and with what it listed."""
        with open_store(new_url()) as store:
            watches = watches_of(store)
            assert watches.add(FEED, at=5.0)
            assert not watches.add(FEED, at=9.0)
            assert watches.add(OTHER, at=7.5)
            first, second = watches.all()
            assert (first.address, first.paused, first.next_at, first.last) == (
                FEED,
                False,
                5,
                None,
            )
            assert second == watches.find(OTHER)
            watches.keep(FEED, WatchedItem("a", "1"), at=6.0)
            assert watches.remove(FEED)
            assert not watches.remove(FEED)
            assert watches.find(FEED) is None
            assert watches.items(FEED) == {}
            watches.keep(FEED, WatchedItem("a", "1"), at=6.0)
            assert watches.add(FEED, at=5.0)
            assert watches.items(FEED) == {}
            assert [watch.address for watch in watches.all()] == [OTHER, FEED]

    def test_a_due_place_is_claimed_once(self, new_url: Callable[[], str]) -> None:
        """Of many processes one looks at it, and none while it is paused."""
        url = new_url()
        with open_store(url) as store, ThreadPoolExecutor(8) as pool:
            watches = watches_of(store)
            watches.add(FEED, at=10.0)
            assert not watches.claim(FEED, at=9.0, until=20.0)
            tries = pool.map(lambda _: watches.claim(FEED, at=10.0, until=20.0), range(16))
            assert sum(tries) == 1
            assert watches.pause(FEED, True, at=0.0)
            assert not watches.claim(FEED, at=30.0, until=40.0)
            assert watches.pause(FEED, False, at=50.0)
            found = watches.find(FEED)
            assert found is not None
            assert (found.paused, found.next_at) == (False, 50.0)
            assert not watches.claim(OTHER, at=99.0, until=100.0)
            assert not watches.pause(OTHER, True, at=0.0)

    def test_the_result_of_a_look_is_kept(self, new_url: Callable[[], str]) -> None:
        """With all its numbers, and only while the place is watched."""
        with open_store(new_url()) as store:
            watches = watches_of(store)
            watches.add(FEED, at=1.0)
            result = WatchResult(3.5, 1, 2, 3, 4, 5, 6, True, "gone", ("a: b", "c"))
            for address in (FEED, OTHER):
                watches.finish(
                    address, result, next_at=9.5, failures=2, etag='"x"', last_modified=None
                )
            (found,) = watches.all()
            assert found.last == result
            assert (found.next_at, found.failures, found.etag) == (9.5, 2, '"x"')
            assert found.last_modified is None

    def test_items_are_forgotten_when_they_are_listed_no_more(
        self, new_url: Callable[[], str]
    ) -> None:
        """Those that are listed stay, and other places keep theirs."""
        with open_store(new_url()) as store:
            watches = watches_of(store)
            for address in (FEED, OTHER):
                watches.add(address, at=0.0)
                for key in ("a", "b", "c"):
                    watches.keep(address, WatchedItem(key, "1"), at=1.0)
            watches.keep(FEED, WatchedItem("c", "2", "id", True, 3, "e", "l"), at=5.0)
            watches.forget(FEED, ["a", "unknown"], at=6.0, before=4.0)
            assert watches.items(FEED) == {
                "a": WatchedItem("a", "1"),
                "c": WatchedItem("c", "2", "id", True, 3, "e", "l"),
            }
            assert set(watches.items(OTHER)) == {"a", "b", "c"}
            watches.forget(FEED, [], at=7.0, before=9.0)
            assert watches.items(FEED) == {}

    def test_an_article_may_be_listed_elsewhere(self, new_url: Callable[[], str]) -> None:
        """By another item of the place, or by another place."""
        with open_store(new_url()) as store:
            watches = watches_of(store)
            for address in (FEED, OTHER):
                watches.add(address, at=0.0)
            watches.keep(FEED, WatchedItem("a", "1", "id"), at=1.0)
            assert not watches.is_listed_elsewhere("id", FEED, "a")
            assert watches.is_listed_elsewhere("id", FEED, "b")
            assert watches.is_listed_elsewhere("id", OTHER, "a")
            assert not watches.is_listed_elsewhere("other", OTHER, "a")

    @EACH_BACKEND
    @given(key=ANY_TEXT, stamp=ANY_TEXT, address=ANY_TEXT)
    def test_any_text_comes_back(
        self, new_url: Callable[[], str], key: str, stamp: str, address: str
    ) -> None:
        """A server may name its pages as it likes."""
        with open_store(new_url()) as store:
            watches = watches_of(store)
            watches.add(address, at=0.0)
            item = WatchedItem(key, stamp, None, False, 1, stamp, key)
            watches.keep(address, item, at=1.0)
            assert watches.items(address) == {key: item}
            assert watches.find("\ud800") is None


def watches_of(store: Store) -> WatchStore:
    """Return the watched places of a store that keeps some."""
    assert isinstance(store, KeepsWatches)
    return store.watches
