"""Presses of the admins' buttons, each checked for the admin's rights.

A button or the bot's state holds all that is needed, so buttons work after a restart.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

from bot.admin import articles, channels, correcting, removing, watching
from bot.admin.adding import batches, confirming, correction_text, editing, preview
from bot.admin.button_press import ButtonPress
from bot.admin.members import access_requests, reader_list
from bot.admin.reports import audit, complaints, unanswered
from bot.admin.rights import is_admin
from bot.asking import joining
from bot.messages.callbacks import unpack
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.services import BotContext
from facts import FactsError

log = structlog.get_logger(__name__)

ACTIONS: dict[str, Callable[[ButtonPress], Awaitable[None]]] = {
    preview.ADD: confirming.press_add,
    preview.CANCEL: confirming.press_cancel,
    preview.EDIT: editing.press_edit,
    preview.FACTS: confirming.press_facts,
    preview.PREVIEW: confirming.press_preview,
    batches.ADD_ALL: batches.press_add_all,
    correction_text.SAVE: correcting.press_save,
    articles.CORRECT: correcting.press_correct,
    correcting.RESTORE: correcting.press_restore,
    articles.LIST: articles.press_list,
    articles.TEXT: articles.press_text,
    articles.FACTS: articles.press_facts,
    removing.ASK: removing.press_ask,
    removing.REMOVE: removing.press_remove,
    removing.KEEP: removing.press_keep,
    removing.UNDO: removing.press_undo,
    unanswered.LIST: unanswered.press_list,
    unanswered.CLEAR: unanswered.press_clear,
    unanswered.CLEAR_YES: unanswered.press_clear_yes,
    unanswered.AGAIN: unanswered.press_again,
    complaints.LIST: complaints.press_list,
    complaints.JUDGE: complaints.press_judge,
    complaints.CHOOSE: complaints.press_choose,
    complaints.EXPORT: complaints.press_export,
    audit.AUDIT: audit.press_audit,
    reader_list.LIST: reader_list.press_list,
    joining.LET_IN: access_requests.press_let_in,
    joining.REFUSE: access_requests.press_refuse,
    channels.UNWATCH: watching.press_unwatch_channel,
    watching.LIST: watching.press_list,
    watching.PAUSE: watching.press_pause,
    watching.RESUME: watching.press_resume,
    watching.REMOVE: watching.press_remove,
    watching.REMOVE_YES: watching.press_remove_yes,
}


async def on_button(update: Update, context: BotContext) -> None:
    """Carry out an admin's button press, and refuse everyone else's."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    if not is_admin(query.from_user):
        log.info("admin button refused", user=query.from_user.id)
        await query.answer(texts.REFUSED_BUTTON, show_alert=True)
        return
    batches.end_batch(context)
    action, *arguments = unpack(query.data) or ("",)
    chat_id, message_id = query.message.chat.id, query.message.message_id
    press = ButtonPress(query, context, tuple(arguments), chat_id, message_id)
    act = ACTIONS.get(action)
    try:
        if act is None:
            raise ValueError("no such action")
        await act(press)
    except FactsError as error:
        await press.acknowledge()
        await press.reply(plain_text(str(error)))
    except (ValueError, IndexError):
        # The button is from another version, or somebody made up its data.
        await press.alert(texts.BUTTON_UNKNOWN)
