"""A Word document (DOCX) to its text by python-docx; macros, fields and links are not followed."""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from facts.errors import FactsError, UnreadableDocument
from facts.readers.archive import check_archive
from facts.readers.docx_body import DocxBlock, blocks
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title, title_beside
from facts.text.dateline_places import readable_place
from facts.text.header_lines import ends_as_body, is_issuer

_TITLES_WITHIN = 10  # paragraphs
_LETTERHEAD_WITHIN = 3  # paragraphs
_LONGEST_LETTERHEAD = 200  # characters
_BETWEEN = re.compile(r"\s{0,9}(?:[•·|\t\n]|\s[-–—]\s)\s{0,9}")
_TITLE_STYLES = ("title", "heading 1")


def extract(data: bytes) -> Extracted:
    """Extract a document's paragraphs and tables, with the title from its core properties.

    The day on which the file was made is not the article's date: many are written over an old one.
    Raises `UnreadableDocument` where the document is damaged, inflates to too much or holds no
    text.
    """
    check_archive(data, "DOCX file")
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


def _article(document: Document, found: list[DocxBlock]) -> Extracted:
    text = "\n\n".join(f"- {block.text}" if block.listed else block.text for block in found)
    # Without properties, python-docx makes some up, with the title "Word Document".
    relations = document.part.package.rels.values()
    stated = any(each.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for each in relations)
    title = own_title(document.core_properties.title) if stated else None
    heads = found[:_TITLES_WITHIN]
    # A title from the file's template or name says less than a title in the text.
    if not any((title or "").casefold() == block.text.casefold() for block in heads):
        styled = (block.text for block in heads if block.style.lower() in _TITLE_STYLES)
        title = next(styled, None) or title_beside(text, title)
    return Extracted(text=text, title=title, source=_letterhead(document))


def _letterhead(document: Document) -> str | None:
    """Return the office or company that the head of the first page names, which is no part of the
    text: "OSMER HARBOUR BOARD – Press Office"."""
    if not document.sections:
        return None
    section = document.sections[0]
    for head in (section.first_page_header, section.header):
        if head.is_linked_to_previous:
            continue  # it has none of its own
        for paragraph in head.paragraphs[:_LETTERHEAD_WITHIN]:
            named = _BETWEEN.split(paragraph.text[:_LONGEST_LETTERHEAD].strip())[0]
            if named and _is_issuer(named):
                return readable_place(named)
    return None


def _is_issuer(line: str) -> bool:
    """Return whether a line names an office or company, and not "Minutes of the Board"."""
    plain = not any(word.islower() for word in line.split())
    return is_issuer(line) or (plain and ends_as_body(line))
