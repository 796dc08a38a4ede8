"""Links that open an article in this bot."""

from __future__ import annotations

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from facts.models import ArticleInfo

ARTICLE_LINK = "art_"
"""The payload of such a link begins with this; the article's id follows."""


def article_link(bot: Bot, info: ArticleInfo) -> str:
    """Return the link that opens the article in this bot."""
    return create_deep_linked_url(bot.username, f"{ARTICLE_LINK}{info.id}")
