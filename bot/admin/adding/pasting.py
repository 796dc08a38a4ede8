"""Long texts that an admin pastes without a command, and texts that Telegram has split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram import Message, Update, User

from bot.admin.adding.confirming import preview_page
from bot.admin.adding.offering import offer
from bot.admin.adding.reading import read_submission
from bot.admin.adding.submission import (
    PostOrigin,
    SubmittedText,
    may_be_cut,
    submission_in,
    submission_of_command,
)
from bot.asking import messages as questions
from bot.asking.addressed import is_only_link
from bot.messages.refusals import ignore_unmodified
from bot.messages.reply import edit, reply_text, typing
from bot.messages.texts import admin as texts
from bot.services import BotContext
from facts import FactsError

LONGEST_QUESTION = 1_000
"""A text of more characters cannot be a question."""
_PARTS_WITHIN = timedelta(seconds=3)
"""Clients send the parts of a split text at once."""
_KEY = "split text"


@dataclass(frozen=True, slots=True)
class SplitText:
    """The beginning of a text that may go on in the admin's next message, and its preview."""

    text: str
    origin: PostOrigin
    token: str
    preview_id: int
    at: datetime


async def add(message: Message, user: User, context: BotContext) -> None:
    """Handle /add: show the submitted article, and ask whether to add it."""
    submission = submission_of_command(message)
    if submission is None:
        await reply_text(context.bot, message, texts.ADD_HOW)
    elif isinstance(submission, SubmittedText):
        await offer_text(message, user, submission, context)
    else:
        await offer(message, user, submission, context)


async def on_text(update: Update, message: Message, user: User, context: BotContext) -> None:
    """Take an admin's message as the rest of a split text, an article, a link, or a question."""
    text = message.text or ""
    private = message.chat.type == message.chat.PRIVATE
    if private and await _goes_on(message, text, context):
        return
    if private and len(text) > LONGEST_QUESTION:
        await offer_text(message, user, SubmittedText(text, cut=may_be_cut(message)), context)
    elif private and is_only_link(message) and (link := submission_in(message)) is not None:
        await offer(message, user, link, context)
    else:
        await questions.on_message(update, context)


async def offer_text(
    message: Message, user: User, submission: SubmittedText, context: BotContext
) -> None:
    """Offer a text as an article, and remember it if it may go on in the next message."""
    shown = await offer(message, user, submission, context)
    if shown is None or not submission.cut or context.user_data is None:
        return
    pending, preview = shown
    context.user_data[_KEY] = SplitText(
        submission.text, submission.origin, pending.token, preview.message_id, message.date
    )


async def _goes_on(message: Message, text: str, context: BotContext) -> bool:
    """Join the message to the split text before it, if there is one, and show the whole again."""
    if context.user_data is None:
        return False
    before: SplitText | None = context.user_data.pop(_KEY, None)
    if before is None or message.date - before.at > _PARTS_WITHIN:
        return False
    services = context.services
    pending = await services.run(services.state.pending, before.token)
    if pending is None:
        return False
    whole = joined(before.text, text)
    try:
        async with typing(context.bot, message, after=services.settings.typing_after):
            contents = await read_submission(SubmittedText(whole, before.origin), context)
    except FactsError:
        return False
    changed = replace(pending, article=contents.articles[0].article)
    cut = may_be_cut(message)
    await services.run(services.state.keep_pending, changed)
    page = await preview_page(changed, context, cut=cut)
    with ignore_unmodified():
        await edit(context.bot, message.chat.id, before.preview_id, *page)
    if cut:
        context.user_data[_KEY] = replace(before, text=whole, at=message.date)
    return True


def joined(first: str, second: str) -> str:
    """Return two parts of a text as one. Clients split it between lines or between words."""
    ends = first.rstrip()[-1:] in ".!?…\"'”’)" or not second[:1].islower()
    return f"{first}\n{second}" if ends else f"{first} {second}"
