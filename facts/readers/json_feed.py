"""Feeds in JSON (the JSON Feed format, https://www.jsonfeed.org/version/1.1/) to their articles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facts.errors import FactsError
from facts.readers.addresses import web_address
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, damaged, titled
from facts.readers.markup import text_of

_VERSION = re.compile(r"\"version\"\s{0,9}:\s{0,9}\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\b")


def is_json_feed(head: str) -> bool:
    """Return whether the beginning of a text is that of a feed in JSON: it names the format."""
    return head.lstrip("\ufeff \t\r\n").startswith("{") and _VERSION.search(head) is not None


def json_items(data: bytes, *, url: str | None, most: int) -> tuple[list[Extracted], int]:
    """Extract the first `most` items of a feed in JSON that have a text, and tell how many items it
    has. Relative links are completed by `url`.

    Raises `UnreadableDocument` where it is damaged.
    """
    try:
        feed = json.loads(decode(data, "application/json"))
    except (ValueError, RecursionError):
        raise damaged("feed") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise damaged("feed", why="it has no list of items")
    publisher = _words(feed.get("title"))
    base = url or _words(feed.get("feed_url")) or _words(feed.get("home_page_url")) or ""
    found = (
        _item(item, publisher, f"item {number}", base)
        for number, item in enumerate(items[:most], 1)
        if isinstance(item, dict)
    )
    return [item for item in found if item is not None], len(items)


def _item(item: Mapping[str, Any], publisher: str | None, name: str, base: str) -> Extracted | None:
    title = _words(item.get("title"))
    body = _markup(item.get("content_html")) or _text(item.get("content_text"))
    body = body or _text(item.get("summary"))
    if not title and not body:
        return None
    link = _words(item.get("url")) or _words(item.get("id")) or ""
    return Extracted(
        text=titled(body, title) if body else title or "",
        title=title,
        source=publisher,
        url=web_address(link, base),
        published=_day(item.get("date_published")) or _day(item.get("date_modified")),
        name=name,
    )


def _markup(value: object) -> str:
    try:
        return text_of(value) if isinstance(value, str) and value.strip() else ""
    except FactsError:
        return ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _day(value: object) -> str | None:
    """Return the day of a time in RFC 3339, as it is where the time was written."""
    try:
        return datetime.fromisoformat(_text(value)).date().isoformat()
    except ValueError:
        return None
