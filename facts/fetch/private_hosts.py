"""The hosts of private networks that an operator lets be fetched, such as those of an intranet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Self

from facts.errors import FetchError

_NAME = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[,\s]+")
# A name never stands for these, since a cloud gives out credentials at some of them.
_NEVER_BY_NAME = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "169.254.0.0/16",
        "168.63.129.16/32",
        "224.0.0.0/3",
        "::/128",
        "fd00:ec2::/32",  # Amazon's service inside each of its machines
        "fe80::/10",
        "ff00::/8",
    )
)


@dataclass(frozen=True, slots=True)
class PrivateHosts:
    """Names and networks that may be fetched, although they are private.

    A name such as `wiki.corp.example` means this host, and `*.corp.example` every host below it.
    """

    names: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the hosts of a list with commas or spaces. Raises `FetchError`."""
        names = set()
        networks = []
        for entry in filter(None, _SEPARATORS.split(text)):
            try:
                networks.append(ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                if not _NAME.fullmatch(entry) or not re.search("[a-z]", entry, re.IGNORECASE):
                    raise FetchError(
                        "The list of private hosts cannot be used",
                        why=f"{entry[:60]!r} is no name of a host, no address and no network",
                        remedy="Give entries such as wiki.corp.example, *.corp.example, "
                        "10.1.2.3 or 10.1.0.0/16",
                    ) from None
                names.add(entry.lower())
        return cls(frozenset(names), tuple(networks))

    def __bool__(self) -> bool:
        return bool(self.names or self.networks)

    def allow(self, host: str, address: str) -> bool:
        """Return whether a private address, which belongs to that host, may be fetched."""
        try:
            parsed = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        if any(parsed in network for network in self.networks):
            return True
        return self._named(host.lower().rstrip(".")) and not any(
            parsed in network for network in _NEVER_BY_NAME
        )

    def _named(self, host: str) -> bool:
        parts = host.split(".")
        above = {"*." + ".".join(parts[at:]) for at in range(1, len(parts))}
        return host in self.names or not above.isdisjoint(self.names)


NO_PRIVATE_HOSTS = PrivateHosts()
