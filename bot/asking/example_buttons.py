"""Example questions as buttons: a press asks the question, as if the person had sent it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.asking import render
from bot.asking.ask import ask, render_answer
from bot.asking.keyboards import answer as answer_keyboard
from bot.inbox import is_first_try
from bot.messages.callbacks import EXAMPLES, pack, unpack
from bot.messages.links import sentence_links
from bot.messages.reply import notify, reply
from bot.messages.rich import one_line
from bot.messages.texts import everyone as texts
from bot.roles import keeps_record
from bot.services import BotContext, Services
from bot.state.records import StoredAnswer
from facts import Answer

_LONGEST_LABEL = 60


def examples_keyboard(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Return a button for each question, or None if there are none."""
    rows = [
        [
            InlineKeyboardButton(
                one_line(question, _LONGEST_LABEL), callback_data=pack(EXAMPLES, _name(question))
            )
        ]
        for question in questions
    ]
    return InlineKeyboardMarkup(rows) if rows else None


async def on_example(update: Update, context: BotContext) -> None:
    """Answer the example question of a button."""
    query = update.callback_query
    if query is None:
        return
    services, message = context.services, query.message
    named = "".join(unpack(query.data)[:1])
    questions = await services.run(services.examples.get)
    question = next((each for each in questions if _name(each) == named), None)
    if question is None or not isinstance(message, Message):
        await notify(query, texts.EXAMPLE_GONE)
        return
    if not await _allowed_now(query.from_user.id, services):
        await notify(query, texts.TOO_FAST)
        return
    await notify(query)
    found = await ask(services, question)
    if isinstance(found, Answer):
        rich = render.asked(found, link=sentence_links(context.bot, context.services.web))
        sent = await reply(context.bot, message, rich, answer_keyboard(found))
    else:
        shown = await render_answer(services, found, context.bot, admin=False)
        sent = await reply(context.bot, message, shown.rich, shown.keyboard)
    answer = StoredAnswer(
        sent.chat_id,
        message.message_id,
        sent.message_id,
        query.from_user.id,
        question,
        services.records.current.name,
    )
    await services.run(services.state.remember_answer, answer)


async def _allowed_now(user_id: int, services: Services) -> bool:
    if keeps_record() or not is_first_try():
        return True  # who waited for a store does not pay twice
    return (await services.throttle.take(user_id)).allowed


def _name(question: str) -> str:
    """Return a name that fits in a button. It is the same for a question after a restart."""
    return hashlib.sha256(question.encode("utf-8", "replace")).hexdigest()[:16]
