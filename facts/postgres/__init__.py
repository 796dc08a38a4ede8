"""PostgreSQL databases shared by many processes: a pool of connections, versions, clear errors.

It needs psycopg, which `rapporteur[postgres]` installs.
"""

from facts.postgres.connections import Connections, Rows
from facts.postgres.migrating import Owner
from facts.postgres.urls import Address, parse_url

__all__ = ["Address", "Connections", "Owner", "Rows", "parse_url"]
