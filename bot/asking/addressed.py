"""Whether a message asks the bot something, and what: pure functions of a message."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, Message, MessageEntity
from telegram.constants import ChatType

ASK = "ask"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the message that it stands in: the one to reply to."""

    text: str
    message: Message
    command: bool = False


def asked(message: Message, bot: Bot) -> Asked | None:
    """What `message` asks the bot, or none where it isn't for the bot.

    In private that is any text or caption but a command; in groups a mention, a reply to the bot,
    or /ask. An /ask or a bare mention in reply to somebody's message asks that message's text.
    """
    if _from_machine(message, bot):
        return None
    command = _ask_command(message, bot)
    if command is not None:
        return Asked(command, message, command=True) if command else _replied(message, bot, True)
    if is_command(message):
        return None
    text = words(message)
    if message.chat.type == ChatType.PRIVATE:
        return Asked(text, message) if text else None
    without, mentioned = _without_mentions(message, bot)
    if mentioned:
        return Asked(without, message) if without else _replied(message, bot, False)
    if _replies_to(message, bot) and text:
        return Asked(text, message)
    return None


def words(message: Message) -> str:
    """The text or caption of a message."""
    return (message.text or message.caption or "").strip()


def asker(message: Message) -> int:
    """Who asks: the user, or the chat in whose name an anonymous admin writes."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else message.chat.id


def _from_machine(message: Message, bot: Bot) -> bool:
    """Other bots (never answer one: two would talk forever), and what this bot posted inline."""
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return True
    if message.is_automatic_forward:
        return True
    user = message.from_user
    return user is not None and user.is_bot and message.sender_chat is None


def _replied(message: Message, bot: Bot, command: bool) -> Asked:
    """What an /ask or a mention without words asks: the message it replies to, or nothing."""
    if message.quote is not None and message.reply_to_message is not None:
        return Asked(message.quote.text.strip(), message.reply_to_message, command)
    target = message.reply_to_message
    if target is None or _from_bot(target, bot):
        return Asked("", message, command)
    return Asked(words(target), target, command)


def _replies_to(message: Message, bot: Bot) -> bool:
    target = message.reply_to_message
    # In a topic every message "replies" to the one that opened it, which may be the bot's.
    return target is not None and _from_bot(target, bot) and target.forum_topic_created is None


def _from_bot(message: Message, bot: Bot) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities or message.caption_entities


def _raw(message: Message) -> str:
    return message.text or message.caption or ""


def _part(text: str, entity: MessageEntity) -> tuple[int, int]:
    """The code point offsets of an entity, which Telegram counts in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    start = len(units[: 2 * entity.offset].decode("utf-16-le", "ignore"))
    end = len(units[: 2 * (entity.offset + entity.length)].decode("utf-16-le", "ignore"))
    return start, end


def is_command(message: Message) -> bool:
    """Whether a message is a command, of whichever bot."""
    return any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in _entities(message))


def _ask_command(message: Message, bot: Bot) -> str | None:
    """What follows /ask or /ask@thisbot, or none where the message isn't that command."""
    text = _raw(message)
    for entity in _entities(message):
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            _, end = _part(text, entity)
            name, _, target = text[1:end].partition("@")
            if name.lower() == ASK and target.lower() in ("", bot.username.lower()):
                return text[end:].strip()
    return None


def _without_mentions(message: Message, bot: Bot) -> tuple[str, bool]:
    """The text without mentions of the bot, and whether there were any."""
    text = _raw(message)
    cut = text
    mentioned = False
    for entity in sorted(_entities(message), key=lambda e: -e.offset):
        start, end = _part(text, entity)
        by_name = (
            entity.type == MessageEntity.MENTION
            and text[start:end].lower() == f"@{bot.username}".lower()
        )
        by_id = (
            entity.type == MessageEntity.TEXT_MENTION
            and entity.user is not None
            and entity.user.id == bot.id
        )
        if by_name or by_id:
            mentioned = True
            cut = cut[:start] + cut[end:].lstrip(" ,:" if start == 0 else "")
    return " ".join(cut.split()), mentioned
