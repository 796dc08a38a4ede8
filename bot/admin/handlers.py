"""The handlers of the admins' commands, buttons and messages."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.admin import articles, buttons, channel_posts, choosing, correcting, removing, watching
from bot.admin.adding import editing, offering, pasting
from bot.admin.members import inviting, people, reader_list
from bot.admin.reports import audit, complaints, integrity, statistics, unanswered
from bot.admin.rights import Callback, for_admins
from bot.admin.transfer import exporting, importing
from bot.messages.callbacks import ADMIN, pattern
from bot.roles import keeps_record
from bot.services import BotContext

_Handler: TypeAlias = BaseHandler[Any, BotContext, Any]
_NEW = filters.UpdateType.MESSAGE
_NO_COMMAND = ~filters.COMMAND & ~filters.CaptionRegex(r"^/")


class _ByAdmin(filters.MessageFilter):
    """Selects the messages of admins."""

    def filter(self, message: Message) -> bool:
        """Return whether the person who sent the update is an admin."""
        return keeps_record()


def handlers() -> list[_Handler]:
    """Return the handlers for admins, to be tried before all others.

    The filter only selects whose messages are looked at. Each handler checks for itself whether
    its user is an admin.
    """
    by_admin = _NEW & _ByAdmin()
    private = by_admin & filters.ChatType.PRIVATE
    in_group = by_admin & ~filters.ChatType.PRIVATE
    forward_or_file = filters.FORWARDED | filters.Document.ALL
    return [
        *_with_files("add", for_admins(pasting.add)),
        *_with_files("import", for_admins(importing.import_, private=True)),
        CommandHandler("remove", for_admins(removing.remove), _NEW),
        CommandHandler("articles", for_admins(articles.articles), _NEW),
        *_with_files("edit", for_admins(correcting.edit)),
        CommandHandler("history", for_admins(correcting.history), _NEW),
        CommandHandler("article", for_admins(articles.article), _NEW),
        CommandHandler("facts", for_admins(articles.facts), _NEW),
        CommandHandler("record", for_admins(choosing.record), _NEW),
        CommandHandler("watch", for_admins(watching.watch, private=True), _NEW),
        CommandHandler("unanswered", for_admins(unanswered.unanswered, private=True), _NEW),
        CommandHandler("feedback", for_admins(complaints.feedback, private=True), _NEW),
        CommandHandler("stats", for_admins(statistics.stats), _NEW),
        CommandHandler("check", for_admins(integrity.check, private=True), _NEW),
        CommandHandler("export", for_admins(exporting.export, private=True), _NEW),
        CommandHandler("admins", people.admins, _NEW),
        CommandHandler("readers", for_admins(reader_list.readers), _NEW),
        CommandHandler("invite", for_admins(inviting.invite, private=True), _NEW),
        CommandHandler("audit", for_admins(audit.audit, private=True), _NEW),
        CommandHandler("cancel", editing.cancel, _NEW),
        CommandHandler("start", people.start, private),
        MessageHandler(private & _NO_COMMAND & forward_or_file, offering.on_forward_or_file),
        MessageHandler(in_group & _NO_COMMAND & filters.Document.ALL, offering.on_group_file),
        MessageHandler(by_admin & filters.TEXT & ~filters.COMMAND, editing.on_text),
        MessageHandler(filters.UpdateType.CHANNEL_POSTS, channel_posts.on_post),
        CallbackQueryHandler(buttons.on_button, pattern(ADMIN)),
    ]


def _with_files(name: str, callback: Callback) -> list[_Handler]:
    """Return handlers of the command in a text and in the caption of a file."""
    at_start = re.compile(rf"^/{name}(?:@(\w+))?(?:\s|$)", re.IGNORECASE)

    async def in_caption(update: Update, context: BotContext) -> None:
        caption = update.message.caption if update.message is not None else None
        command = at_start.match(caption or "")
        # In a group with several bots, the command may be for another one.
        if command and (command[1] or context.bot.username).lower() == context.bot.username.lower():
            await callback(update, context)

    return [
        CommandHandler(name, callback, _NEW),
        MessageHandler(_NEW & filters.CaptionRegex(at_start), in_caption),
    ]
