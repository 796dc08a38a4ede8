"""An article for everyone: its whole text in pages, with the cited sentence marked."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message, Update

from bot.asking.article_pages import article_pages, page_keyboard, page_of_mark, page_text
from bot.asking.chat_record import record_with
from bot.messages.callbacks import unpack
from bot.messages.refusals import ignore_unmodified
from bot.messages.reply import edit, notify, reply, reply_text
from bot.messages.rich import RichText
from bot.messages.texts import everyone as texts
from bot.services import BotContext, Services
from facts import UnknownArticle


async def show_article(
    message: Message, article_id: str, marked: int | None, context: BotContext
) -> None:
    """Reply with the page of the article that holds the marked sentence, or its first."""
    services = context.services
    record = await record_with(article_id, message.from_user, context)
    if record is None:
        await reply_text(context.bot, message, texts.ARTICLE_GONE)
        return
    with services.records.using(record):
        shown = await services.run(_page, services, article_id, None, marked)
    await reply(context.bot, message, *shown)


async def on_page_button(update: Update, context: BotContext) -> None:
    """Show another page of the article."""
    query = update.callback_query
    if query is None:
        return
    services = context.services
    if query.message is None:
        await notify(query, texts.BUTTON_EXPIRED)
        return
    if not (await services.throttle.take(query.from_user.id)).allowed:
        await notify(query, texts.TOO_FAST)
        return
    try:
        article_id, number, marked = unpack(query.data)
        mark, page = int(marked) if int(marked) >= 0 else None, int(number)
        record = await record_with(article_id, query.from_user, context)
        if record is None:
            await notify(query, texts.ARTICLE_GONE)
            return
        with services.records.using(record):
            shown = await services.run(_page, services, article_id, page, mark)
    except UnknownArticle:
        await notify(query, texts.ARTICLE_GONE)
    except ValueError:  # somebody made up the button's data
        await notify(query, texts.NO_MORE)
    else:
        await notify(query)
        with ignore_unmodified():
            chat_id, message_id = query.message.chat.id, query.message.message_id
            await edit(context.bot, chat_id, message_id, *shown)


def _page(
    services: Services, article_id: str, number: int | None, marked: int | None
) -> tuple[RichText, InlineKeyboardMarkup | None]:
    """Return a page and its buttons, or the page with the mark. Raises `UnknownArticle`.

    The id of an article whose text was corrected leads to the article as it is now.
    """
    try:
        article = services.library.get(article_id)
    except UnknownArticle:
        moved_to = services.state.moved_to(article_id)
        if moved_to is None:
            raise
        article = services.library.get(moved_to)
        article_id = moved_to
    pages = article_pages(article, services.library.sentences(article_id), marked)
    shown = page_of_mark(pages) if number is None else min(max(number, 0), len(pages) - 1)
    return page_text(article, pages, shown), page_keyboard(article_id, pages, shown, marked)
