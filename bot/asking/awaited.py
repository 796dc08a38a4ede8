"""Questions that the record does not answer yet: they are asked again, and the asker told once."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog
from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, ReplyParameters
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.asking import keyboards, render
from bot.asking.ask import ask
from bot.asking.chat_record import record_of
from bot.messages.links import sentence_links
from bot.messages.reply import NO_PREVIEW, notify
from bot.messages.texts import everyone as texts
from bot.records import Record
from bot.services import Services
from bot.state.records import AWAIT_WITHIN, AwaitedQuestion, StoredAnswer
from facts import Answer, Counts, FactsError, NotFound, QuestionError

log = structlog.get_logger(__name__)

LOOK_EVERY = 3.0
"""Seconds between two looks at the size of the record. One look costs little."""


async def press_tell(
    query: CallbackQuery,
    message: MaybeInaccessibleMessage,
    stored: StoredAnswer,
    services: Services,
) -> None:
    """Keep the question to be asked again. Pressed again by the same person, forget it."""
    kept = await services.run(services.state.awaited_by, stored.chat_id, stored.question_id)
    if kept is not None and kept.user_id == query.from_user.id:
        await services.run(services.state.drop_awaited, kept.key)
        await notify(query, texts.WILL_NOT_TELL)
    elif kept is not None:
        await notify(query, texts.WILL_TELL_HERE)
    else:
        awaited = AwaitedQuestion(
            stored.chat_id,
            stored.question_id,
            query.from_user.id,
            stored.question,
            stored.after,
            _topic(message),
        )
        taken = await services.run(services.state.keep_awaited, awaited)
        text = texts.WILL_TELL.format(days=AWAIT_WITHIN.days) if taken else texts.CANNOT_TELL
        await notify(query, text)


async def stop_awaiting(stored: StoredAnswer, services: Services) -> None:
    """Forget the question that an edited message asked before."""
    kept = await services.run(services.state.awaited_by, stored.chat_id, stored.question_id)
    if kept is not None:
        await services.run(services.state.drop_awaited, kept.key)


async def tell_answers(bot: Bot, services: Services, stop: asyncio.Event) -> None:
    """Ask the awaited questions again whenever the record has changed, until `stop` is set.

    The record also changes by other programs, and while the bot is not running. Errors are logged,
    and the questions asked again later.
    """
    seen: list[Counts] | None = None
    taken: set[int] = set()  # by a process that may have ended
    while not stop.is_set():
        try:
            # Only the replica that leads asks again. The first look after it began asks all.
            counts = await _sizes(services) if services.replica.leads else None
            if counts is None:
                seen, taken = None, set()
            elif counts != seen or taken:
                taken = await _ask_again(bot, services, stop, None if counts != seen else taken)
                seen = counts
        except (FactsError, TelegramError) as error:
            log.warning("questions not asked again", error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_EVERY)


async def _sizes(services: Services) -> list[Counts]:
    return [await services.run(each.library.counts) for each in services.records]


async def _ask_again(
    bot: Bot, services: Services, stop: asyncio.Event, only: set[int] | None
) -> set[int]:
    """Ask all questions, or only those with these keys. Return which another process has."""
    taken = set()
    for awaited in await services.run(services.state.awaited):
        if stop.is_set():
            break
        if only is not None and awaited.key not in only:
            continue
        record = await record_of(services, awaited.chat_id, awaited.topic)
        if record is None:
            continue
        try:
            with services.records.using(record):
                found: Answer | NotFound = await ask(
                    services, awaited.question, after=awaited.after
                )
        except QuestionError:  # of another version, which allowed more
            await services.run(services.state.drop_awaited, awaited.key)
            continue
        if not isinstance(found, Answer):
            continue
        # Whoever takes the question sends its answer, so that it is sent once. It is dropped only
        # after that: it would be lost if the process ended between the two.
        if await services.run(services.state.take_awaited, awaited.key):
            await _tell(bot, services, awaited, found, record)
        else:
            taken.add(awaited.key)
    return taken


async def _tell(
    bot: Bot, services: Services, awaited: AwaitedQuestion, found: Answer, record: Record
) -> None:
    with services.records.using(record):
        link = sentence_links(bot, services.web)
    rich = render.now_answered(found, link=link)
    try:
        sent = await bot.send_message(
            awaited.chat_id,
            rich.text,
            entities=rich.entities,
            reply_parameters=ReplyParameters(awaited.question_id, allow_sending_without_reply=True),
            message_thread_id=awaited.topic,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboards.answer(found),
        )
    except (Forbidden, BadRequest) as error:
        log.info("answer not wanted any more", error=type(error).__name__)
        await services.run(services.state.drop_awaited, awaited.key)
        return
    except TelegramError:
        await services.run(services.state.free_awaited, awaited.key)
        raise
    await services.run(services.state.drop_awaited, awaited.key)
    answer = StoredAnswer(
        sent.chat.id,
        awaited.question_id,
        sent.message_id,
        awaited.user_id,
        awaited.question,
        record.name,
        awaited.after,
    )
    await services.run(services.state.remember_answer, answer, counted=False)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None
