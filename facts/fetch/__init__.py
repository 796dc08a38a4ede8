"""Fetching a web page or file by its URL, with limits and never from a private network.

The library itself does not fetch: its callers do, and give the bytes to `facts.readers.read`.
docs/decisions/fetch.md lists the dangers and the guards against them.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import httpx

from facts import __version__
from facts.errors import FetchError
from facts.fetch.addresses import Resolver, addresses_of, system_resolver
from facts.fetch.body import ACCEPTED, read_body
from facts.fetch.private_hosts import NO_PRIVATE_HOSTS, PrivateHosts
from facts.fetch.waiting import seconds_to_wait

__all__ = [
    "LARGEST_BODY",
    "LONGEST_TIME",
    "MOST_REDIRECTS",
    "Fetched",
    "PrivateHosts",
    "Redirect",
    "check_url",
    "fetch_hop",
    "fetch_url",
    "fetch_url_async",
]

LARGEST_BODY = 20_000_000
"""In bytes, before and after decompression."""
LONGEST_TIME = 30.0
"""In seconds, from the first look-up of the host to the last byte."""
LONGEST_SILENCE = 10.0
"""In seconds: how long a server may take to accept a connection or to send more."""
MOST_REDIRECTS = 5
LONGEST_URL = 4_000
"""In characters: twice what old browsers take."""
LONGEST_VALIDATOR = 500
"""In characters: an ETag or a date that is sent back with a later request."""

_Result = TypeVar("_Result")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer: `url` is the last one after redirects, `media_type` the Content-Type.

    `etag` and `last_modified` let a later request ask for changes only. If there were none, the
    answer is `unchanged` and has no data. `private` tells whether it came from a private network.
    """

    url: str
    data: bytes
    media_type: str | None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    private: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Redirect:
    """A server's answer that names another address."""

    url: str
    private: bool = False


