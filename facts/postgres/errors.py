"""PostgreSQL's errors as errors of the library, with a reason and a remedy.

The original messages are left out, as they may repeat a part of the URL or of a stored text.
"""

from __future__ import annotations

import re

from psycopg_pool import PoolClosed, PoolTimeout, TooManyRequests

from facts.errors import StoreAway, StoreUnavailable

_RIGHTS = "Give the database's user the right to create and change tables in it"
_LATER = "Try again in a moment"
# SQLSTATE, or its first two characters for a class of them, to why and remedy.
_REASONS = {
    "28": (
        "the server refuses the user or the password",
        "Check the user and the password in its URL",
    ),
    "3D000": ("the server has no such database", "Create the database, or correct its URL"),
    "42501": ("the database's user lacks a right", _RIGHTS),
    "25006": (
        "the server may only be read, as a replica may",
        "Name the server that takes changes in its URL",
    ),
    "53100": ("the server's disk is full", "Free some space on the server and try again"),
    "53300": (
        "the server has no connection left",
        "Close other programs, or raise max_connections on the server",
    ),
    "53": ("the server is short of memory or of another resource", _LATER),
    "54": ("a text is too big for the store", "Split it into several articles"),
    "57014": ("the server stopped the statement, which took too long", _LATER),
    "57P01": ("the connection to the server was lost", _LATER),
    "57P03": ("the server is starting or stopping", _LATER),
    "57": ("the connection to the server was lost", _LATER),
    "08": ("the connection to the server was lost", _LATER),
    "40": ("other programs changed the same articles", "Try again"),
    "55P03": ("another program holds a lock", _LATER),
    "XX": ("the database is damaged", "Restore it from a backup"),
}
_UNREACHABLE = (
    "the server cannot be reached",
    "Check that the server runs, and the host and the port in the URL",
)
_WAITING_HELPS = frozenset({_LATER, _UNREACHABLE[1], _REASONS["53300"][1], _REASONS["40"][1]})
_LOST = ("the connection to the server was lost", _LATER)
_AT_CONNECTING = (
    (re.compile('database ".{0,63}" does not exist'), "3D000"),
    (re.compile('password|authentication|role ".{0,63}" does not exist|pg_hba.conf'), "28"),
    (re.compile("too many|connection slots"), "53300"),
    (re.compile("starting up|shutting down"), "57P03"),
)
_BUSY = ("all connections to the server are in use", _LATER)


def refused(error: Exception) -> StoreUnavailable:
    """Return the error for one that was met while connecting.

    It has no SQLSTATE, so the reason is looked for in its message.
    """
    if getattr(error, "sqlstate", None) is not None:
        return unavailable(error)
    found = next((key for form, key in _AT_CONNECTING if form.search(str(error))), None)
    return _told(*(_REASONS[found] if found else _UNREACHABLE))


def is_damage(error: StoreUnavailable) -> bool:
    """Return whether an error says that a part of the database cannot be read."""
    return error.why == _REASONS["XX"][0]


def unavailable(error: Exception) -> StoreUnavailable:
    """Return the error for one of psycopg or of its pool."""
    if isinstance(error, PoolClosed):
        return StoreUnavailable(
            "The store is closed", why="it was used after close()", remedy="Open it again"
        )
    return _told(*_reason(error))


def _told(why: str, remedy: str) -> StoreUnavailable:
    kind = StoreAway if remedy in _WAITING_HELPS else StoreUnavailable
    return kind("The store in PostgreSQL is not available", why=why, remedy=remedy)


def _reason(error: Exception) -> tuple[str, str]:
    if isinstance(error, TooManyRequests):
        return _BUSY
    if isinstance(error, PoolTimeout):
        return _UNREACHABLE
    if isinstance(error, UnicodeDecodeError):  # a stored text that is not in UTF-8 any more
        return _REASONS["XX"]
    state = getattr(error, "sqlstate", None)
    if state is None:
        return _LOST
    known = _REASONS.get(state) or _REASONS.get(state[:2])
    return known or (
        f"PostgreSQL reports {state} ({type(error).__name__})",
        "Report this with the steps that led to it",
    )
