"""The counts of terms and words in the record, and the words that look alike.

Every add and remove updates them, so that reading them never scans the record. The counts of terms
are with their postings.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facts.sqlite.binding import clamped
from facts.stores.index_tokens import decode_term, encode_term

LONGEST_WORD = 64
"""In characters: longer words are left out of the vocabulary, as nobody misspells them."""
_PAD = "\x01"
POSTINGS = 4000
"""About how many trigram entries one look-up of similar words reads."""


def word_counts(words: Iterable[Iterable[str]]) -> Counter[str]:
    """Count the sentences that contain each word, encoded, without words over `LONGEST_WORD`."""
    return Counter(
        encode_term(word) for group in words for word in set(group) if len(word) <= LONGEST_WORD
    )


def trigrams(word: str) -> set[str]:
    """Return all runs of three characters of the word, whose ends are padded."""
    padded = f"{_PAD}{_PAD}{word}{_PAD}"
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def add_words(connection: sqlite3.Connection, counts: Mapping[str, int]) -> dict[str, int]:
    """Add to the counts of encoded words, store the trigrams of new ones, and return the keys."""
    keys: dict[str, int] = dict(
        connection.execute(
            "SELECT w.word, w.key FROM json_each(?) wanted JOIN word w ON w.word = wanted.value",
            (json.dumps(list(counts)),),
        ).fetchall()
    )
    connection.executemany(
        "UPDATE word SET sentences = sentences + ? WHERE key = ?",
        [(counts[word], key) for word, key in keys.items()],
    )
    for word in sorted(counts.keys() - keys.keys()):
        added = connection.execute("INSERT INTO word VALUES (NULL, ?, ?)", (word, counts[word]))
        key = added.lastrowid
        assert key is not None  # noqa: S101 - an inserted row has a key
        keys[word] = key
        plain = decode_term(word)
        connection.executemany(
            "INSERT INTO trigram VALUES (?, ?, ?)",
            [(encode_term(gram), key, len(plain)) for gram in sorted(trigrams(plain))],
        )
    return keys


def remove_words(connection: sqlite3.Connection, counts: Mapping[int, int]) -> None:
    """Subtract from the counts of words by their keys; delete unused words with their trigrams.

    Raises `LookupError` for a key that no word has.
    """
    for key, count in counts.items():
        row = connection.execute(
            "UPDATE word SET sentences = sentences - ? WHERE key = ? RETURNING word, sentences",
            (count, key),
        ).fetchone()
        if row is None:
            raise LookupError("a word is not known")
        word, left = row
        if left <= 0:
            connection.executemany(
                "DELETE FROM trigram WHERE gram = ? AND word = ?",
                [(encode_term(gram), key) for gram in trigrams(decode_term(word))],
            )
            connection.execute("DELETE FROM word WHERE key = ?", (key,))


def frequencies(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, int]:
    """Return the counts that `Store.frequencies` returns."""
    rows = connection.execute(
        "SELECT term, sentences FROM term WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps([encode_term(term) for term in terms]),),
    )
    return {decode_term(term): sentences for term, sentences in rows}


def similar_words(connection: sqlite3.Connection, word: str, limit: int) -> list[tuple[str, int]]:
    """Return the words that `Store.similar_words` returns.

    Reads the rarest trigrams first, until it has read about `POSTINGS` entries.
    """
    if not word or len(word) > LONGEST_WORD or limit <= 0:
        return []
    grams = connection.execute(
        "SELECT value, (SELECT count(*) FROM"
        " (SELECT 1 FROM trigram WHERE gram = value LIMIT ?)) AS words"
        " FROM json_each(?) WHERE words > 0 ORDER BY words, value",
        (POSTINGS, json.dumps([encode_term(gram) for gram in trigrams(word)])),
    ).fetchall()
    chosen: list[str] = []
    postings = 0
    for gram, words in grams:
        postings += words
        if chosen and postings > POSTINGS:
            break
        chosen.append(gram)
    rows = connection.execute(
        "SELECT w.word, w.sentences FROM ("
        "  SELECT word, count(*) AS shared, abs(length - :length) AS off FROM trigram"
        "  WHERE gram IN (SELECT value FROM json_each(:grams)) GROUP BY word"
        ") alike JOIN word w ON w.key = alike.word"
        " ORDER BY shared DESC, off, w.sentences DESC, w.word LIMIT :limit",
        {"grams": json.dumps(chosen), "length": len(word), "limit": clamped(limit)},
    )
    return [(decode_term(found), sentences) for found, sentences in rows]
