"""/check: whether the record is as it was stored, and what is damaged."""

from __future__ import annotations

from telegram import Message, Update, User
from telegram.constants import MessageEntityType as Style

from bot.admin.pages import PageBlock, page_text
from bot.messages.reply import reply, typing
from bot.messages.rich import RichText, Segment
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext
from facts import Damage, Library

_SHOWN = 15
"""How many damages one message names."""


async def check(message: Message, user: User, context: BotContext) -> None:
    """Handle /check: look through the whole record, in the background."""
    # With an update that holds the message, errors are reported in reply to it.
    context.application.create_task(_check(message, context), Update(0, message=message))


async def _check(message: Message, context: BotContext) -> None:
    services = context.services
    async with typing(context.bot, message, after=services.settings.typing_after):
        found, articles = await services.run(check_record, services.library)
    await reply(context.bot, message, report(found, articles))


def check_record(library: Library) -> tuple[list[Damage], int]:
    """Return what is damaged, and the number of articles. Reads the whole record."""
    return list(library.check()), library.counts().articles


def report(found: list[Damage], articles: int) -> RichText:
    """Return the message that says what is damaged."""
    if not found:
        return RichText(plural(articles, texts.CHECKED_ONE, texts.CHECKED_MANY), ())
    heading = [plural(len(found), texts.DAMAGED_ONE, texts.DAMAGED_MANY)]
    blocks = [_block(each) for each in found[:_SHOWN]]
    if len(found) > _SHOWN:
        blocks.append([Segment(texts.DAMAGED_MORE.format(count=len(found) - _SHOWN))])
    return page_text(heading, [*blocks, [Segment(texts.DAMAGED_HOW)]])


def _block(damage: Damage) -> PageBlock:
    if damage.article_id is None:
        return [Segment(texts.DAMAGE_OF_RECORD.format(why=damage.why))]
    return [
        Segment(damage.article_id, Style.CODE),
        Segment(texts.DAMAGE_OF_ARTICLE.format(why=damage.why)),
    ]
