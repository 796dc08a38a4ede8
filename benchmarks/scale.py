"""Measure a record that grows: what it costs to build, to keep and to ask.

    python -m benchmarks.scale FILE_OR_URL --sentences 100000 300000 1000000

The record is filled to each size in turn with the made-up articles of `benchmarks.speed_record`,
several in a transaction, and measured there with the same 200 questions, without the reader. The
time of building is that of storing: making the articles up is not counted. Processor times are
those of this process; a database server has its own, which the elapsed times contain. The record
must be new, and stays. docs/scale.md has the results.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed_record import Record
from facts.library import Library
from facts.models import Candidate, Filters
from facts.stores import IndexedArticle, Store, open_store
from facts.stores.recall import Recall

QUESTIONS = 200
WARMING = 40
TOGETHER = 16
COMMON = "What is the 2022?"
"""A question whose rarest word is common."""


class _Filled:
    """Takes articles as a store does, and stores several at once in the time that it counts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._group: list[IndexedArticle] = []
        self.elapsed = self.processor = 0.0
        self.text = 0

    def add(self, indexed: IndexedArticle) -> bool:
        """Store an article with the next ones."""
        self._group.append(indexed)
        self.text += len(indexed.article.text.encode())
        if len(self._group) >= TOGETHER:
            self.flush()
        return True

    def flush(self) -> None:
        """Store the articles that wait."""
        started = time.perf_counter(), time.process_time()
        self._store.add_all(self._group)
        self.elapsed += time.perf_counter() - started[0]
        self.processor += time.process_time() - started[1]
        self._group = []


class _Timed:
    """A store whose recalls are timed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.times: list[tuple[float, float]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def search(
        self, terms: Sequence[str], filters: Filters | None = None, *, limit: int
    ) -> list[Candidate]:
        """Search, and note the time that it takes."""
        started = time.perf_counter(), time.process_time()
        found = self._store.search(terms, filters, limit=limit)
        self._note(started)
        return found

    def recall(self, terms: Sequence[str], filters: Filters | None = None, *, limit: int) -> Recall:
        """Recall, and note the time that it takes."""
        started = time.perf_counter(), time.process_time()
        found = self._store.recall(terms, filters, limit=limit)
        self._note(started)
        return found

    def _note(self, started: tuple[float, float]) -> None:
        self.times.append((time.perf_counter() - started[0], time.process_time() - started[1]))


def main() -> None:
    """Fill the record to each size and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("store")
    parser.add_argument("--sentences", type=int, nargs="+", default=[100_000, 300_000, 1_000_000])
    parser.add_argument("--questions", type=Path, default=Path("build/scale-questions.json"))
    parser.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        ask(given.store, json.loads(given.questions.read_text(encoding="utf-8")))
        return
    record, questions, done = Record(), [], 0
    with open_store(given.store) as store:
        filled = _Filled(store)
        for size in sorted(given.sentences):
            before = filled.elapsed, filled.processor
            kept = record.fill(filled, size - done, QUESTIONS)  # type: ignore[arg-type]
            filled.flush()
            if not questions:
                questions = record.questions(kept)
                given.questions.parent.mkdir(parents=True, exist_ok=True)
                given.questions.write_text(json.dumps(questions), encoding="utf-8")
            elapsed, processor = filled.elapsed - before[0], filled.processor - before[1]
            print(f"\n{size:,} sentences, {filled.text / 1e6:,.1f} MB of text")
            line("stored since the last size", f"{size - done:,}")
            line("  sentences a second", f"{(size - done) / elapsed:,.0f}")
            line("  processor time here", f"{processor:,.1f} of {elapsed:,.1f} s")
            done = size
            stored = stored_bytes(given.store)
            line("size", f"{stored / 1e6:,.0f} MB")
            line("  bytes for each byte of text", f"{stored / filled.text:.2f}")
            command = [sys.executable, "-m", "benchmarks.scale", given.store, "--ask"]
            subprocess.run([*command, "--questions", str(given.questions)], check=True)


def ask(url: str, questions: Sequence[str]) -> None:
    """Print what asking costs, in a process of its own."""
    with open_store(url) as store:
        timed = _Timed(store)
        library = Library(timed, reader=False)  # type: ignore[arg-type]
        for question in questions[:WARMING]:
            library.ask(question)
        timed.times.clear()
        asked = [_duration(library, question) for question in questions]
        recalled, timed.times = timed.times, []
        common = [_duration(library, COMMON) for _ in range(9)]
        for name, times in (
            ("recall", recalled),
            ("ask", asked),
            (f"recall of {COMMON!r}", timed.times),
            (f"ask {COMMON!r}", common),
        ):
            for kind, values in zip(("elapsed", "here"), zip(*times, strict=True), strict=True):
                p50, p95 = (quantile(values, part) * 1e3 for part in (0.5, 0.95))
                line(f"{name}, {kind}: p50, p95", f"{p50:.1f}, {p95:.1f} ms")
    status = Path("/proc/self/status")
    if status.exists():
        peak = int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
        line("peak memory of the process that asked", f"{peak:.0f} MB")


def _duration(library: Library, question: str) -> tuple[float, float]:
    started = time.perf_counter(), time.process_time()
    library.ask(question)
    return time.perf_counter() - started[0], time.process_time() - started[1]


def stored_bytes(url: str) -> int:
    """Return how large the record is, without what is only logged yet."""
    if "://" not in url:
        import sqlite3

        with sqlite3.connect(url) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return os.stat(url).st_size
    from facts.stores.postgres.store import PostgresStore

    with PostgresStore(url) as store, store._connections._pool.connection() as connection:
        row = connection.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
            " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
        ).fetchone()
    return int(row[0]) if row else 0


def quantile(values: Sequence[float], part: float) -> float:
    """Return the value below which that part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def line(name: str, value: str) -> None:
    """Print one line of the table."""
    print(f"  {name:<52}{value:>24}", flush=True)


if __name__ == "__main__":
    main()
