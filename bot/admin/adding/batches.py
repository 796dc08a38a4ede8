"""Several articles of one file, or of files and posts sent together, which one button adds all."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.error import TelegramError

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.pages import admin_button, keyboard
from bot.messages.reply import reply, reply_text
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext, Services
from bot.state.records import Action, PendingArticle
from facts import FactsError

ADD_ALL = "all"
MOST_IN_BATCH = 500
MOST_PROBLEMS = 5
_BATCH_BYTES = 6
_TOGETHER_WITHIN = timedelta(seconds=5)
"""Clients send what somebody has selected at once."""
_KEY = "batch"


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that were sent together. `offer_id` is the message with the button for all."""

    name: str
    at: datetime
    offer_id: int | None = None

    def token(self, message: Message, number: int) -> str:
        """Return the token of an article. Tokens of one batch are in the order of its messages."""
        return f"{self.name}{message.message_id:08x}{number:04x}"


def batch_of(message: Message, context: BotContext) -> Batch:
    """Return the batch of the admin's message: that of the message just before it, or a new one.

    Files and forwarded posts can be selected together. All of an album are in one batch, whichever
    process handles them.
    """
    album = message.media_group_id
    name = secrets.token_hex(_BATCH_BYTES) if album is None else _of_album(message.chat.id, album)
    before: Batch | None = (context.user_data or {}).get(_KEY)
    if before is not None and before.name == name:
        return replace(before, at=message.date)
    goes_on = before is not None and message.date - before.at <= _TOGETHER_WITHIN
    if before is not None and goes_on and album is None and _is_selected(message):
        return replace(before, at=message.date)
    return Batch(name, message.date)


def goes_on_album(message: Message, context: BotContext) -> bool:
    """Return whether a message belongs to the album whose articles were offered last."""
    album, before = message.media_group_id, (context.user_data or {}).get(_KEY)
    return (
        before is not None
        and album is not None
        and (before.name == _of_album(message.chat.id, album))
    )


def _of_album(chat_id: int, album: str) -> str:
    return hashlib.sha256(f"{chat_id}:{album}".encode()).hexdigest()[: 2 * _BATCH_BYTES]


def _is_selected(message: Message) -> bool:
    return message.document is not None or message.forward_origin is not None


async def offer_all(
    message: Message, batch: Batch, text: str, count: int, context: BotContext
) -> None:
    """Offer to add all of the batch, in place of the earlier offer, and remember the batch."""
    if count > 1:
        shown = "\n".join(part for part in (texts.ADD_ALL.format(count=count), text) if part)
        button = batch_keyboard(batch.name, count)
        sent = await reply(context.bot, message, plain_text(shown), button)
        if batch.offer_id is not None:
            with suppress(TelegramError):  # the admin may have deleted it
                await context.bot.delete_message(message.chat.id, batch.offer_id)
        batch = replace(batch, offer_id=sent.message_id)
    elif text:
        await reply_text(context.bot, message, text)
    if context.user_data is not None and _is_selected(message):
        context.user_data[_KEY] = batch
    else:
        end_batch(context)


def end_batch(context: BotContext) -> None:
    """Let what the admin sends next begin another batch."""
    if context.user_data is not None:
        context.user_data.pop(_KEY, None)


def batch_keyboard(batch: str, count: int) -> InlineKeyboardMarkup | None:
    """Return the button that adds all articles of a batch."""
    return keyboard([admin_button(texts.BUTTON_ADD_ALL.format(count=count), ADD_ALL, batch)])


async def press_add_all(press: ButtonPress) -> None:
    """Add what still waits of a batch, in the background: each article takes some time."""
    services, batch = press.services, press.arguments[0]
    if len(batch) != 2 * _BATCH_BYTES:
        raise ValueError("no batch")
    waiting = await services.run(services.state.pending_batch, batch, press.user.id)
    if not waiting:
        await press.alert(texts.EXPIRED)
        return
    await press.acknowledge()
    await press.replace_message(plain_text(texts.ADDING_ALL.format(count=len(waiting))))
    work = _add_all(press, waiting)
    # With an update that holds the message, errors are reported in reply to it.
    press.context.application.create_task(work, Update(0, callback_query=press.query))


async def _add_all(press: ButtonPress, waiting: Sequence[PendingArticle]) -> None:
    added, problems = 0, []
    for pending in waiting:
        if not press.context.application.running:
            problems.append(texts.ADD_ALL_STOPPED)
            break
        try:
            added += await press.services.run(_add, press.services, press.user, pending)
        except FactsError as error:
            problems.append(str(error))
    known = len(waiting) - added - len(problems)
    lines = [plural(added, texts.IMPORTED_ONE, texts.IMPORTED_MANY) if added else ""]
    lines.append(plural(known, texts.KNOWN_ONE, texts.KNOWN_MANY) if known > 0 else "")
    text = " ".join(line for line in lines if line)
    await press.replace_message(
        plain_text("\n".join([text, *told_problems(problems)]) or texts.IMPORTED_NONE)
    )


def told_problems(problems: Sequence[str]) -> list[str]:
    """Return the first problems and the number of the others, so that a message can hold them."""
    told = list(problems[:MOST_PROBLEMS])
    if len(problems) > len(told):
        told.append(texts.DAMAGED_MORE.format(count=len(problems) - len(told)))
    return told


def _add(services: Services, user: User, pending: PendingArticle) -> bool:
    """Add one article, and return whether it was new."""
    receipt = services.library.add(pending.article)
    entry = audit_entry(user, Action.ADD, pending.article) if receipt.added else None
    services.state.drop_pending(pending.token, entry)
    return receipt.added
