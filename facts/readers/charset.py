"""Bytes to characters: a file's encoding is told by its mark, declared, or detected."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from facts.errors import EmptyInput, NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # as a share of the characters; text has hardly any
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_PROBE = 100_000  # bytes of a file in which those beyond ASCII are counted
_FEW = 0.2  # as a share of the bytes; French has about 0.1, Polish too, Russian 0.8
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PUNCTUATION = frozenset("‘’“”–—…•«»€£§°·©®™\u00a0¡¿†‡½¼¾")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])[À-ÖØ-ÞŠŽŒŸ](?![A-Z])|[À-ÖØ-ÞŠŽŒŸ](?=\s)")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_MOST_HALF_WIDTH = 0.2  # as a share of the characters
_SHIFT_JIS = ("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213")
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}  # what is declared, and what browsers take it for
# Those that text is written in: no "rot13", no "hex", no "idna", no UTF-7 with its hidden signs.
_CHARACTER_SETS = frozenset(
    "utf-16-le utf-16-be utf-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp866 cp874 koi8-r koi8-u mac-roman iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
    "iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 "
    "shift_jis cp932 euc_jp gb2312 gbk gb18030 big5 big5hkscs euc_kr cp949".split()
)


def decode(data: bytes, media_type: str | None = None, *, declared: str | None = None) -> str:
    """The characters of a text file.

    The encoding is told by the file's mark, or as UTF-8 by being valid; then by what `media_type`
    (a Content-Type header's value) or the file itself declares, where that fits; else it is
    detected. Raises `EmptyInput`, `NotText` for what is binary or in no known encoding.
    """
    if not data.strip():
        raise EmptyInput("The file is empty", remedy="Give a file that holds an article")
    header = _CHARSET.search(media_type or "")
    text = _decoded(data, [header[1] if header else None, declared])
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise not_text()
    return text


def _decoded(data: bytes, declared: list[str | None]) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data:  # in plain English, UTF-16 is valid UTF-8 with zeros
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
    return _detected(data)


def _as_declared(data: bytes, label: str | None) -> str | None:
    """The text in the encoding that it is declared to be in; None where that cannot be.

    Pages declare Latin-1 and mean Windows-1252, as browsers take it.
    """
    try:
        name = codecs.lookup(label or "").name
        name = _MEANT.get(name, name)
        text = data.decode(name) if name in _CHARACTER_SETS else None
    except (LookupError, ValueError):
        return None
    return text if text is not None and not _C1.search(text) else None


def _detected(data: bytes) -> str:
    """The text in the likeliest encoding.

    Where nearly all is ASCII, as in English, the few other bytes are too few to tell by statistics
    and are Windows-1252, if they can be: curly quotes, dashes, an accent here and there.
    """
    others = sum(byte > 0x7F for byte in data[:_PROBE])
    if others <= min(len(data), _PROBE) * _FEW:
        western = _as_declared(data, "cp1252")
        if western is not None and _is_plausible(western):
            return western
    best = from_bytes(data).best()
    if best is not None and len(_HALF_WIDTH.findall(str(best))) > len(str(best)) * _MOST_HALF_WIDTH:
        # Cyrillic in KOI8 makes such "Japanese", which no one writes.
        best = from_bytes(data, cp_exclusion=list(_SHIFT_JIS)).best() or best
    if best is None:
        raise not_text()
    return str(best)


def _is_plausible(text: str) -> bool:
    """Whether what is not ASCII looks like writing: letters inside words, or punctuation."""
    found = _NOT_ASCII.findall(text)
    odd = sum(1 for character in found if character not in _PUNCTUATION and not character.isalpha())
    capitals = len(_CAPITAL_INSIDE.findall(text))
    return odd + capitals <= len(found) * 0.2


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as every second byte being zero in Western text."""
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
        why="it is binary, or in no encoding that can be told",
        remedy="Give a text file in UTF-8, or an HTML, PDF or DOCX document",
    )
