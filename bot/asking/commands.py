"""The commands for everyone, except /ask."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import MessageEntityType as Style

import facts
from bot.asking import joining, render
from bot.asking.article_view import show_article
from bot.asking.ask import MOST_LATEST, MOST_LISTED, empty_record
from bot.asking.example_buttons import examples_keyboard
from bot.messages.links import invited_by, linked_sentence
from bot.messages.reply import reply, reply_text
from bot.messages.rich import LIMIT, Segment, Writer, one_line, sendable, shorten
from bot.messages.texts import everyone as texts
from bot.messages.texts import plural, record_counts
from bot.roles import keeps_record
from bot.services import BotContext
from facts import QuestionError


async def start(update: Update, context: BotContext) -> None:
    """Handle /start: greet, show the article whose link opened the bot, or let somebody in."""
    message = update.message
    if message is None:
        return
    payload = context.args[0] if context.args else ""
    linked, token = linked_sentence(payload), invited_by(payload)
    if token is not None and not await joining.accept(message, token, context):
        return
    if linked is not None:
        await show_article(message, *linked, context)
    else:
        await _reply_with_examples(message, _for_admins(texts.START), context)


async def help_(update: Update, context: BotContext) -> None:
    """Handle /help: explain how to ask, with questions that the record answers."""
    if update.message is not None:
        await _reply_with_examples(update.message, _for_admins(texts.HELP), context)


async def sources(update: Update, context: BotContext) -> None:
    """Handle /sources: list the sources of the articles, those with most articles first."""
    if update.message is None:
        return
    services = context.services
    found = await services.run(services.library.sources)
    if not found:
        await reply_text(context.bot, update.message, empty_record(admin=keeps_record()))
        return
    out = Writer(texts.SOURCES)
    for n, (source, count) in enumerate(found):
        line = plural(count, texts.SOURCE_ONE, texts.SOURCE_MANY, source=_source_name(source))
        if out.width + len(line) + 40 > LIMIT:
            out.add("\n", texts.AND_MORE.format(count=len(found) - n))
            break
        out.add("\n", line)
    await reply(context.bot, update.message, out.rich())


async def latest(update: Update, context: BotContext) -> None:
    """Handle /latest: list the newest articles, or those about a topic that is named."""
    if update.message is None:
        return
    services = context.services
    topic = " ".join(context.args or ())
    found = await services.run(services.library.articles, limit=MOST_LATEST)
    if found and any(map(str.isalpha, topic)):
        await _reply_with_topic(update.message, topic, context)
    elif found:
        await reply(context.bot, update.message, render.latest(found, context.bot))
    else:
        await reply_text(context.bot, update.message, empty_record(admin=keeps_record()))


async def about(update: Update, context: BotContext) -> None:
    """Handle /about: explain what the bot is, and how much the record holds."""
    if update.message is None:
        return
    counts = await context.services.run(context.services.library.counts)
    about_bot = texts.ABOUT.format(version=facts.__version__)
    await reply_text(context.bot, update.message, f"{about_bot}\n\n{record_counts(counts)}")


async def on_unknown_command(update: Update, context: BotContext) -> None:
    """Reply to a command in private that no handler takes."""
    if update.message is not None:
        await reply_text(context.bot, update.message, texts.UNKNOWN_COMMAND)


async def _reply_with_examples(message: Message, text: str, context: BotContext) -> None:
    services = context.services
    out = Writer(text)
    if questions := await services.run(services.examples.get):
        out.add("\n\n", texts.EXAMPLES)
        for question in questions:
            out.add("\n• ", Segment(shorten(sendable(question), 300), Style.ITALIC))
    await reply(context.bot, message, out.rich(), examples_keyboard(questions))


async def _reply_with_topic(message: Message, topic: str, context: BotContext) -> None:
    services = context.services
    try:
        found = await services.run(services.library.about, topic, limit=MOST_LISTED)
    except QuestionError as error:  # far too long
        await reply_text(context.bot, message, str(error))
    else:
        await reply(context.bot, message, render.topic(topic, found, context.bot))


def _for_admins(text: str) -> str:
    """Return the text, with how to keep the record for somebody who may."""
    return f"{text}\n\n{texts.HELP_ADMIN}" if keeps_record() else text


def _source_name(source: str | None) -> str:
    return one_line(source or "", 120) or texts.NO_SOURCE
