"""/watch @channel: channels whose posts come into the record by themselves."""

from __future__ import annotations

import re

from telegram import Chat, ChatFullInfo, ChatMember, InlineKeyboardButton, Message, User
from telegram.constants import MessageEntityType as Style
from telegram.error import TelegramError

from bot.admin.audit_entries import audit_entry
from bot.admin.descriptions import short_line
from bot.admin.pages import PageBlock, admin_button
from bot.messages.reply import reply
from bot.messages.rich import Segment, plain_text
from bot.messages.texts import admin as texts
from bot.services import BotContext, Services
from bot.state.channels import WatchedChannel
from bot.state.records import Action

UNWATCH = "wch"
_NAMED = re.compile(
    r"(?P<action>add|remove)?\s*(?P<name>@\w{4,32}|(?:https?://)?t\.me/\w{4,32}|-100\d{5,15})"
    r"(?P<confirmed>\s+ask)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_TITLE = 100


def named_channel(argument: str) -> re.Match[str] | None:
    """Return what is said of a channel after /watch, or None if it is about something else."""
    return _NAMED.fullmatch(argument)


async def change(message: Message, user: User, named: re.Match[str], context: BotContext) -> None:
    """Watch the channel that is named, or watch it no longer."""
    text = (
        await _remove(user, named["name"], context)
        if (named["action"] or "").lower() == "remove"
        else await _watch(user, named["name"], bool(named["confirmed"]), context)
    )
    await reply(context.bot, message, plain_text(text))


async def unwatch(services: Services, user: User, channel_id: int) -> WatchedChannel | None:
    """Watch a channel no longer, and return it if it was watched."""
    channel = await services.run(services.state.channel, channel_id)
    if channel is not None:
        entry = audit_entry(user, Action.UNWATCH, place=channel.title)
        await services.run(services.state.unwatch_channel, channel_id, entry)
    return channel


def channel_block(channel: WatchedChannel) -> PageBlock:
    """Return how a list shows a channel."""
    how = texts.CHANNEL_CONFIRMED if channel.confirmed else texts.CHANNEL_BY_ITSELF
    details = how.format(record=channel.record)
    return [Segment(_title(channel.title), Style.BOLD), Segment(f"\n{details}")]


def channel_button(channel: WatchedChannel) -> InlineKeyboardButton:
    """Return the button that ends the watching of a channel."""
    label = texts.BUTTON_UNWATCH_CHANNEL.format(title=short_line(channel.title, 40))
    return admin_button(label, UNWATCH, channel.id)


async def _watch(user: User, name: str, confirmed: bool, context: BotContext) -> str:
    services = context.services
    chat = await _find(name, context)
    if chat is None:
        return texts.NO_CHANNEL.format(name=short_line(name, 60))
    if not await _reads(chat, context):
        return texts.CHANNEL_NOT_READ.format(title=_title(chat.title or name))
    record = services.records.current.name
    title = chat.title or name
    channel = WatchedChannel(chat.id, title, user.id, record, confirmed)
    entry = audit_entry(user, Action.WATCH, place=title)
    if not await services.run(services.state.watch_channel, channel, entry):
        return texts.TOO_MANY_CHANNELS
    text = texts.CHANNEL_WATCHED_ASK if confirmed else texts.CHANNEL_WATCHED
    return text.format(title=_title(title), record=record)


async def _remove(user: User, name: str, context: BotContext) -> str:
    chat = await _find(name, context)
    if chat is None and not name.startswith("-"):
        return texts.NO_CHANNEL.format(name=short_line(name, 60))
    channel_id = chat.id if chat is not None else int(name)
    channel = await unwatch(context.services, user, channel_id)
    if channel is None:
        return texts.CHANNEL_NOT_WATCHED
    return texts.CHANNEL_REMOVED.format(title=_title(channel.title))


async def _find(name: str, context: BotContext) -> ChatFullInfo | None:
    """Return the channel of that name, address or id, if Telegram tells the bot."""
    plain = name.rpartition("/")[2]
    known: int | str = int(name) if name.startswith("-") else f"@{plain.removeprefix('@')}"
    try:
        chat = await context.bot.get_chat(known)
    except TelegramError:
        return None
    return chat if chat.type == Chat.CHANNEL else None


async def _reads(chat: ChatFullInfo, context: BotContext) -> bool:
    """Return whether the bot gets the channel's posts: its admins do."""
    try:
        member = await context.bot.get_chat_member(chat.id, context.bot.id)
    except TelegramError:
        return False
    return member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def _title(title: str) -> str:
    return short_line(title, _LONGEST_TITLE)
