"""Guest mode: somebody mentions the bot in a chat that it is not in, and it may answer once."""

from __future__ import annotations

from telegram import Message, Update

from bot import metrics
from bot.asking import render
from bot.asking.addressed import asker_id, from_machine, question_in, text_of
from bot.asking.ask import ask, render_answer
from bot.asking.inline import message_result
from bot.load import overloaded
from bot.messages.links import sentence_links
from bot.messages.rich import RichText, plain_text
from bot.messages.texts import everyone as texts
from bot.services import BotContext
from bot.throttle import Permission
from facts import Answer, QuestionError


async def on_guest(update: Update, context: BotContext) -> None:
    """Answer a mention from the main record. No button could work there, so there is none."""
    message = update.guest_message
    if message is None or not message.guest_query_id or from_machine(message, context.bot):
        return
    rich = await _answer(message, context)
    if rich is not None:
        result = message_result("answer", texts.FOUND, "", rich)
        await context.bot.answer_guest_query(message.guest_query_id, result)


async def _answer(message: Message, context: BotContext) -> RichText | None:
    """Return what to say, or None for somebody who asks too often and knows it."""
    services = context.services
    if overloaded.get():
        metrics.overloaded.labels("yes").inc()
        return plain_text(texts.BUSY)
    permission = (await services.throttle.take(asker_id(message))).permission
    if permission is not Permission.ALLOWED:
        return plain_text(texts.TOO_FAST) if permission is Permission.DENIED else None
    asked = question_in(message, context.bot)
    question = asked.text if asked is not None else text_of(message)
    if not question:
        return plain_text(texts.ASK_WHAT)
    try:
        found = await ask(services, question)
    except QuestionError as error:
        return plain_text(str(error))
    if isinstance(found, Answer):
        return render.answer(found, link=sentence_links(context.bot, context.services.web))
    return (await render_answer(services, found, context.bot, admin=False)).rich
