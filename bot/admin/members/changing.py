"""Giving and taking roles, with the menus and the messages that go with them."""

from __future__ import annotations

from contextlib import suppress

from telegram import Message, User
from telegram.error import TelegramError

from bot.admin.audit_entries import audit_entry
from bot.admin.members.naming import Named
from bot.messages.menus import set_own_menu
from bot.messages.reply import reply_text
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.messages.texts.speaking import ENGLISH, speaking
from bot.roles import own_role, roles_of
from bot.services import BotContext
from bot.state.members import Member, Role
from bot.state.records import Action


async def give(message: Message, user: User, member: Member, context: BotContext) -> None:
    """Give a person or group a role, if the admin may, and tell both."""
    services = context.services
    refusal = await _refusal(user, member.id, member.role, context)
    had = await services.run(roles_of, [member.id], services.settings, services.state)
    if refusal is None and had.get(member.id) is member.role:
        refusal = texts.ALREADY_MEMBER.format(
            name=member.name, id=member.id, role=texts.ROLES[member.role]
        )
    if refusal is None:
        refusal = await let_in(user, member, context)
    text = refusal or texts.NOW_MEMBER.format(
        name=member.name, id=member.id, role=texts.ROLES[member.role]
    )
    await reply_text(context.bot, message, text)


async def let_in(user: User, member: Member, context: BotContext) -> str | None:
    """Give a person or group a role, and tell them. Return why not, if there is a reason."""
    services = context.services
    entry = audit_entry(user, Action.GRANT, place=_described(member))
    if not await services.run(services.state.give_role, member, entry):
        return texts.TOO_MANY_MEMBERS
    if member.id > 0:
        await set_own_menu(context.bot, member.id, admin=member.role.keeps_record)
    # They may never have written to the bot, which may then not write to them.
    with suppress(TelegramError), speaking(ENGLISH):  # theirs is not known
        welcome = general.WELCOME[member.role] if member.id > 0 else general.WELCOME_GROUP
        await context.bot.send_message(member.id, welcome)
    return None


async def take(message: Message, user: User, named: Named, context: BotContext) -> None:
    """Take the role of a person or group, if the admin may."""
    services = context.services
    refusal = await _refusal(user, named.id, Role.READER, context)
    if refusal is None:
        entry = audit_entry(user, Action.REVOKE, place=f"{named.name} ({named.id})")
        if not await services.run(services.state.take_role, named.id, entry):
            refusal = texts.NO_MEMBER.format(id=named.id)
        elif named.id > 0:
            await set_own_menu(context.bot, named.id, admin=False)
    text = refusal or texts.NO_LONGER_MEMBER.format(name=named.name, id=named.id)
    await reply_text(context.bot, message, text)


async def _refusal(user: User, member_id: int, role: Role, context: BotContext) -> str | None:
    """Return why the admin may not change that member to the role, or None if they may."""
    services = context.services
    if member_id in services.settings.admin_ids:
        return texts.SET_BY_OPERATOR
    if member_id == user.id:
        return texts.NOT_YOURSELF
    found = await services.run(roles_of, [member_id], services.settings, services.state)
    if own_role.get() is Role.OWNER:
        return None
    readers_only = role is Role.READER and found.get(member_id, Role.READER) is Role.READER
    return None if readers_only else texts.ONLY_OWNERS


def _described(member: Member) -> str:
    return f"{member.name} ({member.id}): {texts.ROLES[member.role]}"
