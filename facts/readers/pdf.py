"""A PDF file to its text by pypdf, the lines of its pages joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.layout import LONGEST_TITLE
from facts.readers.extracted import Extracted, damaged
from facts.readers.pdf_lines import Line, joined
from facts.readers.text import LARGEST_TEXT

MOST_PAGES = 300
"""A book has more, a report hardly ever."""

_TITLE_WITHIN = 5  # among how many first paragraphs the title of the metadata is looked for
_NO_TITLE = re.compile(
    r"microsoft\s+\w+\s+-|untitled|document\d*$|layout\s*\d|.*\.(?:docx?|indd|odt|rtf|pdf|tex|qxp)$",
    re.IGNORECASE,
)

# Its complaints quote the file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def extract(data: bytes) -> Extracted:
    """A file's text with title and date from its metadata.

    This can take long on a hostile file: `facts.readers.isolated` has the limits of time. Raises
    `UnreadableDocument` where the file is damaged, opens only with a password or holds no text,
    `TooLarge` over `MOST_PAGES`.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(
                "The PDF file is encrypted",
                why="it opens only with its password",
                remedy="Save it without a password and give the new file",
            )
        text = "\n\n".join(joined(_lines(reader)))
        title, published = _metadata(reader, text)
    except FactsError:
        raise
    # Beside its own errors, pypdf lets out those that a damaged file leads to, from KeyError to
    # RecursionError.
    except Exception as error:  # noqa: BLE001
        raise damaged("PDF file", why=_reason(error)) from None
    if not text:
        raise UnreadableDocument(
            "The PDF file holds no text",
            why="its pages are empty or pictures of text",
            remedy="Run text recognition (OCR) on it, or give the article's text",
        )
    return Extracted(text=text, title=title, published=published)


def _reason(error: Exception) -> str:
    if isinstance(error, PdfReadError) and "limit" in str(error).lower():
        return "it is over a limit of size"
    return "it is incomplete or was altered"


def _lines(reader: PdfReader) -> list[Line]:
    if len(reader.pages) > MOST_PAGES:
        raise TooLarge(
            "The PDF file is too long",
            why=f"it has more than {MOST_PAGES} pages",
            remedy="Give the pages that hold the article",
        )
    found: list[Line] = []
    length = 0
    for number, page in enumerate(reader.pages):
        builder = _Builder(number)
        page.extract_text(visitor_text=builder.chunk)
        for line in builder.finished():
            length += len(line.text)
            found.append(line)
        if length > LARGEST_TEXT:
            raise TooLarge(
                "The PDF file is too long",
                why=f"it has more than {LARGEST_TEXT:,} characters",
                remedy="Give the pages that hold the article",
            )
    return found


class _Builder:
    """The lines of one page, from the pieces of text in the order in which they are painted."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._lines: list[Line] = []
        self._text: list[str] = []
        self._longest = 0
        self._x = self._y = self._size = 0.0

    def chunk(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        """Take a piece of text; the matrices say where on the page it stands."""
        parts = text.split("\n")
        for number, part in enumerate(parts):
            if number:
                self._end_line()
            weight = len(part.strip())
            if not weight:
                self._text.append(part)
                continue
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            if not any(piece.strip() for piece in self._text):
                self._x = x
            if weight > self._longest:
                # A note's number above the line does not speak for the line.
                self._longest = weight
                self._y = y
                scale = max(abs(tm[3] * cm[3]), abs(tm[1] * cm[2]), abs(tm[0] * cm[0]))
                self._size = round(abs(size * scale), 1)
            self._text.append(part)

    def finished(self) -> list[Line]:
        """The page's lines."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self._lines.append(Line(text, self._page, self._x, self._y, self._size))
        self._text.clear()
        self._longest = 0


def _metadata(reader: PdfReader, text: str) -> tuple[str | None, str | None]:
    """Title and day of creation; a title only where it reads like one."""
    information = reader.metadata
    if information is None:
        return None, None
    title = " ".join((information.title or "").split())
    told = _title_in_text(title, text)
    if not told and (len(title.split()) < 3 or _NO_TITLE.match(title)):
        title = ""
    try:
        created = information.creation_date
    except ValueError:
        created = None
    return told or title or None, created.date().isoformat() if created is not None else None


def _title_in_text(title: str, text: str) -> str | None:
    """The paragraph, among the first, that has the title of the metadata in it, often shortened."""
    for paragraph in text.split("\n\n", _TITLE_WITHIN)[:_TITLE_WITHIN]:
        if title and len(paragraph) <= LONGEST_TITLE and title.casefold() in paragraph.casefold():
            return paragraph
    return None
