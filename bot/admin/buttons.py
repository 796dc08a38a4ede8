"""The admins' buttons: what each does, and that only an admin may press it.

All needed is in the button or the bot's state, so that they work after a restart.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

from bot.admin import articles, removing
from bot.admin.adding import editing, offering, preview
from bot.admin.button_press import Press
from bot.admin.descriptions import told
from bot.admin.reports import audit, unanswered
from bot.admin.rights import is_admin
from bot.messages.callbacks import unpack
from bot.messages.texts import admin as texts
from bot.services import Context
from facts.errors import FactsError

log = structlog.get_logger(__name__)

ACTIONS: dict[str, Callable[[Press], Awaitable[None]]] = {
    preview.ADD: offering.press_add,
    preview.CANCEL: offering.press_cancel,
    preview.EDIT: editing.press_edit,
    preview.FACTS: offering.press_facts,
    preview.PREVIEW: offering.press_preview,
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
    audit.AUDIT: audit.press_audit,
}


async def on_button(update: Update, context: Context) -> None:
    """Do what the button says, for an admin."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    if not is_admin(query.from_user, context.services.settings):
        log.info("admin button refused", user=query.from_user.id)
        await query.answer(texts.REFUSED_BUTTON, show_alert=True)
        return
    action, *arguments = unpack(query.data) or ("",)
    press = Press(query, context, tuple(arguments), query.message.chat.id, query.message.message_id)
    act = ACTIONS.get(action)
    try:
        if act is None:
            raise ValueError("no such action")
        await act(press)
    except FactsError as error:
        await press.acknowledge()
        await press.say(told(str(error)))
    except (ValueError, IndexError):
        # A button of another version, or somebody made up its data.
        await press.alert(texts.BUTTON_UNKNOWN)
