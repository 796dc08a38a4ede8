"""/readers: the people and groups that may ask, where not everybody may."""

from __future__ import annotations

from telegram import Message, User

from bot.admin.arguments import command_argument
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line
from bot.admin.members.changing import give, take
from bot.admin.members.naming import named_in
from bot.admin.pages import Page, keyboard, page_buttons, page_heading, page_text
from bot.messages.reply import reply, reply_text
from bot.messages.rich import Segment
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.state.members import Member, Role

LIST = "readers"
_ON_PAGE = 30


async def readers(message: Message, user: User, context: BotContext) -> None:
    """Handle /readers: list who may ask, or let a person or group in or out.

    In a group, the command without an id or a reply is about the group.
    """
    action, *words = command_argument(message).lower().split() or ["list"]
    if action == "list":
        await reply(context.bot, message, *await _page(context, 0))
        return
    named = await named_in(message, words, context, group=True)
    if action not in ("add", "remove") or named is None:
        await reply_text(context.bot, message, texts.READERS_HOW)
    elif action == "add":
        await give(message, user, Member(named.id, named.name, Role.READER), context)
    else:
        await take(message, user, named, context)


async def press_list(press: ButtonPress) -> None:
    """Show another page of the list."""
    page = await _page(press.context, press.number(0))
    await press.acknowledge()
    await press.replace_message(*page)


async def _page(context: BotContext, number: int) -> Page:
    services = context.services
    members = await services.run(services.state.members)
    found = [member for member in members if member.role is Role.READER]
    pages = max(1, -(-len(found) // _ON_PAGE))
    number = min(number, pages - 1)
    shown = found[number * _ON_PAGE : (number + 1) * _ON_PAGE]
    heading = page_heading(texts.READERS.format(count=len(found)), number, pages)
    access = texts.ACCESS[services.settings.access]
    blocks = [
        [Segment(texts.READER.format(name=short_line(member.name, 60), id=member.id))]
        for member in shown
    ]
    text = page_text([f"{access}\n\n{texts.READERS_HOW}\n\n{heading}"], blocks, gap="\n• ")
    return text, keyboard(page_buttons(number, pages, LIST))
