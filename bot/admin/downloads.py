"""Downloading the files that admins send."""

from __future__ import annotations

from pathlib import PurePosixPath

from telegram import Document
from telegram.error import BadRequest

from bot.messages.refusals import is_too_big
from bot.messages.texts import admin as texts
from bot.services import BotContext
from facts import LARGEST_FILE, InputError, TooLarge


def suffix(document: Document) -> str:
    """Return the ending of the file's name in lower case, for example `.txt`, or ``""``."""
    return PurePosixPath(document.file_name or "").suffix.lower()


async def download(document: Document, context: BotContext) -> bytes:
    """Return the bytes of a file.

    Raises `TooLarge` before anything is downloaded, and `InputError` if Telegram no longer has
    the file.
    """
    _check_size(document.file_size)
    try:
        file = await context.bot.get_file(document.file_id)
    except BadRequest as error:
        if is_too_big(error):
            raise _too_large() from error
        raise InputError(
            texts.FILE_GONE, why=texts.FILE_GONE_WHY, remedy=texts.FILE_GONE_REMEDY
        ) from error
    _check_size(file.file_size)
    return bytes(await file.download_as_bytearray())


def _check_size(size: int | None) -> None:
    if size is not None and size > LARGEST_FILE:
        raise _too_large()


def _too_large() -> TooLarge:
    return TooLarge(
        texts.TOO_LARGE,
        why=texts.TOO_LARGE_WHY.format(limit=LARGEST_FILE // 1_000_000),
        remedy=texts.TOO_LARGE_REMEDY,
    )
