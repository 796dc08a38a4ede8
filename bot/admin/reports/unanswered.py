"""/unanswered: the questions that the record did not answer."""

from __future__ import annotations

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.choosing import unknown_record
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
from bot.admin.reports.record_choice import RecordChoice, choice_of, named_in
from bot.asking.ask import ask
from bot.messages.reply import reply, reply_text
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
    """Handle /unanswered: show the first page, of the named record if there is a name."""
    name = named_in(message)
    try:
        page = await _list_page(context.services, 0, name)
    except ValueError:
        await reply_text(context.bot, message, unknown_record(name, context.services))
        return
    await reply(context.bot, message, *page)


async def press_list(press: ButtonPress) -> None:
    """Show another page."""
    page = await _list_page(press.services, press.number(0), _named(press))
    await press.acknowledge()
    await press.replace_message(*page)


async def press_clear(press: ButtonPress) -> None:
    """Ask whether to clear the list.

    The button names the last question that the admin has seen, so later ones are kept.
    """
    up_to, name = press.number(0), press.arguments[1:2]
    await press.acknowledge()
    yes = admin_button(texts.BUTTON_CLEAR_YES, CLEAR_YES, up_to, *name)
    no = admin_button(texts.BUTTON_BACK, LIST, 0, *name)
    question = texts.CLEAR_RECORD.format(name=name[0]) if name else texts.CLEAR
    await press.replace_message(RichText(question, ()), keyboard([yes, no]))


async def press_clear_yes(press: ButtonPress) -> None:
    """Clear the questions that the admin has seen."""
    name = _named(press) or None
    cleared = await press.services.run(
        press.services.state.clear_unanswered,
        press.number(0),
        audit_entry(press.user, Action.CLEAR, place=name),
        name,
    )
    await press.acknowledge()
    text = plural(cleared, texts.CLEARED_ONE, texts.CLEARED_MANY)
    await press.replace_message(RichText(text, ()))


async def press_again(press: ButtonPress) -> None:
    """Ask the questions again, and take those off the list that the record answers now."""
    services = press.services
    asked = await services.run(services.state.unanswered)
    choice = choice_of(asked, services, _named(press))
    await press.acknowledge()
    groups = (await services.run(group_questions, choice.within(asked)))[:_MOST_AGAIN]
    answered = 0
    async with press.typing():
        for group in groups:
            if await _is_answered(services, group):
                answered += 1
                await services.run(services.state.drop_unanswered, group.keys)
    if answered:
        text = plural(answered, texts.AGAIN_ONE, texts.AGAIN_MANY)
    else:
        text = texts.AGAIN_NONE.format(count=len(groups))
    await press.reply(RichText(text, ()))
    if answered:
        await press.replace_message(*await _list_page(services, 0, choice.only or ""))


def _named(press: ButtonPress) -> str:
    """Return the name of the record that the list is limited to, or an empty text."""
    return press.arguments[-1] if press.arguments and not press.arguments[-1].isdigit() else ""


async def _is_answered(services: Services, group: QuestionGroup) -> bool:
    record = services.records.named(group.record)
    if record is None:  # the settings no longer have it
        return False
    try:
        with services.records.using(record):
            return isinstance(await ask(services, group.question), Answer)
    except QuestionError:  # of another version, which allowed more
        return False


async def _list_page(services: Services, number: int, name: str) -> Page:
    """Return a page. Raises ValueError if there is no record of that name."""
    kept = await services.run(services.state.unanswered)
    choice = choice_of(kept, services, name)
    questions = choice.within(kept)
    others = choice.buttons(LIST, 0) if kept else []
    if not questions:
        return RichText(choice.heading(texts.NO_UNANSWERED), ()), keyboard(others)
    groups = await services.run(group_questions, questions)
    pages = paginate([_group_block(group, choice) for group in groups], _ON_PAGE)
    number = min(number, len(pages) - 1)
    heading = page_heading(texts.UNANSWERED.format(count=len(questions)), number, len(pages))
    last_seen = max(question.key for question in questions)
    only = choice.arguments()
    return page_text([choice.heading(heading)], pages[number]), keyboard(
        page_buttons(number, len(pages), LIST, after=only),
        [
            admin_button(texts.BUTTON_AGAIN, AGAIN, *only),
            admin_button(texts.BUTTON_CLEAR, CLEAR, last_seen, *only),
        ],
        others,
    )


def _group_block(group: QuestionGroup, choice: RecordChoice) -> PageBlock:
    details = (
        plural(group.count, texts.ASKED_ONE, texts.ASKED_MANY),
        plural(group.people, texts.BY_ONE, texts.BY_MANY),
        texts.LAST_ASKED.format(day=long_date(group.last.date())),
    )
    lines = (", ".join(detail for detail in details if detail), choice.label(group.record))
    question = Segment(short_line(group.question, _LONGEST_SHOWN), Style.BOLD)
    return [question, *(Segment(f"\n{line}") for line in lines if line)]
