"""The peers: what a simple search over the same sentences finds.

Each gives the best sentences with their scores. Neither extracts an answer or abstains.
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
        """The best `TOP` sentences with their scores, best first."""
        ...


class BruteForce:
    """rapidfuzz's token_set_ratio against every sentence."""

    name = "rapidfuzz token_set_ratio"

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._prepared = [utils.default_process(sentence) for sentence in sentences]

    def ask(self, question: str) -> list[tuple[str, float]]:
        """See `Peer.ask`."""
        found = process.extract(
            utils.default_process(question),
            self._prepared,
            scorer=fuzz.token_set_ratio,
            processor=None,
            limit=TOP,
        )
        return [(self._sentences[index], score) for _, score, index in found]


class PlainBm25:
    """SQLite FTS5 with its Porter tokenizer and its own BM25, any word of the question."""

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
        """See `Peer.ask`."""
        words = re.findall(r"\w+", question)
        if not words:
            return []
        rows = self._connection.execute(
            "SELECT text, -rank FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), TOP),
        )
        return list(rows.fetchall())
