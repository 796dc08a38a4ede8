"""A Word document (DOCX) to its text by python-docx; macros, pictures and fields are not run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from facts.errors import FactsError, UnreadableDocument
from facts.readers.extracted import Extracted, damaged, too_complex

LARGEST_PART = 30_000_000
"""In bytes, inflated: an XML part of a document; a long report's text has about a tenth."""
LARGEST_INFLATED = 200_000_000
"""In bytes: all parts together, pictures included."""
MOST_PARTS = 5_000
MOST_PARAGRAPHS = 50_000
_BLOCK = 65_536
_ENCRYPTED = 0x1  # flag of a member of a ZIP file
_XML = (".xml", ".rels", ".vml")
# The date in the template that comes with python-docx, which many programs leave as it is.
_TEMPLATE_DATE = datetime(2013, 12, 23)  # noqa: DTZ001  core properties have no zone


def extract(data: bytes) -> Extracted:
    """A document's paragraphs and tables, with title and date from its core properties.

    Raises `UnreadableDocument` where the file is damaged, encrypted, holds no text or inflates
    to too much.
    """
    _check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        found = _with_properties(document, "\n\n".join(blocks))
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


def _check_archive(data: bytes) -> None:
    """Inflate every part once, block by block, so that what a file claims need not be believed."""
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
                limit = LARGEST_PART if member.filename.lower().endswith(_XML) else left
                left -= _inflated(archive, member, min(limit, left))
    except FactsError:
        raise
    except Exception:  # noqa: BLE001  zipfile, zlib and struct raise errors of many kinds
        raise damaged("DOCX file") from None


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> int:
    size = 0
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise too_complex("DOCX file", why="a part of it inflates to too many bytes")
    return size


def _blocks(document: Document) -> Iterator[str]:
    count = 0
    for block in document.iter_inner_content():
        for text in _rows(block) if isinstance(block, Table) else _paragraph(block):
            count += 1
            if count > MOST_PARAGRAPHS:
                raise too_complex(
                    "DOCX file", why=f"it has more than {MOST_PARAGRAPHS:,} paragraphs"
                )
            yield text


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph; an item of a list bears a mark, which Word keeps apart from the text."""
    for line in paragraph.text.split("\n"):
        text = line.strip()
        if not text:
            continue
        properties = paragraph._p.pPr
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        listed = style.startswith("List") or (
            properties is not None and properties.numPr is not None
        )
        yield f"- {text}" if listed and not style.startswith("Heading") else text


def _rows(table: Table) -> Iterator[str]:
    """A row a line; a merged cell, which the rows repeat, is told once."""
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is last:
                continue
            last = cell._tc
            text = " ".join(cell.text.split())
            if text:
                cells.append(text)
        if cells:
            yield " | ".join(cells)


def _with_properties(document: Document, text: str) -> Extracted:
    properties = document.core_properties
    title = " ".join((properties.title or "").split())
    first = text.partition("\n")[0]
    styled = _title_by_style(document)
    created = properties.created
    if created is not None and created.date() == _TEMPLATE_DATE.date():
        created = None
    # A title that the file got from its template or its name says less than one in the text.
    known = title if title and title.casefold() in first.casefold() else styled or title
    return Extracted(
        text=text,
        title=known or None,
        published=created.date().isoformat() if created is not None else None,
    )


def _title_by_style(document: Document) -> str | None:
    for paragraph in document.paragraphs[:10]:
        style = paragraph.style.name if paragraph.style is not None else None
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return " ".join(paragraph.text.split())
    return None
