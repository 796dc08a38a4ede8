"""Changing the title, date or source of an article before it is added."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, timedelta

from telegram import ForceReply, Message, MessageEntity, Update, User
from telegram.error import BadRequest

from bot.admin.adding import pasting
from bot.admin.adding.confirming import pending_article, show_pending_article
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line
from bot.admin.rights import admin_of, for_admins
from bot.asking import messages as questions
from bot.messages.reply import reply_text
from bot.messages.rich import RichText, one_line, width
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.state.records import EditableField, PendingArticle
from bot.unicode import without_lone_surrogates
from facts import Article, find_dates, is_question, iter_days, long_date

LONGEST_VALUE = {EditableField.TITLE: 300, EditableField.DATE: 100, EditableField.SOURCE: 200}
"""How many characters a new value may have."""
_WORDLIKE = re.compile(r"\w")
_LONGEST_SHOWN = 300


class EditError(Exception):
    """The message cannot be the new value. The error's text tells the admin why."""


async def press_edit(press: ButtonPress) -> None:
    """Ask for the new value. The next message gives it; in groups, the reply does."""
    pending = await pending_article(press)
    if pending is None:
        return
    field = EditableField(press.arguments[1])
    await press.acknowledge()
    prompt = await press.reply(
        _prompt(press, pending.article, field),
        ForceReply(selective=True, input_field_placeholder=texts.PLACEHOLDERS[field]),
    )
    edited = dataclasses.replace(
        pending, message_id=press.message_id, editing=field, prompt_id=prompt.message_id
    )
    await press.services.run(press.services.state.keep_pending, edited)


async def on_text(update: Update, context: BotContext) -> None:
    """Handle an admin's message without a command: the requested new value, or a question."""
    message = update.message
    if message is None:
        return
    user = admin_of(message)
    pending = await _edited_article(message, user, context) if user is not None else None
    if pending is not None and _asks_instead(message):
        pending = None
    if pending is None or pending.editing is None:
        if user is None:
            await questions.on_message(update, context)
        else:
            await _text_or_question(update, context)
        return
    try:
        article = with_new_value(pending.article, pending.editing, message.text or "", _today())
    except EditError as error:
        # The request stays open: the next message is another attempt.
        await reply_text(context.bot, message, str(error))
        return
    await _remove_buttons(pending, context)
    changed = dataclasses.replace(
        pending, article=article, message_id=None, editing=None, prompt_id=None
    )
    await context.services.run(context.services.state.keep_pending, changed)
    await show_pending_article(message, changed, context)


async def _take_text(message: Message, user: User, context: BotContext) -> None:
    await pasting.on_text(Update(0, message=message), message, user, context)


_text_or_question = for_admins(_take_text)


async def cancel(update: Update, context: BotContext) -> None:
    """Handle /cancel: leave the value that the bot asked for as it is.

    Whoever may not edit has nothing to cancel.
    """
    message = update.message
    if message is None:
        return
    services, user = context.services, admin_of(message)
    pending = None
    if user is not None:
        pending = await services.run(services.state.pending_edit, message.chat.id, user.id)
    if pending is None:
        await reply_text(context.bot, message, texts.NOTHING_TO_CANCEL)
        return
    kept = dataclasses.replace(pending, editing=None, prompt_id=None)
    await services.run(services.state.keep_pending, kept)
    await reply_text(context.bot, message, texts.KEPT)


def with_new_value(article: Article, field: EditableField, value: str, today: date) -> Article:
    """Return the article with a new title, date or source.

    Dates such as "yesterday" are relative to `today`. Raises `EditError` if the value is not valid.
    """
    if field is EditableField.TEXT:
        return with_new_text(article, value)
    words = one_line(value)
    if not words:
        raise EditError(texts.NO_TEXT)
    if len(words) > LONGEST_VALUE[field]:
        raise EditError(texts.TOO_LONG.format(limit=LONGEST_VALUE[field]))
    if field is EditableField.TITLE:
        if not _WORDLIKE.search(words):
            raise EditError(texts.TITLE_EMPTY)
        return article.model_copy(update={"title": words})
    none = words == texts.NOTHING
    if field is EditableField.SOURCE:
        return article.model_copy(update={"source": None if none else words})
    return article.model_copy(update={"published": None if none else _day(words, today)})


def with_new_text(article: Article, text: str) -> Article:
    """Return the article with another text, and so another id. Raises `EditError` for none."""
    if not _WORDLIKE.search(text):
        raise EditError(texts.NO_TEXT)
    return Article.of(
        without_lone_surrogates(text.strip()),
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        place=article.place,
    )


def _day(words: str, today: date) -> date:
    days = list(iter_days(find_dates(words, today)))
    if len(days) != 1:
        raise EditError(texts.DATE_UNKNOWN)
    # Further east it may already be tomorrow.
    if days[0] > today + timedelta(days=1):
        raise EditError(texts.DATE_AHEAD.format(day=long_date(days[0])))
    return days[0]


async def _edited_article(
    message: Message, user: User, context: BotContext
) -> PendingArticle | None:
    """Return the article that the message gives a new value for.

    A reply belongs to the message that asked. In private, other messages belong to the last one.
    """
    services = context.services
    target = message.reply_to_message
    if target is None and message.chat.type != message.chat.PRIVATE:
        return None
    prompt = target.message_id if target is not None else None
    return await services.run(services.state.pending_edit, message.chat.id, user.id, prompt)


def _asks_instead(message: Message) -> bool:
    """Return whether a message asks something and is no new value: it replies to no request."""
    text = message.text or ""
    return (
        message.reply_to_message is None
        and len(text) <= pasting.LONGEST_QUESTION
        and is_question(text)
    )


async def _remove_buttons(pending: PendingArticle, context: BotContext) -> None:
    """Remove the buttons from the message that shows the article before the change."""
    if pending.message_id is None:
        return
    try:
        await context.bot.edit_message_reply_markup(pending.chat_id, pending.message_id)
    except BadRequest:
        return  # the message is gone or too old, and its buttons do no harm


def _prompt(press: ButtonPress, article: Article, field: EditableField) -> RichText:
    now = short_line(_current(article, field), _LONGEST_SHOWN) or texts.NONE_NOW
    needed = field in (EditableField.TITLE, EditableField.TEXT)
    end = texts.ASK_FOR_END_TITLE if needed else texts.ASK_FOR_END
    text = f"{texts.ASK_FOR[field].format(now=now)}\n\n{end}"
    if press.chat_id == press.user.id:
        return RichText(text, ())
    # In a group, the client asks only people who are mentioned.
    name = short_line(press.user.full_name, 60) or str(press.user.id)
    mention = MessageEntity(MessageEntity.TEXT_MENTION, 0, width(name), user=press.user)
    return RichText(f"{name}\n{text}", (mention,))


def _current(article: Article, field: EditableField) -> str:
    if field is EditableField.TITLE:
        return article.title
    if field is EditableField.SOURCE:
        return article.source or ""
    if field is EditableField.TEXT:
        return article.text
    return long_date(article.published) if article.published else ""


def _today() -> date:
    return datetime.now(UTC).date()
