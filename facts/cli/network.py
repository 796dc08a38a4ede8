"""The hosts of private networks that the command line may fetch."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts.fetch import PrivateHosts

HOSTS_VARIABLE = "ALLOW_PRIVATE_HOSTS"
"""The environment variable that names them, which the bot reads too."""


def private_hosts() -> PrivateHosts:
    """Return the hosts that the environment names. Raises `FetchError` for a wrong list."""
    from facts.fetch import PrivateHosts

    return PrivateHosts.parse(os.environ.get(HOSTS_VARIABLE, ""))
