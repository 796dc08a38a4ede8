"""Questions in messages: each gets an answer in reply, and its edit gets an edited answer."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot import metrics
from bot.asking.addressed import (
    IncomingQuestion,
    asker_id,
    is_command,
    is_only_link,
    question_in,
    recording_in,
    text_of,
)
from bot.asking.ask import RenderedAnswer, ask_each, render_answers
from bot.asking.awaited import stop_awaiting
from bot.asking.reactions import NOT_READ, REACTIONS
from bot.asking.voice import heard_in, with_heard
from bot.inbox import is_first_try
from bot.load import overloaded
from bot.messages.refusals import is_not_editable, is_unmodified
from bot.messages.reply import edit, react, reply, reply_text, typing
from bot.messages.rich import RichText
from bot.messages.texts import everyone as texts
from bot.messages.texts import plural
from bot.roles import keeps_record
from bot.services import BotContext
from bot.state.records import StoredAnswer
from bot.throttle import Permission
from facts import Conversation, QuestionError, is_question, remark_of

_MOST_SECONDS = 120
"""A longer time to wait is said in minutes."""


async def on_message(update: Update, context: BotContext) -> None:
    """Answer a message that asks the bot something."""
    message = update.message
    if message is None:
        return
    question = question_in(message, context.bot, hears=context.services.hearing is not None)
    if message.chat.type == ChatType.PRIVATE and question is not None and is_only_link(message):
        if await _allowed(message, context):
            await reply_text(context.bot, message, texts.LINK)
    elif question is not None:
        await _answer(message, question, context)
    elif message.chat.type == ChatType.PRIVATE and is_command(message):
        # For example /ask with another bot's name, which in private can only be a mistake.
        await reply_text(context.bot, message, texts.UNKNOWN_COMMAND)


async def on_edit(update: Update, context: BotContext) -> None:
    """Edit the answer to an edited question. A message that became a question is answered."""
    message = update.edited_message
    if message is None:
        return
    services = context.services
    question = question_in(message, context.bot)
    stored = await services.run(services.state.answer_to, message.chat.id, message.message_id)
    if stored is None:
        if question is not None and question.text:
            await _answer(message, question, context)
        return
    text = question.text if question is not None else text_of(message)
    # Telegram also reports edits that leave the text as it was, for example of a link's preview.
    if text and text != stored.question and await _allowed(message, context):
        shown = await _look_up(message, text, stored.after, context)
        answer_id = await _replace_answer(message, stored, shown, context)
        await stop_awaiting(stored, services)
        answer = replace(
            stored,
            answer_id=answer_id,
            user_id=asker_id(message),
            question=text,
            record=services.records.current.name,
        )
        await _remember(answer, shown, context)


async def _answer(message: Message, question: IncomingQuestion, context: BotContext) -> None:
    hearing = context.services.hearing
    speaks = hearing is not None and not question.text
    recording = recording_in(question.message) if speaks else None
    if not question.text and recording is None:
        await reply_text(context.bot, message, texts.ASK_WHAT)
        return
    if recording is not None and not context.services.albums.is_new(message.media_group_id):
        return
    if not await _allowed(message, context):
        return
    if hearing is not None and recording is not None:
        heard = await heard_in(message, question, recording, hearing, context)
        if heard is None:
            await context.services.run(context.services.state.count_refused)
            return
        question = heard
    if _is_only_named(message, question.text):
        await reply_text(context.bot, message, texts.PICTURE)
        return
    after = await _conversation_before(message, context)
    shown = await _look_up(message, question.text, after, context)
    private = message.chat.type == ChatType.PRIVATE
    if shown.remark is not None and not shown.for_all and not private:
        await react(context.bot, message, REACTIONS[shown.remark])
        return
    rich = with_heard(question.text, shown.rich) if question.spoken else shown.rich
    sent = await reply(context.bot, question.message, rich, shown.keyboard)
    answer = StoredAnswer(
        chat_id=sent.chat_id,  # the group may have become a supergroup, with another id
        question_id=question.message.message_id,
        answer_id=sent.message_id,
        user_id=asker_id(message),
        question=question.text,
        record=context.services.records.current.name,
        after=after,
    )
    await _remember(answer, shown, context)


def _is_only_named(message: Message, caption: str) -> bool:
    """Return whether a message shows a person's own picture in private, and asks nothing of it."""
    picture = message.photo or message.video or message.animation
    own = message.chat.type == ChatType.PRIVATE and message.forward_origin is None
    return bool(picture) and own and not is_question(caption) and remark_of(caption) is None


