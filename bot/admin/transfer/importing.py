"""/import: the articles of an export, added to the record."""

from __future__ import annotations

import asyncio
import gzip
import io
import itertools
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from telegram import Document, Message, Update, User
from telegram.error import BadRequest

from bot.admin.adding.offering import entry_of
from bot.admin.adding.submission import File, given
from bot.admin.descriptions import told
from bot.admin.downloads import download
from bot.messages.reply import edit, reply, reply_text, typing
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import Context, Services
from bot.state.records import Action
from facts.errors import FactsError, InputError

_LONGEST_LINE = 16 * 1024 * 1024
"""In bytes: more than the longest article with every character escaped."""
_GZIP = b"\x1f\x8b"
_TELL_EVERY = 5
"""In seconds."""


@dataclass(slots=True)
class Imported:
    """How many articles were added, and how many were known.

    `error` or `stopped` is what ended it early.
    """

    added: int = 0
    known: int = 0
    error: FactsError | None = None
    stopped: bool = False


async def import_(message: Message, user: User, context: Context) -> None:
    """/import: add the articles of the file that it comes with or replies to.

    What was added before a bad line stays; the line is named. The admin need not wait for the end.
    """
    material = given(message)
    if not isinstance(material, File):
        await reply_text(context.bot, message, texts.IMPORT_HOW)
        return
    _check_name(material.document)
    after = context.services.settings.typing_after
    async with typing(context.bot, message, after=after):
        data = await download(material.document, context)
    work = _import(message, user, data, context)
    # An update without a number: errors are told in reply to the message all the same.
    context.application.create_task(work, Update(0, message=message))


def load(
    services: Services, user: User, data: bytes, result: Imported, stop: threading.Event
) -> None:
    """Add the articles of an export's bytes, each noted in the audit log, until `stop` is set.

    `result` tells how far it is, also meanwhile.
    """
    try:
        for receipt in services.library.load(_lines(data)):
            if receipt.added:
                result.added += 1
                services.state.audit(entry_of(user, Action.IMPORT, receipt.article))
            else:
                result.known += 1
            if stop.is_set():
                result.stopped = True
                break
    except FactsError as error:
        result.error = error


async def _import(message: Message, user: User, data: bytes, context: Context) -> None:
    services = context.services
    result, stop = Imported(), threading.Event()
    work = asyncio.ensure_future(services.run(load, services, user, data, result, stop))
    progress: Message | None = None
    try:
        async with typing(context.bot, message, after=services.settings.typing_after):
            for second in itertools.count(1):
                if (await asyncio.wait({work}, timeout=1))[0]:
                    break
                if not context.application.running:
                    stop.set()
                elif second % _TELL_EVERY == 0:
                    progress = await _tell(message, progress, result, context)
            await work
    finally:
        stop.set()  # where the bot gives up waiting for this, the thread does as well
    await reply(context.bot, message, told(_summary(result)))


async def _tell(
    message: Message, progress: Message | None, result: Imported, context: Context
) -> Message:
    """Say how far it is: in a message, which is edited from then on."""
    count = result.added + result.known
    rich = told(plural(count, texts.IMPORTING_ONE, texts.IMPORTING_MANY))
    if progress is None:
        return await reply(context.bot, message, rich)
    # The message may be gone, and what it says need not change.
    with suppress(BadRequest):
        await edit(context.bot, message.chat.id, progress.message_id, rich, None)
    return progress


def _lines(data: bytes) -> Iterator[str]:
    """The lines of an export, decompressed as they are needed. Raises `InputError`."""
    raw = io.BytesIO(data)
    packed = data.startswith(_GZIP)
    number = 0
    with gzip.GzipFile(fileobj=raw) if packed else raw as file:
        while True:
            number += 1
            try:
                line = file.readline(_LONGEST_LINE)
            except (OSError, EOFError, zlib.error):
                raise InputError(
                    texts.IMPORT_DAMAGED,
                    why=texts.IMPORT_DAMAGED_WHY,
                    remedy=texts.IMPORT_DAMAGED_REMEDY,
                ) from None
            if not line:
                return
            yield _decoded(line, number)


def _decoded(line: bytes, number: int) -> str:
    if len(line) >= _LONGEST_LINE:
        raise InputError(
            texts.IMPORT_LONG_LINE.format(number=number),
            why=texts.IMPORT_LONG_LINE_WHY,
            remedy=texts.IMPORT_FORMAT_REMEDY,
        )
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise InputError(
            texts.IMPORT_NOT_TEXT.format(number=number),
            why=texts.IMPORT_NOT_TEXT_WHY,
            remedy=texts.IMPORT_FORMAT_REMEDY,
        ) from None


def _check_name(document: Document) -> None:
    name = (document.file_name or "").lower()
    if not name.endswith((".jsonl", ".jsonl.gz")):
        raise InputError(
            texts.IMPORT_FORMAT, why=texts.IMPORT_FORMAT_WHY, remedy=texts.IMPORT_FORMAT_REMEDY
        )


def _summary(result: Imported) -> str:
    added = (
        plural(result.added, texts.IMPORTED_ONE, texts.IMPORTED_MANY)
        if result.added
        else texts.IMPORTED_NONE
    )
    known = [plural(result.known, texts.KNOWN_ONE, texts.KNOWN_MANY)] if result.known else []
    summary = " ".join([added, *known])
    if result.error is not None:
        return f"{result.error}\n\n{texts.IMPORT_STOPPED.format(result=summary)}"
    if result.stopped:
        return f"{texts.IMPORT_CUT}\n\n{texts.IMPORT_STOPPED.format(result=summary)}"
    return summary if result.added or result.known else texts.IMPORT_EMPTY
