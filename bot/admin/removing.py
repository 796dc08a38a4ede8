"""Removing an article, after a confirmation and with a way back."""

from __future__ import annotations

import secrets

from telegram import InlineKeyboardMarkup, Message, User

from bot.admin.adding.offering import entry_of, stored
from bot.admin.button_press import Press
from bot.admin.descriptions import amount, named, origin
from bot.admin.lookup import one
from bot.admin.pages import button
from bot.messages.reply import reply
from bot.messages.rich import Rich, Writer
from bot.messages.texts import admin as texts
from bot.services import Context
from bot.state.records import UNDO_WITHIN, Action
from facts.models import ArticleInfo

ASK, REMOVE, KEEP, UNDO = "ask", "rm", "keep", "undo"


async def remove(message: Message, user: User, context: Context) -> None:
    """/remove ID: ask whether to remove it."""
    info = await one(message, context, "remove")
    if info is not None:
        await reply(context.bot, message, *_question(info))


async def press_ask(press: Press) -> None:
    """Remove, under an article that is shown: ask. Raises `UnknownArticle`."""
    info = await press.services.run(press.services.library.info, press.arguments[0])
    await press.acknowledge()
    await press.say(*_question(info))


async def press_remove(press: Press) -> None:
    """Remove, confirmed. Raises `UnknownArticle`."""
    services = press.services
    article = await services.run(services.library.get, press.arguments[0])
    token = secrets.token_hex(8)
    # Kept before it is removed: whatever happens in between, it is in one of the two places.
    await services.run(services.state.keep_removed, token, article)
    await services.run(services.library.remove, article.id)
    await services.run(services.state.audit, entry_of(press.user, Action.REMOVE, article))
    await press.acknowledge()
    hours = int(UNDO_WITHIN.total_seconds()) // 3600
    out = Writer(texts.REMOVED, "\n\n", *named(article), "\n", origin(article))
    out.add("\n\n", texts.UNDO_HINT.format(hours=hours))
    undo = InlineKeyboardMarkup([[button(texts.BUTTON_UNDO, UNDO, token)]])
    await press.show(out.rich(), undo)


async def press_keep(press: Press) -> None:
    """Keep: nothing happens."""
    await press.acknowledge()
    await press.show(Rich(texts.KEPT_ARTICLE, ()))


async def press_undo(press: Press) -> None:
    """Undo: add the article again, as it was."""
    services = press.services
    token = press.arguments[0]
    article = await services.run(services.state.removed, token)
    if article is None:
        await press.alert(texts.UNDO_EXPIRED)
        return
    await press.acknowledge()
    async with press.typing():
        receipt = await services.run(services.library.add, article)
    entry = entry_of(press.user, Action.RESTORE, article) if receipt.added else None
    await services.run(services.state.drop_removed, token, entry)
    await press.show(stored(texts.RESTORED, receipt.article, press.context))


def _question(info: ArticleInfo) -> tuple[Rich, InlineKeyboardMarkup]:
    out = Writer(texts.REMOVE, "\n\n", *named(info), "\n", origin(info))
    out.add("\n", amount(info.sentence_count, info.fact_count))
    yes, no = button(texts.BUTTON_REMOVE, REMOVE, info.id), button(texts.BUTTON_KEEP, KEEP)
    return out.rich(), InlineKeyboardMarkup([[yes, no]])
