"""/edit and /history: correct a stored article, see its earlier versions, and go back to one."""

from __future__ import annotations

import secrets

from telegram import Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.adding.confirming import pending_article, show_pending_article
from bot.admin.adding.correction_text import correction_page, differences
from bot.admin.adding.reading import read_submission
from bot.admin.adding.submission import SubmittedFile, submission_of_command
from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line, stored_article, title_and_id
from bot.admin.lookup import find_named_article
from bot.admin.pages import admin_button, keyboard, page_text
from bot.messages.links import article_link
from bot.messages.reply import reply
from bot.messages.rich import Segment, plain_text
from bot.messages.texts import admin as texts
from bot.services import BotContext, Services
from bot.state.records import Action, PendingArticle
from facts import Article, Receipt, UnknownArticle

RESTORE = "old"
_MOST_SHOWN = 6


async def edit(message: Message, user: User, context: BotContext) -> None:
    """Handle /edit: show the article of that id with buttons to correct it.

    With a file, or in reply to one, the file has the new text.
    """
    info = await find_named_article(message, context, "edit")
    if info is None:
        return
    services = context.services
    old = await services.run(services.library.get, info.id)
    submission = submission_of_command(message)
    new = old
    if isinstance(submission, SubmittedFile):
        contents = await read_submission(submission, context)
        if not contents.articles:
            raise contents.refused[0].error
        read = contents.articles[0].article
        new = Article.of(
            read.text,
            title=old.title,
            source=old.source,
            url=old.url,
            published=old.published,
            place=old.place,
        )
    await show_pending_article(message, _pending(user, message.chat.id, old, new), context)


async def press_correct(press: ButtonPress) -> None:
    """Show the article with buttons to correct it. Raises `UnknownArticle`."""
    services = press.services
    old = await services.run(services.library.get, press.arguments[0])
    pending = _pending(press.user, press.chat_id, old, old)
    await services.run(services.state.keep_pending, pending)
    await press.acknowledge()
    await press.reply(*correction_page(old, pending))


async def press_save(press: ButtonPress) -> None:
    """Put the corrected article in place of the stored one, and offer to go back."""
    pending = await pending_article(press)
    if pending is None or pending.replaces is None:
        return
    await press.acknowledge()
    await _replace(press, pending.replaces, pending.article, texts.CORRECTED)
    await press.services.run(press.services.state.drop_pending, pending.token)


async def history(message: Message, user: User, context: BotContext) -> None:
    """Handle /history: list the earlier versions of the article of that id."""
    info = await find_named_article(message, context, "history")
    if info is None:
        return
    services = context.services
    found = await services.run(services.state.revisions, info.id)
    if not found:
        await reply(context.bot, message, plain_text(texts.NO_HISTORY))
        return
    newer = await services.run(services.library.get, info.id)
    blocks, buttons = [], []
    for number, revision in enumerate(found[:_MOST_SHOWN], 1):
        heading = texts.REVISION.format(
            number=number,
            time=f"{revision.at:%Y-%m-%d %H:%M}",
            admin=short_line(revision.admin, 40),
        )
        changes = "\n".join(differences(revision.article, newer))
        blocks.append([Segment(heading, Style.BOLD), Segment(f"\n{changes}")])
        buttons.append(
            admin_button(texts.BUTTON_RESTORE.format(number=number), RESTORE, revision.key)
        )
        newer = revision.article
    heading_parts: list[Segment | str] = [
        texts.HISTORY.format(count=len(found)),
        "\n",
        *title_and_id(info),
    ]
    await reply(context.bot, message, page_text(heading_parts, blocks), keyboard(buttons))


async def press_restore(press: ButtonPress) -> None:
    """Go back to an earlier version. The version that it replaces is kept in its turn."""
    services = press.services
    revision = await services.run(services.state.revision, press.number(0))
    if revision is None:
        await press.alert(texts.UNDO_EXPIRED)
        return
    await press.acknowledge()
    await _replace(press, revision.current_id, revision.article, texts.REVISION_RESTORED)


async def _replace(press: ButtonPress, old_id: str, new: Article, heading: str) -> None:
    services = press.services
    async with press.typing():
        receipt, key = await services.run(replace_article, services, press.user, old_id, new)
    link = article_link(press.context.bot, receipt.article)
    undo = [admin_button(texts.BUTTON_UNDO, RESTORE, key)] if key is not None else []
    text = stored_article(heading, receipt.article, link)
    await press.replace_message(text, keyboard(undo))


def replace_article(
    services: Services, user: User, old_id: str, new: Article
) -> tuple[Receipt, int | None]:
    """Store an article in place of another, and return the key of the earlier version.

    The earlier version is kept first. Whenever the process ends, the article is in the record or
    in the history, and the same button completes the change.
    """
    library, state = services.library, services.state
    try:
        old = library.get(old_id)
    except UnknownArticle:
        return library.add(new), None
    if old == new:
        return library.add(new), None
    key = state.keep_revision(old, new.id, audit_entry(user, Action.EDIT, new))
    if new.id == old.id:
        library.remove(old.id)
        return library.add(new), key
    receipt = library.add(new)
    library.remove(old.id)
    return receipt, key


def _pending(user: User, chat_id: int, old: Article, new: Article) -> PendingArticle:
    return PendingArticle(secrets.token_hex(8), user.id, chat_id, new, replaces=old.id)
