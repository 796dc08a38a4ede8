"""Whether a message asks the bot something, and which question: pure functions of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from telegram import Audio, Bot, Message, MessageEntity, VideoNote, Voice
from telegram.constants import ChatType

ASK = "ask"
Recording: TypeAlias = Voice | Audio | VideoNote
"""What a person may speak a question into."""


@dataclass(frozen=True, slots=True)
class IncomingQuestion:
    """A question, and the message that holds it: the one to reply to.

    The text is empty where the question is not said in writing.
    """

    text: str
    message: Message
    spoken: bool = False


def question_in(message: Message, bot: Bot, *, hears: bool = False) -> IncomingQuestion | None:
    """Return the question in a message, or None if the message is not for the bot.

    In private, any text or caption is a question, except commands. In groups, the bot is addressed
    by a mention, a reply to it, or /ask. An /ask or mention without words, in reply to somebody's
    message, asks that message's text. If the bot `hears`, a recording asks as a text does.
    """
    if from_machine(message, bot):
        return None
    command = _ask_command(message, bot)
    if command is not None:
        return IncomingQuestion(command, message) if command else _replied_to(message, bot)
    if is_command(message):
        return None
    text = text_of(message)
    asks = bool(text) or (hears and recording_in(message) is not None)
    if message.chat.type == ChatType.PRIVATE:
        return IncomingQuestion(text, message) if asks else None
    without, mentioned = _without_mentions(message, bot)
    if mentioned:
        return IncomingQuestion(without, message) if without else _replied_to(message, bot)
    if _replies_to_bot(message, bot) and asks:
        return IncomingQuestion(text, message)
    return None


def text_of(message: Message) -> str:
    """Return the text or caption of a message."""
    return (message.text or message.caption or "").strip()


def recording_in(message: Message) -> Recording | None:
    """Return the recording of a message."""
    return message.voice or message.audio or message.video_note


def is_only_link(message: Message) -> bool:
    """Return whether a message holds nothing but one address of a page."""
    text = text_of(message)
    return any(
        entity.type == MessageEntity.URL and message.parse_entity(entity) == text
        for entity in message.entities
    )


def asker_id(message: Message) -> int:
    """Return the id of the person who asks, or of the chat that an anonymous admin writes for."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else message.chat.id


def from_machine(message: Message, bot: Bot) -> bool:
    """Return whether another bot wrote the message, or this bot posted it inline.

    Two bots that answer each other would never stop.
    """
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return True
    if message.is_automatic_forward:
        return True
    user = message.from_user
    return user is not None and user.is_bot and message.sender_chat is None


def is_command(message: Message) -> bool:
    """Return whether a message is a command, to any bot."""
    return any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in _entities(message))


def _replied_to(message: Message, bot: Bot) -> IncomingQuestion:
    """Return the question of an /ask or a mention without words.

    It is the text of the message that it replies to, or empty.
    """
    target = message.reply_to_message
    if message.quote is not None:  # also of a message in another chat
        return IncomingQuestion(message.quote.text.strip(), target or message)
    if target is None or _from_bot(target, bot):
        return IncomingQuestion("", message)
    return IncomingQuestion(text_of(target), target)


def _replies_to_bot(message: Message, bot: Bot) -> bool:
    target = message.reply_to_message
    # In a topic, every message "replies" to the one that opened it, which may be the bot's.
    return target is not None and _from_bot(target, bot) and target.forum_topic_created is None


def _from_bot(message: Message, bot: Bot) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities or message.caption_entities


def _raw_text(message: Message) -> str:
    return message.text or message.caption or ""


def _code_points(text: str, entity: MessageEntity) -> tuple[int, int]:
    """Return the offsets of an entity in code points. Telegram counts them in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    start = len(units[: 2 * entity.offset].decode("utf-16-le", "ignore"))
    end = len(units[: 2 * (entity.offset + entity.length)].decode("utf-16-le", "ignore"))
    return start, end


def _ask_command(message: Message, bot: Bot) -> str | None:
    """Return the text after /ask or /ask@thisbot, or None if the message is another one."""
    text = _raw_text(message)
    for entity in _entities(message):
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            _, end = _code_points(text, entity)
            name, _, target = text[1:end].partition("@")
            if name.lower() == ASK and target.lower() in ("", bot.username.lower()):
                return text[end:].strip()
    return None


def _without_mentions(message: Message, bot: Bot) -> tuple[str, bool]:
    """Return the text without mentions of the bot, and whether there were any."""
    text = _raw_text(message)
    cut = text
    mentioned = False
    for entity in sorted(_entities(message), key=lambda e: -e.offset):
        start, end = _code_points(text, entity)
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
