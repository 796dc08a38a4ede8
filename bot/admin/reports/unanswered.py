"""The questions that found nothing: what the record lacks."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.button_press import Press
from bot.admin.descriptions import line
from bot.admin.pages import Block, button, numbered, page, paginate, turn
from bot.admin.reports.grouping import Group, grouped
from bot.messages.reply import reply
from bot.messages.rich import Piece, Rich
from bot.messages.texts import admin as texts
from bot.messages.texts import day, plural
from bot.services import Context, Services
from bot.state.records import Action, AuditEntry

LIST, CLEAR, CLEAR_YES = "miss", "clear", "clear!"
_ON_PAGE = 10
_LONGEST = 300
_Shown = tuple[Rich, InlineKeyboardMarkup | None]


async def unanswered(message: Message, user: User, context: Context) -> None:
    """/unanswered: the first page."""
    await reply(context.bot, message, *await _list(context.services, 0))


async def press_list(press: Press) -> None:
    """Another page."""
    shown = await _list(press.services, press.number(0))
    await press.acknowledge()
    await press.show(*shown)


async def press_clear(press: Press) -> None:
    """Clear: ask. The button names the last question seen, so that later ones stay."""
    up_to = press.number(0)
    await press.acknowledge()
    yes = button(texts.BUTTON_CLEAR_YES, CLEAR_YES, up_to)
    no = button(texts.BUTTON_BACK, LIST, 0)
    await press.show(Rich(texts.CLEAR, ()), InlineKeyboardMarkup([[yes, no]]))


async def press_clear_yes(press: Press) -> None:
    """Clear, confirmed."""
    entry = AuditEntry(press.user.id, press.user.full_name, Action.CLEAR)
    cleared = await press.services.run(
        press.services.state.clear_unanswered, press.number(0), entry
    )
    await press.acknowledge()
    await press.show(Rich(plural(cleared, texts.CLEARED_ONE, texts.CLEARED_MANY), ()))


async def _list(services: Services, number: int) -> _Shown:
    asked = await services.run(services.state.unanswered)
    if not asked:
        return Rich(texts.NO_UNANSWERED, ()), None
    groups = await services.run(grouped, asked)
    pages = paginate([_block(group) for group in groups], _ON_PAGE)
    number = min(number, len(pages) - 1)
    heading = numbered(texts.UNANSWERED.format(count=len(asked)), number, len(pages))
    rows = [
        turn(number, len(pages), LIST),
        [button(texts.BUTTON_CLEAR, CLEAR, max(question.key for question in asked))],
    ]
    return page([heading], pages[number]), InlineKeyboardMarkup([row for row in rows if row])


def _block(group: Group) -> Block:
    details = [
        plural(group.count, texts.ASKED_ONE, texts.ASKED_MANY),
        plural(group.people, texts.BY_ONE, texts.BY_MANY),
        texts.LAST_ASKED.format(day=day(group.last.date())),
    ]
    told = ", ".join(detail for detail in details if detail)
    return [Piece(line(group.question, _LONGEST), Style.BOLD), Piece(f"\n{told}")]
