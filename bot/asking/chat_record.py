"""The record of a chat: which one its questions ask, and who may read an article of another."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from telegram import CallbackQuery, Message, MessageReactionUpdated, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.asking.addressed import is_command, question_in
from bot.messages.reply import notify, reply_text
from bot.messages.texts import everyone as texts
from bot.records import Record
from bot.roles import keeps_record
from bot.services import BotContext, Services
from bot.settings import MAIN
from bot.state.chat_records import WHOLE_CHAT, ChosenRecord
from bot.throttle import Permission
from facts import UnknownArticle

log = structlog.get_logger(__name__)

COMMAND = "/record"
_MOST_GROUPS = 20
"""How many groups a person is looked for in."""


async def use_record(update: Update, context: BotContext) -> bool:
    """Make the record of the update's chat the current one. Return False if the update ends here.

    An inline query has no chat, and asks the main record. A button of a message from before the
    chat got another record belongs to the old one, and is refused.
    """
    services = context.services
    place = place_of(update)
    if place is None:
        return True
    chosen = await services.run(services.state.chosen_record, *place)
    if chosen is None:
        return True
    record = services.records.named(chosen.name)
    if record is None:
        return await _without_record(update, chosen, context)
    services.records.use(record)
    query = update.callback_query
    if query is not None and _is_older(query, chosen):
        await notify(query, texts.OTHER_RECORD)
        return False
    return True


def place_of(update: Update) -> tuple[int, int] | None:
    """Return the chat and the topic of an update, or None if it has no chat."""
    chat = update.effective_chat
    if chat is None or type(chat.id) is not int:
        return None
    message = update.effective_message
    if isinstance(update.message_reaction, MessageReactionUpdated) or message is None:
        return chat.id, WHOLE_CHAT
    return chat.id, topic_of(message)


def topic_of(message: object) -> int:
    """Return the topic of a message, or `WHOLE_CHAT`."""
    topic = message.message_thread_id if isinstance(message, Message) else None
    if isinstance(message, Message) and message.is_topic_message and isinstance(topic, int):
        return topic
    return WHOLE_CHAT


async def record_of(services: Services, chat_id: int, topic: int | None) -> Record | None:
    """Return the record of a chat, or None if the settings no longer have it."""
    chosen = await services.run(services.state.chosen_record, chat_id, topic or WHOLE_CHAT)
    return services.records.named(chosen.name if chosen is not None else MAIN)


async def record_with(article_id: str, user: User | None, context: BotContext) -> Record | None:
    """Return the record that holds an article and that the person may read.

    That is the current one, or that of a group which the person is in. Admins may read all.
    """
    services = context.services
    current = services.records.current
    holding = [
        record
        for record in (current, *(each for each in services.records if each is not current))
        if await services.run(_holds, services, record, article_id)
    ]
    if not holding:
        return None
    if holding[0] is current or keeps_record():
        return holding[0]
    if user is None:
        return None
    if services.records.main in holding:
        return services.records.main
    chosen = await services.run(services.state.chosen_records)
    names = {record.name for record in holding}
    groups = (each for each in chosen if each.name in names and each.chat_id < 0)
    found = await _group_with(user, groups, context)
    return services.records.named(found.name) if found is not None else None


def _holds(services: Services, record: Record, article_id: str) -> bool:
    """Return whether a record holds the article, or one that has taken its place."""
    for name in (article_id, services.state.moved_to(article_id)):
        if name is not None:
            try:
                record.library.info(name)
            except UnknownArticle:
                continue
            return True
    return False


async def _group_with(
    user: User, groups: Iterable[ChosenRecord], context: BotContext
) -> ChosenRecord | None:
    """Return the first of the groups that the person is in."""
    seen: dict[int, ChosenRecord] = {}
    for each in groups:
        seen.setdefault(each.chat_id, each)
    for chat_id, each in list(seen.items())[:_MOST_GROUPS]:
        try:
            member = await context.bot.get_chat_member(chat_id, user.id)
        except TelegramError as error:  # the bot has left the group
            log.info("member not looked up", error=type(error).__name__)
            continue
        if member.status not in (member.LEFT, member.BANNED):
            return each
    return None


async def _without_record(update: Update, chosen: ChosenRecord, context: BotContext) -> bool:
    """Tell that the chat's record is gone. An admin may choose another one."""
    message = update.message
    if update.callback_query is not None:
        await notify(update.callback_query, texts.NO_RECORD)
    elif message is not None:
        if (message.text or "").startswith(COMMAND):
            return True
        private = message.chat.type == ChatType.PRIVATE
        hears = context.services.hearing is not None
        asked = question_in(message, context.bot, hears=hears)
        addressed = private or asked is not None or is_command(message)
        throttle = context.services.busy_throttle
        if addressed and throttle.take(chosen.chat_id) is Permission.ALLOWED:
            await reply_text(context.bot, message, texts.NO_RECORD)
    return False


def _is_older(query: CallbackQuery, chosen: ChosenRecord) -> bool:
    """Return whether a button's message is from before the choice."""
    return query.message is None or query.message.message_id <= chosen.since
