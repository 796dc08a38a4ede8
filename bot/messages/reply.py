"""Sending texts with their entities, as replies and without link previews."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import (
    Bot,
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.messages.refusals import is_expired
from bot.messages.rich import RichText

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TYPING_LASTS = 4.5
"""Seconds for which the client shows that the bot is typing."""


async def reply(
    bot: Bot,
    to: Message,
    rich: RichText,
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
) -> Message:
    """Reply to a message in its topic, even if the message was deleted meanwhile.

    If its group has become a supergroup meanwhile, send the text there.
    """

    async def send(chat_id: int, reply_to: ReplyParameters | None, topic: int | None) -> Message:
        return await bot.send_message(
            chat_id,
            rich.text,
            entities=rich.entities,
            reply_parameters=reply_to,
            message_thread_id=topic,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )

    try:
        reply_to = ReplyParameters(to.message_id, allow_sending_without_reply=True)
        return await send(to.chat.id, reply_to, _topic(to))
    except ChatMigrated as moved:
        return await send(moved.new_chat_id, None, None)


async def reply_text(bot: Bot, to: Message, text: str) -> Message:
    """Reply with plain text."""
    return await reply(bot, to, RichText(text, ()))


async def react(bot: Bot, to: Message, emoji: str) -> None:
    """React to a message, if its chat allows that."""
    with suppress(BadRequest):  # the group may allow other reactions only, or none
        await bot.set_message_reaction(to.chat.id, to.message_id, ReactionTypeEmoji(emoji))


async def edit(
    bot: Bot, chat_id: int, message_id: int, rich: RichText, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Replace one of the bot's own messages. Raises `telegram.error.BadRequest`."""
    await bot.edit_message_text(
        rich.text,
        chat_id,
        message_id,
        entities=rich.entities,
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard,
    )


async def notify(query: CallbackQuery, text: str | None = None, *, alert: bool = True) -> None:
    """Answer a button press, unless Telegram has given up on it, for example during a restart."""
    try:
        await query.answer(text, show_alert=True if alert and text else None)
    except BadRequest as error:
        if not is_expired(error):
            raise


@asynccontextmanager
async def typing(bot: Bot, to: Message, *, after: float) -> AsyncIterator[None]:
    """Show that the bot is typing if the block takes longer than `after` seconds."""

    async def show() -> None:
        await asyncio.sleep(after)
        while True:
            # This is only a courtesy: if it fails, the answer still comes.
            with suppress(TelegramError):
                await bot.send_chat_action(
                    to.chat.id, ChatAction.TYPING, message_thread_id=_topic(to)
                )
            await asyncio.sleep(_TYPING_LASTS)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
