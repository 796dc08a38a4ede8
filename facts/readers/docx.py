"""A Word document (DOCX) to its text by python-docx; macros, fields and links are not followed."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from facts.errors import FactsError, UnreadableDocument
from facts.readers.archive import check_archive
from facts.readers.docx_body import DocxBlock, blocks
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title, title_beside

_TITLES_WITHIN = 10  # paragraphs
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
    return Extracted(text=text, title=title)
