"""A publisher's site for tests of watching: its feed, its pages, and what it was asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from facts.fetch import PrivateHosts
from facts.library import Library
from facts.stores.watching import WatchResult
from facts.watch import Watcher
from facts.watch.polite import PoliteFetcher
from tests.facts.web import Site, give, serving

HERE = PrivateHosts.parse("*.example")
START = 1_800_000_000.0


def page(title: str, sentence: str) -> bytes:
    """Return a web page with an article."""
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{sentence}</p></article></body></html>"
    ).encode()


def feed(*links: str, day: str = "Mon, 02 Mar 2026 10:00:00 GMT") -> bytes:
    """Return an RSS feed of these links."""
    items = "".join(
        f"<item><title>{link}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
        for link in links
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>'
        f"{items}</channel></rss>"
    ).encode()


@dataclass
class Publisher:
    """A site: the body, the status and the headers of each path. All else is 404."""

    site: Site | None = None
    bodies: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def url(self, path: str, host: str = "site.example") -> str:
        """Return the address of a path."""
        assert self.site is not None
        return self.site.url(path, host)

    def asked(self) -> list[str]:
        """Return the paths that were asked for since the last call, without the rules."""
        assert self.site is not None
        paths = [path for path, _ in self.site.requests if path != "/robots.txt"]
        self.site.requests.clear()
        return paths

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request, by 304 where the client has the version."""
        path = handler.path
        headers = self.headers.get(path, {})
        etag = headers.get("ETag")
        if etag is not None and handler.headers.get("If-None-Match") == etag:
            give(b"", 304)(handler)
            return
        body = self.bodies.get(path)
        status = self.statuses.get(path, 404 if body is None else 200)
        give(body or b"", status, **headers)(handler)


class Watching:
    """A watcher of a record in memory, with a clock of its own."""

    def __init__(self, library: Library, publisher: Publisher, hosts: PrivateHosts = HERE) -> None:
        self.library = library
        self.publisher = publisher
        self.now = START
        self.watcher = Watcher(
            library,
            private_hosts=hosts,
            fetcher=PoliteFetcher(threading.Event(), pause=0.0, resolver=self.resolve),
            clock=lambda: self.now,
        )

    @staticmethod
    def resolve(host: str, port: int) -> list[str]:
        """Resolve every name to this machine."""
        return ["127.0.0.1"]

    def look(self, *, after: float = 4_000.0) -> WatchResult:
        """Look at the only place, which is due after some seconds."""
        (result,) = self.looks(after=after)
        return result

    def looks(self, *, after: float) -> list[WatchResult]:
        """Look at what is due after some seconds."""
        self.now += after
        return [result for _, result in self.watcher.check_due()]

    def titles(self) -> list[str]:
        """Return the titles in the record."""
        return sorted(info.title for info in self.library.articles())


@contextmanager
def watching(hosts: PrivateHosts = HERE, store: str | Path = ":memory:") -> Iterator[Watching]:
    """Run a site, and a watcher that reaches it as site.example."""
    publisher = Publisher()
    with serving(publisher.respond) as site, Library.open(store, reader=False) as library:
        publisher.site = site
        yield Watching(library, publisher, hosts)
