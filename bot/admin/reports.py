"""How the bot fares, who keeps the record, and who changed what."""

from __future__ import annotations

from datetime import timedelta

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.constants import MessageEntityType as Style
from telegram.error import TelegramError

from bot.admin.press import Press
from bot.admin.rights import admin_of
from bot.admin.show import Block, line, page, turn
from bot.reply import reply, reply_text
from bot.rich import LIMIT, Piece, Rich, Writer, width
from bot.services import Context, Services
from bot.state.base import Action, Activity, AuditEntry
from bot.texts import admin as texts
from bot.texts import plural
from bot.texts import questions as general

AUDIT = "audit"
_ON_PAGE = 15
_Shown = tuple[Rich, InlineKeyboardMarkup | None]


async def stats(message: Message, user: User, context: Context) -> None:
    """/stats: how much is held, asked and answered."""
    services = context.services
    counts = await services.run(services.library.counts)
    held = general.COUNTS.format(
        articles=plural(counts.articles, general.ARTICLES_ONE, general.ARTICLES_MANY),
        sentences=plural(counts.sentences, general.SENTENCES_ONE, general.SENTENCES_MANY),
        facts=plural(counts.facts, general.FACTS_ONE, general.FACTS_MANY),
    )
    out = Writer(Piece(texts.STATS, Style.BOLD), "\n", held)
    for heading, over in (
        (texts.OVER_DAY, timedelta(days=1)),
        (texts.OVER_WEEK, timedelta(days=7)),
        (texts.OVER_ALL, None),
    ):
        activity = await services.run(services.state.activity, over)
        out.add("\n\n", Piece(heading, Style.BOLD), "\n", _told(activity))
    await reply(context.bot, message, out.rich())


async def admins(update: Update, context: Context) -> None:
    """/admins: all of them for an admin; for anyone, their own id, and nothing else."""
    message = update.message
    if message is None:
        return
    settings = context.services.settings
    if message.sender_chat is not None or message.from_user is None:
        await reply_text(context.bot, message, texts.ANONYMOUS)
        return
    own = texts.YOUR_ID.format(id=message.from_user.id)
    if admin_of(message, settings) is None:
        await reply_text(context.bot, message, f"{own} {texts.NOT_ADMIN}")
        return
    out = Writer(texts.ADMINS)
    for admin_id in sorted(settings.admin_ids):
        told = texts.ADMIN.format(name=await _name(admin_id, context), id=admin_id)
        if out.width + width(told) + width(own) + 10 > LIMIT:
            break
        out.add("\n• ", told)
    await reply(context.bot, message, out.add("\n\n", own).rich())


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


def _told(activity: Activity) -> str:
    if not activity.questions:
        asked = texts.QUESTIONS_NONE
    else:
        share = 1 - min(activity.unanswered, activity.questions) / activity.questions
        asked = ", ".join(
            [
                plural(activity.questions, texts.QUESTIONS_ONE, texts.QUESTIONS_MANY),
                texts.ANSWERED_SHARE.format(percent=round(100 * share)),
            ]
        )
    feedback = texts.FEEDBACK.format(helpful=activity.helpful, not_helpful=activity.not_helpful)
    return f"{asked}\n{feedback}"


async def _name(admin_id: int, context: Context) -> str:
    """The admin's name, where they have ever written to the bot."""
    try:
        chat = await context.bot.get_chat(admin_id)
    except TelegramError:
        return "?"
    return line(chat.full_name or chat.title or "?", 60)
