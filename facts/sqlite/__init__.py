"""SQLite files with threads, write-ahead logging and versions.

The record's store and programs beside it, such as the bot, keep their files by these. Public.
"""

from facts.sqlite.binding import bindable, clamped
from facts.sqlite.connections import BUSY_TIMEOUT, Connections
from facts.sqlite.migrating import bring_forward

__all__ = ["BUSY_TIMEOUT", "Connections", "bindable", "bring_forward", "clamped"]