async def _remember(answer: StoredAnswer, shown: RenderedAnswer, context: BotContext) -> None:
    services = context.services
    if shown.refused:
        await services.run(services.state.count_refused)
    counted = shown.remark is None and not shown.refused
    await services.run(services.state.remember_answer, answer, counted=counted)


async def _look_up(
    message: Message, text: str, after: Conversation, context: BotContext
) -> RenderedAnswer:
    services = context.services
    user_id = asker_id(message)
    async with typing(context.bot, message, after=services.settings.typing_after):
        try:
            results = await ask_each(services, text, after=after)
        except QuestionError as error:
            return RenderedAnswer(RichText(str(error), ()), refused=True)
        shown = await render_answers(services, results, context.bot, admin=keeps_record())
    if is_first_try():
        keep, record = services.state.add_unanswered, services.records.current.name
        for missed in shown.unanswered:
            await services.run(keep, message.chat.id, user_id, missed, record)
    return shown


async def _replace_answer(
    message: Message, stored: StoredAnswer, shown: RenderedAnswer, context: BotContext
) -> int:
    """Edit the answer, or send it again if it is gone. Return the id of the answer's message."""
    try:
        await edit(context.bot, stored.chat_id, stored.answer_id, shown.rich, shown.keyboard)
    except BadRequest as error:
        if is_not_editable(error):
            return (await reply(context.bot, message, shown.rich, shown.keyboard)).message_id
        if not is_unmodified(error):
            raise
    return stored.answer_id


async def _conversation_before(message: Message, context: BotContext) -> Conversation:
    """Return the conversation that a message continues.

    It is that of the answer replied to, or else the person's latest in the chat.
    """
    services = context.services
    target = message.reply_to_message
    if target is not None:
        stored = await services.run(services.state.answered_by, message.chat.id, target.message_id)
        if stored is not None:
            return stored.conversation
    return await services.run(services.state.last_conversation, message.chat.id, asker_id(message))


async def _allowed(message: Message, context: BotContext) -> bool:
    """Return whether the person may ask now. If not, the question is refused and only counted."""
    allowed = await _allowed_now(message, context)
    if not allowed:
        await context.services.run(context.services.state.count_refused)
    return allowed


async def _allowed_now(message: Message, context: BotContext) -> bool:
    """Return whether the person may ask now, and tell them if not.

    The reply to the first refused question says how long to wait. In private, the next ones are
    marked as not read; in a group, that would use up the messages that the bot may send to all. If
    too many people ask at once, a person gets that message for the first question only.
    """
    services = context.services
    user_id = asker_id(message)
    if overloaded.get():
        may_reply = services.busy_throttle.take(user_id) is Permission.ALLOWED
        metrics.overloaded.labels("yes" if may_reply else "no").inc()
        if may_reply:
            await reply_text(context.bot, message, texts.BUSY)
        return False
    if keeps_record() or not is_first_try():
        return True  # who waited for a store does not pay twice
    permit = await services.throttle.take(user_id)
    permission = permit.permission
    private = message.chat.type == ChatType.PRIVATE
    if permission is Permission.DENIED:
        text = texts.ASKED_TOO_FAST_MARKED if private else texts.ASKED_TOO_FAST
        await reply_text(context.bot, message, text.format(wait=_in_words(permit.wait)))
    elif permission is Permission.DENIED_BEFORE and private:
        await react(context.bot, message, NOT_READ)
    return permit.allowed


def _in_words(seconds: float) -> str:
    """Return a time to wait, rounded up so that the question is allowed after it."""
    if seconds <= _MOST_SECONDS:
        return plural(max(1, ceil(seconds)), texts.SECONDS_ONE, texts.SECONDS_MANY)
    return plural(ceil(seconds / 60), texts.MINUTES_ONE, texts.MINUTES_MANY)
