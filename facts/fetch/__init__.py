"""Fetching a web page or file by its URL, with limits and never from a private network.

The library itself does not fetch: its callers do, and give the bytes to `facts.readers.read`.
docs/decisions/fetch.md lists the dangers and the guards against them.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpx

from facts.errors import FetchError
from facts.fetch.addresses import Resolver, addresses_of, system_resolver
from facts.fetch.body import ACCEPTED, read_body

__all__ = ["LARGEST_BODY", "LONGEST_TIME", "MOST_REDIRECTS", "Fetched", "fetch_url"]

LARGEST_BODY = 20_000_000
"""In bytes, before and after decompression."""
LONGEST_TIME = 30.0
"""In seconds, from the first look-up of the host to the last byte."""
LONGEST_SILENCE = 10.0
"""In seconds: how long a server may take to accept a connection or to send more."""
MOST_REDIRECTS = 5
LONGEST_URL = 4_000
"""In characters: twice what old browsers take."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer: `url` is the last one after redirects, `media_type` the Content-Type."""

    url: str
    data: bytes
    media_type: str | None


def fetch_url(
    url: str,
    *,
    max_bytes: int = LARGEST_BODY,
    timeout: float = LONGEST_TIME,
    read_timeout: float = LONGEST_SILENCE,
    max_redirects: int = MOST_REDIRECTS,
    allow_private: bool = False,
    resolver: Resolver = system_resolver,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """Fetch a URL by http or https.

    `timeout` (seconds) limits the whole call, redirects included; `read_timeout` limits each wait
    for a server. `max_bytes` applies before and after decompression. `resolver` looks up each host
    once, and only checked addresses are connected to; `allow_private` accepts addresses of private
    networks. `tls` holds the certificates to trust, by default those of the usual authorities. The
    environment's proxies, cookies and credentials are not used.

    Blocks, and must not be called from a running event loop: call it in a thread. Raises
    `FetchError`, which names only the host of the URL.
    """
    limits = _Limits(max_bytes, timeout, read_timeout, max_redirects)
    return asyncio.run(_fetch(url, limits, _Guard(resolver, allow_private), tls))


@dataclass(frozen=True, slots=True)
class _Limits:
    max_bytes: int
    timeout: float
    read_timeout: float
    max_redirects: int


@dataclass(frozen=True, slots=True)
class _Guard:
    resolver: Resolver
    allow_private: bool


async def _fetch(url: str, limits: _Limits, guard: _Guard, tls: ssl.SSLContext | None) -> Fetched:
    target = _checked(url)
    # Created outside the time limit: reading certificates is not the server's time.
    transport = httpx.AsyncHTTPTransport(verify=tls if tls is not None else True, trust_env=False)
    try:
        async with asyncio.timeout(limits.timeout), transport:
            for _ in range(limits.max_redirects + 1):
                answer = await _hop(target, limits, guard, transport)
                if isinstance(answer, Fetched):
                    return answer
                target = answer
    except TimeoutError:
        raise FetchError(
            f"{target.host} took too long",
            why=f"it did not answer in full within {limits.timeout:g} seconds",
            remedy="Try again later, or give the article's file or text",
        ) from None
    raise FetchError(
        f"{target.host} redirects too often",
        why=f"more than {limits.max_redirects} times",
        remedy="Give the address of the article itself",
    )


def _checked(url: str) -> httpx.URL:
    """Parse the URL; raise `FetchError` if it may not be fetched."""
    try:
        parsed = httpx.URL(url.strip()) if len(url) <= LONGEST_URL else httpx.URL("")
    except (httpx.InvalidURL, ValueError, TypeError):
        parsed = httpx.URL("")
    try:
        host = parsed.host  # decodes an international name, which may be no name at all
    except UnicodeError:
        raise FetchError(
            "The address cannot be fetched",
            why="the name of its host is not valid",
            remedy="Check the spelling of the address",
        ) from None
    port = 1 if parsed.port is None else parsed.port
    if parsed.scheme not in _PORTS or not host or not 0 < port <= 65_535:
        raise FetchError(
            "The address cannot be fetched",
            why="it is not a web address (http or https)",
            remedy="Give one that begins with https://",
        )
    if parsed.userinfo:
        raise FetchError(
            "The address cannot be fetched",
            why="it holds a user name or password",
            remedy="Give it without, or give the article's file or text",
        )
    return parsed.copy_with(fragment=None)


async def _hop(
    target: httpx.URL, limits: _Limits, guard: _Guard, transport: httpx.AsyncHTTPTransport
) -> Fetched | httpx.URL:
    """Request one URL; return its answer, or the URL to which it redirects."""
    port = target.port or _PORTS[target.scheme]
    addresses = await addresses_of(
        target.host, port, resolver=guard.resolver, allow_private=guard.allow_private
    )
    failure: httpx.HTTPError | None = None
    for address in addresses:
        try:
            response = await transport.handle_async_request(_request(target, address, limits))
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
            continue
        except httpx.HTTPError as error:
            raise _broken(target.host, error) from None
        try:
            return await _answer(response, target, limits)
        except httpx.HTTPError as error:
            raise _broken(target.host, error) from None
        finally:
            await response.aclose()
    raise _broken(target.host, failure) from None


def _request(target: httpx.URL, address: str, limits: _Limits) -> httpx.Request:
    """Build a request to a checked address, with the host's name for the server.

    The connection goes to this address, even if the name means another address by then. The
    certificate is still checked against the name.
    """
    wait = limits.read_timeout
    return httpx.Request(
        "GET",
        target.copy_with(host=address),
        headers={
            "Host": target.netloc.decode("ascii"),
            "User-Agent": _user_agent(),
            "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en,*;q=0.5",
            "Connection": "close",
        },
        extensions={
            "sni_hostname": target.raw_host.decode("ascii"),
            "timeout": {"connect": wait, "read": wait, "write": wait, "pool": wait},
        },
    )


async def _answer(
    response: httpx.Response, target: httpx.URL, limits: _Limits
) -> Fetched | httpx.URL:
    if response.status_code in _REDIRECTS:
        location = response.headers.get("Location", "")
        try:
            return _checked(str(target.join(location)))
        except (httpx.InvalidURL, ValueError):
            return _checked("")
    if not response.is_success:
        raise FetchError(
            f"{target.host} did not send the page",
            why=f"it answered with status {response.status_code}",
            remedy="Check the address, or give the article's file or text",
        )
    data = await read_body(response, host=target.host, max_bytes=limits.max_bytes)
    return Fetched(str(target), data, response.headers.get("Content-Type"))


def _broken(host: str, error: httpx.HTTPError | None) -> FetchError:
    if isinstance(error, httpx.TimeoutException):
        why = "it took too long to answer"
    elif "CERTIFICATE_VERIFY_FAILED" in str(error):
        why = "its certificate is not trusted"
    elif isinstance(error, httpx.ConnectError):
        why = "no connection to it is possible"
    else:
        why = "it ended the connection, or its answer is not HTTP"
    return FetchError(
        f"{host} cannot be read from",
        why=why,
        remedy="Try again later, or give the article's file or text",
    )


def _user_agent() -> str:
    try:
        return f"rapporteur/{version('rapporteur')}"
    except PackageNotFoundError:
        return "rapporteur"
