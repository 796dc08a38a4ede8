"""What every store must stand: threads, and where it outlives its process, processes and kills."""

from __future__ import annotations

import itertools
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

from facts.errors import StoreUnavailable
from facts.stores import IndexedArticle, Store, open_store
from facts.testing.made_articles import entry, observed, sentences_of
from facts.testing.processes import WAIT, child, received

THREADS = 6


def numbered(name: str, number: int) -> IndexedArticle:
    """Return one of a series of articles that share words."""
    return entry(f"{name} {number} haze", "common words here", f"end{number}", signature=[number])


def assert_whole(store: Store, some: IndexedArticle) -> None:
    """Check that the article is stored with all its sentences and facts."""
    assert store.get(some.article.id) == some.article
    assert store.sentences(some.article.id) == sentences_of(some)
    assert store.facts(some.article.id) == list(some.facts)


class ThreadContract:
    """One store, many threads. A backend gives the fixture `store`."""

    def test_threads_read_while_one_writes(self, store: Store) -> None:
        """No reader fails or sees part of an article while articles are added and removed."""
        done = threading.Event()
        lasting = numbered("lasting", 0)
        store.add(lasting)
        passing = [numbered("passing", i) for i in range(1, 12)]

        def write() -> None:
            try:
                for one in passing:
                    store.add(one)
                for one in passing[:6]:
                    store.remove(one.article.id)
            finally:
                done.set()

        def read() -> int:
            rounds = 0
            while not done.is_set() or not rounds:
                rounds += 1
                assert_whole(store, lasting)
                for candidate in store.search(["common"], limit=50):
                    assert candidate.before[2] == "haze"
                    assert candidate.after[0].startswith("end")
                counts = store.counts()
                assert counts.sentences == counts.facts == 3 * counts.articles
                assert all(len(article.text) > 20 for article in store.iterate())
                (similar, sentences) = store.similar_words("comon", limit=1)[0]
                assert similar == "common"
                assert 1 <= sentences <= 1 + len(passing)
            return rounds

        with ThreadPoolExecutor(THREADS) as pool:
            readers = [pool.submit(read) for _ in range(THREADS - 1)]
            pool.submit(write).result(WAIT)
            assert all(reader.result(WAIT) for reader in readers)
        assert store.counts().articles == 6

    def test_threads_write_at_once(self, store: Store) -> None:
        """Every article is stored once, and exactly one thread gets True for it."""
        made = [numbered("both", i) for i in range(8)]
        with ThreadPoolExecutor(THREADS) as pool:
            told = list(pool.map(store.add, made * 3))
        assert sum(told) == len(made)
        for one in made:
            assert_whole(store, one)
        assert store.frequencies(["common"]) == {"common": len(made)}

    def test_closing_while_threads_read(self, store: Store) -> None:
        """Each running call succeeds or raises the error of a closed store."""
        store.add(numbered("any", 1))
        started = threading.Barrier(THREADS)

        def read() -> str:
            started.wait(WAIT)
            try:
                while True:
                    store.search(["common"], limit=9)
            except StoreUnavailable as error:
                return error.what

        with ThreadPoolExecutor(THREADS) as pool:
            readers = [pool.submit(read) for _ in range(THREADS - 1)]
            started.wait(WAIT)
            store.close()
            assert {reader.result(WAIT) for reader in readers} == {"The store is closed"}


class LastingContract:
    """A store that outlives its process. A backend gives the fixture `new_url`."""

    def test_is_there_when_opened_again(self, new_url: Callable[[], str]) -> None:
        """All articles are still there, and more can be added."""
        url, made = new_url(), [numbered("lasting", i) for i in range(3)]
        with open_store(url) as store:
            for one in made[:2]:
                store.add(one)
            before = observed(store, made)
        with open_store(url) as store:
            assert observed(store, made) == before
            assert store.add(made[2])
            assert store.counts().articles == 3

    def test_two_opens_of_one_store(self, new_url: Callable[[], str]) -> None:
        """An article added through one is visible through the other at once."""
        url, one = new_url(), numbered("seen", 1)
        with open_store(url) as writer, open_store(url) as reader:
            assert reader.get(one.article.id) is None
            writer.add(one)
            assert_whole(reader, one)

    def test_processes_write_at_once(self, new_url: Callable[[], str]) -> None:
        """Processes that add to a new store at once lose nothing, and the counts stay exact."""
        url, names = new_url(), ("one", "two", "three")

        def work(name: str) -> Callable[[Connection], None]:
            def add(pipe: Connection) -> None:
                with open_store(url) as store:
                    for number in range(10):
                        pipe.send(store.add(numbered(name, number)))
                        shared = numbered("shared", number)
                        store.add(shared)

            return add

        with (
            child(work("one")) as (_, first),
            child(work("two")) as (_, second),
            child(work("three")) as (_, third),
        ):
            told = [received(pipe) for pipe in (first, second, third)]
        assert told == [[True] * 10] * 3
        made = [numbered(n, i) for n in (*names, "shared") for i in range(10)]
        with open_store(url) as store, open_store(new_url()) as fresh:
            assert store.counts().articles == 40
            for article in store.iterate():
                fresh.add(next(one for one in made if one.article == article))
            assert observed(store, made) == observed(fresh, made)

    def test_a_kill_loses_no_earlier_article(self, new_url: Callable[[], str]) -> None:
        """After SIGKILL at any moment, every reported article is complete and none is partial.

        The store opens as ever afterwards and goes on.
        """
        url, numbers = new_url(), itertools.count()
        moments = random.Random(7)
        told = 0
        for _ in range(4):
            first = next(numbers)

            def add(pipe: Connection, first: int = first) -> None:
                with open_store(url) as store:
                    for number in itertools.count(first):
                        store.add(numbered("killed", number))
                        pipe.send(number)

            with child(add) as (process, pipe):
                assert pipe.poll(WAIT)
                time.sleep(moments.uniform(0.005, 0.05))
                assert process.pid is not None
                os.kill(process.pid, signal.SIGKILL)
                process.join(WAIT)
                last = received(pipe)[-1]
            assert isinstance(last, int)
            told = last + 1
            with open_store(url) as store:
                # The one that was being added may be there or not, but not by half.
                there = store.counts().articles
                assert told <= there <= told + 1
                for number in range(there):
                    assert_whole(store, numbered("killed", number))
                numbers = itertools.count(there)
        made = [numbered("killed", number) for number in range(there)]
        with open_store(url) as store, open_store(new_url()) as fresh:
            for one in made:
                fresh.add(one)
            assert observed(store, made[-3:]) == observed(fresh, made[-3:])
