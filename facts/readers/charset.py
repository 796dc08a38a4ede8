"""Bytes to characters: a file's encoding is marked, declared or detected."""

from __future__ import annotations

import codecs
import re

from facts.errors import EmptyInput, NotText
from facts.readers.detected import decoded, likeliest

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # as a share of the characters; text has hardly any control characters
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}  # declared encodings, and the encodings that browsers take them for
# Encodings of text: no "rot13", no "hex", no "idna", and no UTF-7, which hides characters.
_CHARACTER_SETS = frozenset(
    "utf-16-le utf-16-be utf-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp866 cp874 koi8-r koi8-u mac-roman iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
    "iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 "
    "shift_jis cp932 euc_jp gb2312 gbk gb18030 big5 big5hkscs euc_kr cp949".split()
)


def decode(data: bytes, media_type: str | None = None, *, declared: str | None = None) -> str:
    """Decode a text file.

    A byte order mark decides the encoding. Without a mark, valid UTF-8 is UTF-8. Otherwise the
    encoding that `media_type` (the value of a Content-Type header) or the file itself declares is
    tried, and last the encoding is detected. Raises `EmptyInput`, and `NotText` for binary data or
    an unknown encoding.
    """
    if not data.strip():
        raise EmptyInput("The file is empty", remedy="Give a file that holds an article")
    header = _CHARSET.search(media_type or "")
    text = _decoded(data, [header[1] if header else None, declared])
    if is_binary(text):
        raise not_text()
    return text


def is_binary(text: str, *, allowed: int = 0) -> bool:
    """Return whether a text has more control characters than any text has, and than `allowed`."""
    return len(CONTROL.findall(text)) > max(allowed, len(text) * _MOST_CONTROLS)


def _decoded(data: bytes, declared: list[str | None]) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            # The last byte of a file that was cut off may be half a character.
            whole = data[: len(data) // 2 * 2] if encoding == "utf-16" else data
            try:
                return whole.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data:  # UTF-16 of plain English is valid UTF-8 with zeros
        utf16 = _unmarked_utf16(data)
        if utf16 is None:
            raise not_text()
        return utf16
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for label in declared:
        text = _as_declared(data, label)
        if text is not None:
            return text
    detected = likeliest(data)
    if detected is None:
        raise not_text()
    return detected


def _as_declared(data: bytes, label: str | None) -> str | None:
    """Decode the text in its declared encoding; return None where that fails.

    Labels are read as browsers read them: a page that declares Latin-1 is in Windows-1252.
    """
    try:
        name = codecs.lookup(label or "").name
        name = _MEANT.get(name, name)
    except (LookupError, ValueError):
        return None
    return decoded(data, name) if name in _CHARACTER_SETS else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: in Western text, every second byte is zero."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if zeros.count(0) > 0.8 * max(1, len(zeros)):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def not_text() -> NotText:
    return NotText(
        "The file is not text",
        why="it is binary, or its encoding is unknown",
        remedy="Give a text file in UTF-8, or an HTML, PDF or DOCX document",
    )
