"""From a question's text to what is shown: the library's answer, rendered, with its buttons."""

from __future__ import annotations

import time
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot import metrics
from bot.asking import keyboards, render
from bot.messages.rich import Rich
from bot.messages.texts import everyone as texts
from bot.services import Services
from facts.models import Answer, NotFound
from facts.question import Conversation


@dataclass(frozen=True, slots=True)
class View:
    """A message's text and buttons. `missed` is true where a full record did not say."""

    rich: Rich
    keyboard: InlineKeyboardMarkup | None = None
    missed: bool = False


async def ask(services: Services, question: str, *, after: str | None) -> Answer | NotFound:
    """The library's answer. Raises `QuestionError`."""
    started = time.monotonic()
    found = await services.run(
        services.library.ask,
        question,
        after=Conversation.from_text(after or ""),
        threshold=services.settings.threshold,
    )
    metrics.latency.observe(time.monotonic() - started)
    metrics.answers.labels(found.status).inc()
    return found


async def view(services: Services, found: Answer | NotFound, *, admin: bool) -> View:
    """How an answer is shown; an admin is told how to fill an empty record."""
    if isinstance(found, Answer):
        return View(render.answer(found), keyboards.answer(found))
    counts = await services.run(services.library.counts)
    if counts.articles:
        return View(render.not_found(found), missed=True)
    hint = f"\n{texts.EMPTY_RECORD_ADMIN}" if admin else ""
    return View(Rich(texts.EMPTY_RECORD + hint, ()))
