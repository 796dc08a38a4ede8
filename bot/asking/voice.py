"""Questions that are spoken: the recording is written down, and the reply says what was heard.

A recording is kept nowhere: what was heard is asked as if it had been typed.
"""

from __future__ import annotations

from dataclasses import replace

import structlog
from telegram import MaybeInaccessibleMessage, Message, MessageEntity
from telegram.constants import MessageEntityType
from telegram.error import BadRequest

from bot.asking.addressed import IncomingQuestion, Recording
from bot.hearing import Hearing
from bot.messages.reply import reply_text, typing
from bot.messages.rich import LIMIT, RichText, Segment, Writer, one_line, width
from bot.messages.texts import everyone as texts
from bot.messages.texts.languages import only_english
from bot.services import BotContext
from facts import (
    LARGEST_RECORDING,
    LONGEST_RECORDING,
    FactsError,
    Heard,
    RecordingError,
    RecordingTooLong,
    StoreError,
)

log = structlog.get_logger(__name__)

SIGN = "🎤"
"""With it begins, in every language, the line that says what was heard."""
_LONGEST_SHOWN = 300
"""How much of what was heard is shown: more than anybody asks at once."""
_LEAST_SHOWN = 20
_READ = "en"
"""The language in which questions are read."""


async def heard_in(
    message: Message,
    asked: IncomingQuestion,
    recording: Recording,
    hearing: Hearing,
    context: BotContext,
) -> IncomingQuestion | None:
    """Return the question that is spoken in a recording, or say why there is none.

    `message` is of the person who asks, and `asked.message` has the recording.
    """
    async with typing(context.bot, message, after=context.services.settings.typing_after):
        try:
            heard = await _heard(recording, hearing, context)
        except StoreError:  # the update waits for the store
            raise
        except FactsError as error:
            told = _unheard(error)
        else:
            if heard.text:
                return replace(asked, text=one_line(heard.text), spoken=True)
            foreign = heard.language if heard.language != _READ else None
            told = only_english(foreign) if foreign is not None else texts.NOTHING_HEARD
    await reply_text(context.bot, message, told)
    return None


def with_heard(words: str, rich: RichText) -> RichText:
    """Return a message with what was heard above it, unless the message needs all the room."""
    before, _, after = texts.HEARD.partition("{words}")
    room = LIMIT - width(rich.text) - width(before) - width(after) - 2
    if room < _LEAST_SHOWN:
        return rich
    shown = Segment(one_line(words, min(room, _LONGEST_SHOWN)), MessageEntityType.ITALIC)
    head = Writer(before, shown, f"{after}\n\n")
    moved = tuple(_moved(each, head.width) for each in rich.entities)
    top = head.rich()
    return RichText(f"{top.text}\n\n{rich.text}", (*top.entities, *moved))


def with_heard_before(message: MaybeInaccessibleMessage | None, rich: RichText) -> RichText:
    """Return what a message is changed to, with what was heard if the message says so now."""
    if not isinstance(message, Message) or not (message.text or "").startswith(SIGN):
        return rich
    italic = message.parse_entities([MessageEntity.ITALIC])
    first = min(italic, key=lambda entity: entity.offset, default=None)
    words = italic[first] if first is not None else ""
    line = (message.text or "").partition("\n")[0]
    return with_heard(words, rich) if words and words in line else rich


def _moved(entity: MessageEntity, by: int) -> MessageEntity:
    return MessageEntity(entity.type, entity.offset + by, entity.length, url=entity.url)


async def _heard(recording: Recording, hearing: Hearing, context: BotContext) -> Heard:
    """Download a recording and return what is said in it. Raises `FactsError`."""
    if _seconds(recording) > LONGEST_RECORDING or _is_large(recording.file_size):
        raise RecordingTooLong("The recording is too long")
    try:
        file = await context.bot.get_file(recording.file_id)
    except BadRequest as error:  # too large for any bot, or no longer there
        raise RecordingError("The recording cannot be downloaded") from error
    if _is_large(file.file_size):
        raise RecordingTooLong("The recording is too large")
    return await hearing.hear(bytes(await file.download_as_bytearray()), context.services.library)


def _seconds(recording: Recording) -> float:
    length = recording.duration
    return length if isinstance(length, int) else length.total_seconds()


def _is_large(size: int | None) -> bool:
    return size is not None and size > LARGEST_RECORDING


def _unheard(error: FactsError) -> str:
    """Return what to say of a recording in which nothing could be heard."""
    if isinstance(error, RecordingTooLong):
        return texts.RECORDING_TOO_LONG.format(
            seconds=LONGEST_RECORDING, size=LARGEST_RECORDING // 1_000_000
        )
    if isinstance(error, RecordingError):
        return texts.RECORDING_UNREADABLE
    log.error("recordings are not understood", error=str(error))
    return texts.VOICE
