"""Articles that an admin offers: by /add, as a forwarded post, or as a file."""

from __future__ import annotations

from telegram import Message, Update, User

from bot.admin.adding.batches import MOST_IN_BATCH, batch_of, goes_on_album, offer_all
from bot.admin.adding.confirming import show_pending_article
from bot.admin.adding.reading import is_readable, read_submission
from bot.admin.adding.submission import (
    Submission,
    SubmittedText,
    is_forwarded_post,
    submission_in,
)
from bot.admin.descriptions import short_line
from bot.admin.downloads import suffix
from bot.admin.rights import admin_of, for_admins
from bot.asking import messages as questions
from bot.messages.reply import reply_text, typing
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.state.records import PendingArticle
from bot.state.updates import SentMessage
from facts import Contents

MOST_OFFERED = 10
"""Articles of one file, each of which has a message of its own."""
MOST_REFUSALS = 5
EXPORT_SUFFIXES = frozenset({".jsonl", ".gz"})


async def on_forward_or_file(update: Update, context: BotContext) -> None:
    """Handle a forwarded message or a file in private that comes without a command.

    A post of a channel or group is offered as an article. A person's words are a question.
    """
    message = update.message
    if message is None:
        return
    document = message.document
    if admin_of(message) is None:
        await questions.on_message(update, context)
    elif document is not None and suffix(document) in EXPORT_SUFFIXES:
        await reply_text(context.bot, message, texts.FILE_IS_EXPORT)
    elif is_forwarded_post(message) or (document is not None and is_readable(document)):
        await _offer_content(update, context)
    elif document is not None and not message.caption:
        await reply_text(context.bot, message, f"{texts.OTHER_FORMAT}. {texts.ADD_HOW}")
    else:
        await questions.on_message(update, context)


async def on_group_file(update: Update, context: BotContext) -> None:
    """Handle a file in a group: one of an album whose first file came with /add is offered too."""
    message = update.message
    if message is None:
        return
    if admin_of(message) is not None and goes_on_album(message, context):
        await _offer_content(update, context)
    else:
        await questions.on_message(update, context)


async def offer(
    message: Message, user: User, submission: Submission, context: BotContext
) -> tuple[PendingArticle, SentMessage] | None:
    """Show the submitted articles, and ask whether to add them.

    Return the last one with its preview, or None if none waits. Of many, the first are shown. One
    button adds all, also those of the messages that were sent together with this one.
    """
    async with typing(context.bot, message, after=context.services.settings.typing_after):
        contents = await read_submission(submission, context)
    if not contents.articles and len(contents.refused) == 1:
        raise contents.refused[0].error
    cut = isinstance(submission, SubmittedText) and submission.cut
    services, batch = context.services, batch_of(message, context)
    shown, waiting = None, 0
    for number, each in enumerate(contents.articles[:MOST_IN_BATCH]):
        token = batch.token(message, number)
        pending = PendingArticle(token, user.id, message.chat.id, each.article)
        if number >= MOST_OFFERED:
            await services.run(services.state.keep_pending, pending)
            waiting += 1
            continue
        preview = await show_pending_article(
            message, pending, context, cut=cut, notices=each.notices
        )
        if preview is not None:
            shown, waiting = (pending, preview), waiting + 1
    if waiting:
        waiting = len(await services.run(services.state.pending_batch, batch.name, user.id))
    await offer_all(message, batch, left_out_text(contents), waiting, context)
    return shown


def left_out_text(contents: Contents) -> str:
    """Return what to say of the parts of a file that are not offered, or an empty text."""
    lines = []
    more = len(contents.articles) - MOST_OFFERED
    if more > 0:
        lines.append(texts.MORE_ARTICLES.format(shown=MOST_OFFERED, count=more))
    lines += [
        f"{short_line(refusal.name, 100)}: {refusal.error}"
        for refusal in contents.refused[:MOST_REFUSALS]
    ]
    more = len(contents.refused) - MOST_REFUSALS
    if more > 0:
        lines.append(texts.MORE_REFUSED.format(count=more))
    return "\n".join(lines)


async def _content(message: Message, user: User, context: BotContext) -> None:
    submission = submission_in(message)
    if submission is not None:
        await offer(message, user, submission, context)
    elif message.media_group_id is None:  # only one picture of an album carries the text
        await reply_text(context.bot, message, texts.ADD_HOW)


_offer_content = for_admins(_content)
