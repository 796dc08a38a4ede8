"""Which addresses are of the open internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.fetch.addresses import is_public

PRIVATE = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "192.0.0.0/24",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
]
PRIVATE_6 = [
    "::/128",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "3fff::/20",
    "ff00::/8",
    "2001:db8::/32",
    "100::/64",
    "64:ff9b:1::/48",
]
OPEN = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", [*OPEN, "::ffff:8.8.8.8", "2002:808:808::1"])
def test_addresses_of_the_open_internet_pass(address: str) -> None:
    """So do public addresses inside other addresses."""
    assert is_public(address)


def in_network(network: str) -> st.SearchStrategy[IPv4Address | IPv6Address]:
    """Return the addresses of one network."""
    return st.ip_addresses(network=network)


@given(st.sampled_from(PRIVATE).flatmap(in_network))
def test_private_and_reserved_addresses_do_not_pass_however_carried(address: IPv4Address) -> None:
    """The addresses are plain or inside IPv6: mapped, compatible, 6to4, NAT64, Teredo."""
    number = int(address)
    assert not is_public(str(address))
    assert not is_public(f"::ffff:{address}")
    assert not is_public(str(IPv6Address(number)))
    assert not is_public(str(IPv6Address((0x2002 << 112) | (number << 80) | 1)))
    assert not is_public(str(IPv6Address(int(IPv6Address("64:ff9b::")) | number)))
    teredo = int(IPv6Address("2001:0:808:808::")) | (number ^ 0xFFFF_FFFF)
    assert not is_public(str(IPv6Address(teredo)))


@given(st.sampled_from(PRIVATE_6).flatmap(in_network))
def test_private_and_reserved_addresses_of_version_6_do_not_pass(address: IPv6Address) -> None:
    """Addresses with and without the name of an interface are refused."""
    assert not is_public(str(address))
    assert not is_public(f"{address}%eth0")


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "fd00:ec2::254",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "::ffff:168.63.129.16",
        "64:ff9b::a83f:8110",
        "2002:a83f:8110::1",
    ],
)
def test_addresses_at_which_clouds_tell_secrets_do_not_pass(address: str) -> None:
    """They give credentials to any client inside the cloud."""
    assert not is_public(address)


@given(st.text(max_size=20))
def test_what_is_no_address_does_not_pass(text: str) -> None:
    """No connection is made to nonsense from a resolver."""
    try:
        assert is_public(text) in (True, False)
    except ValueError:
        pytest.fail("raised")
    if not any(character.isdigit() or character == ":" for character in text):
        assert not is_public(text)


def test_the_networks_of_the_tests_are_networks() -> None:
    """The lists above contain no misspelling."""
    assert all(ip_network(network) for network in (*PRIVATE, *PRIVATE_6))
