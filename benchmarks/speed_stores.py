"""Compare the index of a record in a file with SQLite's FTS5 and with tantivy.

    pip install tantivy
    python benchmarks/speed.py --keep FOLDER
    python benchmarks/speed_stores.py FOLDER/record-100000.db

All index the record's sentences by their stored terms. All search for the same questions: any of
the content terms, the 60 best by BM25, with the text of the sentences. The record's own index reads
a bounded number of postings (docs/decisions/postings.md), the others read all. Times are processor
times, except for that of adding an article, which waits for the disk. docs/decisions/store.md has
the results.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

import tantivy

from facts.stores import open_store
from facts.stores.index_tokens import encode_term, tokens_of
from facts.stores.keys import SENTENCE_BITS, SENTENCES, sentence_keys
from facts.stores.sqlite.best import best_keys
from facts.stores.sqlite.posting_lists import postings_of
from facts.stores.sqlite.postings import append
from facts.words.normalize import content_terms

LIMIT = 60
ARTICLES = 100
_SENTENCES_IN_ARTICLE = 14
Row = tuple[int, str, str]


def main() -> None:
    """Print the table for the record of the argument."""
    path = Path(sys.argv[1])
    with sqlite3.connect(path) as stored:
        rows: list[Row] = stored.execute(
            "SELECT key, terms, text FROM sentence ORDER BY key"
        ).fetchall()
    questions: list[str] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    asked = [[encode_term(term) for term in content_terms(question)] for question in questions]
    print(f"{len(rows):,} sentences, {len(asked)} questions")
    print(f"{'':<10}{'index s':>9}{'MB':>7}{'query p50 ms':>14}{'p95':>7}{'add an article ms':>19}")
    for name, make in (("postings", Postings), ("FTS5", Fts5), ("tantivy", Tantivy)):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            index = make(Path(folder))
            seconds = processor(index.add, rows)
            index.settle()
            size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
            for terms in asked[:20]:
                index.query(terms)
            times = sorted(processor(index.query, terms) for terms in asked)
            last = rows[-1][0] >> SENTENCE_BITS
            added = [elapsed(index.add, article(rows, last + 1 + n)) for n in range(ARTICLES)]
            p50, p95 = (times[int(len(times) * part)] * 1e3 for part in (0.5, 0.95))
            print(
                f"{name:<10}{seconds:>9.1f}{size / 1e6:>7.0f}{p50:>14.2f}{p95:>7.1f}"
                f"{statistics.median(added) * 1e3:>19.1f}",
                flush=True,
            )


def article(rows: Sequence[Row], key: int) -> list[Row]:
    """Return the sentences of a new article of that key."""
    first, _ = sentence_keys(key)
    return [(first + i, *rows[i][1:]) for i in range(_SENTENCES_IN_ARTICLE)]


class Postings:
    """The tables of a record, of which only sentences and their index are filled."""

    def __init__(self, folder: Path) -> None:
        path = folder / "record.db"
        open_store(path).close()
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = FULL")

    def add(self, rows: Iterable[Row]) -> None:
        """Add the rows, which come by key, in one transaction."""
        gathered: dict[str, list[int]] = {}
        sentences = terms = 0
        with self._connection as connection:
            for key, group in groupby(rows, lambda row: row[0] >> SENTENCE_BITS):
                own = list(group)
                made = [(row[0] % SENTENCES, tokens_of(row[1])) for row in own]
                for term, postings in postings_of(key, made).items():
                    gathered.setdefault(term, []).extend(postings)
                connection.executemany(
                    'INSERT INTO sentence (key, kind, "start", "end", text, terms, facts)'
                    " VALUES (?1, '', 0, 0, ?3, ?2, x'')",
                    own,
                )
                sentences += len(own)
                terms += sum(len(tokens) for _, tokens in made)
            append(connection, gathered)
            connection.execute(
                "UPDATE totals SET sentences = sentences + ?, terms = terms + ?", (sentences, terms)
            )

    def settle(self) -> None:
        """Put what is only logged in its place."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def query(self, terms: list[str]) -> int:
        """Search, and return the number of sentences found."""
        keys = best_keys(self._connection, terms, None, LIMIT)
        return len(
            self._connection.execute(
                "SELECT s.key, s.text FROM json_each(?) wanted"
                " JOIN sentence s ON s.key = wanted.value ORDER BY wanted.key",
                (json.dumps(keys),),
            ).fetchall()
        )


class Fts5:
    """One full-text table in a file."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "index.db")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(
            "CREATE VIRTUAL TABLE sentence"
            " USING fts5(terms, text UNINDEXED, tokenize = \"ascii tokenchars '%'\")"
        )

    def add(self, rows: Iterable[Row]) -> None:
        """Add the rows in one transaction."""
        with self._connection:
            self._connection.executemany(
                "INSERT INTO sentence (rowid, terms, text) VALUES (?, ?, ?)", rows
            )

    def settle(self) -> None:
        """Put what is only logged in its place."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def query(self, terms: list[str]) -> int:
        """Search, and return the number of sentences found."""
        expression = " OR ".join(f'"{term}"' for term in terms)
        return len(
            self._connection.execute(
                "SELECT rowid, bm25(sentence) AS score, text FROM sentence"
                " WHERE sentence MATCH ? ORDER BY score LIMIT ?",
                (expression, LIMIT),
            ).fetchall()
        )


class Tantivy:
    """An index in a folder. Each commit is waited for."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("key", stored=True, indexed=True)
        builder.add_text_field("terms", stored=False, tokenizer_name="whitespace")
        builder.add_text_field("text", stored=True, index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._writer = self._index.writer(num_threads=1)

    def add(self, rows: Iterable[Row]) -> None:
        """Add the rows in one commit."""
        for key, terms, text in rows:
            self._writer.add_document(tantivy.Document(key=key, terms=terms, text=text))
        self._writer.commit()
        self._index.reload()

    def settle(self) -> None:
        """Do nothing: a commit is in its place."""

    def query(self, terms: list[str]) -> int:
        """Search, and return the number of sentences found."""
        searcher = self._index.searcher()
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "terms", term))
            for term in terms
        ]
        hits = searcher.search(tantivy.Query.boolean_query(wanted), LIMIT).hits
        return len([searcher.doc(address)["text"] for _, address in hits])


def processor(work: Callable[..., object], *given: object) -> float:
    """Return the processor seconds that the work takes."""
    started = time.process_time()
    work(*given)
    return time.process_time() - started


def elapsed(work: Callable[..., object], *given: object) -> float:
    """Return the seconds that pass while the work is done."""
    started = time.perf_counter()
    work(*given)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
