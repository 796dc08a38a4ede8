"""The rows of an article: inserting them into the tables and deleting them."""

from __future__ import annotations

import json
import sqlite3

from facts.stores.index_tokens import join_terms, tokens_of
from facts.stores.indexed import IndexedArticle
from facts.stores.keys import sentence_keys
from facts.stores.packing import pack
from facts.stores.sqlite import postings, vocabulary
from facts.stores.sqlite.posting_lists import ARTICLES, postings_of
from facts.stores.sqlite.rows import INSERT_ARTICLE, from_article


def insert(connection: sqlite3.Connection, indexed: IndexedArticle) -> None:
    """Insert a checked article whose id is new, within the caller's transaction."""
    article, sentences = indexed.article, indexed.sentences
    facts = sum(len(each.facts) for each in sentences)
    inserted = connection.execute(
        INSERT_ARTICLE, from_article(article, sentences=len(sentences), facts=facts)
    )
    key = inserted.lastrowid
    assert key is not None and key < ARTICLES  # noqa: S101, PT018 - an inserted row has a key
    counts = vocabulary.word_counts(each.words for each in sentences)
    connection.execute("INSERT INTO body VALUES (?, ?, ?)", (key, article.text, json.dumps(counts)))
    first, _ = sentence_keys(key)
    joined = [join_terms(each.terms) for each in sentences]
    connection.executemany(
        'INSERT INTO sentence (key, kind, "start", "end", text, page, terms, facts)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                first + each.sentence.index,
                each.sentence.kind.value,
                each.sentence.start,
                each.sentence.end,
                each.sentence.text,
                each.sentence.page,
                tokens,
                pack(each.facts, each.sentence),
            )
            for each, tokens in zip(sentences, joined, strict=True)
        ],
    )
    terms = [tokens_of(tokens) for tokens in joined]
    indexes = (each.sentence.index for each in sentences)
    postings.append(connection, postings_of(key, zip(indexes, terms, strict=True)))
    connection.executemany(
        "INSERT INTO band VALUES (?, ?)", [(band, key) for band in set(indexed.signature)]
    )
    vocabulary.add_words(connection, counts)
    _change_totals(connection, 1, len(sentences), facts, sum(map(len, terms)))


def delete(connection: sqlite3.Connection, key: int) -> None:
    """Delete all rows that `insert` wrote for the article, within the caller's transaction."""
    sentences, facts, words = connection.execute(
        "SELECT a.sentences, a.facts, b.words FROM article a"
        " JOIN body b ON b.article = a.key WHERE a.key = ?",
        (key,),
    ).fetchone()
    rows = connection.execute(
        "SELECT terms FROM sentence WHERE key BETWEEN ? AND ?", sentence_keys(key)
    ).fetchall()
    terms = [term for (joined,) in rows for term in tokens_of(joined)]
    postings.remove(connection, terms, key)
    vocabulary.remove_words(connection, json.loads(words))
    # Foreign keys delete the body and the bands.
    connection.execute("DELETE FROM sentence WHERE key BETWEEN ? AND ?", sentence_keys(key))
    connection.execute("DELETE FROM article WHERE key = ?", (key,))
    _change_totals(connection, -1, -sentences, -facts, -len(terms))


def _change_totals(
    connection: sqlite3.Connection, articles: int, sentences: int, facts: int, terms: int
) -> None:
    connection.execute(
        "UPDATE totals SET articles = articles + ?, sentences = sentences + ?, facts = facts + ?,"
        " terms = terms + ?",
        (articles, sentences, facts, terms),
    )
