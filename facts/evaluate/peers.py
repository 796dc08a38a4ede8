"""Two simple rankers of sentences, to compare the library with.

Neither of them extracts a short answer or abstains.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Protocol

from rapidfuzz import fuzz, process, utils

TOP = 5


class Peer(Protocol):
    """A system that ranks sentences for a question."""

    name: str

    def ask(self, question: str) -> list[tuple[str, float]]:
        """Return the best `TOP` sentences with their scores, best first."""
        ...


class BruteForce:
    """Compare the question with every sentence by rapidfuzz's token_set_ratio."""

    name = "rapidfuzz token_set_ratio"

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._prepared = [utils.default_process(sentence) for sentence in sentences]

    def ask(self, question: str) -> list[tuple[str, float]]:
        """Return the best sentences by their ratio, from 0 to 100."""
        found = process.extract(
            utils.default_process(question),
            self._prepared,
            scorer=fuzz.token_set_ratio,
            processor=None,
            limit=TOP,
        )
        return [(self._sentences[index], score) for _, score, index in found]


class PlainBm25:
    """Search for any word of the question by SQLite FTS5's BM25, with its Porter tokenizer."""

    name = "FTS5 BM25"

    def __init__(self, sentences: Sequence[str]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE sentence USING fts5 (text, tokenize = 'porter unicode61')"
        )
        self._connection.executemany(
            "INSERT INTO sentence VALUES (?)", [(sentence,) for sentence in sentences]
        )

    def ask(self, question: str) -> list[tuple[str, float]]:
        """Return the best sentences by BM25."""
        words = re.findall(r"\w+", question)
        if not words:
            return []
        rows = self._connection.execute(
            "SELECT text, -rank FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), TOP),
        )
        return list(rows.fetchall())
