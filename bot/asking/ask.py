"""Asking the library, and rendering its answer as a message with buttons."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup

from bot import metrics
from bot.asking import keyboards, render
from bot.load import FULL
from bot.messages.links import sentence_links
from bot.messages.rich import RichText
from bot.messages.texts import everyone as texts
from bot.messages.texts import record_counts
from bot.services import Services
from facts import Answer, Conversation, Counts, NotFound, Remark

T = TypeVar("T")
log = structlog.get_logger(__name__)

MOST_LATEST = 10
"""How many of the newest articles are listed."""
MOST_LISTED = 5
"""How many articles about a name are listed."""


@dataclass(frozen=True, slots=True)
class RenderedAnswer:
    """The text and the buttons of an answer.

    `unanswered` are the questions that no article answers, if the record holds any. `remark` says
    what the message is if it is small talk and no question. In a group, that gets a reaction unless
    the text is `for_all`. `refused` says that the question was not read.
    """

    rich: RichText
    keyboard: InlineKeyboardMarkup | None = None
    unanswered: tuple[str, ...] = ()
    remark: Remark | None = None
    for_all: bool = False
    refused: bool = False


async def ask(
    services: Services, question: str, *, after: Conversation | None = None
) -> Answer | NotFound:
    """Return the library's answer to a question of a conversation. Raises `QuestionError`."""
    started = time.monotonic()
    found = await services.run(_ask, services, services.library.ask, question, after)
    _count(time.monotonic() - started, [found])
    return found


async def ask_each(
    services: Services, message: str, *, after: Conversation | None = None
) -> Sequence[Answer | NotFound]:
    """Return the library's answer to each question of a message. Raises `QuestionError`."""
    started = time.monotonic()
    results = await services.run(_ask, services, services.library.ask_each, message, after)
    _count(time.monotonic() - started, results)
    return results


def _ask(services: Services, asking: Callable[..., T], text: str, after: Conversation | None) -> T:
    """Ask in a thread. Only now, after the wait for the thread, is it known how busy the bot is."""
    effort = services.load.effort
    if services.settings.reader:
        amount = "all" if effort == FULL else "some" if effort else "none"
        metrics.readings.labels(amount).inc()
    return asking(text, after=after, threshold=services.settings.threshold, effort=effort)


def _count(seconds: float, results: Sequence[Answer | NotFound]) -> None:
    damaged = sorted({each for found in results for each in found.damaged})
    if damaged:
        log.error("damaged_articles_left_out", articles=damaged)
    for found in results:
        metrics.latency.observe(seconds / len(results))
        remark = found.remark if isinstance(found, NotFound) else None
        metrics.answers.labels("small_talk" if remark is not None else found.status).inc()


async def render_answers(
    services: Services, results: Sequence[Answer | NotFound], bot: Bot, *, admin: bool
) -> RenderedAnswer:
    """Return the message for the answers to all questions of a message."""
    if len(results) == 1:
        return await render_answer(services, results[0], bot, admin=admin)
    counts = await services.run(services.library.counts)
    if not counts.articles:
        return await render_answer(services, results[-1], bot, admin=admin)
    missed = (found for found in results if isinstance(found, NotFound) and found.remark is None)
    return RenderedAnswer(
        render.several(results, link=sentence_links(bot, services.web)),
        keyboards.several(results),
        unanswered=tuple(found.question for found in missed),
    )


async def render_answer(
    services: Services, found: Answer | NotFound, bot: Bot, *, admin: bool
) -> RenderedAnswer:
    """Return the message for an answer. If the record is empty, show an admin how to fill it."""
    link = sentence_links(bot, services.web)
    if isinstance(found, Answer):
        return RenderedAnswer(render.answer(found, link=link), keyboards.answer(found))
    remark = found.remark
    counts = await services.run(services.library.counts)
    if remark in (Remark.NAME, Remark.LATEST, Remark.SIZE):
        if counts.articles and found.language is None:
            return await _render_overview(services, found, counts, bot)
    elif remark is not None:
        rich = render.small_talk(found)
        if admin and remark is Remark.ABOUT:
            rich = RichText(f"{rich.text}\n\n{texts.HELP_ADMIN}", ())
        return RenderedAnswer(rich, remark=remark, for_all=remark is Remark.SOURCES)
    if counts.articles and found.language is not None:
        return RenderedAnswer(render.not_english(found, link=link), unanswered=(found.question,))
    if counts.articles:
        return RenderedAnswer(
            render.not_found(found, link=link),
            keyboards.not_found(),
            unanswered=(found.question,),
        )
    return RenderedAnswer(RichText(empty_record(admin=admin), ()), refused=True)


def empty_record(*, admin: bool) -> str:
    """Return that there are no articles yet, with how to add some for somebody who may."""
    return f"{texts.EMPTY_RECORD}\n{texts.EMPTY_RECORD_ADMIN}" if admin else texts.EMPTY_RECORD


async def _render_overview(
    services: Services, found: NotFound, counts: Counts, bot: Bot
) -> RenderedAnswer:
    """Return what the record holds, or what it holds about a topic."""
    library = services.library
    if found.remark is Remark.SIZE:
        rich = RichText(record_counts(counts), ())
    elif found.remark is Remark.LATEST:
        rich = render.latest(await services.run(library.articles, limit=MOST_LATEST), bot)
    else:
        topic = found.topic or found.question
        articles = await services.run(library.about, topic, limit=MOST_LISTED)
        rich = render.topic(topic, articles, bot)
        return RenderedAnswer(rich, remark=found.remark, for_all=bool(articles))
    return RenderedAnswer(rich, remark=found.remark, for_all=True)
