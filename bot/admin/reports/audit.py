"""/audit: which admin changed what, and when."""

from __future__ import annotations

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line
from bot.admin.pages import Page, PageBlock, keyboard, page_buttons, page_text
from bot.messages.reply import reply
from bot.messages.rich import RichText, Segment
from bot.messages.texts import admin as texts
from bot.services import BotContext, Services
from bot.state.records import AuditEntry

AUDIT = "audit"
_ON_PAGE = 15


async def audit(message: Message, user: User, context: BotContext) -> None:
    """Handle /audit: show the latest changes."""
    await reply(context.bot, message, *await _audit_page(context.services, 0))


async def press_audit(press: ButtonPress) -> None:
    """Show another page of changes."""
    page = await _audit_page(press.services, press.number(0))
    await press.acknowledge()
    await press.replace_message(*page)


async def _audit_page(services: Services, number: int) -> Page:
    # One entry more than a page holds shows whether there is another page.
    found = await services.run(
        services.state.audit_log, offset=number * _ON_PAGE, limit=_ON_PAGE + 1
    )
    if not found:
        return RichText(texts.NO_AUDIT, ()), None
    pages = number + 1 + (len(found) > _ON_PAGE)
    text = page_text([texts.AUDIT], [_entry_block(entry) for entry in found[:_ON_PAGE]])
    return text, keyboard(page_buttons(number, pages, AUDIT))


def _entry_block(entry: AuditEntry) -> PageBlock:
    change = texts.AUDIT_LINE.format(
        time=f"{entry.at:%Y-%m-%d %H:%M}" if entry.at else "",
        admin=short_line(entry.admin, 40),
        id=entry.admin_id,
        action=texts.ACTIONS[entry.action].format(count=entry.count),
    )
    title = short_line(entry.title or "", 80)
    if entry.article_id is None:
        return [Segment(f"{change}\n{title}")]
    return [Segment(f"{change}\n{title} "), Segment(entry.article_id, Style.CODE)]
