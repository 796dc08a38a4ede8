"""Links in messages: to an article in this bot, and to its page on the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from bot.messages.rich import Segment, shorten
from facts import ArticleInfo

ARTICLE_LINK = "art_"
"""The beginning of the payload in a link to an article. The article's id follows."""
LONGEST_URL = 2048


def article_link(bot: Bot, info: ArticleInfo) -> str:
    """Return the link that opens the article in this bot."""
    return create_deep_linked_url(bot.username, f"{ARTICLE_LINK}{info.id}")


def web_link(url: str | None) -> list[Segment]:
    """Return the host of the URL, linked, or nothing if Telegram would not accept the URL."""
    if not url or len(url) > LONGEST_URL or not url.isascii() or any(c <= " " for c in url):
        return []
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return []
    if parts.scheme not in ("http", "https") or "." not in host:
        return []
    return [Segment(shorten(host.removeprefix("www."), 60), url=url)]
