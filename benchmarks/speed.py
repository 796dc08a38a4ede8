"""Measure how fast the library answers, as ratios that hold on any machine.

    python benchmarks/speed.py [--sizes 10000 100000] [--keep FOLDER]

For each size of record, `ask` without the reader is compared with a plain FTS5 query of the same
question and with rapidfuzz over all sentences, and then measured with the reader. Then follow the
most that reading can cost, the speed of `add` with parsing, on the sample articles, and the cold
start of the command line. All but the last are processor times, which other programs on the machine
hardly affect. `--keep` keeps the records for the next run. docs/speed.md has the results.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process, utils
from speed_record import Record

from facts.library import Library
from facts.match.cascade import EFFORT
from facts.match.reader import reader as load_reader
from facts.models import Article
from facts.stores import open_store
from facts.words.normalize import tokens

QUESTIONS = 200
FUZZY_QUESTIONS = 8
COLD_STARTS = 5
LONGEST_READS = 9
_MEGABYTE = 1024 * 1024


def main() -> None:
    """Run the measurements of the arguments and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder for the records")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--reader", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.memory_of:
        print(json.dumps(memory(given.memory_of, reader=given.reader)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in given.sizes:
            report(folder, size)
        report_longest()
        report_adding(folder)
        report_cold_start(folder, given.sizes[0])


def report(folder: Path, size: int) -> None:
    """Make a record of that size and print the figures of asking it."""
    path = record(folder, size)
    questions: list[str] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    plain = plain_index(path)
    with Library.open(path, reader=False) as library, Library.open(path) as reading:
        for question in questions[:20]:
            library.ask(question)
            reading.ask(question)
        # Alternate them, so that a slow moment of the machine affects all of them.
        times: dict[str, list[float]] = {"ask": [], "read": [], "content": [], "whole": []}
        answered = 0
        for question in questions:
            started = time.process_time()
            answer = library.ask(question)
            times["ask"].append(time.process_time() - started)
            answered += answer.status == "answered"
            times["read"].append(duration(partial(reading.ask, question)))
            times["content"].append(timed(plain, expression(question, content=True)))
            times["whole"].append(timed(plain, expression(question, content=False)))
    # Prepare the sentences outside the measured time, which favours rapidfuzz.
    sentences = [utils.default_process(text) for (text,) in plain.execute("SELECT text FROM plain")]

    def scan(question: str) -> None:
        prepared = utils.default_process(question)
        process.extract(prepared, sentences, scorer=fuzz.token_set_ratio, limit=5)

    fuzzy = statistics.median(
        duration(partial(scan, question)) for question in questions[:FUZZY_QUESTIONS]
    )
    ask = statistics.median(times["ask"])
    print(f"\n{size:,} sentences, {len(questions)} questions, {answered} answered")
    line("ask p50", f"{ask * 1e3:.1f} ms")
    line("ask p95", f"{quantile(times['ask'], 0.95) * 1e3:.1f} ms")
    line("ask with the reader p50", f"{statistics.median(times['read']) * 1e3:.1f} ms")
    line("ask with the reader p95", f"{quantile(times['read'], 0.95) * 1e3:.1f} ms")
    line("  takes", f"{statistics.median(times['read']) / ask:.1f} times as long")
    for key, name in (("content", "its content words"), ("whole", "all of its words")):
        median = statistics.median(times[key])
        line(f"plain FTS5 query of {name} p50", f"{median * 1e3:.1f} ms")
        line("  ask takes", f"{ask / median:.2f} times as long")
    line("rapidfuzz over all sentences p50", f"{fuzzy * 1e3:.0f} ms")
    line("  ask is", f"{fuzzy / ask:.0f} times as fast")
    for options, name in (((), "without"), (("--reader",), "with")):
        command = [sys.executable, __file__, "--memory-of", str(path), *options]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        used = json.loads(told)
        line(f"{name} the reader", "")
        line(
            "  memory at the start / after asking", f"{used['before']:.0f} / {used['after']:.0f} MB"
        )
        line("  peak memory of one ask in Python", f"{used['peak']:.2f} MB")
        line("  first question", f"{used['first'] * 1e3:.0f} ms")


def report_longest() -> None:
    """Print what the longest question and sentences cost that can be read."""
    reader = load_reader()
    if reader is None:
        return
    question = "Which " + "of the towns " * 75
    passages = [("The town considers its old harbour. " * 60, "A title of some length")] * EFFORT
    reader.read(question, passages)
    took = statistics.median(
        duration(partial(reader.read, question, passages)) for _ in range(LONGEST_READS)
    )
    print(f"\nreading {EFFORT} sentences of any length to a question of any length")
    line("at most", f"{took * 1e3:.0f} ms")


def report_adding(folder: Path) -> None:
    """Print how many sentences of the sample articles `Library.add` stores per second."""
    from facts.samples import articles

    path = folder / "adding.db"
    path.unlink(missing_ok=True)
    with Library.open(path) as library:
        library.preview(Article.of("The parser is loaded by now.", title="Warm"))
        started = time.process_time()
        for article in articles():
            library.add(article)
        seconds = time.process_time() - started
        stored = library.counts()
    path.unlink()
    print(f"\nadding the {stored.articles} sample articles, {stored.sentences} sentences")
    line("rate with parsing", f"{stored.sentences / seconds:.0f} sentences per second")


def report_cold_start(folder: Path, size: int) -> None:
    """Print the time of one answer of the command line, with the start of the interpreter."""
    path = record(folder, size)
    question: str = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
    command = [sys.executable, "-m", "facts", "--store", str(path), "ask", question]
    fast = [sys.executable, "-m", "facts", "--fast", "--store", str(path), "ask", question]
    bare = [sys.executable, "-c", "pass"]

    def cold(run: list[str]) -> float:
        return statistics.median(
            elapsed(lambda: subprocess.run(run, capture_output=True, check=False))
            for _ in range(COLD_STARTS)
        )

    print("\ncold start")
    line("rapporteur ask", f"{cold(command) * 1e3:.0f} ms")
    line("rapporteur --fast ask", f"{cold(fast) * 1e3:.0f} ms")
    line("  of which Python's own start", f"{cold(bare) * 1e3:.0f} ms")


def record(folder: Path, size: int) -> Path:
    """Return the file of a record of that size, with its questions beside it. Make it if needed."""
    path = folder / f"record-{size}.db"
    questions = path.with_suffix(".json")
    if questions.exists():
        return path
    path.unlink(missing_ok=True)
    made = Record()
    with open_store(path) as store:
        started = time.perf_counter()
        kept = made.fill(store, size, QUESTIONS)
        rate = size / (time.perf_counter() - started)
    questions.write_text(json.dumps(made.questions(kept)), encoding="utf-8")
    print(f"made {size:,} sentences, {rate:,.0f} per second without parsing", file=sys.stderr)
    return path


def plain_index(path: Path) -> sqlite3.Connection:
    """Return the record's sentences in the simplest full-text table."""
    plain = sqlite3.connect(path.with_suffix(".fts"))
    plain.execute("PRAGMA cache_size = -4096")  # like the store
    if not plain.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        plain.execute("CREATE VIRTUAL TABLE plain USING fts5(text, tokenize='porter unicode61')")
        with sqlite3.connect(path) as stored:
            plain.executemany(
                "INSERT INTO plain (rowid, text) VALUES (?, ?)",
                stored.execute("SELECT key, text FROM sentence"),
            )
        plain.commit()
    return plain


def expression(question: str, *, content: bool) -> str:
    """Return the question as an FTS5 query for any of its words, or of its content words."""
    words = [token.word for token in tokens(question) if not (content and token.stop)]
    return " OR ".join(f'"{word}"' for word in words)


def timed(plain: sqlite3.Connection, query: str) -> float:
    """Return the processor seconds of the plain query for its five best sentences."""
    return duration(
        lambda: plain.execute(
            "SELECT rowid, text FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 5", (query,)
        ).fetchall()
    )


def memory(path: Path, *, reader: bool) -> dict[str, float]:
    """Return the megabytes of this process before and after the questions, and the peak of one,
    and the processor seconds of the first."""
    questions: list[str] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with Library.open(path, reader=reader) as library:
        first = duration(partial(library.ask, questions[0]))
        before = resident()
        for question in questions:
            library.ask(question)
        after = resident()
        tracemalloc.start()
        peaks = []
        for question in questions[:50]:
            tracemalloc.reset_peak()
            held, _ = tracemalloc.get_traced_memory()
            library.ask(question)
            peaks.append(tracemalloc.get_traced_memory()[1] - held)
    return {"before": before, "after": after, "peak": max(peaks) / _MEGABYTE, "first": first}


def resident() -> float:
    """Return the peak memory of this process in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count the parent's memory too.
        return int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (_MEGABYTE if sys.platform == "darwin" else 1024)


def duration(work: Callable[[], object]) -> float:
    """Return the processor seconds that the work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def elapsed(work: Callable[[], object]) -> float:
    """Return the seconds of wall-clock time that the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def quantile(values: list[float], part: float) -> float:
    """Return the value below which that part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def line(name: str, value: str) -> None:
    """Print one line of the table."""
    print(f"  {name:<44}{value:>24}")


if __name__ == "__main__":
    main()
