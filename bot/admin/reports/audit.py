"""/audit: which admin changed what, and when."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.button_press import Press
from bot.admin.descriptions import line
from bot.admin.pages import Block, page, turn
from bot.messages.reply import reply
from bot.messages.rich import Piece, Rich
from bot.messages.texts import admin as texts
from bot.services import Context, Services
from bot.state.records import Action, AuditEntry

AUDIT = "audit"
_ON_PAGE = 15
_Shown = tuple[Rich, InlineKeyboardMarkup | None]


async def audit(message: Message, user: User, context: Context) -> None:
    """/audit: the newest changes."""
    await reply(context.bot, message, *await _audit(context.services, 0))


async def press_audit(press: Press) -> None:
    """Another page of changes."""
    shown = await _audit(press.services, press.number(0))
    await press.acknowledge()
    await press.show(*shown)


async def _audit(services: Services, number: int) -> _Shown:
    # One more than is shown tells whether there is another page.
    found = await services.run(
        services.state.audit_log, offset=number * _ON_PAGE, limit=_ON_PAGE + 1
    )
    if not found:
        return Rich(texts.NO_AUDIT, ()), None
    pages = number + 1 + (len(found) > _ON_PAGE)
    row = turn(number, pages, AUDIT)
    rich = page([texts.AUDIT], [_entry(entry) for entry in found[:_ON_PAGE]])
    return rich, InlineKeyboardMarkup([row]) if row else None


def _entry(entry: AuditEntry) -> Block:
    told = texts.AUDIT_LINE.format(
        time=f"{entry.at:%Y-%m-%d %H:%M}" if entry.at else "",
        admin=line(entry.admin, 40),
        id=entry.admin_id,
        action=texts.ACTIONS[Action(entry.action)].format(count=entry.count),
    )
    if entry.article_id is None:
        return [Piece(told)]
    title = line(entry.title or "", 80)
    return [Piece(f"{told}\n{title} "), Piece(entry.article_id, Style.CODE)]
