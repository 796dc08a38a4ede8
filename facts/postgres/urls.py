"""The URL of a database, read without repeating any part of it in an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, urlencode

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from facts.errors import StoreUnavailable

_SCHEMA = re.compile("[a-z_][a-z0-9_]{0,62}")
_DEFAULTS: dict[str, str | int] = {
    "application_name": "rapporteur",
    "connect_timeout": 10,  # seconds
    "keepalives_idle": 30,  # seconds
    "tcp_user_timeout": 30_000,  # milliseconds until a silent network counts as a lost connection
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is, and the schema in it that holds the tables."""

    conninfo: str = field(repr=False)  # it holds the password
    schema: str


def parse_url(url: str, schema: str) -> Address:
    """Read a `postgresql://` URL, as PostgreSQL's own programs do.

    Its option `schema` names the schema, by default the given one. Raises `StoreUnavailable`.
    """
    base, _, query = url.partition("?")
    options = parse_qsl(query, keep_blank_values=True)
    named = [value for name, value in options if name == "schema"]
    rest = [(name, value) for name, value in options if name != "schema"]
    schema = named[-1] if named else schema
    if not _SCHEMA.fullmatch(schema):
        raise StoreUnavailable(
            "The store cannot be opened",
            why="the schema in its URL is no plain name",
            remedy="Name it with lower-case letters, digits and _",
        )
    try:
        given = conninfo_to_dict(f"{base}?{urlencode(rest, quote_via=quote)}" if rest else base)
        conninfo = make_conninfo("", **{**_DEFAULTS, **given})
    except (ProgrammingError, ValueError):
        # The message of the original error repeats a part of the URL, which may be a password.
        raise StoreUnavailable(
            "The store cannot be opened",
            why="its URL cannot be read",
            remedy="Write postgresql://USER:PASSWORD@HOST/DATABASE, with special characters of the"
            " password as %XX",
        ) from None
    return Address(conninfo, schema)
