"""Inline mode: answers with citations, to be sent in any chat."""

from __future__ import annotations

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)

from bot import metrics
from bot.asking import render
from bot.asking.ask import ask
from bot.load import overloaded
from bot.messages.links import sentence_links
from bot.messages.reply import NO_PREVIEW
from bot.messages.rich import RichText, shorten
from bot.messages.texts import everyone as texts
from bot.services import BotContext
from facts import Answer, Citation, QuestionError

_LONGEST_QUERY = 256
_CACHE_SECONDS = 60
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 120, 240


async def on_inline(update: Update, context: BotContext) -> None:
    """Offer each citation as a result. The client asks again while the person types."""
    query = update.inline_query
    if query is None:
        return
    question = query.query.strip()[:_LONGEST_QUERY]
    results: list[InlineQueryResultArticle] = []
    hint = texts.INLINE_HINT
    cache = _CACHE_SECONDS
    if question:
        hint = texts.INLINE_NOT_FOUND
        if overloaded.get():
            metrics.overloaded.labels("yes").inc()
            hint, cache = texts.INLINE_BUSY, 1
        elif not (await context.services.inline_throttle.take(query.from_user.id)).allowed:
            hint, cache = texts.INLINE_BUSY, 1
        else:
            results = await _results(question, context)
    await query.answer(
        results,
        cache_time=cache,
        # Telegram would show one person's results to others, who may not ask.
        is_personal=context.services.settings.access != "open",
        button=None if results else InlineQueryResultsButton(hint, start_parameter="help"),
    )


async def _results(question: str, context: BotContext) -> list[InlineQueryResultArticle]:
    try:
        found = await ask(context.services, question)
    except QuestionError:
        return []
    if not isinstance(found, Answer):
        return []
    link = sentence_links(context.bot, context.services.web)
    whole = _result("answer", found.short, found.citations[0], render.answer(found, link=link))
    if found.disagreement:
        return [whole]
    others = [
        _result(
            f"{citation.article_id}-{citation.index}",
            citation.short,
            citation,
            render.answer(
                found.model_copy(update={"citations": (citation,), "short": ""}), link=link
            ),
        )
        for citation in found.citations[1:]
    ]
    return [whole, *others]


def _result(
    result_id: str, short: str, citation: Citation, rich: RichText
) -> InlineQueryResultArticle:
    description = f"{citation.quote} ({citation.title})"
    return message_result(result_id, short or citation.quote, description, rich)


def message_result(
    result_id: str, title: str, description: str, rich: RichText
) -> InlineQueryResultArticle:
    """Return a result that sends a text."""
    return InlineQueryResultArticle(
        id=result_id,
        title=shorten(title, _LONGEST_TITLE),
        description=shorten(description, _LONGEST_DESCRIPTION) or None,
        input_message_content=InputTextMessageContent(
            rich.text, entities=rich.entities, link_preview_options=NO_PREVIEW
        ),
    )
