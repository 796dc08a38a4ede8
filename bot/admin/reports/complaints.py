"""/feedback: answers that were not helpful, for an admin to judge, and to export as questions."""

from __future__ import annotations

from telegram import InputFile, Message, ReplyParameters, User
from telegram.constants import MessageEntityType as Style

from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line, source_line, title_line
from bot.admin.pages import Page, admin_button, keyboard, page_buttons, page_heading
from bot.admin.reports.judged_questions import judged_lines
from bot.asking.ask import ask
from bot.messages.links import sentence_links
from bot.messages.reply import reply
from bot.messages.rich import RichText, Segment, Writer, plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext, Services
from bot.state.complaints import Complaint, GivenAnswer, Judgement
from facts import Answer, Citation, QuestionError, UnknownArticle, long_date

LIST, JUDGE, CHOOSE, EXPORT = "fb", "fbj", "fbc", "fbx"
_LONGEST_QUESTION, _LONGEST_QUOTE = 500, 700
_MOST_CHOICES = 5
_FILE = "questions.jsonl"


async def feedback(message: Message, user: User, context: BotContext) -> None:
    """Handle /feedback: show the newest answer that waits to be judged."""
    await reply(context.bot, message, *await _page(context, 0))


async def press_list(press: ButtonPress) -> None:
    """Show another answer that waits to be judged."""
    page = await _page(press.context, press.number(0))
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
            page = await _choices(press.services, complaint)
        await press.replace_message(*page)
    else:
        await press.replace_message(*await _page(press.context, 0))


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
    await press.replace_message(*await _page(press.context, 0))


async def press_export(press: ButtonPress) -> None:
    """Send all judged questions as a file for `rapporteur eval`."""
    services = press.services
    judged = await services.run(services.state.complaints, judged=True)
    await press.acknowledge()
    async with press.typing():
        lines = await services.run(judged_lines, judged, services.library)
    if not lines:
        await press.reply(plain_text(texts.NO_JUDGED))
        return
    caption = plural(len(lines), texts.JUDGED_ONE, texts.JUDGED_MANY)
    await press.context.bot.send_document(
        press.chat_id,
        InputFile("".join(f"{line}\n" for line in lines).encode(), filename=_FILE),
        caption=f"{caption} {texts.JUDGED_HINT.format(name=_FILE)}",
        reply_parameters=ReplyParameters(press.message_id, allow_sending_without_reply=True),
    )


async def _page(context: BotContext, number: int) -> Page:
    services = context.services
    waiting = await services.run(services.state.complaints, judged=False)
    judged = await services.run(services.state.complaints, judged=True)
    export = [admin_button(texts.BUTTON_EXPORT_JUDGED.format(count=len(judged)), EXPORT)]
    last_row = export if judged else []
    if not waiting:
        return RichText(texts.NO_COMPLAINTS, ()), keyboard(last_row)
    number = min(number, len(waiting) - 1)
    complaint = waiting[number]
    heading = page_heading(texts.COMPLAINTS.format(count=len(waiting)), number, len(waiting))
    out = Writer(heading, "\n\n", *await _described(complaint, context))
    out.add("\n\n", texts.COMPLAINT_JUDGE)
    return out.rich(), keyboard(
        [admin_button(label, JUDGE, complaint.key, judged) for judged, label in _labels().items()],
        page_buttons(number, len(waiting), LIST),
        last_row,
    )


async def _described(complaint: Complaint, context: BotContext) -> list[Segment]:
    """Return the question, what was given, and who complained."""
    people = plural(complaint.people, texts.COMPLAINT_BY_ONE, texts.COMPLAINT_BY_MANY)
    day = long_date(complaint.at.date())
    shown = [
        Segment(short_line(complaint.question, _LONGEST_QUESTION), Style.BOLD),
        Segment(f"\n{texts.COMPLAINT_ON.format(people=people, day=day)}"),
    ]
    if complaint.after:
        before = short_line(" / ".join(complaint.after.questions), _LONGEST_QUESTION)
        shown.append(Segment(f"\n{texts.COMPLAINT_AFTER.format(questions=before)}"))
    given = complaint.given
    if given.silent:
        return [*shown, Segment(f"\n\n{texts.COMPLAINT_SILENT}")]
    if given.article_id is None:
        several = short_line(given.short, _LONGEST_QUOTE)
        return [*shown, Segment(f"\n\n{texts.COMPLAINT_SEVERAL}\n{several}")]
    short = short_line(given.short, _LONGEST_QUESTION)
    shown += [Segment(f"\n\n{texts.COMPLAINT_ANSWER} "), Segment(short, Style.UNDERLINE)]
    return [*shown, Segment("\n"), *await _source(given.article_id, given.sentence, context)]


async def _source(article_id: str, index: int, context: BotContext) -> list[Segment]:
    """Return the sentence with its article, linked, or that the article is gone."""
    library = context.services.library
    try:
        info = await context.services.run(library.info, article_id)
        found = await context.services.run(library.sentences, article_id, index, index + 1)
    except UnknownArticle:
        return [Segment(texts.COMPLAINT_GONE)]
    quote = [Segment(short_line(each.text, _LONGEST_QUOTE), Style.BLOCKQUOTE) for each in found]
    url = sentence_links(context.bot, context.services.web)(article_id, index)
    title = Segment(title_line(info), Style.ITALIC, url)
    return [*quote, Segment("\n"), title, Segment(f"\n{source_line(info)}")]


async def _choices(services: Services, complaint: Complaint) -> Page:
    """Return the sentences that may hold the right answer, each with a button."""
    found = await _candidates(services, complaint)
    if not found:
        on = admin_button(texts.BUTTON_ON, LIST, 0)
        return RichText(texts.NO_OTHER_ANSWER, ()), keyboard([on])
    out = Writer(texts.WHICH_IS_RIGHT)
    for number, citation in enumerate(found, 1):
        out.add(f"\n\n{number}. ", Segment(short_line(citation.short, 200), Style.BOLD), "\n")
        out.add(Segment(short_line(citation.quote, _LONGEST_QUOTE), Style.BLOCKQUOTE))
    buttons = [
        admin_button(str(number), CHOOSE, complaint.key, citation.article_id, citation.index)
        for number, citation in enumerate(found, 1)
    ]
    none = admin_button(texts.BUTTON_NONE_RIGHT, LIST, 0)
    return out.rich(), keyboard(buttons, [none])


async def _candidates(services: Services, complaint: Complaint) -> list[Citation]:
    """Return sentences other than the one that was given, best first."""
    try:
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
