"""Links in messages: to an article in this bot, and to its page on the web."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias
from urllib.parse import urlsplit

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from bot.messages.rich import Segment, shorten
from facts import ArticleInfo
from facts.result_json import sentence_link

ARTICLE_LINK = "art_"
"""The beginning of the payload in a link to an article.

The article's id follows, and the number of a sentence if one is to be marked.
"""
INVITATION_LINK = "inv_"
"""The beginning of the payload in a link that lets people in. Its token follows."""
LONGEST_URL = 2048
_LONGEST_INDEX = 9


SentenceLink: TypeAlias = Callable[[str, int], str | None]
"""Returns the link to the sentence of that number in the article of that id, or None."""


def article_link(bot: Bot, info: ArticleInfo) -> str:
    """Return the link that opens the article in this bot."""
    return create_deep_linked_url(bot.username, f"{ARTICLE_LINK}{info.id}")


def invitation_link(bot: Bot, token: str) -> str:
    """Return the link that lets people in."""
    return create_deep_linked_url(bot.username, f"{INVITATION_LINK}{token}")


def invited_by(payload: str) -> str | None:
    """Return the token in the payload of a link that lets people in, or None."""
    if not payload.startswith(INVITATION_LINK):
        return None
    return payload.removeprefix(INVITATION_LINK)


def sentence_links(bot: Bot, web: str | None = None) -> SentenceLink:
    """Return a function for links that open an article with a sentence marked.

    It is opened in this bot, or by the server at the address `web` if there is one.
    """
    if web is not None:
        return partial(sentence_link, web)

    def link(article_id: str, index: int) -> str:
        return create_deep_linked_url(bot.username, f"{ARTICLE_LINK}{article_id}_{index}")

    return link


def no_link(article_id: str, index: int) -> None:
    """Return no link."""


def linked_sentence(payload: str) -> tuple[str, int | None] | None:
    """Return the article's id and the sentence's number in a link's payload, or None."""
    if not payload.startswith(ARTICLE_LINK):
        return None
    article_id, _, index = payload.removeprefix(ARTICLE_LINK).partition("_")
    return article_id, int(index) if index.isdecimal() and len(index) < _LONGEST_INDEX else None


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
