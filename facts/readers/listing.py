"""Lists of articles, feeds (RSS, Atom, JSON Feed) and sitemaps, as the addresses that they list."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import re
import zlib

import lxml.html
from lxml import etree

from facts.errors import EmptyInput, TooLarge, UnreadableDocument
from facts.readers import feed
from facts.readers.addresses import web_address
from facts.readers.charset import decode
from facts.readers.extracted import damaged
from facts.readers.json_feed import is_json_feed
from facts.readers.listed import Entry, Listing, ListingKind
from facts.readers.xml import parse_xml, words_of

MOST_PAGES = 50_000
"""Pages of one sitemap, as the protocol of sitemaps has it."""
LARGEST_LISTING = 50_000_000
"""In bytes, inflated, as the protocol of sitemaps has it."""
_GLIMPSE = 4_096  # bytes within which the outermost element begins
_GZIP = b"\x1f\x8b"
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]{1,60}:)?([a-z]{1,20})\b", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_LONGEST_ADDRESS = 4_000


def read_listing(data: bytes, *, media_type: str | None = None, url: str | None = None) -> Listing:
    """Read a list from its bytes; relative addresses are completed by `url`, its own.

    This can take long for a hostile list: `facts.readers.isolated_listing` limits the time. Raises
    `UnreadableDocument` for what is no list or is damaged, `EmptyInput` where it lists nothing,
    `TooLarge` over a limit.
    """
    data = _inflated(data)
    if not data.strip():
        raise _empty()
    if is_json_feed(data[:_GLIMPSE].decode("latin-1")):
        return Listing(ListingKind.FEED, _of_feed(data, media_type, url))
    match _root(data):
        case "rss" | "feed" | "rdf":
            return Listing(ListingKind.FEED, _of_feed(data, media_type, url))
        case "urlset":
            return Listing(ListingKind.SITEMAP, _of_sitemap(data, "url", url))
        case "sitemapindex":
            return Listing(ListingKind.INDEX, _of_sitemap(data, "sitemap", url))
        case _:
            raise _no_list(data, media_type, url)


def _inflated(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as file:
            inflated = file.read(LARGEST_LISTING + 1)
    except (OSError, EOFError, zlib.error):
        raise damaged("list of articles") from None
    if len(inflated) > LARGEST_LISTING:
        raise TooLarge(
            "The list of articles is too large",
            why=f"it has more than {LARGEST_LISTING // 1_000_000} MB",
            remedy="Give a shorter one, such as the publisher's feed",
        )
    return inflated


def _root(data: bytes) -> str:
    head = data[:_GLIMPSE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.replace(b"\x00", b"").decode("latin-1")
    found = _ROOT.search(text)
    return found[1].lower() if found else ""


def _of_feed(data: bytes, media_type: str | None, url: str | None) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for item in feed.extract_feed(data, media_type=media_type, url=url):
        stamp = _digest("\0".join((item.title or "", item.published or "", item.text)))
        address = item.url if item.url and len(item.url) <= _LONGEST_ADDRESS else None
        content = item if address is None else None
        key = address or f"item:{_digest(item.title or item.text)}"
        entries.setdefault(key, Entry(key, address, stamp, content, item.source, item.published))
    return tuple(entries.values())


def _of_sitemap(data: bytes, tag: str, url: str | None) -> tuple[Entry, ...]:
    found: dict[str, tuple[str, Entry]] = {}
    for element in parse_xml(data, "sitemap"):
        if _name(element) != tag:
            continue
        address = _joined(url, _child(element, "loc") or "")
        changed = _child(element, "lastmod") or _child(element, "publication_date") or ""
        if address is None or address in found:
            continue
        if len(found) >= MOST_PAGES:
            raise TooLarge(
                "The sitemap is too long",
                why=f"it lists more than {MOST_PAGES:,} pages",
                remedy="Give one of its parts, or the publisher's feed",
            )
        found[address] = (changed, Entry(address, address, changed[:60]))
    if not found:
        raise _empty()
    # Days and times of the W3C's form sort as texts.
    newest_first = sorted(found.values(), key=lambda each: each[0], reverse=True)
    return tuple(entry for _, entry in newest_first)


def _child(element: etree._Element, name: str) -> str | None:
    for child in element.iter():
        if child is not element and _name(child) == name:
            return words_of(child)
    return None


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _joined(base: str | None, link: str) -> str | None:
    address = web_address(link, base)
    return address if address and len(address) <= _LONGEST_ADDRESS else None


def _no_list(data: bytes, media_type: str | None, url: str | None) -> UnreadableDocument:
    feeds = _feeds_of_page(data, media_type, url)
    return UnreadableDocument(
        "The address is no feed and no sitemap",
        why="a page is there, which lists no articles for programs",
        remedy=f"Watch the page's feed instead: {feeds[0]}"
        if feeds
        else "Give the address of an RSS or Atom feed or of a sitemap.xml",
    )


def _feeds_of_page(data: bytes, media_type: str | None, url: str | None) -> list[str]:
    """Return the addresses of the feeds that a web page names."""
    try:
        tree = lxml.html.document_fromstring(decode(data, media_type))
    except Exception:  # noqa: BLE001  lxml raises errors of many kinds, and only a hint is lost
        return []
    found = (
        _joined(url, str(link.get("href") or ""))
        for link in tree.iter("link")
        if str(link.get("type") or "").lower() in _FEED_TYPES
    )
    return [address for address in found if address]


def _empty() -> EmptyInput:
    return EmptyInput(
        "The list of articles is empty",
        why="it names no article",
        remedy="Check its address, or try again when it has one",
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
