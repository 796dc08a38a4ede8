"""Posts of watched channels: they are added by themselves, or shown to the admin who watches."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import structlog
from telegram import Message, Update, User
from telegram.error import TelegramError

from bot.admin.adding.confirming import preview_page
from bot.admin.adding.reading import is_readable, read_submission
from bot.admin.adding.submission import (
    PostOrigin,
    Submission,
    SubmittedFile,
    SubmittedText,
    submission_in,
)
from bot.admin.audit_entries import audit_entry
from bot.admin.correcting import replace_article
from bot.messages.reply import NO_PREVIEW
from bot.services import BotContext, Services
from bot.state.channels import WatchedChannel
from bot.state.records import Action, PendingArticle
from facts import Article, FactsError

log = structlog.get_logger(__name__)

SHORTEST_POST = 200
"""A post of fewer characters is an announcement and no article, unless it is a link or a file."""
_PRIVATE_ID = -1_000_000_000_000


async def on_post(update: Update, context: BotContext) -> None:
    """Add the articles of a new post, or ask about them. An edited post replaces its article."""
    message = update.channel_post or update.edited_channel_post
    if message is None:
        return
    services = context.services
    channel = await services.run(services.state.channel, message.chat.id)
    if channel is None:
        return
    record = services.records.named(channel.record)
    submission = submitted_by_post(message)
    if record is None or submission is None:
        return
    with services.records.using(record):
        try:
            contents = await read_submission(submission, context)
            articles = [each.article for each in contents.articles]
            if not channel.confirmed:
                await services.run(_keep, services, channel, message, articles)
            elif update.channel_post is not None:
                await _ask(channel, articles, context)
        except FactsError as error:
            # Nobody reads this channel for the bot's errors.
            log.warning("post not added", channel=channel.id, error=type(error).__name__)


def submitted_by_post(message: Message) -> Submission | None:
    """Return the article that a channel's post submits, or None if it is none."""
    submission = submission_in(message)
    if submission is None:
        return None
    if isinstance(submission, SubmittedFile):
        if not is_readable(submission.document):
            return None
    elif isinstance(submission, SubmittedText) and len(submission.text) < SHORTEST_POST:
        return None
    # A post forwarded from elsewhere keeps its own origin.
    own = message.forward_origin is None
    return replace(submission, origin=_origin(message)) if own else submission


def _origin(message: Message) -> PostOrigin:
    chat = message.chat
    place = chat.username or f"c/{_PRIVATE_ID - chat.id}"
    published: date = message.date.date()
    return PostOrigin(chat.title, published, f"https://t.me/{place}/{message.message_id}")


def _keep(
    services: Services, channel: WatchedChannel, message: Message, articles: list[Article]
) -> None:
    """Add the articles of a post, in the name of the admin who watches its channel."""
    admin = User(channel.admin_id, channel.title, is_bot=False)
    library, state = services.library, services.state
    before = state.article_of_post(channel.id, message.message_id)
    if before is not None and len(articles) == 1:
        receipt, _ = replace_article(services, admin, before, articles[0])
        state.keep_post(channel.id, message.message_id, receipt.article.id)
        log.info("post replaced", channel=channel.id)
        return
    for article in articles:
        receipt = library.add(article)
        if receipt.added:
            state.audit(audit_entry(admin, Action.ADD, article))
        if len(articles) == 1:
            state.keep_post(channel.id, message.message_id, receipt.article.id)
    log.info("post added", channel=channel.id, articles=len(articles))


async def _ask(channel: WatchedChannel, articles: list[Article], context: BotContext) -> None:
    """Show the articles of a post to the admin, who confirms each."""
    services = context.services
    for article in articles:
        preview = await services.run(services.previews.make, article)
        if preview.duplicate is not None:
            continue
        token = secrets.token_hex(8)
        pending = PendingArticle(token, channel.admin_id, channel.admin_id, article)
        await services.run(services.state.keep_pending, pending)
        rich, keyboard = await preview_page(pending, context)
        try:
            await context.bot.send_message(
                channel.admin_id,
                rich.text,
                entities=rich.entities,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except TelegramError as error:
            log.warning("post not shown", channel=channel.id, error=type(error).__name__)
