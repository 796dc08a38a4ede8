"""The tables in PostgreSQL: those of SQLite, in its words."""

from __future__ import annotations

from bot.state.tables.schema import MIGRATIONS
from facts.postgres import Owner

SCHEMA = "rapporteur_bot"
"""The schema that holds the tables unless the URL names another."""
_WORDS = (
    ("INTEGER PRIMARY KEY AUTOINCREMENT", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
    ("INTEGER", "bigint"),
    (" WITHOUT ROWID", ""),
)


def translate(script: str) -> str:
    """Return a migration for SQLite as one for PostgreSQL."""
    for sqlite, postgres in _WORDS:
        script = script.replace(sqlite, postgres)
    return script


OWNER = Owner("rapporteur bot", migrations=tuple(map(translate, MIGRATIONS)))
