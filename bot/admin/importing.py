"""/import: the articles of an export, added to the record."""

from __future__ import annotations

import gzip
import io
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Document, Message, User

from bot.admin.adding import entry_of
from bot.admin.intake import download
from bot.admin.material import File, given
from bot.admin.show import told
from bot.reply import reply, reply_text, typing
from bot.services import Context, Services
from bot.state.base import Action
from bot.texts import admin as texts
from bot.texts import plural
from facts.errors import FactsError, InputError

_LONGEST_LINE = 16 * 1024 * 1024
"""In bytes: more than the longest article with every character escaped."""
_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class Imported:
    """How many articles were added, and how many were known. `error` is what ended it early."""

    added: int = 0
    known: int = 0
    error: FactsError | None = None


async def import_(message: Message, user: User, context: Context) -> None:
    """/import: add the articles of the file that it comes with or replies to.

    What was added before a bad line stays; the line is named.
    """
    material = given(message)
    if not isinstance(material, File):
        await reply_text(context.bot, message, texts.IMPORT_HOW)
        return
    _check_name(material.document)
    services = context.services
    stop = threading.Event()
    async with typing(context.bot, message, after=services.settings.typing_after):
        data = await download(material.document, context)
        try:
            result = await services.run(load, services, user, data, stop)
        finally:
            stop.set()  # where the bot stops meanwhile, so does the thread
    await reply(context.bot, message, told(_result(result)))


def load(services: Services, user: User, data: bytes, stop: threading.Event) -> Imported:
    """Add the articles of an export's bytes, each noted in the audit log, until `stop` is set."""
    result = Imported()
    try:
        for receipt in services.library.load(_lines(data)):
            if receipt.added:
                result.added += 1
                services.state.audit(entry_of(user, Action.IMPORT, receipt.article))
            else:
                result.known += 1
            if stop.is_set():
                break
    except FactsError as error:
        result.error = error
    return result


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


def _result(result: Imported) -> str:
    added = (
        plural(result.added, texts.IMPORTED_ONE, texts.IMPORTED_MANY)
        if result.added
        else texts.IMPORTED_NONE
    )
    known = [plural(result.known, texts.KNOWN_ONE, texts.KNOWN_MANY)] if result.known else []
    summary = " ".join([added, *known])
    if result.error is not None:
        return f"{result.error}\n\n{texts.IMPORT_STOPPED.format(result=summary)}"
    return summary if result.added or result.known else texts.IMPORT_EMPTY
