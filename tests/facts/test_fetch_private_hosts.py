"""The hosts of private networks that an operator lets be fetched."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import FetchError
from facts.fetch import PrivateHosts, Redirect, fetch_hop, fetch_url
from facts.fetch.waiting import LONGEST_WAIT, seconds_to_wait
from tests.facts.web import give, serving

HOSTS = PrivateHosts.parse("wiki.corp.example, *.news.example 10.1.0.0/16 192.168.3.4 [fd00::1]")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("wiki.corp.example", "10.9.9.9"),
        ("WIKI.corp.example.", "127.0.0.1"),
        ("a.news.example", "192.168.0.1"),
        ("a.b.news.example", "fd12::1"),
        ("other.example", "10.1.255.1"),
        ("192.168.3.4", "192.168.3.4"),
        ("x", "fd00::1"),
    ],
)
def test_what_is_listed_may_be_fetched(host: str, address: str) -> None:
    """By its name, a name above it, its address or its network."""
    assert HOSTS.allow(host, address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("corp.example", "10.9.9.9"),
        ("news.example", "10.9.9.9"),
        ("xnews.example", "10.9.9.9"),
        ("wiki.corp.example.evil.example", "10.9.9.9"),
        ("wiki.corp.example", "169.254.169.254"),
        ("wiki.corp.example", "168.63.129.16"),
        ("wiki.corp.example", "fd00:ec2::254"),
        ("wiki.corp.example", "no address"),
        ("other.example", "10.2.0.1"),
    ],
)
def test_nothing_else_may(host: str, address: str) -> None:
    """A name never stands for the addresses at which clouds give out credentials."""
    assert not HOSTS.allow(host, address)


@given(st.text(max_size=40), st.ip_addresses())
def test_an_empty_list_lets_nothing_be_fetched(host: str, address: object) -> None:
    """It is the default."""
    assert not PrivateHosts.parse(" ,\n").allow(host, str(address))
    assert not PrivateHosts.parse("")


@pytest.mark.parametrize("wrong", ["http://wiki/", "*", "wiki:8080", "10.1.0.0/99", "ü.example"])
def test_a_wrong_entry_is_named(wrong: str) -> None:
    """And nothing is allowed by mistake."""
    with pytest.raises(FetchError, match="private hosts"):
        PrivateHosts.parse(f"good.example, {wrong}")


@given(st.text(max_size=60))
def test_any_list_is_read_or_refused(text: str) -> None:
    """By an error of the library only."""
    with suppress(FetchError):
        PrivateHosts.parse(text)


def here(host: str, port: int) -> list[str]:
    """Resolve every name to this machine."""
    return ["127.0.0.1"]


def test_a_listed_host_is_fetched_and_redirects_inside_are_followed() -> None:
    """Both hosts are listed, and both are private."""
    hosts = PrivateHosts.parse("*.example")
    with serving(lambda handler: respond(handler)) as site:

        def respond(handler: object) -> None:
            moved = handler.path == "/a"  # type: ignore[attr-defined]
            answer = (
                give(b"", 302, Location=site.url("/b", "b.example")) if moved else give(b"text")
            )
            answer(handler)  # type: ignore[arg-type]

        found = fetch_url(site.url("/a"), private_hosts=hosts, resolver=here)
        assert (found.data, found.private) == (b"text", True)
        hop = fetch_hop(site.url("/a"), private_hosts=hosts, resolver=here)
        assert hop == Redirect(site.url("/b", "b.example"), private=True)
        with pytest.raises(FetchError, match="private"):
            fetch_url(
                site.url("/a"), private_hosts=PrivateHosts.parse("site.example"), resolver=here
            )


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999", LONGEST_WAIT),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    """In seconds or as a date."""
    assert seconds_to_wait(value) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_read(value: str) -> None:
    """Within limits."""
    seconds = seconds_to_wait(value)
    assert seconds is None or 0 <= seconds <= LONGEST_WAIT
