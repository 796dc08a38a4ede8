"""Finding the article that an admin means by its id, or by how its id begins."""

from __future__ import annotations

from telegram import Message

from bot.admin.arguments import argument
from bot.admin.descriptions import line, named
from bot.admin.pages import page
from bot.messages.reply import reply, reply_text
from bot.messages.texts import admin as texts
from bot.services import Context
from facts.models import ArticleInfo

SHOWN = 5
"""How many articles are told where several are meant."""


async def one(message: Message, context: Context, command: str) -> ArticleInfo | None:
    """The article that the command names; none, and the admin is told, where it's not just one."""
    services = context.services
    words = argument(message).split()
    if not words:
        await reply_text(context.bot, message, texts.WHICH_ARTICLE.format(command=command))
        return None
    found = await services.run(services.library.find, words[0])
    if len(found) == 1:
        return found[0]
    given = line(words[0], 40)
    if not found:
        await reply_text(context.bot, message, texts.NO_ARTICLE.format(id=given))
    else:
        heading = [texts.SEVERAL_ARTICLES.format(id=given)]
        await reply(context.bot, message, page(heading, [named(info) for info in found[:SHOWN]]))
    return None
