"""A document's bytes to its text, by the reader of its file type."""

from __future__ import annotations

from facts.readers.extracted import Extracted
from facts.readers.file_types import FileType


def extract(
    file_type: FileType, data: bytes, *, media_type: str | None = None, url: str | None = None
) -> Extracted:
    """Extract a document's text in this process, however long it takes.

    Raises an `InputError` where the document cannot be read.
    """
    # Imported here: each reader's library is slow to load, and most runs need only one.
    match file_type:
        case FileType.HTML:
            from facts.readers import html

            return html.extract(data, media_type=media_type, url=url)
        case FileType.PDF:
            from facts.readers import pdf

            return pdf.extract(data)
        case FileType.DOCX:
            from facts.readers import docx

            return docx.extract(data)
        case FileType.TEXT:
            raise ValueError("text is no document")


def may_take_long(file_type: FileType, data: bytes) -> bool:
    """Return whether a hostile document of this size could keep its reader busy for minutes.

    Raises `UnreadableDocument` for a Word document that is damaged or inflates to too much.
    """
    match file_type:
        case FileType.DOCX:
            from facts.readers import docx_archive

            return docx_archive.check_archive(data) > docx_archive.LARGEST_AT_ONCE
        case _:
            return file_type in (FileType.HTML, FileType.PDF)
