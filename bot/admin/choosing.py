"""/record: which of several records a chat or topic asks and keeps."""

from __future__ import annotations

from telegram import Message, User

from bot.admin.arguments import command_argument
from bot.admin.audit_entries import audit_entry
from bot.admin.descriptions import short_line
from bot.asking.chat_record import record_of, topic_of
from bot.messages.reply import reply, reply_text
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone, plural
from bot.services import BotContext, Services
from bot.state.chat_records import ChosenRecord
from bot.state.records import Action


async def record(message: Message, user: User, context: BotContext) -> None:
    """Handle /record: show the records and the one that is asked here, or choose another one."""
    services = context.services
    name = command_argument(message).strip().lower()
    if not name:
        await reply(context.bot, message, plain_text(await _overview(message, services)))
        return
    chosen = services.records.named(name)
    if chosen is None:
        await reply_text(context.bot, message, unknown_record(name, services))
        return
    topic = topic_of(message)
    place = message.chat.title or message.chat.full_name or str(message.chat.id)
    entry = audit_entry(user, Action.CHOOSE, place=f"{place} ({message.chat.id}): {chosen.name}")
    choice = ChosenRecord(message.chat.id, topic, chosen.name, message.message_id)
    if not await services.run(services.state.choose_record, choice, entry):
        await reply_text(context.bot, message, texts.TOO_MANY_CHATS)
        return
    text = texts.RECORD_OF_TOPIC if topic else texts.RECORD_OF_CHAT
    await reply_text(context.bot, message, text.format(name=chosen.name))


async def _overview(message: Message, services: Services) -> str:
    here = await record_of(services, message.chat.id, topic_of(message))
    lines = [texts.RECORD_HERE.format(name=here.name) if here is not None else everyone.NO_RECORD]
    for each in services.records:
        counts = await services.run(each.library.counts)
        size = plural(counts.articles, everyone.ARTICLES_ONE, everyone.ARTICLES_MANY)
        lines.append(texts.RECORD_SIZE.format(name=each.name, articles=size))
    how = texts.RECORD_HOW if len(list(services.records)) > 1 else texts.RECORDS_HOW
    return "\n".join(lines) + f"\n\n{how}"


def unknown_record(name: str, services: Services) -> str:
    """Return that there is no record of that name, and which there are."""
    unknown = texts.UNKNOWN_RECORD.format(name=short_line(name, 40))
    names = ", ".join(record.name for record in services.records)
    return f"{unknown} {texts.RECORD_NAMES.format(names=names)}"
