"""Messages without words in private: recordings, pictures, files, stickers and the like."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ChatType

from bot.asking.addressed import asker_id, from_machine
from bot.messages.reply import reply_text
from bot.messages.texts import everyone as texts
from bot.services import BotContext
from bot.throttle import Permission
from facts import remark_of


async def on_wordless(update: Update, context: BotContext) -> None:
    """Say in a few words that only words are understood. In groups, say nothing."""
    message = update.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return
    if from_machine(message, context.bot):
        return
    if not context.services.albums.is_new(message.media_group_id):
        return
    permission = (await context.services.throttle.take(asker_id(message))).permission
    if permission is Permission.ALLOWED:
        await reply_text(context.bot, message, fitting_text(message))
    elif permission is Permission.DENIED:
        await reply_text(context.bot, message, texts.TOO_FAST)


def fitting_text(message: Message) -> str:
    """Return what to say to a message without words."""
    if message.voice or message.audio or message.video_note:
        return texts.VOICE
    if message.photo or message.video or message.animation:
        return texts.PICTURE
    if message.document:
        return texts.FILE
    if message.sticker and message.sticker.emoji:
        remark = remark_of(message.sticker.emoji)
        if remark is not None:
            return texts.SMALL_TALK[remark]
    return texts.NO_WORDS
