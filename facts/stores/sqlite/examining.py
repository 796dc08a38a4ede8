"""Reading all articles of a file that may be damaged, each as far as it can be read."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

from collections.abc import Iterator

from facts.errors import StoreDamaged, StoreUnavailable
from facts.models import Article, Damage, DamagedPart
from facts.sqlite.connections import Connections
from facts.sqlite.errors import is_damage
from facts.stores.integrity import UNREADABLE, damage_of, unreadable
from facts.stores.rows import ARTICLE_COLUMNS, Row
from facts.stores.sqlite.rows import to_article

_PAGE = 20
"""The number of articles that are read at a time."""
# As bytes, which SQLite gives out whatever they are.
_BYTES = ", ".join(f"CAST({column} AS BLOB)" for column in ARTICLE_COLUMNS.split(", "))
_ROWS = f"SELECT a.key, {_BYTES} FROM article a LEFT JOIN body b ON b.article = a.key"


def examine(connections: Connections) -> Iterator[Article | Damage]:
    """Yield the articles as `Store.examine` does."""
    last = 0
    while True:
        try:
            rows = _rows(connections, f"{_ROWS} WHERE a.key > ? ORDER BY a.key LIMIT ?", last)
        except StoreUnavailable as error:
            if not is_damage(error):
                raise
            if last >= _highest(connections):
                return
            yield from _one_by_one(connections, last)
            last += _PAGE
            continue
        if not rows:
            return
        last = rows[-1][0]
        yield from map(_examined, rows)


def _one_by_one(connections: Connections, last: int) -> Iterator[Article | Damage]:
    """Yield the articles of the next keys, where pages of the file are damaged."""
    for key in range(last + 1, last + _PAGE + 1):
        try:
            rows = _rows(connections, f"{_ROWS} WHERE a.key = ? LIMIT ?", key)
        except StoreUnavailable as error:
            if not is_damage(error):
                raise
            yield unreadable(DamagedPart.TEXT, _id(connections, key))
        else:
            yield from map(_examined, rows)


def _rows(connections: Connections, statement: str, key: int) -> list[Row]:
    # Read page by page, so that a slow caller holds no snapshot and no lock.
    with connections.reading() as connection:
        return connection.execute(statement, (key, _PAGE)).fetchall()


def _highest(connections: Connections) -> int:
    """Return the highest key that an article has ever had; 0 if it cannot be read."""
    try:
        with connections.reading() as connection:
            row = connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'article'"
            ).fetchone()
    except StoreUnavailable as error:
        if not is_damage(error):
            raise
        return 0
    return row[0] if row and isinstance(row[0], int) else 0


def _id(connections: Connections, key: int) -> str | None:
    try:
        with connections.reading() as connection:
            row = connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    except StoreUnavailable:
        return None
    return str(row[0]) if row else None


def _examined(row: Row) -> Article | Damage:
    article_id, title, text, *details = row[1:]
    shown = _shown(article_id)
    try:
        whole = text.decode()
    except UNREADABLE:
        return unreadable(DamagedPart.TEXT, shown)
    try:
        others = (each if each is None else each.decode() for each in details)
        article = to_article((article_id.decode(), title.decode(), whole, *others))
    except (StoreDamaged, *UNREADABLE):
        return unreadable(DamagedPart.DETAILS, shown)
    return damage_of(article) or article


def _shown(article_id: object) -> str | None:
    return article_id.decode(errors="replace") if isinstance(article_id, bytes) else None
