"""Sending texts with their entities, as replies and without link previews."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

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

from bot.inbox import in_hand
from bot.messages.refusals import is_expired, is_unmodified
from bot.messages.rich import RichText, shorten
from bot.state.updates import SentMessage

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LONGEST_NOTICE = 200
"""How many characters Telegram shows after a press of a button."""
TYPING_LASTS = 4.5
"""Seconds for which the client shows that the bot is typing."""


async def reply(
    bot: Bot,
    to: Message,
    rich: RichText,
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
    *,
    beside: bool = False,
) -> SentMessage:
    """Reply to a message in its topic, even if the message was deleted meanwhile.

    If its group has become a supergroup meanwhile, send the text there. A message that comes
    `beside` the handling of an update may come again if the update is handled again.
    """

    async def send() -> Message:
        try:
            return await bot.send_message(
                to.chat.id,
                rich.text,
                entities=rich.entities,
                reply_parameters=reply_to(to.message_id),
                message_thread_id=_topic(to),
                direct_messages_topic_id=_direct_topic(to),
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except ChatMigrated as moved:
            return await bot.send_message(
                moved.new_chat_id,
                rich.text,
                entities=rich.entities,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )

    if beside:
        sent = await send()
        return SentMessage(sent.chat.id, sent.message_id)
    return await send_once(bot, send, to.chat.id, to.message_id, rich, keyboard)


def reply_to(message_id: int) -> ReplyParameters:
    """Return what makes a message a reply to another one, unless that was deleted."""
    return ReplyParameters(message_id, allow_sending_without_reply=True)


async def send_once(
    bot: Bot,
    send: Callable[[], Awaitable[Message]],
    chat_id: int,
    after: int,
    rich: RichText | None = None,
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
) -> SentMessage:
    """Send a message for the update in hand, and return its place. It is not sent again later.

    `after` is an older message of the chat. `rich` and `keyboard` are what the message shows, by
    which it is found if a crash leaves open whether it was sent.
    """
    hand = in_hand.get()
    if hand is None:
        sent = await send()
        return SentMessage(sent.chat.id, sent.message_id)

    # A message that asks for a reply cannot be edited.
    if rich is None or isinstance(keyboard, ForceReply):
        return await hand.send(send, chat_id, after, None)
    is_there = partial(_is_there, bot, chat_id, rich, keyboard)
    return await hand.send(send, chat_id, after, is_there)


async def _is_there(
    bot: Bot, chat_id: int, rich: RichText, keyboard: InlineKeyboardMarkup | None, message_id: int
) -> bool:
    """Return whether the bot's message with that id shows this, after an edit if necessary."""
    try:
        await edit(bot, chat_id, message_id, rich, keyboard)
    except BadRequest as error:
        return is_unmodified(error)
    return True


async def reply_text(bot: Bot, to: Message, text: str) -> SentMessage:
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
    shown = shorten(text, _LONGEST_NOTICE) if text is not None else None
    try:
        await query.answer(shown, show_alert=True if alert and text else None)
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
            await asyncio.sleep(TYPING_LASTS)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _direct_topic(message: Message) -> int | None:
    """Return the topic of a message that somebody writes to a channel."""
    topic = message.direct_messages_topic
    return topic.topic_id if topic is not None else None
