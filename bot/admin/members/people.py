"""/admins: who keeps the record, and who becomes or ceases to be an admin."""

from __future__ import annotations

from telegram import Message, Update, User

from bot.admin.arguments import command_argument
from bot.admin.descriptions import short_line
from bot.admin.members.changing import give, take
from bot.admin.members.naming import Named, is_id, name_of, named_in
from bot.admin.rights import admin_of
from bot.asking import commands
from bot.messages.menus import set_own_menu
from bot.messages.reply import reply, reply_text
from bot.messages.rich import LIMIT, Writer, width
from bot.messages.texts import admin as texts
from bot.roles import own_role
from bot.services import BotContext
from bot.state.members import Member, Role
from facts import FactsError

_ROLES = (Role.OWNER, Role.EDITOR)


async def admins(update: Update, context: BotContext) -> None:
    """Handle /admins: list all admins to an admin. Everyone else sees only their own id.

    An owner makes somebody an admin, or takes that away, by an id or in reply to the person.
    """
    message = update.message
    if message is None:
        return
    if message.sender_chat is not None or message.from_user is None:
        await reply_text(context.bot, message, texts.ANONYMOUS)
        return
    own_id = texts.YOUR_ID.format(id=message.from_user.id)
    user = admin_of(message)
    if user is None:
        await reply_text(context.bot, message, f"{own_id} {texts.NOT_ADMIN}")
        return
    try:
        await _list_or_change(message, user, own_id, context)
    except FactsError as error:
        await reply_text(context.bot, message, str(error))


async def start(update: Update, context: BotContext) -> None:
    """Handle an admin's /start: greet, and set the menu, which needs the chat to exist."""
    message = update.message
    user = admin_of(message) if message is not None else None
    if user is not None:
        menu = set_own_menu(context.bot, user.id, admin=True)
        context.application.create_task(menu, update)
    await commands.start(update, context)


async def _list_or_change(message: Message, user: User, own_id: str, context: BotContext) -> None:
    action, *words = command_argument(message).lower().split() or ["list"]
    if action == "list":
        await _list(message, own_id, context)
    elif own_role.get() is not Role.OWNER:
        await reply_text(context.bot, message, texts.ONLY_OWNERS)
    elif action in ("add", "remove"):
        named: Named | None = await named_in(message, words, context)
        unknown = [word for word in words if not is_id(word) and word not in _ROLES]
        if named is None or unknown:
            await reply_text(context.bot, message, texts.ADMINS_HOW)
        elif named.id < 0:
            await reply_text(context.bot, message, texts.NO_GROUP_KEEPS)
        elif action == "add":
            role = Role.OWNER if Role.OWNER in words else Role.EDITOR
            await give(message, user, Member(named.id, named.name, role), context)
        else:
            await take(message, user, named, context)
    else:
        await reply_text(context.bot, message, texts.ADMINS_HOW)


async def _list(message: Message, own_id: str, context: BotContext) -> None:
    services = context.services
    fixed = [Member(each, "", Role.OWNER) for each in sorted(services.settings.admin_ids)]
    members = await services.run(services.state.members)
    kept = [m for m in members if m.role.keeps_record and m.id not in services.settings.admin_ids]
    tail = f"{own_id}\n\n{texts.ADMINS_HOW}" if own_role.get() is Role.OWNER else own_id
    out = Writer(texts.ADMINS)
    for member in [*fixed, *kept]:
        name = short_line(member.name, 60) or await name_of(member.id, context)
        entry = texts.ADMIN.format(name=name, id=member.id, role=texts.ROLES[member.role])
        if out.width + width(entry) + width(tail) + 10 > LIMIT:
            break
        out.add("\n• ", entry)
    await reply(context.bot, message, out.add("\n\n", tail).rich())
