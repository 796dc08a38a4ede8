"""The lines of an export, plain or compressed."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from bot.messages.texts import admin as texts
from facts import InputError

_LONGEST_LINE = 16 * 1024 * 1024
"""In bytes. The longest article needs less, even with every character escaped."""
_GZIP = b"\x1f\x8b"


def export_lines(data: bytes) -> Iterator[str]:
    """Yield the lines of an export, decompressed as they are needed. Raises `InputError`."""
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
