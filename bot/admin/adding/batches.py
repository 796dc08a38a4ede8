"""Several articles of one file or message, which one button adds all."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Update, User

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.pages import admin_button, keyboard
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import Services
from bot.state.records import Action, PendingArticle
from facts import FactsError

ADD_ALL = "all"
MOST_IN_BATCH = 500
_BATCH_BYTES = 6


def new_tokens(count: int) -> tuple[str, Sequence[str]]:
    """Return the name of a new batch, and a token for each of its articles."""
    batch = secrets.token_hex(_BATCH_BYTES)
    return batch, [f"{batch}{number:04x}" for number in range(count)]


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
    await press.replace_message(plain_text("\n".join([text, *problems]) or texts.IMPORTED_NONE))


def _add(services: Services, user: User, pending: PendingArticle) -> bool:
    """Add one article, and return whether it was new."""
    receipt = services.library.add(pending.article)
    entry = audit_entry(user, Action.ADD, pending.article) if receipt.added else None
    services.state.drop_pending(pending.token, entry)
    return receipt.added
