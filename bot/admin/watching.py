"""/watch: the feeds and sitemaps whose new articles come by themselves."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import InlineKeyboardButton, Message, Update, User
from telegram.constants import MessageEntityType as Style

from bot.admin import channels
from bot.admin.arguments import command_argument
from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.channels import channel_block, channel_button, named_channel
from bot.admin.descriptions import short_line
from bot.admin.pages import (
    Page,
    PageBlock,
    admin_button,
    keyboard,
    page_buttons,
    page_heading,
    page_text,
)
from bot.messages.reply import reply, reply_text
from bot.messages.rich import RichText, Segment, plain_text
from bot.messages.texts import admin as texts
from bot.services import BotContext, Services
from bot.state.channels import WatchedChannel
from bot.state.records import Action
from bot.watching import First
from facts import Watch, WatchResult

LIST, PAUSE, RESUME, REMOVE, REMOVE_YES = "watch", "wpause", "wgo", "wrm", "wrm!"
_ON_PAGE = 5
_LONGEST_ADDRESS = 300
_CHANGE = re.compile(r"(pause|resume|remove)\s+(\S+)", re.IGNORECASE)
_ADD = re.compile(r"(?:add\s+)?(\S+)", re.IGNORECASE)


async def watch(message: Message, user: User, context: BotContext) -> None:
    """Handle /watch: list the places, add one, or change one."""
    services = context.services
    argument = command_argument(message)
    channel = named_channel(argument)
    change = _CHANGE.fullmatch(argument)
    added = _ADD.fullmatch(argument)
    if not argument or argument.lower() == "list":
        await reply(context.bot, message, *await _list_page(services, 0))
    elif channel is not None:
        await channels.change(message, user, channel, context)
    elif change is not None:
        found = await services.run(services.watching.watcher.find, change[2])
        action = change[1].lower()
        await _changed(services, user, found, action)
        text = texts.WATCH_CHANGED[action].format(place=_address(found))
        await reply(context.bot, message, plain_text(text))
    elif argument.lower() in texts.WATCH_CHANGED:
        text = texts.WATCH_WHICH.format(verb=argument.lower())
        await reply(context.bot, message, plain_text(text))
    elif added is not None:
        await _add(message, user, added[1], context)
    else:
        await reply_text(context.bot, message, texts.WATCH_HOW)


async def press_list(press: ButtonPress) -> None:
    """Show another page of the places."""
    await _show(press, press.number(0))


async def press_pause(press: ButtonPress) -> None:
    """Pause a place, and show the list again."""
    await _press_change(press, "pause")


async def press_resume(press: ButtonPress) -> None:
    """Resume a place, and show the list again."""
    await _press_change(press, "resume")


async def press_remove(press: ButtonPress) -> None:
    """Ask whether to watch a place no longer."""
    found = await _pressed(press)
    await press.acknowledge()
    yes = admin_button(texts.BUTTON_UNWATCH, REMOVE_YES, found.key, 0)
    no = admin_button(texts.BUTTON_BACK, LIST, 0)
    text = texts.WATCH_REMOVE.format(place=_address(found))
    await press.replace_message(plain_text(text), keyboard([yes, no]))


async def press_remove_yes(press: ButtonPress) -> None:
    """Watch a place no longer, and show the list again."""
    await _press_change(press, "remove")


async def press_unwatch_channel(press: ButtonPress) -> None:
    """Watch a channel no longer, and show the list again."""
    await channels.unwatch(press.services, press.user, int(press.arguments[0]))
    await _show(press, 0)


async def _add(message: Message, user: User, url: str, context: BotContext) -> None:
    services = context.services
    loop = asyncio.get_running_loop()
    first: First = loop.create_future()
    added = await services.run(services.watching.add, url, loop, first)
    if added.last is not None:
        text = texts.WATCH_KNOWN.format(place=_address(added), number=added.key)
        await reply(context.bot, message, plain_text(text))
        return
    entry = audit_entry(user, Action.WATCH, place=_address(added))
    await services.run(services.state.audit, entry)
    text = texts.WATCH_ADDED.format(place=_address(added))
    await reply(context.bot, message, plain_text(text))
    # With an update that holds the message, errors are reported in reply to it.
    context.application.create_task(
        _report(message, added, first, context), Update(0, message=message)
    )


async def _report(message: Message, added: Watch, first: First, context: BotContext) -> None:
    """Tell the result of the first look."""
    result = await first
    if result is not None:
        text = texts.WATCH_FIRST.format(place=_address(added), result=_result(result))
        await reply(context.bot, message, plain_text(text))


async def _press_change(press: ButtonPress, action: str) -> None:
    found = await _pressed(press)
    await _changed(press.services, press.user, found, action)
    await _show(press, press.number(1))


async def _pressed(press: ButtonPress) -> Watch:
    """Return the place of the button. Raises `InputError` if it was removed meanwhile."""
    number = str(press.number(0))
    return await press.services.run(press.services.watching.watcher.find, number)


async def _changed(services: Services, user: User, found: Watch, action: str) -> None:
    watcher = services.watching.watcher
    changes: dict[str, tuple[Callable[[Watch], bool], Action]] = {
        "pause": (watcher.pause, Action.PAUSE),
        "resume": (watcher.resume, Action.RESUME),
        "remove": (watcher.remove, Action.UNWATCH),
    }
    change, noted = changes[action]
    if await services.run(change, found):
        entry = audit_entry(user, noted, place=_address(found))
        await services.run(services.state.audit, entry)


async def _show(press: ButtonPress, number: int) -> None:
    page = await _list_page(press.services, number)
    await press.acknowledge()
    await press.replace_message(*page)


async def _list_page(services: Services, number: int) -> Page:
    watches = await services.run(services.watching.watcher.all)
    posting = await services.run(services.state.channels)
    places: list[tuple[PageBlock, Watch | WatchedChannel]] = [
        *((_block(each), each) for each in watches),
        *((channel_block(each), each) for each in posting),
    ]
    if not places:
        return RichText(f"{texts.WATCH_NONE}\n\n{texts.WATCH_HOW}", ()), None
    pages = -(-len(places) // _ON_PAGE)
    number = min(number, pages - 1)
    shown = places[number * _ON_PAGE : (number + 1) * _ON_PAGE]
    heading = page_heading(texts.WATCHES.format(count=len(places)), number, pages)
    return page_text([heading], [block for block, _ in shown]), keyboard(
        *(
            [channel_button(each)] if isinstance(each, WatchedChannel) else _buttons(each, number)
            for _, each in shown
        ),
        page_buttons(number, pages, LIST),
    )


def _block(watch: Watch) -> PageBlock:
    lines = []
    if watch.last is not None:
        moment = datetime.fromtimestamp(watch.last.at, UTC)
        lines.append(f"{moment:%Y-%m-%d %H:%M} UTC: {_result(watch.last)}")
    if watch.paused:
        lines.append(texts.WATCH_PAUSED)
    elif watch.last is None:
        lines.append(texts.WATCH_SOON)
    details = "\n".join(lines)
    return [Segment(f"{watch.key}. {_address(watch)}", Style.BOLD), Segment(f"\n{details}")]


def _buttons(watch: Watch, page: int) -> list[InlineKeyboardButton]:
    label, action = (texts.BUTTON_RESUME, RESUME) if watch.paused else (texts.BUTTON_PAUSE, PAUSE)
    return [
        admin_button(label.format(number=watch.key), action, watch.key, page),
        admin_button(texts.BUTTON_UNWATCH_ASK.format(number=watch.key), REMOVE, watch.key, page),
    ]


def _result(result: WatchResult) -> str:
    """Return what a look brought, with the reasons for what could not be read."""
    parts = [
        text.format(count=count)
        for text, count in (
            (texts.WATCH_NEW, result.added),
            (texts.WATCH_UPDATED, result.updated),
            (texts.WATCH_BEFORE, result.known),
            (texts.WATCH_SIMILAR, result.similar),
            (texts.WATCH_FAILED, result.failed),
            (texts.WATCH_WAITING, result.waiting),
        )
        if count
    ]
    if result.problem:
        parts.append(short_line(result.problem, 300))
    elif not parts:
        return texts.WATCH_NOTHING
    reasons = "".join(f"\n– {short_line(reason, 300)}" for reason in result.examples)
    return ", ".join(parts) + reasons


def _address(watch: Watch) -> str:
    return short_line(watch.address, _LONGEST_ADDRESS)
