"""An answer that was not helpful, as an admin sees it."""

from __future__ import annotations

from telegram.constants import MessageEntityType as Style

from bot.admin.descriptions import short_line, source_line, title_line
from bot.messages.links import sentence_links
from bot.messages.rich import Segment
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext
from bot.state.complaints import Complaint
from facts import UnknownArticle, long_date

LONGEST_QUESTION, LONGEST_QUOTE = 500, 700


async def described(complaint: Complaint, context: BotContext) -> list[Segment]:
    """Return the question, what was given, and who complained."""
    people = plural(complaint.people, texts.COMPLAINT_BY_ONE, texts.COMPLAINT_BY_MANY)
    day = long_date(complaint.at.date())
    shown = [
        Segment(short_line(complaint.question, LONGEST_QUESTION), Style.BOLD),
        Segment(f"\n{texts.COMPLAINT_ON.format(people=people, day=day)}"),
    ]
    if complaint.after:
        before = short_line(" / ".join(complaint.after.questions), LONGEST_QUESTION)
        shown.append(Segment(f"\n{texts.COMPLAINT_AFTER.format(questions=before)}"))
    given = complaint.given
    if given.silent:
        return [*shown, Segment(f"\n\n{texts.COMPLAINT_SILENT}")]
    if given.article_id is None:
        several = short_line(given.short, LONGEST_QUOTE)
        return [*shown, Segment(f"\n\n{texts.COMPLAINT_SEVERAL}\n{several}")]
    short = short_line(given.short, LONGEST_QUESTION)
    shown += [Segment(f"\n\n{texts.COMPLAINT_ANSWER} "), Segment(short, Style.UNDERLINE)]
    return [*shown, Segment("\n"), *await _source(complaint, context)]


async def _source(complaint: Complaint, context: BotContext) -> list[Segment]:
    """Return the sentence with its article, linked, or that the article is gone."""
    services, record = context.services, context.services.records.named(complaint.record)
    article_id, index = complaint.given.article_id, complaint.given.sentence
    if record is None or article_id is None:
        return [Segment(texts.COMPLAINT_GONE)]
    try:
        info = await services.run(record.library.info, article_id)
        found = await services.run(record.library.sentences, article_id, index, index + 1)
    except UnknownArticle:
        return [Segment(texts.COMPLAINT_GONE)]
    quote = [Segment(short_line(each.text, LONGEST_QUOTE), Style.BLOCKQUOTE) for each in found]
    with services.records.using(record):
        url = sentence_links(context.bot, services.web)(article_id, index)
    title = Segment(title_line(info), Style.ITALIC, url)
    return [*quote, Segment("\n"), title, Segment(f"\n{source_line(info)}")]
