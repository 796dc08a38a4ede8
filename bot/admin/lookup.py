"""Finding the article that an admin means by its id, or by the beginning of its id."""

from __future__ import annotations

from telegram import Message

from bot.admin.arguments import command_argument
from bot.admin.descriptions import short_line, title_and_id
from bot.admin.pages import page_text
from bot.messages.reply import reply, reply_text
from bot.messages.texts import admin as texts
from bot.services import BotContext
from facts import ArticleInfo

MOST_LISTED = 5
"""How many articles are listed when an id is ambiguous."""


async def find_named_article(
    message: Message, context: BotContext, command: str
) -> ArticleInfo | None:
    """Return the article that the command names.

    If it names no article or several, reply with the reason and return None.
    """
    services = context.services
    words = command_argument(message).split()
    if not words:
        await reply_text(context.bot, message, texts.WHICH_ARTICLE.format(command=command))
        return None
    found = await services.run(services.library.find, words[0])
    if len(found) == 1:
        return found[0]
    prefix = short_line(words[0], 40)
    if not found:
        await reply_text(context.bot, message, texts.NO_ARTICLE.format(id=prefix))
    else:
        listed = [title_and_id(info) for info in found[:MOST_LISTED]]
        text = page_text([texts.SEVERAL_ARTICLES.format(id=prefix)], listed)
        await reply(context.bot, message, text)
    return None
