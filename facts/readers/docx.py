"""A Word document (DOCX) to its text by python-docx; macros, fields and links are not followed."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
from docx.document import Document

from facts.errors import FactsError, UnreadableDocument
from facts.readers.docx_body import Block, blocks
from facts.readers.extracted import Extracted, damaged, too_complex

LARGEST_PART = 30_000_000
"""In bytes, inflated: an XML part of a document; a long report's text has about a tenth."""
LARGEST_INFLATED = 200_000_000
"""In bytes: all parts together, pictures included."""
MOST_PARTS = 5_000
LARGEST_AT_ONCE = 1_000_000
"""In bytes, inflated: a document whose text part is larger is read in a process of its own."""
_BLOCK = 65_536
_ENCRYPTED = 0x1  # flag of a member of a ZIP file
_XML = (".xml", ".rels", ".vml")
# The date of the template that comes with python-docx, which many programs leave as it is.
_TEMPLATE_DATE = date(2013, 12, 23)
_TITLES_WITHIN = 10  # paragraphs
_TITLE_STYLES = ("title", "heading 1")


def extract(data: bytes) -> Extracted:
    """A document's paragraphs and tables, with title and date from its core properties.

    Raises `UnreadableDocument` where the file is damaged, encrypted, holds no text or inflates
    to too much.
    """
    if _check_archive(data) <= LARGEST_AT_ONCE:
        return extract_here(data)
    from facts.readers import isolated

    return isolated.extract_docx(data)


def extract_here(data: bytes) -> Extracted:
    """As `extract`, in this process, with no limit of time and of an archive that was checked."""
    try:
        document = docx.Document(io.BytesIO(data))
        found = _article(document, list(blocks(document)))
    except FactsError:
        raise
    # A damaged package raises whatever its first missing part leads to, lxml's errors included.
    except Exception:  # noqa: BLE001
        raise damaged("DOCX file") from None
    if not found.text:
        raise UnreadableDocument(
            "The DOCX file holds no text",
            why="its pages are empty or pictures",
            remedy="Give the article's text",
        )
    return found


def _check_archive(data: bytes) -> int:
    """Inflate every part once, block by block, so that what a file claims need not be believed.

    Returns the size of the largest XML part, in bytes.
    """
    largest = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS:
                raise too_complex("DOCX file", why=f"it has more than {MOST_PARTS:,} parts")
            left = LARGEST_INFLATED
            for member in members:
                if member.flag_bits & _ENCRYPTED:
                    raise UnreadableDocument(
                        "The DOCX file is encrypted",
                        why="it opens only with its password",
                        remedy="Save it without a password and give the new file",
                    )
                is_xml = member.filename.lower().endswith(_XML)
                size = _inflated(archive, member, min(LARGEST_PART, left) if is_xml else left)
                left -= size
                largest = max(largest, size if is_xml else 0)
    except FactsError:
        raise
    except Exception:  # noqa: BLE001  zipfile, zlib and struct raise errors of many kinds
        raise damaged("DOCX file") from None
    return largest


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> int:
    size = 0
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise too_complex("DOCX file", why="a part of it inflates to too many bytes")
    return size


def _article(document: Document, found: list[Block]) -> Extracted:
    text = "\n\n".join(f"- {block.text}" if block.listed else block.text for block in found)
    properties = document.core_properties
    title = " ".join((properties.title or "").split())
    heads = found[:_TITLES_WITHIN]
    # A title that the file has from its template or its name says less than one in its text.
    if not any(title.casefold() == block.text.casefold() for block in heads):
        styled = (block.text for block in heads if block.style.lower() in _TITLE_STYLES)
        title = next(styled, title)
    created = properties.created
    day = created.date() if created is not None else None
    return Extracted(
        text=text,
        title=title or None,
        published=day.isoformat() if day is not None and day != _TEMPLATE_DATE else None,
    )
