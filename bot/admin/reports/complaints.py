"""/feedback: answers that were not helpful, for an admin to judge, and to export as questions."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InputFile, Message, ReplyParameters, User
from telegram.constants import MessageEntityType as Style

from bot.admin.button_press import ButtonPress
from bot.admin.choosing import unknown_record
from bot.admin.descriptions import short_line
from bot.admin.pages import Page, admin_button, keyboard, page_buttons, page_heading
from bot.admin.reports.complaint_text import LONGEST_QUOTE, described
from bot.admin.reports.judged_questions import judged_lines
from bot.admin.reports.record_choice import choice_of, named_in
from bot.asking.ask import ask
from bot.messages.reply import reply, reply_text
from bot.messages.rich import RichText, Segment, Writer, plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext, Services
from bot.state.complaints import Complaint, GivenAnswer, Judgement
from facts import Answer, Citation, QuestionError

LIST, JUDGE, CHOOSE, EXPORT = "fb", "fbj", "fbc", "fbx"
_MOST_CHOICES = 5
_FILE, _FILE_OF_RECORD = "questions.jsonl", "questions-{name}.jsonl"


async def feedback(message: Message, user: User, context: BotContext) -> None:
    """Handle /feedback: show the newest answer that waits to be judged, of a record if named."""
    name = named_in(message)
    try:
        page = await _page(context, 0, name)
    except ValueError:
        await reply_text(context.bot, message, unknown_record(name, context.services))
        return
    await reply(context.bot, message, *page)


async def press_list(press: ButtonPress) -> None:
    """Show another answer that waits to be judged."""
    page = await _page(press.context, press.number(0), _named(press, 1))
    await press.acknowledge()
    await press.replace_message(*page)


async def press_judge(press: ButtonPress) -> None:
    """Keep the judgement, and show the next answer; of a wrong one, ask for the right one."""
    key, judgement = press.number(0), Judgement(press.arguments[1])
    complaint = await _waiting(press.services, key)
    await press.services.run(press.services.state.judge, key, judgement)
    await press.acknowledge()
    if judgement is Judgement.WRONG and complaint is not None and _is_one(complaint):
        async with press.typing():
            page = await _choices(press.services, complaint, press.arguments[2:3])
        await press.replace_message(*page)
    else:
        await press.replace_message(*await _page(press.context, 0, _named(press, 2)))


async def press_choose(press: ButtonPress) -> None:
    """Keep which sentence is the right answer, and show the next answer."""
    key, article_id, sentence = press.number(0), press.arguments[1], press.number(2)
    judged = await press.services.run(press.services.state.complaints, judged=True)
    complaint = next((each for each in judged if each.key == key), None)
    await press.acknowledge()
    if complaint is not None:
        found = await _candidates(press.services, complaint)
        short = next(
            (c.short for c in found if (c.article_id, c.index) == (article_id, sentence)), ""
        )
        right = GivenAnswer(short, article_id, sentence)
        state = press.services.state
        await press.services.run(state.judge, key, Judgement.WRONG, right)
    await press.replace_message(*await _page(press.context, 0, _named(press, 3)))


async def press_export(press: ButtonPress) -> None:
    """Send the judged questions of each record as a file for `rapporteur eval`.

    A question is measured against the record that it was asked of, so no file has those of two.
    """
    services = press.services
    judged = await services.run(services.state.complaints, judged=True)
    choice = choice_of(judged, services, _named(press, 0))
    await press.acknowledge()
    sent = 0
    for record in services.records:
        asked = [each for each in choice.within(judged) if each.record == record.name]
        async with press.typing():
            lines = await services.run(judged_lines, asked, record.library)
        if lines:
            sent += 1
            name = _FILE_OF_RECORD.format(name=record.name) if choice.several else _FILE
            await _send(press, lines, name)
    if not sent:
        await press.reply(plain_text(texts.NO_JUDGED))


async def _send(press: ButtonPress, lines: Sequence[str], name: str) -> None:
    caption = plural(len(lines), texts.JUDGED_ONE, texts.JUDGED_MANY)
    await press.context.bot.send_document(
        press.chat_id,
        InputFile("".join(f"{line}\n" for line in lines).encode(), filename=name),
        caption=f"{caption} {texts.JUDGED_HINT.format(name=name)}",
        reply_parameters=ReplyParameters(press.message_id, allow_sending_without_reply=True),
    )


def _named(press: ButtonPress, at: int) -> str:
    """Return the name of the record that the list is limited to, or an empty text."""
    return next(iter(press.arguments[at : at + 1]), "")


async def _page(context: BotContext, number: int, name: str) -> Page:
    """Return an answer to judge. Raises ValueError if there is no record of that name."""
    services = context.services
    all_waiting = await services.run(services.state.complaints, judged=False)
    all_judged = await services.run(services.state.complaints, judged=True)
    choice = choice_of([*all_waiting, *all_judged], services, name)
    waiting, judged = choice.within(all_waiting), choice.within(all_judged)
    only = choice.arguments()
    label = texts.BUTTON_EXPORT_JUDGED.format(count=len(judged))
    export = [admin_button(label, EXPORT, *only)] if judged else []
    others = choice.buttons(LIST, 0) if all_waiting or all_judged else []
    if not waiting:
        return RichText(choice.heading(texts.NO_COMPLAINTS), ()), keyboard(export, others)
    number = min(number, len(waiting) - 1)
    complaint = waiting[number]
    heading = page_heading(texts.COMPLAINTS.format(count=len(waiting)), number, len(waiting))
    out = Writer(choice.heading(heading), "\n\n")
    if record := choice.label(complaint.record):
        out.add(record, "\n")
    out.add(*await described(complaint, context))
    out.add("\n\n", texts.COMPLAINT_JUDGE)
    return out.rich(), keyboard(
        [
            admin_button(label, JUDGE, complaint.key, judgement, *only)
            for judgement, label in _labels().items()
        ],
        page_buttons(number, len(waiting), LIST, after=only),
        export,
        others,
    )


async def _choices(services: Services, complaint: Complaint, only: Sequence[str]) -> Page:
    """Return the sentences that may hold the right answer, each with a button."""
    found = await _candidates(services, complaint)
    if not found:
        on = admin_button(texts.BUTTON_ON, LIST, 0, *only)
        return RichText(texts.NO_OTHER_ANSWER, ()), keyboard([on])
    out = Writer(texts.WHICH_IS_RIGHT)
    for number, citation in enumerate(found, 1):
        out.add(f"\n\n{number}. ", Segment(short_line(citation.short, 200), Style.BOLD), "\n")
        out.add(Segment(short_line(citation.quote, LONGEST_QUOTE), Style.BLOCKQUOTE))
    buttons = [
        admin_button(str(number), CHOOSE, complaint.key, citation.article_id, citation.index, *only)
        for number, citation in enumerate(found, 1)
    ]
    none = admin_button(texts.BUTTON_NONE_RIGHT, LIST, 0, *only)
    return out.rich(), keyboard(buttons, [none])


async def _candidates(services: Services, complaint: Complaint) -> list[Citation]:
    """Return sentences other than the one that was given, best first."""
    record = services.records.named(complaint.record)
    if record is None:  # the settings no longer have it
        return []
    try:
        with services.records.using(record):
            found = await ask(services, complaint.question, after=complaint.after)
    except QuestionError:  # of another version, which allowed more
        return []
    if isinstance(found, Answer):
        near = [*found.citations, *(match.citation for match in found.alternatives)]
    else:
        near = list(found.nearest)
    given = (complaint.given.article_id, complaint.given.sentence)
    return [each for each in near if (each.article_id, each.index) != given][:_MOST_CHOICES]


async def _waiting(services: Services, key: int) -> Complaint | None:
    found = await services.run(services.state.complaints, judged=False)
    return next((complaint for complaint in found if complaint.key == key), None)


def _is_one(complaint: Complaint) -> bool:
    """Return whether one question was answered, not several at once."""
    return complaint.given.silent or complaint.given.article_id is not None


def _labels() -> dict[Judgement, str]:
    return {
        Judgement.RIGHT: texts.BUTTON_RIGHT,
        Judgement.WRONG: texts.BUTTON_WRONG,
        Judgement.MISSING: texts.BUTTON_MISSING,
    }
