"""How often terms and words stand in the record, and which words look alike.

Counts are kept up to date on every add and remove, so that reading them never scans the record.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facts.sqlite.binding import clamped
from facts.stores.index_tokens import decode_term, encode_term

LONGEST_WORD = 64
"""Longer words are left out of the vocabulary: none is a misspelling that can be put right."""
_PAD = "\x01"
POSTINGS = 4000
"""Of about how many trigram entries one look-up of similar words reads."""


def term_counts(joined: Iterable[str]) -> Counter[str]:
    """In how many sentences each encoded term stands, from the sentences' joined terms."""
    return _sentence_counts(tokens.split(" ") for tokens in joined if tokens)


def word_counts(words: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many sentences each word stands, encoded, over-long ones left out."""
    return _sentence_counts(
        [encode_term(w) for w in group if len(w) <= LONGEST_WORD] for group in words
    )


def _sentence_counts(sentences: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(item for sentence in sentences for item in set(sentence))


def trigrams(word: str) -> set[str]:
    """All runs of three characters of the word, its ends padded so that they count as well."""
    padded = f"{_PAD}{_PAD}{word}{_PAD}"
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def add_terms(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Count encoded terms in."""
    connection.executemany(
        "INSERT INTO term VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET sentences = sentences + excluded.sentences",
        sorted(counts.items()),
    )


def remove_terms(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Count encoded terms out; those that stand nowhere any more go."""
    connection.executemany(
        "UPDATE term SET sentences = sentences - ? WHERE term = ?",
        [(count, term) for term, count in counts.items()],
    )
    connection.executemany(
        "DELETE FROM term WHERE term = ? AND sentences <= 0", [(term,) for term in counts]
    )


def add_words(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Count encoded words in, with the trigrams of the new ones."""
    for word, count in sorted(counts.items()):
        changed = connection.execute(
            "UPDATE word SET sentences = sentences + ? WHERE word = ?", (count, word)
        )
        if changed.rowcount:
            continue
        key = connection.execute("INSERT INTO word VALUES (NULL, ?, ?)", (word, count)).lastrowid
        plain = decode_term(word)
        connection.executemany(
            "INSERT INTO trigram VALUES (?, ?, ?)",
            [(encode_term(gram), key, len(plain)) for gram in sorted(trigrams(plain))],
        )


def remove_words(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Count encoded words out; those that stand nowhere any more go with their trigrams."""
    for word, count in counts.items():
        key, left = connection.execute(
            "UPDATE word SET sentences = sentences - ? WHERE word = ? RETURNING key, sentences",
            (count, word),
        ).fetchone()
        if left <= 0:
            connection.executemany(
                "DELETE FROM trigram WHERE gram = ? AND word = ?",
                [(encode_term(gram), key) for gram in trigrams(decode_term(word))],
            )
            connection.execute("DELETE FROM word WHERE key = ?", (key,))


def frequencies(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, int]:
    """See `Store.frequencies`."""
    rows = connection.execute(
        "SELECT term, sentences FROM term WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps([encode_term(term) for term in terms]),),
    )
    return {decode_term(term): sentences for term, sentences in rows}


def similar_words(connection: sqlite3.Connection, word: str, limit: int) -> list[tuple[str, int]]:
    """See `Store.similar_words`. The rarest trigrams are followed first, until enough is read."""
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
