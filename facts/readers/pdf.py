"""A PDF file to its text: PDFium finds the words on its pages, their places make the paragraphs.

Form feeds in the text mark where its pages end, so that a citation can name its page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title
from facts.readers.pdf_columns import lines_in_order
from facts.readers.pdf_lines import Line, Paragraph, clean_lines, join_text
from facts.readers.pdf_margins import margins_apart
from facts.readers.pdf_running_heads import issue_of
from facts.readers.pdf_words import PageWord, page_words
from facts.readers.text import LARGEST_TEXT
from facts.text.layout import LONGEST_TITLE
from facts.text.pages import PAGE_MARK
from facts.text.sentences import sentence_spans

MOST_PAGES = 300
"""Books have more pages, reports hardly ever."""

_HEADS = 6  # the number of first paragraphs among which the title is sought
_LARGER = 1.15  # times the usual size of type: the size of a heading
_NAMELESS = re.compile("[\ue000-\uf8ff\ufffd]")  # characters whose font does not say what they are
_MOST_NAMELESS = 0.2  # as a share
_MOST_NAMED = 8  # pages without text that are named one by one


def extract(data: bytes) -> Extracted:
    """Extract a file's text, with the title from its metadata or its type, and the paper and day of
    issue from its running heads.

    The day on which the file was made is not the article's date. This can take long on a hostile
    file: `facts.readers.isolated` limits the time. Raises `UnreadableDocument` where the file is
    damaged, needs a password or holds no text, `TooLarge` over `MOST_PAGES`.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            lines, unread = _lines(document)
            kept, margins = margins_apart(clean_lines(lines))
            paragraphs = join_text(kept)
            title = _title(document, paragraphs)
    except FactsError:
        raise
    except pdfium.PdfiumError as error:
        raise _refused(error) from None
    # A damaged file makes the binding raise errors of many kinds.
    except Exception:  # noqa: BLE001
        raise damaged("PDF file") from None
    text = _with_page_marks(paragraphs)
    if not paragraphs:
        raise UnreadableDocument(
            "The PDF file holds no text",
            why="its pages are empty or scanned",
            remedy="Run text recognition (OCR) on it, or give the article's text",
        )
    if len(_NAMELESS.findall(text)) > len(text) * _MOST_NAMELESS:
        raise UnreadableDocument(
            "The text of the PDF file cannot be read",
            why="its fonts do not say which letters they show",
            remedy="Run text recognition (OCR) on it, or give the article's text",
        )
    source, published = issue_of(margins)
    return Extracted(
        text=text, title=title, source=source, published=published, notices=_notices(unread)
    )


def _refused(error: pdfium.PdfiumError) -> UnreadableDocument:
    if getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD:
        return UnreadableDocument(
            "The PDF file is encrypted",
            why="it opens only with its password",
            remedy="Save it without a password and give the new file",
        )
    return damaged("PDF file")


def _lines(document: Any) -> tuple[list[Line], list[int]]:
    """Return the lines of all pages, and the numbers of the pages that are only pictures."""
    if len(document) > MOST_PAGES:
        raise _too_long(f"{MOST_PAGES} pages")
    found: list[Line] = []
    unread: list[int] = []
    length = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        directions = page_words(text_page)
        found.extend(line for words in directions for line in _page_lines(words, number, found))
        length += sum(len(word.text) for words in directions for word in words)
        if not directions and next(iter(page.get_objects(max_depth=2)), None) is not None:
            unread.append(number + 1)
        text_page.close()
        page.close()
        if length > LARGEST_TEXT:
            raise _too_long(f"{LARGEST_TEXT:,} characters")
    return found, unread


def _too_long(limit: str) -> TooLarge:
    return TooLarge(
        "The PDF file is too long",
        why=f"it has more than {limit}",
        remedy="Give the pages that hold the article",
    )


def _page_lines(words: list[PageWord], page: int, before: list[Line]) -> Iterator[Line]:
    """Yield the lines of the words of one direction; their columns are numbered after others'."""
    first = before[-1].column + 1 if before and before[-1].page == page else 0
    for line in lines_in_order(words):
        yield Line(
            text=line.text,
            page=page,
            x=line.left,
            y=line.base,
            size=line.size,
            right=line.right,
            font=line.font,
            column=first + line.column,
            row=line.row,
        )


def _notices(unread: list[int]) -> tuple[str, ...]:
    if not unread:
        return ()
    named = ", ".join(str(number) for number in unread[:_MOST_NAMED])
    more = " and others" if len(unread) > _MOST_NAMED else ""
    pages = "Page" if len(unread) == 1 else "Pages"
    are = (
        "is a picture or scanned, and was"
        if len(unread) == 1
        else ("are pictures or scanned, and were")
    )
    return (f"{pages} {named}{more} {are} not read. Text recognition (OCR) would make text of it.",)


def _with_page_marks(paragraphs: list[Paragraph]) -> str:
    """Return the text, with a mark before the first sentence that begins on a new page."""
    pieces: list[str] = []
    page = 0
    for paragraph in paragraphs:
        marks = PAGE_MARK * max(0, paragraph.page - page)
        page = max(page, paragraph.page)
        text = paragraph.text
        begin = 0
        for at, number in paragraph.breaks:
            starts = (start for start, _ in sentence_spans(text, 0, len(text)) if start >= at)
            start = next(starts, None)
            if start is not None and start > begin and number > page:
                pieces.append(marks + text[begin:start].rstrip())
                marks, begin, page = PAGE_MARK * (number - page), start, number
        pieces.append(marks + text[begin:])
    return "\n\n".join(pieces)


def _title(document: Any, paragraphs: list[Paragraph]) -> str | None:
    """Return the title.

    It comes from the metadata where the text has it too, else from the heading on the first page,
    else from the metadata where it looks like a title.
    """
    title = own_title(document.get_metadata_value("Title")) or ""
    plausible = title if len(title.split()) >= 3 else None
    heads = [p for p in paragraphs[:_HEADS] if len(p.text) <= LONGEST_TITLE]
    return _paragraph_with(title, heads) or _heading(heads, paragraphs) or plausible


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
