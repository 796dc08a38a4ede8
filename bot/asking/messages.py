"""Questions: from a message to an answer in reply, and from its edit to an edited answer."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.asking.addressed import Asked, asked, asker, is_command, words
from bot.asking.ask import View, ask, view
from bot.messages.refusals import is_not_editable, is_unmodified
from bot.messages.reply import edit, reply, reply_text, typing
from bot.messages.rich import Rich
from bot.messages.texts import everyone as texts
from bot.services import Context
from bot.state.records import StoredAnswer
from bot.throttle import Verdict
from facts.errors import QuestionError


async def on_message(update: Update, context: Context) -> None:
    """Answer a message that asks the bot something."""
    message = update.message
    if message is None:
        return
    question = asked(message, context.bot)
    if question is not None:
        await _answer(message, question, context)
    elif message.chat.type == ChatType.PRIVATE and is_command(message):
        # E.g. /ask with another bot's name: in private it can only be a slip.
        await reply_text(context.bot, message, texts.UNKNOWN_COMMAND)


async def on_edit(update: Update, context: Context) -> None:
    """Edit the answer of a question that was edited; one made by the edit is answered anew."""
    message = update.edited_message
    if message is None:
        return
    services = context.services
    question = asked(message, context.bot)
    stored = await services.run(services.state.answer_to, message.chat.id, message.message_id)
    if stored is None:
        if question is not None and question.text:
            await _answer(message, question, context)
        return
    text = question.text if question is not None else words(message)
    # Telegram also reports edits that leave the text as it was, e.g. a link's preview.
    if text and text != stored.question and await _allowed(message, context):
        shown = await _look_up(message, text, stored.after, context)
        answer_id = await _replace(message, stored, shown, context)
        answer = replace(stored, answer_id=answer_id, user_id=asker(message), question=text)
        await services.run(services.state.remember_answer, answer)


async def _answer(message: Message, question: Asked, context: Context) -> None:
    if not question.text:
        await reply_text(context.bot, message, texts.ASK_WHAT)
        return
    if not await _allowed(message, context):
        return
    after = await _thread_before(message, context)
    shown = await _look_up(message, question.text, after, context)
    sent = await reply(context.bot, question.message, shown.rich, shown.keyboard)
    answer = StoredAnswer(
        chat_id=sent.chat.id,  # not the question's, where that was moved
        question_id=question.message.message_id,
        answer_id=sent.message_id,
        user_id=asker(message),
        question=question.text,
        after=after,
    )
    await context.services.run(context.services.state.remember_answer, answer)


async def _look_up(message: Message, text: str, after: str | None, context: Context) -> View:
    services = context.services
    user = asker(message)
    async with typing(context.bot, message, after=services.settings.typing_after):
        try:
            found = await ask(services, text, after=after)
        except QuestionError as error:
            return View(Rich(str(error), ()))
        shown = await view(services, found, admin=user in services.settings.admin_ids)
    if shown.missed:
        await services.run(services.state.add_unanswered, message.chat.id, user, text)
    return shown


async def _replace(message: Message, stored: StoredAnswer, shown: View, context: Context) -> int:
    """Edit the answer, or give it again where it's gone; the id of the answer's message."""
    try:
        await edit(context.bot, stored.chat_id, stored.answer_id, shown.rich, shown.keyboard)
    except BadRequest as error:
        if is_not_editable(error):
            return (await reply(context.bot, message, shown.rich, shown.keyboard)).message_id
        if not is_unmodified(error):
            raise
    return stored.answer_id


async def _thread_before(message: Message, context: Context) -> str | None:
    """What a follow-up follows: the thread of the answer replied to, or the asker's last one."""
    services = context.services
    target = message.reply_to_message
    if target is not None:
        stored = await services.run(services.state.answered_by, message.chat.id, target.message_id)
        if stored is not None:
            return stored.thread
    return await services.run(services.state.last_thread, message.chat.id, asker(message))


async def _allowed(message: Message, context: Context) -> bool:
    """Whether the asker may ask now; one who may not is told so once."""
    services = context.services
    user = asker(message)
    if user in services.settings.admin_ids:
        return True
    verdict = services.throttle.take(user)
    if verdict is Verdict.DENIED:
        await reply_text(context.bot, message, texts.TOO_FAST)
    return verdict is Verdict.ALLOWED
