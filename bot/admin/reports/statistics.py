"""How much the record holds, and how much was asked and answered."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.messages.reply import reply
from bot.messages.rich import Piece, Writer
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.messages.texts import plural
from bot.services import Context
from bot.state.records import Activity


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
