"""A document's bytes to its text, by the reader of its file type."""

from __future__ import annotations

from facts.errors import InputError, UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.file_types import FileType
from facts.readers.plugins import document_readers


def extract_all(
    file_type: str, data: bytes, *, media_type: str | None = None, url: str | None = None
) -> list[Extracted]:
    """Extract the articles of a document in this process, however long it takes.

    Raises an `InputError` where the document cannot be read.
    """
    # Imported here: each reader's library is slow to load, and most runs need only one.
    match file_type:
        case FileType.HTML:
            from facts.readers import html

            return [html.extract(data, media_type=media_type, url=url)]
        case FileType.PDF:
            from facts.readers import pdf

            return [pdf.extract(data)]
        case FileType.DOCX:
            from facts.readers import docx

            return [docx.extract(data)]
        case FileType.ODT:
            from facts.readers import odt

            return [odt.extract(data)]
        case FileType.RTF:
            from facts.readers import rtf

            return [rtf.extract(data)]
        case FileType.EPUB:
            from facts.readers import epub

            return [epub.extract(data)]
        case FileType.MARKDOWN:
            from facts.readers import markdown

            return [markdown.extract(data, media_type=media_type)]
        case FileType.ASCIIDOC:
            from facts.readers import asciidoc

            return [asciidoc.extract(data, media_type=media_type)]
        case FileType.MAIL:
            from facts.readers import mail

            return mail.extract_all(data)
        case FileType.MAILBOX:
            from facts.readers import mail

            return mail.extract_mailbox(data)
        case FileType.FEED:
            from facts.readers import feed

            return feed.extract_feed(data, media_type=media_type, url=url)
        case FileType.NEWSML:
            from facts.readers import newsml

            return newsml.extract_all(data)
        case FileType.TABLE:
            from facts.readers import table

            return table.extract_all(data, media_type=media_type)
    return _extract_by_plugin(file_type, data)


def _extract_by_plugin(name: str, data: bytes) -> list[Extracted]:
    reader = document_readers()[name]
    try:
        found = list(reader.extract(data))
    except InputError:
        raise
    except Exception:  # noqa: BLE001  another package may raise whatever it likes
        raise damaged(f"{name} file", why="its reader failed") from None
    if not found:
        raise UnreadableDocument(
            f"The {name} file holds no article",
            why="its reader found none",
            remedy="Give the article's text",
        )
    return found
