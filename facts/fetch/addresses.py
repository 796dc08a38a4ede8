"""Looking up a host's addresses once, and refusing those of private and reserved networks.

The check is of the address itself and not of the name, since any name can point anywhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from facts.errors import FetchError

Resolver = Callable[[str, int], list[str]]
"""Looks up a host name and a port; returns addresses, or raises `OSError` for an unknown host."""

MOST_ADDRESSES = 8
"""The number of a host's addresses that are tried."""

_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
# Reserved by IANA, but not in every version of `ipaddress`; and a public address that means a host
# inside the cloud.
_RESERVED = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
        "168.63.129.16/32",  # Azure: gives a machine its settings and certificates
    )
)


def system_resolver(host: str, port: int) -> list[str]:
    """Return the addresses that the operating system finds for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Return whether an address is public, and so is any IPv4 address inside it.

    IPv6 can contain an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64), to which a gateway
    or the system itself may connect.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(part) for part in (parsed, *_carried(parsed)))


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (address.ipv4_mapped is not None or address in _NAT64):
        return True  # the address inside it is checked instead
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or any(address in network for network in _RESERVED)
    )


def _carried(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        carried.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [inner for inner in carried if inner is not None]


async def addresses_of(
    host: str, port: int, *, resolver: Resolver, allow: Callable[[str, str], bool]
) -> tuple[list[str], bool]:
    """Return the addresses to connect to, and whether any of them is private.

    `allow` says of a host and its private address whether it may be fetched. Raises `FetchError`
    where the host has no address, or a private one that may not.
    """
    try:
        found = list(dict.fromkeys(await _in_thread(resolver, host, port)))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise FetchError(
            f"{host} cannot be found",
            why="it has no address",
            remedy="Check the spelling of the address",
        )
    # A private address among public ones is a trap, so the host is refused.
    private = [address for address in found if not is_public(address)]
    if not all(allow(host, address) for address in private):
        raise FetchError(
            f"{host} may not be fetched",
            why="its address belongs to a private or reserved network",
            remedy="Give a public address, or the article's file or text",
        )
    return found[:MOST_ADDRESSES], bool(private)


async def _in_thread(resolver: Resolver, host: str, port: int) -> list[str]:
    """Look up the host in a thread that nobody waits for, since a look-up has no time limit.

    The event loop waits for the threads of its own pool when it ends, long after the time limit.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[str]] = loop.create_future()

    def settle(result: list[str] | None, error: OSError | UnicodeError | None) -> None:
        if future.done():
            return
        if result is None:
            future.set_exception(error or OSError("no result"))
        else:
            future.set_result(result)

    def work() -> None:
        result, error = None, None
        try:
            result = resolver(host, port)
        except (OSError, UnicodeError) as caught:
            error = caught
        # After the time limit, the loop is closed and nobody needs the result.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=work, name="look-up", daemon=True).start()
    return await future
