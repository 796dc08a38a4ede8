"""The rows of articles: inserting them into the tables and deleting them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from facts.stores.index_tokens import join_terms, tokens_of
from facts.stores.indexed import IndexedArticle
from facts.stores.integrity import UNREADABLE, index_damaged
from facts.stores.keys import sentence_keys
from facts.stores.packing import pack
from facts.stores.sqlite import postings, vocabulary
from facts.stores.sqlite.posting_lists import ARTICLES, posting_of_article, postings_of
from facts.stores.sqlite.rows import INSERT_ARTICLE, from_article
from facts.stores.sqlite.stated import lists_of, lists_of_article
from facts.stores.sqlite.word_lists import pack_words, unpack_words


def insert(connection: sqlite3.Connection, articles: Sequence[IndexedArticle]) -> None:
    """Insert checked articles whose ids are new, within the caller's transaction.

    What they share, the terms and words, is written once for all of them.
    """
    words = [vocabulary.word_counts(each.words for each in one.sentences) for one in articles]
    keys = vocabulary.add_words(connection, sum(words, Counter()))
    gathered: dict[str, list[int]] = {}
    for one, counts in zip(articles, words, strict=True):
        packed = pack_words({keys[word]: count for word, count in counts.items()})
        for term, found in _insert_rows(connection, one, packed).items():
            gathered.setdefault(term, []).extend(found)
    postings.append(connection, gathered)


def _insert_rows(
    connection: sqlite3.Connection, indexed: IndexedArticle, words: bytes
) -> Mapping[str, Sequence[int]]:
    """Insert the rows of one article, and return its postings."""
    article, sentences = indexed.article, indexed.sentences
    facts = sum(len(each.facts) for each in sentences)
    inserted = connection.execute(
        INSERT_ARTICLE, from_article(article, sentences=len(sentences), facts=facts)
    )
    key = inserted.lastrowid
    assert key is not None and key < ARTICLES  # noqa: S101, PT018 - an inserted row has a key
    connection.execute("INSERT INTO body VALUES (?, ?, ?)", (key, article.text, words))
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
    connection.executemany(
        "INSERT INTO band VALUES (?, ?)", [(band, key) for band in set(indexed.signature)]
    )
    terms = [tokens_of(tokens) for tokens in joined]
    _change_totals(connection, 1, len(sentences), facts, sum(map(len, terms)))
    indexes = (each.sentence.index for each in sentences)
    of_article = [posting_of_article(key)]
    stated = lists_of((f.kind.value, f.predicate) for each in sentences for f in each.facts)
    return postings_of(key, zip(indexes, terms, strict=True)) | dict.fromkeys(stated, of_article)


def delete(connection: sqlite3.Connection, key: int) -> None:
    """Delete all rows that `insert` wrote for the article, within the caller's transaction.

    Raises `StoreDamaged` if what it has in the indexes cannot be told.
    """
    sentences, facts, words = connection.execute(
        "SELECT a.sentences, a.facts, b.words FROM article a"
        " JOIN body b ON b.article = a.key WHERE a.key = ?",
        (key,),
    ).fetchone()
    rows = connection.execute(
        "SELECT terms FROM sentence WHERE key BETWEEN ? AND ?", sentence_keys(key)
    ).fetchall()
    terms = [term for (joined,) in rows for term in tokens_of(joined)]
    _remove_from_indexes(connection, key, terms, words)
    # Foreign keys delete the body and the bands.
    connection.execute("DELETE FROM sentence WHERE key BETWEEN ? AND ?", sentence_keys(key))
    connection.execute("DELETE FROM article WHERE key = ?", (key,))
    _change_totals(connection, -1, -sentences, -facts, -len(terms))


def _remove_from_indexes(
    connection: sqlite3.Connection, key: int, terms: Iterable[str], words: bytes
) -> None:
    try:
        postings.remove(connection, chain(terms, lists_of_article(connection, key)), key)
        vocabulary.remove_words(connection, unpack_words(words))
    except UNREADABLE as error:
        raise index_damaged() from error


def _change_totals(
    connection: sqlite3.Connection, articles: int, sentences: int, facts: int, terms: int
) -> None:
    connection.execute(
        "UPDATE totals SET articles = articles + ?, sentences = sentences + ?, facts = facts + ?,"
        " terms = terms + ?",
        (articles, sentences, facts, terms),
    )
