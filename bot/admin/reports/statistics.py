"""/stats: how much the record holds, and how much was asked and answered."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.messages.reply import reply
from bot.messages.rich import Segment, Writer
from bot.messages.texts import admin as texts
from bot.messages.texts import plural, record_counts
from bot.services import BotContext
from bot.state.records import Activity


async def stats(message: Message, user: User, context: BotContext) -> None:
    """Handle /stats: show the counts of the record, and of questions over three periods."""
    services = context.services
    counts = await services.run(services.library.counts)
    out = Writer(Segment(texts.STATS, Style.BOLD), "\n", record_counts(counts))
    for heading, over in (
        (texts.OVER_DAY, timedelta(days=1)),
        (texts.OVER_WEEK, timedelta(days=7)),
        (texts.OVER_ALL, None),
    ):
        activity = await services.run(services.state.activity, over)
        out.add("\n\n", Segment(heading, Style.BOLD), "\n", _summary(activity))
    await reply(context.bot, message, out.rich())


def _summary(activity: Activity) -> str:
    feedback = texts.FEEDBACK.format(helpful=activity.helpful, not_helpful=activity.not_helpful)
    if activity.refused:
        refused = plural(activity.refused, texts.REFUSED_ONE, texts.REFUSED_MANY)
        feedback = f"{refused}\n{feedback}"
    if not activity.questions:
        return f"{texts.QUESTIONS_NONE}\n{feedback}"
    share = 1 - min(activity.unanswered, activity.questions) / activity.questions
    questions = plural(activity.questions, texts.QUESTIONS_ONE, texts.QUESTIONS_MANY)
    answered = texts.ANSWERED_SHARE.format(percent=round(100 * share))
    return f"{questions}, {answered}\n{feedback}"
