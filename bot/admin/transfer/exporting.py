"""/export: the whole record as files that /import reads."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from telegram import InputFile, Message, User
from telegram.constants import FileSizeLimit

from bot.admin.audit_entries import audit_entry
from bot.messages.reply import reply_text, reply_to, send_once, typing
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext
from bot.state.records import Action
from facts import Damage, Library

LARGEST_UPLOAD = int(FileSizeLimit.FILESIZE_UPLOAD)
"""The size in bytes of the largest file that a bot may send."""
_UPLOAD_SECONDS = 300
_BUFFERED = 64 * 1024
"""How many bytes the compressor may hold back when the size of a part is checked."""


class ExportTooLargeError(Exception):
    """One article is too large for a bot to send, even compressed."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that hold the record, in order, and the number of articles in them.

    `damaged` is the number of articles that are damaged and left out.
    """

    files: tuple[Path, ...]
    articles: int
    damaged: int = 0


async def export(message: Message, user: User, context: BotContext) -> None:
    """Handle /export: send the record as one file.

    A large record is compressed, and a very large one is sent in parts.
    """
    services = context.services
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        async with typing(context.bot, message, after=services.settings.typing_after):
            try:
                exported = await services.run(write_export, services.library, Path(folder))
            except ExportTooLargeError:
                await reply_text(context.bot, message, texts.EXPORT_TOO_LARGE)
                return
            if not exported.articles:
                await reply_text(context.bot, message, texts.EXPORT_EMPTY)
                return
            for number, path in enumerate(exported.files, 1):
                await _send(message, path, _caption(exported, number), context)
    entry = audit_entry(user, Action.EXPORT, count=exported.articles)
    await services.run(services.state.audit, entry)


def write_export(library: Library, folder: Path, *, limit: int = LARGEST_UPLOAD) -> Exported:
    """Write the record into the folder, in files of at most `limit` bytes.

    Each line is written as soon as it is read, so the whole record is never in memory. Raises
    `ExportTooLargeError`.
    """
    name = f"record-{datetime.now(UTC):%Y-%m-%d}"
    plain = folder / f"{name}.jsonl"
    count = 0
    damaged: list[Damage] = []
    with plain.open("w", encoding="utf-8", newline="\n") as out:
        for line in library.export(report=damaged.append):
            out.write(f"{line}\n")
            count += 1
    if plain.stat().st_size <= limit:
        return Exported((plain,), count, len(damaged))
    with plain.open("rb") as lines:
        parts = list(_compressed_parts(lines, folder, limit))
    plain.unlink()
    if len(parts) == 1:
        return Exported((parts[0].rename(folder / f"{name}.jsonl.gz"),), count, len(damaged))
    named = [
        part.rename(folder / f"{name}-{number}-of-{len(parts)}.jsonl.gz")
        for number, part in enumerate(parts, 1)
    ]
    return Exported(tuple(named), count, len(damaged))


def _compressed_parts(lines: IO[bytes], folder: Path, limit: int) -> Iterator[Path]:
    """Yield the lines in compressed parts of at most `limit` bytes. No line is split."""
    number = 0
    line = lines.readline()
    while line:
        number += 1
        part = folder / f"part-{number}"
        with part.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
            first = True
            # A line adds at most its own length, so a part with room for that stays small enough.
            while line and (first or raw.tell() + _BUFFERED + len(line) <= limit):
                packed.write(line)
                packed.flush()
                first = False
                line = lines.readline()
        if part.stat().st_size > limit:
            raise ExportTooLargeError
        yield part


async def _send(message: Message, path: Path, caption: str, context: BotContext) -> None:
    async def send() -> Message:
        with path.open("rb") as file:
            return await context.bot.send_document(
                message.chat.id,
                # Read while it is sent, so that a large file is never in memory as a whole.
                InputFile(file, filename=path.name, read_file_handle=False),
                caption=caption,
                reply_parameters=reply_to(message.message_id),
                write_timeout=_UPLOAD_SECONDS,
                read_timeout=_UPLOAD_SECONDS,
            )

    await send_once(context.bot, send, message.chat.id, message.message_id)


def _caption(exported: Exported, number: int) -> str:
    sentences = [plural(exported.articles, texts.EXPORT_ONE, texts.EXPORT_MANY)]
    if len(exported.files) > 1:
        sentences.append(texts.EXPORT_PART.format(number=number, parts=len(exported.files)))
    if exported.damaged:
        left_out = plural(exported.damaged, texts.EXPORT_DAMAGED_ONE, texts.EXPORT_DAMAGED_MANY)
        sentences.append(left_out)
    return " ".join([*sentences, texts.EXPORT_HINT])
