"""Feeds to their articles: RSS and Atom by feedparser, and JSON Feed."""

from __future__ import annotations

import io
import re
import time
from typing import Any, NoReturn

import feedparser

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers.addresses import web_address
from facts.readers.extracted import Extracted, titled
from facts.readers.json_feed import is_json_feed, json_items
from facts.readers.markup import text_of

MOST_ITEMS = 1_000

_ITEM = re.compile(rb"<(?:[A-Za-z]{1,20}:)?(?:item|entry)[\s>/]")
_GLIMPSE = 4_096  # bytes within which a feed in JSON names its format
_MANY = 10  # times as many: an item may show the markup of others


def extract_feed(
    data: bytes, *, media_type: str | None = None, url: str | None = None
) -> list[Extracted]:
    """Extract the items of a feed: what each holds of its article, not the page it links to.

    Relative links are completed by `url`, the feed's own address.

    Raises `UnreadableDocument` where the feed is damaged or has no item, `TooLarge` over
    `MOST_ITEMS`.
    """
    if is_json_feed(data[:_GLIMPSE].decode("latin-1")):
        found, count = json_items(data, url=url, most=MOST_ITEMS)
        if count > MOST_ITEMS:
            raise _too_long()
        return found or _refuse_empty()
    if len(_ITEM.findall(data)) > MOST_ITEMS * _MANY:  # before all of them are read
        raise _too_long()
    headers = {"content-type": media_type} if media_type else {}
    # As a stream: feedparser would take bytes that are a path for the name of a file.
    stream = io.BytesIO(data)
    try:
        feed = feedparser.parse(stream, response_headers=headers, resolve_relative_uris=False)
    except ValueError:  # by the name of an encoding that is none
        raise UnreadableDocument(
            "The feed cannot be read",
            why="its encoding is not named as one",
            remedy="Save it again as UTF-8",
        ) from None
    if len(feed.entries) > MOST_ITEMS:
        raise _too_long()
    publisher = _words(feed.feed.get("title"))
    found = [
        item
        for number, entry in enumerate(feed.entries, 1)
        if (item := _item(entry, publisher, f"item {number}", url or "")) is not None
    ]
    return found or _refuse_empty()


def _refuse_empty() -> NoReturn:
    raise UnreadableDocument(
        "The feed holds no article",
        why="it has no item with a text",
        remedy="Give the address of an article instead",
    )


def _too_long() -> TooLarge:
    return TooLarge(
        "The feed is too long",
        why=f"it has more than {MOST_ITEMS:,} items",
        remedy="Give it in parts",
    )


def _item(entry: Any, publisher: str | None, name: str, base: str) -> Extracted | None:
    title = _words(_plain(entry.get("title") or ""))
    texts = [part.get("value") or "" for part in entry.get("content", [])]
    texts.append(entry.get("summary") or "")
    body = max((_plain(text) for text in texts), key=len)
    if not title and not body:
        return None
    source = _words(entry.get("source", {}).get("title")) if entry.get("source") else None
    return Extracted(
        text=titled(body, title) if body else title or "",
        title=title,
        source=source or publisher,
        url=web_address(entry.get("link") or "", base),
        published=_day(_moment(entry, "published_parsed") or _moment(entry, "updated_parsed")),
        name=name,
    )


def _moment(entry: Any, name: str) -> time.struct_time | None:
    # Not by `get`, with which feedparser takes one date for another that is not there, and warns.
    return entry[name] if name in entry else None  # noqa: SIM401


def _plain(markup: str) -> str:
    try:
        return text_of(markup, buttons=False)
    except FactsError:
        return ""


def _words(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text else None


def _day(moment: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%d", moment) if moment else None
