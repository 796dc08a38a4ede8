"""/unanswered: the questions that the record did not answer."""

from __future__ import annotations

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line
from bot.admin.pages import (
    Page,
    PageBlock,
    admin_button,
    keyboard,
    page_buttons,
    page_heading,
    page_text,
    paginate,
)
from bot.admin.reports.grouping import QuestionGroup, group_questions
from bot.asking.ask import ask
from bot.asking.chat_record import chats_of_current
from bot.messages.reply import reply
from bot.messages.rich import RichText, Segment
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext, Services
from bot.state.records import Action
from facts import Answer, QuestionError, long_date

LIST, CLEAR, CLEAR_YES, AGAIN = "miss", "clear", "clear!", "again"
_MOST_AGAIN = 50
"""Groups that are asked again at once, those asked most first. Each takes some time."""
_ON_PAGE = 10
_LONGEST_SHOWN = 300


async def unanswered(message: Message, user: User, context: BotContext) -> None:
    """Handle /unanswered: show the first page."""
    await reply(context.bot, message, *await _list_page(context.services, 0))


async def press_list(press: ButtonPress) -> None:
    """Show another page."""
    page = await _list_page(press.services, press.number(0))
    await press.acknowledge()
    await press.replace_message(*page)


async def press_clear(press: ButtonPress) -> None:
    """Ask whether to clear the list.

    The button names the last question that the admin has seen, so later ones are kept.
    """
    up_to = press.number(0)
    await press.acknowledge()
    yes = admin_button(texts.BUTTON_CLEAR_YES, CLEAR_YES, up_to)
    no = admin_button(texts.BUTTON_BACK, LIST, 0)
    await press.replace_message(RichText(texts.CLEAR, ()), keyboard([yes, no]))


async def press_clear_yes(press: ButtonPress) -> None:
    """Clear the questions that the admin has seen."""
    cleared = await press.services.run(
        press.services.state.clear_unanswered,
        press.number(0),
        audit_entry(press.user, Action.CLEAR),
    )
    await press.acknowledge()
    text = plural(cleared, texts.CLEARED_ONE, texts.CLEARED_MANY)
    await press.replace_message(RichText(text, ()))


async def press_again(press: ButtonPress) -> None:
    """Ask the questions again, and take those off the list that the record answers now."""
    services = press.services
    await press.acknowledge()
    asked = await services.run(services.state.unanswered)
    chats = await chats_of_current(services, {each.chat_id for each in asked})
    questions = [each for each in asked if each.chat_id in chats]
    groups = (await services.run(group_questions, questions))[:_MOST_AGAIN]
    answered = 0
    async with press.typing():
        for group in groups:
            if await _is_answered(services, group.question):
                answered += 1
                await services.run(services.state.drop_unanswered, group.keys)
    if answered:
        text = plural(answered, texts.AGAIN_ONE, texts.AGAIN_MANY)
    else:
        text = texts.AGAIN_NONE.format(count=len(groups))
    await press.reply(RichText(text, ()))
    if answered:
        await press.replace_message(*await _list_page(services, 0))


async def _is_answered(services: Services, question: str) -> bool:
    try:
        return isinstance(await ask(services, question), Answer)
    except QuestionError:  # of another version, which allowed more
        return False


async def _list_page(services: Services, number: int) -> Page:
    questions = await services.run(services.state.unanswered)
    if not questions:
        return RichText(texts.NO_UNANSWERED, ()), None
    groups = await services.run(group_questions, questions)
    pages = paginate([_group_block(group) for group in groups], _ON_PAGE)
    number = min(number, len(pages) - 1)
    heading = page_heading(texts.UNANSWERED.format(count=len(questions)), number, len(pages))
    last_seen = max(question.key for question in questions)
    return page_text([heading], pages[number]), keyboard(
        page_buttons(number, len(pages), LIST),
        [
            admin_button(texts.BUTTON_AGAIN, AGAIN),
            admin_button(texts.BUTTON_CLEAR, CLEAR, last_seen),
        ],
    )


def _group_block(group: QuestionGroup) -> PageBlock:
    details = (
        plural(group.count, texts.ASKED_ONE, texts.ASKED_MANY),
        plural(group.people, texts.BY_ONE, texts.BY_MANY),
        texts.LAST_ASKED.format(day=long_date(group.last.date())),
    )
    line = ", ".join(detail for detail in details if detail)
    return [Segment(short_line(group.question, _LONGEST_SHOWN), Style.BOLD), Segment(f"\n{line}")]
