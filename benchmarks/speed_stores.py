"""Compare SQLite's FTS5 with tantivy as the index of a record.

    pip install tantivy
    python benchmarks/speed.py --keep FOLDER
    python benchmarks/speed_stores.py FOLDER/record-100000.db

Both index the record's sentences by their stored terms. Both search for the same questions: any of
the content terms, the 60 best by BM25, with the text of the sentences. docs/decisions/store.md has
the results.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import tantivy

from facts.stores.index_tokens import encode_term
from facts.words.normalize import content_terms

LIMIT = 60
ARTICLES = 100
_SENTENCES_IN_ARTICLE = 14
Row = tuple[int, str, str]


def main() -> None:
    """Print the table for the record of the argument."""
    path = Path(sys.argv[1])
    with sqlite3.connect(path) as stored:
        rows: list[Row] = stored.execute("SELECT key, terms, text FROM sentence").fetchall()
    questions: list[str] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    asked = [[encode_term(term) for term in content_terms(question)] for question in questions]
    print(f"{len(rows):,} sentences, {len(asked)} questions")
    print(f"{'':<10}{'index s':>9}{'MB':>7}{'query p50 ms':>14}{'p95':>7}{'add an article ms':>19}")
    for name, make in (("FTS5", Fts5), ("tantivy", Tantivy)):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            index = make(Path(folder))
            started = time.perf_counter()
            index.add(rows)
            seconds = time.perf_counter() - started
            size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
            for terms in asked[:20]:
                index.query(terms)
            times = sorted(duration(index.query, terms) for terms in asked)
            added = [
                duration(
                    index.add,
                    [(-n * 100 - i - 1, *rows[i][1:]) for i in range(_SENTENCES_IN_ARTICLE)],
                )
                for n in range(ARTICLES)
            ]
            p50, p95 = (times[int(len(times) * part)] * 1e3 for part in (0.5, 0.95))
            print(
                f"{name:<10}{seconds:>9.1f}{size / 1e6:>7.0f}{p50:>14.2f}{p95:>7.1f}"
                f"{statistics.median(added) * 1e3:>19.1f}"
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

    def query(self, terms: list[str]) -> int:
        """Search, and return the number of sentences found."""
        searcher = self._index.searcher()
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "terms", term))
            for term in terms
        ]
        hits = searcher.search(tantivy.Query.boolean_query(wanted), LIMIT).hits
        return len([searcher.doc(address)["text"] for _, address in hits])


def duration(work: Callable[..., object], *given: object) -> float:
    """Return the seconds that the work takes."""
    started = time.perf_counter()
    work(*given)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
