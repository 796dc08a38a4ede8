"""The words of a PDF page with their places, as PDFium finds them.

A page's characters come in the order in which they were painted, which need not be the order of
reading. Only their places count here: `facts.readers.pdf_columns` makes lines of them.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_HYPHENS = "\x02\ufffe"  # PDFium's marks for a hyphen at the end of a line
_JUMP = 0.3  # times the size of type: a change of place inside a word that is none
_GAP = 0.15  # times the size of type: so wide a gap parts two words without a space
_SAME_GLYPH = 0.01  # points between the letters of one ligature
_RAISED = 0.2  # times the size of type: a digit that stands so high is a raised one
_RAISED_SIZE = 0.6  # times the size of type: as large as it looks
# Ligatures and marks in the encodings of TeX (T1, OT1), which old files give no Unicode for.
_TEX = {
    0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
    0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—",
}  # fmt: skip
_QUARTER = 90
_UPRIGHT = 8  # degrees by which text may lean and still stand on its line
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word with its left and right end, its baseline and size of type (in points), and its font.

    `spaced` is whether a single space was painted before it: wide as it may be, it is no gap
    between columns.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str = ""
    spaced: bool = False


@dataclass(slots=True)
class _Style:
    """The type of one run of text on the page."""

    size: float
    font: str
    quarter: int | None  # turns by 90 degrees, or None for slanted text such as a watermark


@dataclass(slots=True)
class _Open:
    """The word that is being read."""

    style: _Style
    letters: list[str] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    last: float = 0.0  # where its last glyph begins
    spaced: bool = False


def page_words(text_page: Any) -> list[list[PageWord]]:
    """Return the words of a page, a list for each direction of writing, the usual one first.

    The places are as if each list were written upright. Slanted text, such as a watermark, is left
    out.
    """
    found: dict[int, list[PageWord]] = {}
    for quarter, word in _words(text_page.raw):
        found.setdefault(quarter, []).append(word)
    by_length = sorted(found.values(), key=lambda words: -sum(len(word.text) for word in words))
    return [_distinct(words) for words in by_length]


def _distinct(words: list[PageWord]) -> list[PageWord]:
    """Return the words without those that are painted twice, as bold type or a shadow."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for word in words:
        column, row = round(word.left / 2), round(word.base / 2)
        near = {(word.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
        if not near & seen:
            kept.append(word)
        seen.add((word.text, column, row))
    return kept


def _words(page: Any) -> Iterator[tuple[int, PageWord]]:
    """Yield the words with the quarter turns by which they are written, in order of painting."""
    styles: dict[bytes, _Style] = {}
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    word: _Open | None = None
    spaces = 0
    for number in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, number)
        letter = chr(code) if code < 0x110000 else "\ufffd"
        # PDFium adds spaces, line ends and hyphens, and nothing else.
        generated = False
        if code <= 0x20 or letter in _HYPHENS or letter == "-" or letter.isspace():
            generated = bool(pdfium.FPDFText_IsGenerated(page, number))
        if letter in _HYPHENS:
            letter = "-"
        elif code in _TEX and not generated:
            letter = _TEX[code]
        if letter.isspace() or not code:
            yield from _closed(word)
            word = None
            spaces = 0 if generated else spaces + 1
            continue
        if generated:
            if word is not None:  # it has no place of its own
                word.letters.append(letter)
            continue
        style = _style(page, number, styles)
        if style.quarter is None:
            continue
        pdfium.FPDFText_GetLooseCharBox(page, number, box)
        pdfium.FPDFText_GetCharOrigin(page, number, x, y)
        left, right, base = _turned(style.quarter, box, x.value, y.value)
        if letter.isdecimal() and style.quarter == 0:
            base, style = _unraised(page, number, base, style)
        if word is not None and not _goes_on(word, style, left, base):
            yield from _closed(word)
            word = None
        if word is None:
            word = _Open(style, left=left, base=base, spaced=spaces == 1)
            spaces = 0
        word.letters.append(letter)
        word.last = left
        word.right = max(right, left)
    yield from _closed(word)


def _unraised(page: Any, number: int, base: float, style: _Style) -> tuple[float, _Style]:
    """Return baseline and type of a digit as it looks: raised ones may have a glyph."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, number, left, right, bottom, top)
    if bottom.value - base < _RAISED * style.size:
        return base, style
    small = _Style(round(style.size * _RAISED_SIZE, 1), style.font, style.quarter)
    return bottom.value, small


def _closed(word: _Open | None) -> Iterator[tuple[int, PageWord]]:
    if word is None or word.style.quarter is None:
        return
    text = _NOT_TEXT.sub("", "".join(word.letters))
    if text:
        style = word.style
        yield (
            word.style.quarter,
            PageWord(text, word.left, word.right, word.base, style.size, style.font, word.spaced),
        )


def _goes_on(word: _Open, style: _Style, left: float, base: float) -> bool:
    """Return whether a character at this place belongs to the word."""
    size = max(word.style.size, style.size)
    return (
        style.quarter == word.style.quarter
        and abs(base - word.base) < _JUMP / 2 * size
        and abs(style.size - word.style.size) <= _JUMP / 2 * size
        # It is further to the right, or one of the letters of a ligature, which share its place.
        and word.last - _SAME_GLYPH < left < word.right + _GAP * size
    )


def _style(page: Any, number: int, known: dict[bytes, _Style]) -> _Style:
    """Return the type of a character; one text object of the page has one type."""
    key = bytes(pdfium.FPDFText_GetTextObject(page, number))  # its address
    if key in known:
        return known[key]
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, number, matrix)
    scale = max(abs(matrix.d), abs(matrix.b), abs(matrix.a), abs(matrix.c)) or 1.0
    size = pdfium.FPDFText_GetFontSize(page, number) * scale
    angle = math.degrees(pdfium.FPDFText_GetCharAngle(page, number)) % 360  # clockwise
    nearest = round(angle / _QUARTER)
    straight = abs(angle - nearest * _QUARTER) <= _UPRIGHT
    font = ctypes.create_string_buffer(100)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, number, font, len(font), flags)
    name = font.value.decode("utf-8", "replace").rpartition("+")[2]
    style = _Style(round(size, 1) or 1.0, name, nearest % 4 if straight else None)
    if any(key):
        known[key] = style
    return style


def _turned(quarter: int, box: Any, x: float, y: float) -> tuple[float, float, float]:
    """Return left end, right end and baseline as they are once the text is upright."""
    if quarter == 0:
        return box.left, box.right, y
    if quarter == 1:  # it runs down the page
        return -box.top, -box.bottom, x
    if quarter == 2:
        return -box.right, -box.left, -y
    return box.bottom, box.top, -x
