"""The check of a whole file: what is in its articles, and whether its indexes fit them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, groupby

from facts.errors import StoreDamaged, StoreUnavailable
from facts.models import Damage, DamagedPart
from facts.sqlite.connections import Connections
from facts.sqlite.errors import is_damage
from facts.stores.index_tokens import tokens_of
from facts.stores.integrity import UNREADABLE
from facts.stores.keys import SENTENCE_BITS, SENTENCES
from facts.stores.packing import stated_in
from facts.stores.sqlite.posting_lists import posting_of_article, postings_of
from facts.stores.sqlite.postings import every
from facts.stores.sqlite.stated import BEYOND, FIRST, lists_of
from facts.stores.sqlite.word_lists import unpack_words

_MOST = 20
"""How many faults of the file itself are told."""
_Found = Callable[[sqlite3.Connection], Iterator[str]]


def check(connections: Connections, of_articles: Iterator[Damage]) -> Iterator[Damage]:
    """Yield what is wrong with the file, with its articles, and with its indexes."""
    yield from _found(connections, DamagedPart.FILE, _in_pages)
    try:
        yield from of_articles
    except StoreUnavailable as error:
        if not is_damage(error):
            raise
    for look in (_in_postings, _in_stated, _in_words, _in_totals):
        yield from _found(connections, DamagedPart.INDEX, look)


def _found(connections: Connections, part: DamagedPart, look: _Found) -> Iterator[Damage]:
    try:
        with connections.reading() as connection:
            # One moment for all that is compared, whoever writes meanwhile.
            connection.execute("BEGIN")
            try:
                told = list(look(connection))
            finally:
                connection.execute("ROLLBACK")
    except (StoreUnavailable, *UNREADABLE) as error:
        if isinstance(error, StoreUnavailable) and not is_damage(error):
            raise
        told = [_UNREADABLE[part]]
    yield from (Damage(part=part, why=why) for why in told)


_UNREADABLE = {
    DamagedPart.FILE: "pages of the file cannot be read",
    DamagedPart.INDEX: "an index cannot be read",
}


def _in_pages(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite itself finds, which names tables and pages, and never a text."""
    for (told,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if told != "ok":
            yield f"SQLite reports: {' '.join(str(told).split())}"
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    for table in sorted({row[0] for row in orphans}):
        yield f"rows of the table {table} belong to no article"


def _in_postings(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the postings are not those of all sentences, in order, or are counted wrongly."""
    stored = 0
    counts_fit = in_order = True
    of_terms = chain(every(connection, beyond=FIRST), every(connection, BEYOND))
    for term, sentences, postings in of_terms:
        counts_fit &= sentences == len(postings)
        in_order &= bool((postings[1:] > postings[:-1]).all())
        stored += sum(hash((term, posting)) for posting in postings.tolist())
    # The sum depends on each posting of each term, and not on their order.
    made = 0
    for key, joined in connection.execute("SELECT key, terms FROM sentence"):
        sentence = (key % SENTENCES, tokens_of(joined))
        for term, of_term in postings_of(key >> SENTENCE_BITS, [sentence]).items():
            made += sum(hash((term, posting)) for posting in of_term)
    if made != stored or not in_order or _has_lost_blocks(connection):
        yield "the index does not have the words of all sentences"
    if not counts_fit:
        yield "the numbers of sentences with each word are wrong"


def _in_stated(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the lists of what articles state are not those of all facts, or out of order."""
    stored = 0
    sound = True
    for name, articles, postings in every(connection, FIRST, BEYOND):
        sound &= articles == len(postings) and bool((postings[1:] > postings[:-1]).all())
        stored += sum(hash((name, posting)) for posting in postings.tolist())
    made = 0
    rows = connection.execute("SELECT key, facts FROM sentence ORDER BY key")
    try:
        for article, sentences in groupby(rows, lambda row: row[0] >> SENTENCE_BITS):
            names = lists_of(each for _, packed in sentences for each in stated_in(packed))
            made += sum(hash((name, posting_of_article(article))) for name in names)
    except StoreDamaged:
        return  # told with its article
    if made != stored or not sound:
        yield "the index does not have the kinds and predicates of all facts"


def _has_lost_blocks(connection: sqlite3.Connection) -> bool:
    """Return whether there are postings of a term that is not known."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM posting WHERE term NOT IN (SELECT term FROM term))"
    )
    return bool(row.fetchone()[0])


def _in_words(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the vocabulary, by which misspellings are corrected, is wrong."""
    counted: Counter[int] = Counter()
    for (words,) in connection.execute("SELECT words FROM body"):
        counted.update(unpack_words(words))
    if counted != dict(connection.execute("SELECT key, sentences FROM word").fetchall()):
        yield "the vocabulary is not that of the articles"


def _in_totals(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield that the size of the record is wrong."""
    (size,) = connection.execute("SELECT articles, sentences, facts, terms FROM totals")
    (counted,) = connection.execute(
        "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(facts), 0) FROM article"
    )
    rows = connection.execute("SELECT terms FROM sentence")
    terms = sum(len(tokens_of(joined)) for (joined,) in rows)
    if size != (*counted, terms):
        yield "the size of the record is wrong"