def fetch_url(
    url: str,
    *,
    max_bytes: int = LARGEST_BODY,
    timeout: float = LONGEST_TIME,
    read_timeout: float = LONGEST_SILENCE,
    max_redirects: int = MOST_REDIRECTS,
    allow_private: bool = False,
    private_hosts: PrivateHosts = NO_PRIVATE_HOSTS,
    resolver: Resolver = system_resolver,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """Fetch a URL by http or https.

    `timeout` (seconds) limits the whole call, redirects included; `read_timeout` limits each wait
    for a server. `max_bytes` applies before and after decompression. `resolver` looks up each host
    once, and only checked addresses are connected to; `allow_private` accepts addresses of private
    networks, and `private_hosts` those of its hosts only, but not if a public page redirects to
    them. `tls` holds the certificates to trust, by default those of the usual authorities. The
    environment's proxies, cookies and credentials are not used.

    Blocks until it is done: in a coroutine, await `fetch_url_async` instead. Raises `FetchError`,
    which names only the host of the URL.
    """
    limits = _Limits(max_bytes, timeout, read_timeout, max_redirects)
    return _run(_fetch(url, limits, _guard(resolver, allow_private, private_hosts), tls))


async def fetch_url_async(
    url: str,
    *,
    max_bytes: int = LARGEST_BODY,
    timeout: float = LONGEST_TIME,
    read_timeout: float = LONGEST_SILENCE,
    max_redirects: int = MOST_REDIRECTS,
    allow_private: bool = False,
    private_hosts: PrivateHosts = NO_PRIVATE_HOSTS,
    resolver: Resolver = system_resolver,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """Fetch a URL as `fetch_url` does, without blocking the event loop."""
    limits = _Limits(max_bytes, timeout, read_timeout, max_redirects)
    return await _fetch(url, limits, _guard(resolver, allow_private, private_hosts), tls)


def fetch_hop(
    url: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    max_bytes: int = LARGEST_BODY,
    timeout: float = LONGEST_TIME,
    allow_private: bool = False,
    private_hosts: PrivateHosts = NO_PRIVATE_HOSTS,
    resolver: Resolver = system_resolver,
) -> Fetched | Redirect:
    """Fetch a URL as `fetch_url` does, but return a redirect instead of following it.

    With the `etag` or `last_modified` of an earlier answer, ask only for what has changed since.
    """
    limits = _Limits(max_bytes, timeout, LONGEST_SILENCE, 0)
    known = _Known(etag, last_modified)
    guard = _guard(resolver, allow_private, private_hosts)
    return _run(_fetch_hop(url, limits, guard, known))


def _run(fetching: Coroutine[Any, Any, _Result]) -> _Result:
    """Return the result of a coroutine, also where an event loop is running in this thread."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(fetching)
    # As in a notebook. An event loop does not run in another one, but it does in another thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, fetching).result()


def check_url(url: str) -> str:
    """Return the URL as it is requested. Raises `FetchError` for what is no web address."""
    return str(_checked(url))


@dataclass(frozen=True, slots=True)
class _Limits:
    max_bytes: int
    timeout: float
    read_timeout: float
    max_redirects: int


@dataclass(frozen=True, slots=True)
class _Guard:
    resolver: Resolver
    allow: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class _Known:
    """What an earlier answer said of its version."""

    etag: str | None = None
    last_modified: str | None = None


def _guard(resolver: Resolver, allow_private: bool, private_hosts: PrivateHosts) -> _Guard:
    return _Guard(resolver, _anything if allow_private else private_hosts.allow)


def _anything(host: str, address: str) -> bool:
    return True


async def _fetch(url: str, limits: _Limits, guard: _Guard, tls: ssl.SSLContext | None) -> Fetched:
    target = _checked(url)
    # Created outside the time limit: reading certificates is not the server's time.
    transport = httpx.AsyncHTTPTransport(verify=tls or _usual_authorities(), trust_env=False)
    try:
        async with asyncio.timeout(limits.timeout), transport:
            for _ in range(limits.max_redirects + 1):
                answer = await _hop(target, limits, guard, transport, _Known())
                if isinstance(answer, Fetched):
                    return answer
                target = _checked(answer.url)
                if not answer.private and guard.allow is not _anything:
                    # A page of the open internet must not lead into the private network.
                    guard = _Guard(guard.resolver, NO_PRIVATE_HOSTS.allow)
    except TimeoutError:
        raise _too_slow(target.host, limits) from None
    raise FetchError(
        f"{target.host} redirects too often",
        why=f"more than {limits.max_redirects} times",
        remedy="Give the address of the article itself",
    )


@cache
def _usual_authorities() -> ssl.SSLContext:
    """Return the certificates to trust. Reading them takes longer than fetching a small page."""
    return httpx.create_ssl_context(trust_env=False)


async def _fetch_hop(url: str, limits: _Limits, guard: _Guard, known: _Known) -> Fetched | Redirect:
    target = _checked(url)
    transport = httpx.AsyncHTTPTransport(verify=_usual_authorities(), trust_env=False)
    try:
        async with asyncio.timeout(limits.timeout), transport:
            return await _hop(target, limits, guard, transport, known)
    except TimeoutError:
        raise _too_slow(target.host, limits) from None


def _too_slow(host: str, limits: _Limits) -> FetchError:
    return FetchError(
        f"{host} took too long",
        why=f"it did not answer in full within {limits.timeout:g} seconds",
        remedy="Try again later, or give the article's file or text",
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
    target: httpx.URL,
    limits: _Limits,
    guard: _Guard,
    transport: httpx.AsyncHTTPTransport,
    known: _Known,
) -> Fetched | Redirect:
    """Request one URL; return its answer, or the URL to which it redirects."""
    port = target.port or _PORTS[target.scheme]
    addresses, private = await addresses_of(
        target.host, port, resolver=guard.resolver, allow=guard.allow
    )
    failure: httpx.HTTPError | None = None
    for address in addresses:
        try:
            response = await transport.handle_async_request(
                _request(target, address, limits, known)
            )
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
            continue
        except httpx.HTTPError as error:
            raise _broken(target.host, error) from None
        try:
            return await _answer(response, target, limits, private, known)
        except httpx.HTTPError as error:
            raise _broken(target.host, error) from None
        finally:
            await response.aclose()
    raise _broken(target.host, failure) from None


def _request(target: httpx.URL, address: str, limits: _Limits, known: _Known) -> httpx.Request:
    """Build a request to a checked address, with the host's name for the server.

    The connection goes to this address, even if the name means another address by then. The
    certificate is still checked against the name.
    """
    wait = limits.read_timeout
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
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
            **{name: value for name, value in conditions.items() if value},
        },
        extensions={
            "sni_hostname": target.raw_host.decode("ascii"),
            "timeout": {"connect": wait, "read": wait, "write": wait, "pool": wait},
        },
    )


async def _answer(
    response: httpx.Response, target: httpx.URL, limits: _Limits, private: bool, known: _Known
) -> Fetched | Redirect:
    headers = response.headers
    if response.status_code in _REDIRECTS:
        try:
            return Redirect(str(_checked(str(target.join(headers.get("Location", ""))))), private)
        except (httpx.InvalidURL, ValueError):
            _checked("")  # raises the error for an invalid address
    if response.status_code == _NOT_MODIFIED and (known.etag or known.last_modified):
        return Fetched(str(target), b"", None, unchanged=True, private=private)
    if not response.is_success:
        raise FetchError(
            f"{target.host} did not send the page",
            why=f"it answered with status {response.status_code}",
            remedy="Check the address, or give the article's file or text",
            status=response.status_code,
            retry_after=seconds_to_wait(headers.get("Retry-After")),
        )
    data = await read_body(response, host=target.host, max_bytes=limits.max_bytes)
    return Fetched(
        str(target),
        data,
        headers.get("Content-Type"),
        etag=_short(headers.get("ETag")),
        last_modified=_short(headers.get("Last-Modified")),
        private=private,
    )


def _short(value: str | None) -> str | None:
    """Return a header's value to send back later, unless it is too long or no plain text."""
    usable = value and len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if usable else None


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
    return f"rapporteur/{__version__}"
