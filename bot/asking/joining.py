"""How people who may not ask yet are let in: by an invitation, or by a request to the admins."""

from __future__ import annotations

import structlog
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultsButton,
    Message,
    Update,
    User,
)
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.asking.addressed import question_in
from bot.messages.callbacks import ADMIN, MEMBERS, pack, pattern
from bot.messages.links import INVITATION_LINK
from bot.messages.menus import set_own_menu
from bot.messages.reply import NO_PREVIEW, notify, reply, reply_text
from bot.messages.rich import one_line, plain_text
from bot.messages.texts import everyone as texts
from bot.messages.texts.speaking import ENGLISH, speaking
from bot.roles import admin_ids, own_role
from bot.services import BotContext, Services
from bot.state.members import AccessRequest, Standing
from bot.state.records import Action, AuditEntry
from bot.throttle import Permission

log = structlog.get_logger(__name__)

LET_IN, REFUSE = "let", "refuse"
"""The actions of the buttons that admins get. `bot.admin.members.requests` carries them out."""
_ASK = "ask"
_LONGEST_NAME = 60


def wants_in(update: Update) -> bool:
    """Return whether the update follows an invitation, or asks to be let in."""
    query, message = update.callback_query, update.message
    if query is not None:
        return bool(pattern(MEMBERS).match(query.data or ""))
    if message is None or message.chat.type != ChatType.PRIVATE:
        return False
    return (message.text or "").startswith(f"/start {INVITATION_LINK}")


async def turn_away(update: Update, context: BotContext) -> None:
    """Tell somebody who may not ask how to be let in. In groups, only if they address the bot."""
    if update.inline_query is not None:
        button = InlineQueryResultsButton(texts.INLINE_NOT_MEMBER, start_parameter="join")
        await update.inline_query.answer([], cache_time=1, is_personal=True, button=button)
    elif update.callback_query is not None:
        await notify(update.callback_query, texts.NOT_MEMBER_BUTTON)
    elif update.message is not None:
        await _turn_away_message(update.message, context)


async def accept(message: Message, token: str, context: BotContext) -> bool:
    """Let in the person who follows an invitation, and return whether it is still good."""
    services, user = context.services, message.from_user
    if user is None or user.is_bot or message.chat.type != ChatType.PRIVATE:
        return False
    entry = AuditEntry(user.id, user.full_name, Action.JOIN)
    role = await services.run(services.state.accept_invitation, token, entry)
    if role is None:
        await reply_text(context.bot, message, texts.INVITATION_OVER)
        return False
    had = own_role.get()
    if had is None or not had.covers(role):
        own_role.set(role)
    if role.keeps_record:
        await set_own_menu(context.bot, user.id, admin=True)
    await reply_text(context.bot, message, texts.WELCOME[role])
    return True


async def on_request(update: Update, context: BotContext) -> None:
    """Pass a person's request to be let in on to the admins, once."""
    query = update.callback_query
    if query is None:
        return
    services, user = context.services, query.from_user
    if services.settings.access == "open" or own_role.get() is not None:
        await notify(query, texts.ALREADY_IN)
        return
    request = AccessRequest(user.id, user.full_name)
    standing = await services.run(services.state.keep_request, request)
    await notify(query, texts.REQUEST[standing])
    if standing is Standing.NEW:
        await _tell_admins(user, services, context)


async def _turn_away_message(message: Message, context: BotContext) -> None:
    services = context.services
    if message.chat.type != ChatType.PRIVATE:
        question = question_in(message, context.bot, hears=services.hearing is not None)
        told = question is not None and (
            services.busy_throttle.take(message.chat.id) is Permission.ALLOWED
        )
        if told:
            await reply_text(context.bot, message, texts.NOT_MEMBER_GROUP)
        return
    user = message.from_user
    if user is None or user.is_bot or not (await services.throttle.take(user.id)).allowed:
        return
    ask = InlineKeyboardButton(texts.BUTTON_LET_ME_IN, callback_data=pack(MEMBERS, _ASK))
    text = plain_text(texts.NOT_MEMBER.format(id=user.id))
    await reply(context.bot, message, text, InlineKeyboardMarkup([[ask]]))


async def _tell_admins(user: User, services: Services, context: BotContext) -> None:
    """Tell the admins in English: their languages are not known."""
    with speaking(ENGLISH):
        await _tell_each(user, services, context)


async def _tell_each(user: User, services: Services, context: BotContext) -> None:
    name = one_line(user.full_name, _LONGEST_NAME)
    address = f"@{user.username}, " if user.username else ""
    text = plain_text(texts.WANTS_IN.format(name=name, address=address, id=user.id))
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(label, callback_data=pack(ADMIN, action, user.id))
                for label, action in ((texts.BUTTON_LET_IN, LET_IN), (texts.BUTTON_REFUSE, REFUSE))
            ]
        ]
    )
    for admin_id in await services.run(admin_ids, services.settings, services.state):
        try:
            await context.bot.send_message(
                admin_id,
                text.text,
                entities=text.entities,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except TelegramError as error:
            # An admin who has not started the bot cannot be written to. The others can.
            log.info("admin not told of a request", admin=admin_id, error=type(error).__name__)
