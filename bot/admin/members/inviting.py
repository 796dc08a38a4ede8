"""/invite: a link that gives a role to whoever follows it."""

from __future__ import annotations

import secrets

from telegram import Message, User

from bot.admin.arguments import command_argument
from bot.admin.audit_entries import audit_entry
from bot.messages.links import invitation_link
from bot.messages.reply import reply_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.roles import own_role
from bot.services import BotContext
from bot.state.members import INVITATION_LASTS, Invitation, Role
from bot.state.records import Action

_MOST_USES = 1_000


async def invite(message: Message, user: User, context: BotContext) -> None:
    """Handle /invite: make a link for readers or, by an owner, for admins."""
    words = command_argument(message).lower().split()
    role = next((role for role in Role if role in words), Role.READER)
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 6]
    uses = numbers[0] if numbers else 1
    if len(words) != len(numbers) + (role in words) or len(numbers) > 1:
        await reply_text(context.bot, message, texts.INVITE_HOW)
    elif not 1 <= uses <= _MOST_USES:
        await reply_text(context.bot, message, texts.INVITE_USES.format(most=_MOST_USES))
    elif role is not Role.READER and own_role.get() is not Role.OWNER:
        await reply_text(context.bot, message, texts.ONLY_OWNERS)
    else:
        invitation = Invitation(secrets.token_urlsafe(24), role, uses)
        entry = audit_entry(user, Action.INVITE, count=uses, place=texts.ROLES[role])
        await context.services.run(context.services.state.keep_invitation, invitation, entry)
        text = plural(
            uses,
            texts.INVITED_ONE,
            texts.INVITED_MANY,
            role=texts.ROLES[role],
            days=str(INVITATION_LASTS.days),
            link=invitation_link(context.bot, invitation.token),
        )
        await reply_text(context.bot, message, text)
