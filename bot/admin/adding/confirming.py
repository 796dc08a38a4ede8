"""The preview of an article with its buttons, up to the moment when it is added or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from telegram import Message

from bot.admin.adding import preview as view
from bot.admin.adding.correction_text import correction_page
from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import stored_article
from bot.admin.pages import Page
from bot.messages.links import article_link
from bot.messages.reply import reply, typing
from bot.messages.rich import RichText
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.state.records import Action, PendingArticle
from bot.state.updates import SentMessage
from facts import Preview


async def show_pending_article(
    message: Message,
    pending: PendingArticle,
    context: BotContext,
    *,
    cut: bool = False,
    notices: Sequence[str] = (),
) -> SentMessage | None:
    """Show an article that waits for a confirmation, in reply to the admin's message.

    `notices` tell what of its file was not read. Return the reply, or None for a text that the
    record already holds: it is named, and does not wait.
    """
    services = context.services
    if pending.replaces is not None:
        return await _show_correction(message, pending, pending.replaces, context)
    link_to = partial(article_link, context.bot)
    async with typing(context.bot, message, after=services.settings.typing_after):
        preview = await services.run(services.previews.make, pending.article)
    if preview.duplicate is not None:
        await reply(context.bot, message, view.duplicate_text(preview.duplicate, link_to))
        return None
    await services.run(services.state.keep_pending, pending)
    page = await preview_page(pending, context, cut=cut, notices=notices)
    return await reply(context.bot, message, *page)


async def preview_page(
    pending: PendingArticle, context: BotContext, *, cut: bool = False, notices: Sequence[str] = ()
) -> Page:
    """Return the preview of an article with its buttons."""
    preview = await context.services.run(context.services.previews.get, pending.article)
    link_to = partial(article_link, context.bot)
    text = view.preview_text(preview, link_to, cut=cut, notices=notices)
    return text, view.preview_keyboard(pending.token, len(preview.facts))


async def _show_correction(
    message: Message, pending: PendingArticle, article_id: str, context: BotContext
) -> SentMessage:
    """Show what a correction changes. Raises `UnknownArticle` if the article is gone."""
    services = context.services
    old = await services.run(services.library.get, article_id)
    await services.run(services.state.keep_pending, pending)
    return await reply(context.bot, message, *correction_page(old, pending))


async def press_add(press: ButtonPress) -> None:
    """Store the article. Pressed twice, or by two admins, it is stored once."""
    pending = await pending_article(press)
    if pending is None:
        return
    await press.acknowledge()
    services = press.services
    async with press.typing():
        kept = services.previews.kept(pending.article)
        receipt = await services.run(services.library.add, kept or pending.article)
    services.previews.forget(pending.article)
    entry = audit_entry(press.user, Action.ADD, pending.article) if receipt.added else None
    await services.run(services.state.drop_pending, pending.token, entry)
    heading = texts.ADDED if receipt.added else texts.ADDED_BEFORE
    link = article_link(press.context.bot, receipt.article)
    await press.replace_message(stored_article(heading, receipt.article, link))


async def press_cancel(press: ButtonPress) -> None:
    """Forget the article."""
    pending = await pending_article(press)
    if pending is not None:
        services = press.services
        services.previews.forget(pending.article)
        await services.run(services.state.drop_pending, pending.token)
        await press.acknowledge()
        await press.replace_message(RichText(texts.CANCELLED, ()))


async def press_facts(press: ButtonPress) -> None:
    """Show a page of all facts of the article."""
    pending = await pending_article(press)
    if pending is not None:
        number = press.number(1)
        await press.acknowledge()
        async with press.typing():
            preview = await _preview(press, pending)
        await press.replace_message(*view.facts_page(preview, pending.token, number))


async def press_preview(press: ButtonPress) -> None:
    """Show the preview again, in place of the facts."""
    pending = await pending_article(press)
    if pending is not None:
        await press.acknowledge()
        async with press.typing():
            preview = await _preview(press, pending)
        text = view.preview_text(preview, partial(article_link, press.context.bot))
        keyboard = view.preview_keyboard(pending.token, len(preview.facts))
        await press.replace_message(text, keyboard)


async def pending_article(press: ButtonPress) -> PendingArticle | None:
    """Return the article that the button is about.

    If it is another admin's, or no longer kept, say so and return None.
    """
    services = press.services
    pending = await services.run(services.state.pending, press.arguments[0])
    if pending is None:
        await press.alert(texts.EXPIRED)
        return None
    if pending.admin_id != press.user.id:
        await press.alert(texts.NOT_YOURS)
        return None
    return pending


async def _preview(press: ButtonPress, pending: PendingArticle) -> Preview:
    return await press.services.run(press.services.previews.get, pending.article)
