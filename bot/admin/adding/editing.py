"""Changing title, date or source of an article before it is added."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, timedelta

from telegram import ForceReply, Message, MessageEntity, Update, User
from telegram.error import BadRequest

from bot.admin.adding.offering import pending_of, show_pending
from bot.admin.button_press import Press
from bot.admin.descriptions import line
from bot.admin.rights import admin_of
from bot.asking import messages as questions
from bot.messages.reply import reply_text
from bot.messages.rich import Rich, sendable, width
from bot.messages.texts import admin as texts
from bot.messages.texts import day
from bot.services import Context
from bot.state.records import EditableField, PendingArticle
from facts.dates import find_dates, iter_days
from facts.models import Article

LONGEST = {EditableField.TITLE: 300, EditableField.DATE: 100, EditableField.SOURCE: 200}
_WORDLIKE = re.compile(r"\w")
_LONGEST_SHOWN = 300


class EditError(Exception):
    """What was sent can't be the new value; the message says why, for the admin."""


async def press_edit(press: Press) -> None:
    """Edit: ask for the new value. The next message, in groups the reply, is taken for it."""
    pending = await pending_of(press)
    if pending is None:
        return
    field = EditableField(press.arguments[1])
    await press.acknowledge()
    prompt = await press.say(
        _prompt(press, pending.article, field),
        ForceReply(selective=True, input_field_placeholder=texts.PLACEHOLDERS[field]),
    )
    asked = dataclasses.replace(
        pending, message_id=press.message_id, editing=field, prompt_id=prompt.message_id
    )
    await press.services.run(press.services.state.keep_pending, asked)


async def on_text(update: Update, context: Context) -> None:
    """An admin's message without a command: the new value that was asked for, or a question."""
    message = update.message
    if message is None:
        return
    user = admin_of(message, context.services.settings)
    pending = await _asked_for(message, user, context) if user is not None else None
    if pending is None or pending.editing is None:
        await questions.on_message(update, context)
        return
    try:
        article = edited(pending.article, pending.editing, message.text or "", _today())
    except EditError as error:
        # It is still asked for: the next message is taken for it as well.
        await reply_text(context.bot, message, str(error))
        return
    await _without_buttons(pending, context)
    changed = dataclasses.replace(
        pending, article=article, message_id=None, editing=None, prompt_id=None
    )
    await context.services.run(context.services.state.keep_pending, changed)
    await show_pending(message, changed, context)


async def cancel(message: Message, user: User, context: Context) -> None:
    """/cancel: keep what was to be changed as it is."""
    services = context.services
    pending = await services.run(services.state.pending_edit, message.chat.id, user.id)
    if pending is None:
        await reply_text(context.bot, message, texts.NOTHING_TO_CANCEL)
        return
    kept = dataclasses.replace(pending, editing=None, prompt_id=None)
    await services.run(services.state.keep_pending, kept)
    await reply_text(context.bot, message, texts.KEPT)


def edited(article: Article, field: EditableField, value: str, today: date) -> Article:
    """The article with a new title, date or source. Raises `EditError`.

    `today` is what dates as "yesterday" are counted from.
    """
    words = " ".join(sendable(value).split())
    if not words:
        raise EditError(texts.NO_TEXT)
    if len(words) > LONGEST[field]:
        raise EditError(texts.TOO_LONG.format(limit=LONGEST[field]))
    if field is EditableField.TITLE:
        if not _WORDLIKE.search(words):
            raise EditError(texts.TITLE_EMPTY)
        return article.model_copy(update={"title": words})
    none = words == texts.NOTHING
    if field is EditableField.SOURCE:
        return article.model_copy(update={"source": None if none else words})
    return article.model_copy(update={"published": None if none else _day(words, today)})


def _day(words: str, today: date) -> date:
    days = list(iter_days(find_dates(words, today)))
    if len(days) != 1:
        raise EditError(texts.DATE_UNKNOWN)
    # East of here it may already be tomorrow.
    if days[0] > today + timedelta(days=1):
        raise EditError(texts.DATE_AHEAD.format(day=day(days[0])))
    return days[0]


async def _asked_for(message: Message, user: User, context: Context) -> PendingArticle | None:
    """What the message is the new value for: by its reply, else in private the one asked last."""
    services = context.services
    target = message.reply_to_message
    if target is None and message.chat.type != message.chat.PRIVATE:
        return None
    prompt = target.message_id if target is not None else None
    return await services.run(services.state.pending_edit, message.chat.id, user.id, prompt)


async def _without_buttons(pending: PendingArticle, context: Context) -> None:
    """Take the buttons from the message that showed the article as it was."""
    if pending.message_id is None:
        return
    try:
        await context.bot.edit_message_reply_markup(pending.chat_id, pending.message_id)
    except BadRequest:
        return  # the message is gone, or too old: its buttons do no harm


def _prompt(press: Press, article: Article, field: EditableField) -> Rich:
    now = line(_current(article, field), _LONGEST_SHOWN) or texts.NONE_NOW
    end = texts.ASK_FOR_END_TITLE if field is EditableField.TITLE else texts.ASK_FOR_END
    text = f"{texts.ASK_FOR[field].format(now=now)}\n\n{end}"
    if press.chat_id == press.user.id:
        return Rich(text, ())
    # In a group the client asks only who is mentioned.
    name = line(press.user.full_name, 60) or str(press.user.id)
    mention = MessageEntity(MessageEntity.TEXT_MENTION, 0, width(name), user=press.user)
    return Rich(f"{name}\n{text}", (mention,))


def _current(article: Article, field: EditableField) -> str:
    if field is EditableField.TITLE:
        return article.title
    if field is EditableField.SOURCE:
        return article.source or ""
    return day(article.published) if article.published else ""


def _today() -> date:
    return datetime.now(UTC).date()
