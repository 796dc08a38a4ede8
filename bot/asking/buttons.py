"""Presses of the buttons under an answer.

A button or the bot's state holds all that is needed, so buttons work after a restart.
"""

from __future__ import annotations

import re

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, MessageEntity, Update

from bot import metrics
from bot.asking import keyboards, render
from bot.asking.ask import RenderedAnswer, ask, ask_each, render_answers
from bot.asking.awaited import press_tell
from bot.asking.just_sent import answer_in
from bot.asking.voice import with_heard_before
from bot.load import overloaded
from bot.messages.callbacks import unpack
from bot.messages.links import sentence_links
from bot.messages.refusals import ignore_unmodified
from bot.messages.reply import edit, notify
from bot.messages.rich import one_line
from bot.messages.texts import everyone as texts
from bot.services import BotContext, Services
from bot.state.complaints import GivenAnswer
from bot.state.records import StoredAnswer
from facts import Answer, QuestionError, UnknownArticle

_AROUND = 2
"""How many sentences are shown before the cited one, and how many after it."""
_LONGEST_SHOWN = 300
"""How much of a message is kept that is not one answer."""
_NUMBER = re.compile(r"[0-9]{1,9}")


async def on_button(update: Update, context: BotContext) -> None:
    """Show the part of the answer that the button names, or keep the feedback."""
    query = update.callback_query
    if query is None:
        return
    if query.message is None:
        await notify(query, texts.BUTTON_EXPIRED)
        return
    services = context.services
    action, *arguments = unpack(query.data) or ("",)
    chat_id, message_id = query.message.chat.id, query.message.message_id
    stored = await answer_in(query.message, services)
    if stored is None:
        await notify(query, texts.BUTTON_EXPIRED)
    elif action in (keyboards.HELPFUL, keyboards.NOT_HELPFUL):
        await _keep_feedback(query, stored, arguments, services)
    elif action == keyboards.TELL:
        await press_tell(query, query.message, stored, services)
    elif overloaded.get():
        metrics.overloaded.labels("yes").inc()
        await notify(query, texts.BUSY)
    elif not (await services.throttle.take(query.from_user.id)).allowed:
        await notify(query, texts.TOO_FAST)
    else:
        try:
            shown = await _requested_part(action, arguments, stored, context)
        except UnknownArticle:
            await notify(query, texts.ARTICLE_GONE)
        except (ValueError, IndexError, QuestionError):
            # The record has changed since, or somebody made up the button's data.
            await notify(query, texts.NO_MORE)
        else:
            await notify(query)
            with ignore_unmodified():
                rich = with_heard_before(query.message, shown.rich)
                await edit(context.bot, chat_id, message_id, rich, shown.keyboard)


async def on_unknown_button(update: Update, context: BotContext) -> None:
    """Answer a button that no feature knows: the client shows a clock until it is answered."""
    if update.callback_query is not None:
        await notify(update.callback_query, texts.BUTTON_EXPIRED)


async def _requested_part(
    action: str, arguments: list[str], stored: StoredAnswer, context: BotContext
) -> RenderedAnswer:
    """Return the part of the answer. Raises ValueError or IndexError if there is no such part."""
    services, link = context.services, sentence_links(context.bot, context.services.web)
    if action == keyboards.SURROUNDINGS:
        article_id, index = arguments[0], int(arguments[1])
        article = await services.run(services.library.info, article_id)
        sentences = await services.run(
            services.library.sentences, article_id, max(0, index - _AROUND), index + _AROUND + 1
        )
        around = render.surroundings(article, sentences, index, link=link)
        quoted = next(each.text for each in sentences if each.index == index)
        copied = render.copied(article, quoted)
        return RenderedAnswer(around, keyboards.back(article_id, index, copied))
    if action == keyboards.BACK:
        results = await ask_each(services, stored.question, after=stored.after)
        return await render_answers(services, results, context.bot, admin=False)
    found = await ask(services, stored.question, after=stored.after)
    if not isinstance(found, Answer):
        raise IndexError("the record no longer answers")
    if action == keyboards.SOURCES and render.count_more_sources(found):
        best = found.citations[0]
        shown = render.more_sources(found, link=link)
        return RenderedAnswer(shown, keyboards.back(best.article_id, best.index))
    if action == keyboards.NEXT and (number := int(arguments[0])) >= 0:
        shown = render.next_best(found, number, link=link)
        return RenderedAnswer(shown, keyboards.alternative(found, number))
    raise ValueError("no such part")


async def _keep_feedback(
    query: CallbackQuery, stored: StoredAnswer, arguments: list[str], services: Services
) -> None:
    """Keep whether the answer helped. What did not help is kept for the admins to judge."""
    helpful = unpack(query.data)[0] == keyboards.HELPFUL
    if not helpful:
        given = given_answer(query.message, arguments)
        await services.run(services.state.keep_complaint, stored, given)
    await services.run(services.state.add_feedback, stored, query.from_user.id, helpful)
    metrics.feedback.labels("helpful" if helpful else "not_helpful").inc()
    await notify(query, texts.THANKS_HELPFUL if helpful else texts.THANKS_NOT_HELPFUL, alert=False)


def given_answer(message: MaybeInaccessibleMessage | None, arguments: list[str]) -> GivenAnswer:
    """Return the answer that a message shows. The arguments of its button say where it stands."""
    if arguments[:1] == [keyboards.SILENT]:
        return GivenAnswer()
    shown = message if isinstance(message, Message) else None
    text = shown.text or "" if shown is not None else ""
    if len(arguments) < 2 or not _NUMBER.fullmatch(arguments[1]):
        return GivenAnswer(one_line(text, _LONGEST_SHOWN) or "?")
    bold = shown.parse_entities([MessageEntity.BOLD]) if shown is not None else {}
    return GivenAnswer(next(iter(bold.values()), ""), arguments[0], int(arguments[1]))
