"""/export: the whole record as files that /import reads."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from telegram import InputFile, Message, ReplyParameters, User
from telegram.constants import FileSizeLimit

from bot.messages.reply import reply_text, typing
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import Context
from bot.state.records import Action, AuditEntry
from facts.library import Library

LIMIT = int(FileSizeLimit.FILESIZE_UPLOAD)
"""In bytes: the largest file that a bot may send."""
_UPLOAD_SECONDS = 300
_TOPPED_UP = 64 * 1024
"""What the compressor may still hold back when the size of a part is looked at, in bytes."""


class ExportTooLargeError(Exception):
    """One article, compressed, is over what a bot may send."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Files that hold the record, in order, and the number of articles in them."""

    files: tuple[Path, ...]
    articles: int


async def export(message: Message, user: User, context: Context) -> None:
    """/export: send the record as one file; compressed where it is large, in parts where very."""
    services = context.services
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        async with typing(context.bot, message, after=services.settings.typing_after):
            try:
                found = await services.run(write, services.library, Path(folder))
            except ExportTooLargeError:
                await reply_text(context.bot, message, texts.EXPORT_TOO_LARGE)
                return
            if not found.articles:
                await reply_text(context.bot, message, texts.EXPORT_EMPTY)
                return
            for number, path in enumerate(found.files, 1):
                await _send(message, path, _caption(found, number), context)
    entry = AuditEntry(user.id, user.full_name, Action.EXPORT, count=found.articles)
    await services.run(services.state.audit, entry)


def write(library: Library, folder: Path, *, limit: int = LIMIT) -> Exported:
    """Write the record into the folder, each file at most `limit` bytes.

    Lines are written as they are read: the record is never in memory as a whole. Raises
    `ExportTooLargeError`.
    """
    name = f"record-{datetime.now(UTC):%Y-%m-%d}"
    plain = folder / f"{name}.jsonl"
    count = 0
    with plain.open("w", encoding="utf-8", newline="\n") as out:
        for line in library.export():
            out.write(f"{line}\n")
            count += 1
    if plain.stat().st_size <= limit:
        return Exported((plain,), count)
    with plain.open("rb") as lines:
        parts = list(_compressed(lines, folder, limit))
    plain.unlink()
    if len(parts) == 1:
        return Exported((parts[0].rename(folder / f"{name}.jsonl.gz"),), count)
    named = [
        part.rename(folder / f"{name}-{number}-of-{len(parts)}.jsonl.gz")
        for number, part in enumerate(parts, 1)
    ]
    return Exported(tuple(named), count)


def _compressed(lines: IO[bytes], folder: Path, limit: int) -> Iterator[Path]:
    """The lines in compressed parts of at most `limit` bytes; a line is never cut."""
    number = 0
    line = lines.readline()
    while line:
        number += 1
        part = folder / f"part-{number}"
        with part.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
            first = True
            # What a line adds is at most its own length, so a part that has room for it fits.
            while line and (first or raw.tell() + _TOPPED_UP + len(line) <= limit):
                packed.write(line)
                packed.flush()
                first = False
                line = lines.readline()
        if part.stat().st_size > limit:
            raise ExportTooLargeError
        yield part


async def _send(message: Message, path: Path, caption: str, context: Context) -> None:
    with path.open("rb") as file:
        await context.bot.send_document(
            message.chat.id,
            # Read while it's sent, lest a large file is in memory as a whole.
            InputFile(file, filename=path.name, read_file_handle=False),
            caption=caption,
            reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
            write_timeout=_UPLOAD_SECONDS,
            read_timeout=_UPLOAD_SECONDS,
        )


def _caption(found: Exported, number: int) -> str:
    told = [plural(found.articles, texts.EXPORT_ONE, texts.EXPORT_MANY)]
    if len(found.files) > 1:
        told.append(texts.EXPORT_PART.format(number=number, parts=len(found.files)))
    return " ".join([*told, texts.EXPORT_HINT])
