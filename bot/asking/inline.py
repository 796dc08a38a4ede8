"""Inline mode: cited answers to paste into any chat."""

from __future__ import annotations

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)

from bot.asking import render
from bot.asking.ask import ask
from bot.messages.reply import NO_PREVIEW
from bot.messages.rich import Rich, shorten
from bot.messages.texts import everyone as texts
from bot.services import Context
from bot.throttle import Verdict
from facts.errors import QuestionError
from facts.models import Answer, Citation

_LONGEST = 256
_CACHE_SECONDS = 60
_TITLE, _DESCRIPTION = 120, 240


async def on_inline(update: Update, context: Context) -> None:
    """Offer each cited answer as a result; the client asks again as the user types."""
    query = update.inline_query
    if query is None:
        return
    question = query.query.strip()[:_LONGEST]
    results: list[InlineQueryResultArticle] = []
    hint = texts.INLINE_HINT
    cache = _CACHE_SECONDS
    if question:
        hint = texts.INLINE_NOT_FOUND
        if context.services.inline_throttle.take(query.from_user.id) is not Verdict.ALLOWED:
            hint, cache = texts.INLINE_BUSY, 1
        else:
            results = await _results(question, context)
    await query.answer(
        results,
        cache_time=cache,
        button=None if results else InlineQueryResultsButton(hint, start_parameter="help"),
    )


async def _results(question: str, context: Context) -> list[InlineQueryResultArticle]:
    try:
        found = await ask(context.services, question, after=None)
    except QuestionError:
        return []
    if not isinstance(found, Answer):
        return []
    whole = _result("answer", found.short, found.citations[0], render.answer(found))
    if found.disagreement:
        return [whole]
    others = [
        _result(
            f"{citation.article_id}-{citation.index}",
            citation.short,
            citation,
            render.answer(found.model_copy(update={"citations": (citation,), "short": ""})),
        )
        for citation in found.citations[1:]
    ]
    return [whole, *others]


def _result(result_id: str, short: str, citation: Citation, rich: Rich) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=result_id,
        title=shorten(short or citation.quote, _TITLE),
        description=shorten(f"{citation.quote} ({citation.title})", _DESCRIPTION),
        input_message_content=InputTextMessageContent(
            rich.text, entities=rich.entities, link_preview_options=NO_PREVIEW
        ),
    )
