"""Adding an article: shown first, stored once the admin confirms."""

from __future__ import annotations

import secrets
from functools import partial

from telegram import Message, Update, User

from bot.admin.adding import preview as view
from bot.admin.adding.reading import article_of, is_readable
from bot.admin.adding.submission import Material, Text, given, held, is_post
from bot.admin.button_press import Press
from bot.admin.descriptions import amount, named, origin
from bot.admin.downloads import suffix
from bot.admin.rights import admin_of, for_admins
from bot.asking import messages as questions
from bot.messages.links import article_link
from bot.messages.reply import reply, reply_text, typing
from bot.messages.rich import Rich, Writer
from bot.messages.texts import admin as texts
from bot.services import Context
from bot.state.records import Action, AuditEntry, PendingArticle
from facts.models import Article, ArticleInfo, Preview

EXPORT_SUFFIXES = frozenset({".jsonl", ".gz"})


async def add(message: Message, user: User, context: Context) -> None:
    """/add: show what the message gives, and ask whether to add it."""
    material = given(message)
    if material is None:
        await reply_text(context.bot, message, texts.ADD_HOW)
    else:
        await _offer(message, user, material, context)


async def on_offer(update: Update, context: Context) -> None:
    """A post forwarded or a file uploaded in private, without a command.

    What a person wrote may as well be a question, and is taken for one.
    """
    message = update.message
    if message is None:
        return
    document = message.document
    if admin_of(message, context.services.settings) is None:
        await questions.on_message(update, context)
    elif document is not None and suffix(document) in EXPORT_SUFFIXES:
        await reply_text(context.bot, message, texts.FILE_IS_EXPORT)
    elif is_post(message) or (document is not None and is_readable(document)):
        await _offer_held(update, context)
    elif document is not None and not message.caption:
        await reply_text(context.bot, message, f"{texts.OTHER_FORMAT}. {texts.ADD_HOW}")
    else:
        await questions.on_message(update, context)


async def show_pending(
    message: Message, pending: PendingArticle, context: Context, *, cut: bool = False
) -> None:
    """Show an article that waits, below the message that it came with."""
    services = context.services
    async with typing(context.bot, message, after=services.settings.typing_after):
        preview = await services.run(services.library.preview, pending.article)
    if preview.duplicate is not None:
        rich = view.duplicate(preview.duplicate, partial(article_link, context.bot))
        await reply(context.bot, message, rich)
        return
    await services.run(services.state.keep_pending, pending)
    rich = view.shown(preview, partial(article_link, context.bot), cut=cut)
    await reply(context.bot, message, rich, view.keyboard(pending.token, len(preview.facts)))


async def press_add(press: Press) -> None:
    """Add: store the article. Pressed twice, or by two admins, it is stored once."""
    pending = await pending_of(press)
    if pending is None:
        return
    await press.acknowledge()
    services = press.services
    async with press.typing():
        receipt = await services.run(services.library.add, pending.article)
    entry = entry_of(press.user, Action.ADD, pending.article) if receipt.added else None
    await services.run(services.state.drop_pending, pending.token, entry)
    heading = texts.ADDED if receipt.added else texts.ADDED_BEFORE
    await press.show(stored(heading, receipt.article, press.context))


async def press_cancel(press: Press) -> None:
    """Cancel: forget the article."""
    pending = await pending_of(press)
    if pending is not None:
        await press.services.run(press.services.state.drop_pending, pending.token)
        await press.acknowledge()
        await press.show(Rich(texts.CANCELLED, ()))


async def press_facts(press: Press) -> None:
    """All facts: a page of them."""
    pending = await pending_of(press)
    if pending is not None:
        number = press.number(1)
        await press.acknowledge()
        preview = await _preview(press, pending)
        await press.show(*view.facts_page(preview, pending.token, number))


async def press_preview(press: Press) -> None:
    """Back from the facts."""
    pending = await pending_of(press)
    if pending is not None:
        await press.acknowledge()
        preview = await _preview(press, pending)
        rich = view.shown(preview, partial(article_link, press.context.bot))
        await press.show(rich, view.keyboard(pending.token, len(preview.facts)))


async def pending_of(press: Press) -> PendingArticle | None:
    """What the button's article is; none, and the admin is told, where it's not theirs or gone."""
    services = press.services
    pending = await services.run(services.state.pending, press.arguments[0])
    if pending is None:
        await press.alert(texts.EXPIRED)
        return None
    if pending.admin_id != press.user.id:
        await press.alert(texts.NOT_YOURS)
        return None
    return pending


def stored(heading: str, article: ArticleInfo, context: Context) -> Rich:
    """That an article is in the record, with a link to it."""
    out = Writer(heading, "\n\n", *named(article, link=article_link(context.bot, article)))
    return out.add(
        "\n", origin(article), "\n", amount(article.sentence_count, article.fact_count)
    ).rich()


def entry_of(user: User, action: Action, article: Article | ArticleInfo) -> AuditEntry:
    """The audit log's entry of what an admin does to an article."""
    return AuditEntry(user.id, user.full_name, action, article.id, article.title)


async def _offer(message: Message, user: User, material: Material, context: Context) -> None:
    async with typing(context.bot, message, after=context.services.settings.typing_after):
        article = await article_of(material, context)
    pending = PendingArticle(secrets.token_hex(8), user.id, message.chat.id, article)
    cut = isinstance(material, Text) and material.cut
    await show_pending(message, pending, context, cut=cut)


async def _held(message: Message, user: User, context: Context) -> None:
    material = held(message)
    if material is not None:
        await _offer(message, user, material, context)
    elif message.media_group_id is None:  # of an album, one picture has the text
        await reply_text(context.bot, message, texts.ADD_HOW)


_offer_held = for_admins(_held)


async def _preview(press: Press, pending: PendingArticle) -> Preview:
    async with press.typing():
        return await press.services.run(press.services.library.preview, pending.article)
