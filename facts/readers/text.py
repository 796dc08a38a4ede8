"""Plain text: bytes to characters, and characters to an article."""

from __future__ import annotations

import codecs
import re
from datetime import date

from charset_normalizer import from_bytes

from facts.dates import find_dates
from facts.errors import EmptyInput, NotText, TooLarge
from facts.layout import Layout, analyse
from facts.models import Article, SentenceKind

LARGEST_TEXT = 2_000_000
"""In characters: about ten times the longest report that a news agency sends."""
_SHORTENED_TITLE = 120  # characters of the first sentence that stand for a missing title
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # as a share of the characters; text has hardly any
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*(?=\s)")


def decode(data: bytes) -> str:
    """The characters of a text file, its encoding told by its mark, else detected.

    Raises `EmptyInput`, `NotText` for what is binary or in no known encoding, `TooLarge`.
    """
    if not data.strip():
        raise EmptyInput("The file is empty", remedy="Give a file that holds an article")
    text = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise _not_text()
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    utf16 = _unmarked_utf16(data)
    if utf16 is not None:
        return utf16
    if b"\x00" in data:
        raise _not_text()
    best = from_bytes(data).best()
    if best is None:
        raise _not_text()
    return str(best)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as every second byte being zero in Western text."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if zeros.count(0) > 0.8 * max(1, len(zeros)):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _not_text() -> NotText:
    return NotText(
        "The file is not text",
        why="it is binary, or in no encoding that can be told",
        remedy="Give a text file in UTF-8, or an HTML, PDF or DOCX document",
    )


def article_of(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
) -> Article:
    """An article of a text, with title, date, source and place as the text itself tells them.

    `title`, `source` and `published` (any written date) come from a document's own metadata,
    where it has some, and stand where the text is silent; a title given wins. Raises `EmptyInput`
    or `TooLarge`.
    """
    if len(text) > LARGEST_TEXT:
        raise TooLarge(
            "The text is too long",
            why=f"it has more than {LARGEST_TEXT:,} characters",
            remedy="Add it in parts",
        )
    if "\x00" in text:
        raise _not_text()
    layout = analyse(text, title)
    if not layout.blocks:
        raise EmptyInput(
            "The text holds no sentence",
            why="there is no word in it",
            remedy="Give the text of an article",
        )
    return Article.of(
        text,
        title=title or _title(text, layout),
        source=layout.source or source or layout.agency or layout.credit,
        url=url,
        published=_date(layout.published) or _date(published),
        place=layout.place,
    )


def _title(text: str, layout: Layout) -> str:
    """The title's text, else the beginning of the first sentence that is no dateline."""
    block = layout.first(SentenceKind.TITLE) or layout.first(SentenceKind.BODY) or layout.blocks[0]
    title = " ".join(text[block.start : block.end].split())
    if block.kind is SentenceKind.TITLE:
        return title
    end = _SENTENCE_END.search(title)
    title = title[: end.start()] if end else title
    if len(title) <= _SHORTENED_TITLE:
        return title
    return title[:_SHORTENED_TITLE].rsplit(" ", 1)[0] + "…"


def _date(written: str | None) -> date | None:
    """The day that a written date names; None where it names none, or only a month or a year."""
    if not written:
        return None
    for found in find_dates(written, None):
        try:
            return date.fromisoformat(found.normal[:10])
        except ValueError:
            continue
    return None
