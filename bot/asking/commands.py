"""The commands for everyone, except /ask."""

from __future__ import annotations

from importlib.metadata import version

from telegram import Message, Update
from telegram.constants import MessageEntityType as Style

from bot.asking import render
from bot.messages.links import ARTICLE_LINK, article_link
from bot.messages.reply import reply, reply_text
from bot.messages.rich import LIMIT, Piece, Writer, sendable, shorten
from bot.messages.texts import day, plural
from bot.messages.texts import everyone as texts
from bot.services import Context
from facts.errors import UnknownArticle

_LATEST = 10
_OPENING = 6


async def start(update: Update, context: Context) -> None:
    """Greet; or, opened by a link to an article, show that article."""
    message = update.message
    if message is None:
        return
    payload = context.args[0] if context.args else ""
    if payload.startswith(ARTICLE_LINK):
        await _show_article(message, payload.removeprefix(ARTICLE_LINK), context)
    else:
        await _with_examples(message, texts.START, context)


async def help_(update: Update, context: Context) -> None:
    """How to ask, with questions that the record answers."""
    if update.message is not None:
        await _with_examples(update.message, texts.HELP, context)


async def sources(update: Update, context: Context) -> None:
    """Where the articles come from, most first."""
    if update.message is None:
        return
    services = context.services
    found = await services.run(services.library.sources)
    if not found:
        await reply_text(context.bot, update.message, texts.EMPTY_RECORD)
        return
    out = Writer(texts.SOURCES)
    for n, (source, count) in enumerate(found):
        template = plural(count, texts.SOURCE_ONE, texts.SOURCE_MANY, source=_name(source))
        if out.width + len(template) + 40 > LIMIT:
            out.add("\n", texts.AND_MORE.format(count=len(found) - n))
            break
        out.add("\n", template)
    await reply(context.bot, update.message, out.rich())


async def latest(update: Update, context: Context) -> None:
    """The newest articles, each linked to its text in the bot."""
    if update.message is None:
        return
    services = context.services
    found = await services.run(services.library.articles, limit=_LATEST)
    if not found:
        await reply_text(context.bot, update.message, texts.EMPTY_RECORD)
        return
    out = Writer(texts.LATEST)
    for info in found:
        title = shorten(" ".join(sendable(info.title).split()) or info.id, 200)
        details = [_name(info.source)] if info.source else []
        details.append(day(info.published) if info.published else texts.UNDATED)
        link = article_link(context.bot, info)
        out.add("\n\n", Piece(title, url=link), "\n", " · ".join(details))
    await reply(context.bot, update.message, out.rich())


async def about(update: Update, context: Context) -> None:
    """What this is, and how much the record holds."""
    if update.message is None:
        return
    counts = await context.services.run(context.services.library.counts)
    held = texts.COUNTS.format(
        articles=plural(counts.articles, texts.ARTICLES_ONE, texts.ARTICLES_MANY),
        sentences=plural(counts.sentences, texts.SENTENCES_ONE, texts.SENTENCES_MANY),
        facts=plural(counts.facts, texts.FACTS_ONE, texts.FACTS_MANY),
    )
    told = texts.ABOUT.format(version=version("rapporteur"))
    await reply_text(context.bot, update.message, f"{told}\n\n{held}")


async def unknown(update: Update, context: Context) -> None:
    """A command that nobody takes, in private."""
    if update.message is not None:
        await reply_text(context.bot, update.message, texts.UNKNOWN_COMMAND)


async def _with_examples(message: Message, text: str, context: Context) -> None:
    services = context.services
    out = Writer(text)
    if questions := await services.run(services.examples.get):
        out.add("\n\n", texts.EXAMPLES)
        for question in questions:
            out.add("\n• ", Piece(shorten(sendable(question), 300), Style.ITALIC))
    await reply(context.bot, message, out.rich())


async def _show_article(message: Message, article_id: str, context: Context) -> None:
    services = context.services
    try:
        info = await services.run(services.library.info, article_id)
        opening = await services.run(services.library.sentences, article_id, 0, _OPENING)
    except UnknownArticle:
        await reply_text(context.bot, message, texts.ARTICLE_GONE)
        return
    await reply(context.bot, message, render.article(info, opening))


def _name(source: str | None) -> str:
    return shorten(" ".join(sendable(source or "").split()), 120) or texts.NO_SOURCE
