"""Removing an article, after a confirmation and with an undo."""

from __future__ import annotations

import secrets

from telegram import Message, User

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import counts_line, source_line, stored_article, title_and_id
from bot.admin.lookup import find_named_article
from bot.admin.pages import Page, admin_button, keyboard
from bot.messages.links import article_link
from bot.messages.reply import reply
from bot.messages.rich import RichText, Writer
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.state.records import UNDO_WITHIN, Action
from facts import ArticleInfo

ASK, REMOVE, KEEP, UNDO = "ask", "rm", "keep", "undo"


async def remove(message: Message, user: User, context: BotContext) -> None:
    """Handle /remove: ask whether to remove the article with that id."""
    info = await find_named_article(message, context, "remove")
    if info is not None:
        await reply(context.bot, message, *_confirmation(info))


async def press_ask(press: ButtonPress) -> None:
    """Ask whether to remove the article that is shown. Raises `UnknownArticle`."""
    info = await press.services.run(press.services.library.info, press.arguments[0])
    await press.acknowledge()
    await press.reply(*_confirmation(info))


async def press_remove(press: ButtonPress) -> None:
    """Remove the article, and offer an undo. Raises `UnknownArticle`."""
    services = press.services
    article = await services.run(services.library.get, press.arguments[0])
    token = secrets.token_hex(8)
    # It is kept before it is removed: at any moment it is in one of the two places.
    await services.run(services.state.keep_removed, token, article)
    await services.run(services.library.remove, article.id)
    await services.run(services.state.audit, audit_entry(press.user, Action.REMOVE, article))
    await press.acknowledge()
    hours = int(UNDO_WITHIN.total_seconds()) // 3600
    out = Writer(texts.REMOVED, "\n\n", *title_and_id(article), "\n", source_line(article))
    out.add("\n\n", texts.UNDO_HINT.format(hours=hours))
    undo = admin_button(texts.BUTTON_UNDO, UNDO, token)
    await press.replace_message(out.rich(), keyboard([undo]))


async def press_keep(press: ButtonPress) -> None:
    """Keep the article."""
    await press.acknowledge()
    await press.replace_message(RichText(texts.KEPT_ARTICLE, ()))


async def press_undo(press: ButtonPress) -> None:
    """Add the removed article again, unchanged."""
    services = press.services
    token = press.arguments[0]
    article = await services.run(services.state.removed, token)
    if article is None:
        await press.alert(texts.UNDO_EXPIRED)
        return
    await press.acknowledge()
    async with press.typing():
        receipt = await services.run(services.library.add, article)
    entry = audit_entry(press.user, Action.RESTORE, article) if receipt.added else None
    await services.run(services.state.drop_removed, token, entry)
    link = article_link(press.context.bot, receipt.article)
    await press.replace_message(stored_article(texts.RESTORED, receipt.article, link))


def _confirmation(info: ArticleInfo) -> Page:
    out = Writer(texts.REMOVE, "\n\n", *title_and_id(info), "\n", source_line(info))
    out.add("\n", counts_line(info.sentence_count, info.fact_count))
    yes = admin_button(texts.BUTTON_REMOVE, REMOVE, info.id)
    no = admin_button(texts.BUTTON_KEEP, KEEP)
    return out.rich(), keyboard([yes, no])
