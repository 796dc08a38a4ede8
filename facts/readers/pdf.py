"""A PDF file to its text: pypdf reads the lines of its pages, which are joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.pdf_lines import Line, Paragraph, join_lines
from facts.readers.text import LARGEST_TEXT
from facts.text.layout import LONGEST_TITLE

MOST_PAGES = 300
"""Books have more pages, reports hardly ever."""

_HEADS = 6  # the number of first paragraphs among which the title is sought
_LARGER = 1.15  # times the usual size of type: the size of a heading
_NO_TITLE = re.compile(
    r"microsoft\s+\w+\s+-|untitled|document\d*$|layout\s*\d|.*\.(?:docx?|indd|odt|rtf|pdf|tex|qxp)$",
    re.IGNORECASE,
)

# Its warnings quote the file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def extract(data: bytes) -> Extracted:
    """Extract a file's text, with title and date from its metadata.

    This can take long on a hostile file: `facts.readers.isolated` limits the time. Raises
    `UnreadableDocument` where the file is damaged, needs a password or holds no text, `TooLarge`
    over `MOST_PAGES`.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(
                "The PDF file is encrypted",
                why="it opens only with its password",
                remedy="Save it without a password and give the new file",
            )
        paragraphs = join_lines(_lines(reader))
        title, published = _metadata(reader, paragraphs)
    except FactsError:
        raise
    # A damaged file makes pypdf raise errors of many kinds, from KeyError to RecursionError.
    except Exception as error:  # noqa: BLE001
        raise damaged("PDF file", why=_reason(error)) from None
    if not paragraphs:
        raise UnreadableDocument(
            "The PDF file holds no text",
            why="its pages are empty or scanned",
            remedy="Run text recognition (OCR) on it, or give the article's text",
        )
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
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
    """Builds the lines of one page from its chunks of text, in the order of painting."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._lines: list[Line] = []
        self._text: list[str] = []
        self._longest = 0
        self._x = self._y = self._size = 0.0

    def chunk(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        """Add a chunk of text; the matrices give its place on the page."""
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
            if not any(part.strip() for part in self._text):
                self._x = x
            if weight > self._longest:
                # The number of a footnote above the line must not decide the line's place and size.
                self._longest = weight
                self._y = y
                scale = max(abs(tm[3] * cm[3]), abs(tm[1] * cm[2]), abs(tm[0] * cm[0]))
                self._size = round(abs(size * scale), 1)
            self._text.append(part)

    def finished(self) -> list[Line]:
        """Return the page's lines."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self._lines.append(Line(text, self._page, self._x, self._y, self._size))
        self._text.clear()
        self._longest = 0


def _metadata(reader: PdfReader, paragraphs: list[Paragraph]) -> tuple[str | None, str | None]:
    """Return the title and the day of creation.

    The title comes from the metadata where the text has it too, else from the heading on the first
    page, else from the metadata where it looks like a title.
    """
    information = reader.metadata
    title = " ".join((information.title or "").split()) if information is not None else ""
    plausible = title if len(title.split()) >= 3 and not _NO_TITLE.match(title) else None
    try:
        created = information.creation_date if information is not None else None
    except ValueError:
        created = None
    heads = [p for p in paragraphs[:_HEADS] if len(p.text) <= LONGEST_TITLE]
    return (
        _paragraph_with(title, heads) or _heading(heads, paragraphs) or plausible,
        created.date().isoformat() if created is not None else None,
    )


def _paragraph_with(title: str, heads: list[Paragraph]) -> str | None:
    """Return the paragraph that contains the title, which metadata often shorten."""
    if len(title.split()) < 2:
        return None
    return next((p.text for p in heads if title.casefold() in p.text.casefold()), None)


def _heading(heads: list[Paragraph], paragraphs: list[Paragraph]) -> str | None:
    """Return the paragraph in the largest type, if that is larger than the usual type."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    largest = max(heads, key=lambda p: p.size, default=None)
    if largest is None or largest.size < usual * _LARGER or " " not in largest.text:
        return None
    return largest.text
