"""SQLite files shared by threads and processes, with write-ahead logging and schema versions.

This package is public: the record's store uses it, and so does the bot for its own file.
"""

from facts.sqlite.binding import bindable, clamped
from facts.sqlite.connections import BUSY_TIMEOUT, Connections
from facts.sqlite.migrating import bring_forward

__all__ = ["BUSY_TIMEOUT", "Connections", "bindable", "bring_forward", "clamped"]
