"""The hosts that the command line may fetch, and the address that it serves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from facts.cli.errors import UsageError

if TYPE_CHECKING:
    from facts.fetch import PrivateHosts

HOSTS_VARIABLE = "ALLOW_PRIVATE_HOSTS"
"""The environment variable that names them, which the bot reads too."""


def check_address(host: str, port: int) -> None:
    """Raise `UsageError` if a server cannot listen on an address, before it is started."""
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((host, port), family=family):
            pass
    except OSError as error:
        raise UsageError(
            f"Nothing can listen on {host}, port {port}",
            why=(error.strerror or type(error).__name__).lower(),
            remedy="Choose another one with --host and --port",
        ) from error


def private_hosts() -> PrivateHosts:
    """Return the hosts that the environment names. Raises `FetchError` for a wrong list."""
    from facts.fetch import PrivateHosts

    return PrivateHosts.parse(os.environ.get(HOSTS_VARIABLE, ""))
