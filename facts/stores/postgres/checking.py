"""The check of a whole record: what is in its articles, and whether its tables fit them."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg

from facts.errors import StoreDamaged, StoreUnavailable
from facts.models import Article, Damage, DamagedPart
from facts.postgres import Connections
from facts.postgres.errors import is_damage
from facts.stores.index_tokens import split_terms
from facts.stores.integrity import UNREADABLE, damage_of, unreadable
from facts.stores.postgres.counting import SIZE
from facts.stores.postgres.hashes import hash_kind, hash_predicate, hash_term, hash_word
from facts.stores.postgres.rows import ARTICLE_COLUMNS, to_article

_PAGE = 20
"""The number of articles that are read at a time."""
_ARTICLES = f"SELECT a.key, {ARTICLE_COLUMNS} FROM article a LEFT JOIN body b ON b.article = a.key"
_HELD = """
SELECT hash, sum(sentences)::bigint FROM (
  SELECT hash, sentences FROM frequency UNION ALL SELECT hash, change FROM frequency_change
) counted
GROUP BY hash HAVING sum(sentences) <> 0
"""
_COUNTED = "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(facts), 0) FROM article"
_POSTINGS = """
SELECT s.terms, s.facts, p.length, p.terms, p.repeats, p.stated
FROM sentence s FULL JOIN posting p ON p.key = s.key
"""


def examine(connections: Connections) -> Iterator[Article | Damage]:
    """Yield the articles as `Store.examine` does."""
    last = 0
    while True:
        page = "SELECT key FROM article WHERE key > %s ORDER BY key LIMIT %s"
        keys = [key for (key,) in connections.rows(page, [last, _PAGE])]
        if not keys:
            return
        last = keys[-1]
        try:
            yield from list(_read(connections, keys))
        except (StoreUnavailable, StoreDamaged, *UNREADABLE) as error:
            if isinstance(error, StoreUnavailable) and not is_damage(error):
                raise
            for key in keys:
                yield from _alone(connections, key)


def check(connections: Connections, of_articles: Iterator[Damage]) -> Iterator[Damage]:
    """Yield what is wrong with the articles, and with what they are found by."""
    yield from of_articles
    try:
        with connections.connection() as connection, connection.transaction():
            # One moment for all that is compared, whoever writes meanwhile.
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            told = list(_in_index(connection))
    except (StoreUnavailable, *UNREADABLE) as error:
        if isinstance(error, StoreUnavailable) and not is_damage(error):
            raise
        told = ["an index cannot be read"]
    yield from (Damage(part=DamagedPart.INDEX, why=why) for why in told)


def _read(connections: Connections, keys: list[int]) -> Iterator[Article | Damage]:
    rows = connections.rows(f"{_ARTICLES} WHERE a.key = ANY(%s) ORDER BY a.key", [keys])
    for _, *row in rows:
        article = to_article(tuple(row))
        yield damage_of(article) or article


def _alone(connections: Connections, key: int) -> Iterator[Article | Damage]:
    try:
        yield from list(_read(connections, [key]))
    except (StoreUnavailable, StoreDamaged, *UNREADABLE):
        found = connections.rows("SELECT id FROM article WHERE key = %s", [key])
        yield unreadable(DamagedPart.TEXT, found[0][0] if found else None)


def _in_index(connection: psycopg.Connection) -> Iterator[str]:
    counted: Counter[int] = Counter()
    wrong = 0
    unstated = 0
    for joined, facts, length, terms, repeats, stated in _streamed(connection, _POSTINGS):
        own = [hash_term(term) for term in split_terms(joined)]
        counted.update(set(own))
        found = Counter([*(terms or ()), *(repeats or ())])
        wrong += joined is None or length != len(own) or found != Counter(own)
        unstated += _stated(facts) not in (None, set(stated or ()))
    if wrong:
        yield f"the index does not have the words of {wrong:,} sentences"
    if unstated:
        yield f"the index does not have the facts of {unstated:,} sentences"
    for (words,) in _streamed(connection, "SELECT words FROM body"):
        for word, count in json.loads(words).items():
            counted[hash_word(word)] += count
    if counted != dict(connection.execute(_HELD).fetchall()):
        yield "the numbers of sentences with each word are wrong"
    size = connection.execute(SIZE).fetchone()
    if size is None or size[:3] != connection.execute(_COUNTED).fetchone():
        yield "the size of the record is wrong"


def _stated(packed: str | None) -> set[int] | None:
    """Return the hashes of packed facts; None if they cannot be read, which is told apart."""
    try:
        facts = json.loads(packed or "[]")
        return {hash_kind(each[0]) for each in facts} | {hash_predicate(each[3]) for each in facts}
    except UNREADABLE:
        return None


def _streamed(connection: psycopg.Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement, of which few are in memory at a time."""
    with connection.cursor(name="checked") as cursor:
        cursor.execute(statement)
        yield from cursor
