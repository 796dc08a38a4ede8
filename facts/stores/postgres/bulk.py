"""Many rows at once: by one statement, or by COPY."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import psycopg
from psycopg.sql import SQL, Composed, Identifier


@dataclass(frozen=True)
class Table:
    """A table with the names and types of the columns that are written."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]

    @cached_property
    def insert(self) -> Composed:
        """Return the statement that inserts rows from an array for each column."""
        names = [Identifier(column) for column in self.columns]
        given = [SQL("text[]") if t.endswith("[]") else SQL(f"{t}[]") for t in self.types]
        return SQL("INSERT INTO {} ({}) SELECT {} FROM unnest({}) given({})").format(
            Identifier(self.name),
            SQL(", ").join(names),
            SQL(", ").join(
                SQL("{}::{}").format(name, SQL(t))
                for name, t in zip(names, self.types, strict=True)
            ),
            SQL(", ").join(SQL("%s::{}").format(t) for t in given),
            SQL(", ").join(names),
        )

    @cached_property
    def copy(self) -> Composed:
        """Return the statement that takes rows by COPY."""
        return SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(
            Identifier(self.name), SQL(", ").join(map(Identifier, self.columns))
        )


def copy_rows(
    connection: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Write the rows by COPY, the fastest way for many."""
    with connection.cursor() as cursor, cursor.copy(table.copy) as copy:
        copy.set_types(table.types)
        for row in rows:
            copy.write_row(row)


def insert_rows(
    connection: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Write the rows by one statement, which takes one round trip."""
    if not rows:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    for number, kind in enumerate(table.types):
        if kind.endswith("[]"):  # arrays of arrays must all have one length, and texts need not
            columns[number] = [_as_text(value) for value in columns[number]]
    connection.execute(table.insert, columns)


def _as_text(values: Sequence[int] | None) -> str | None:
    return None if values is None else f"{{{','.join(map(str, values))}}}"
