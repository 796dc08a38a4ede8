"""The paragraphs of a Word document, in the order in which it is read.

python-docx itself leaves out the text in content controls, tracked insertions and fields, and is
slow: it looks up the style of every paragraph separately. This module walks the XML instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from facts.readers.rows import blocks_of_rows
from facts.readers.soft_breaks import without_soft_breaks
from facts.readers.xml import parse_xml

_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PROPERTIES, _STYLE, _NUMBERING = qn("w:pPr"), qn("w:pStyle"), qn("w:numPr")
_VALUE = qn("w:val")
_RUN, _RUN_PROPERTIES, _VANISH = qn("w:r"), qn("w:rPr"), qn("w:vanish")
_ROW_PROPERTIES, _HEAD = qn("w:trPr"), qn("w:tblHeader")
_HEADINGS = ("heading", "title")
_CONTENTS = ("toc ", "table of figures")  # styles of lists of what the document holds
_CHARACTERS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXT = qn("w:t")
_BOX = qn("w:txbxContent")
_NOTE_REFERENCES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_NOTES = (qn("w:footnote"), qn("w:endnote"))
_ID, _TYPE = qn("w:id"), qn("w:type")
# Properties, deleted text, and the old form of anything: text boxes are stored in both forms.
_SKIPPED = frozenset(
    {
        _PROPERTIES,
        _RUN_PROPERTIES,
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:sectPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


@dataclass(frozen=True, slots=True)
class DocxBlock:
    """A paragraph or a row of a table: its text, its style's name, and if it is a list item."""

    text: str
    style: str = ""
    listed: bool = False


def blocks(document: Document) -> Iterator[DocxBlock]:
    """Yield the paragraphs that are not empty, the rows of tables, text boxes, and last the notes.

    A text box comes after the paragraph that it is fixed to. Notes come in the order in which the
    text refers to them. Heads, feet and comments are not read.
    """
    styles = {style.style_id: style.name or "" for style in document.styles}
    body = document.element.body
    yield from _walk(body, styles)
    parts = {name: _notes(document, name) for name in _NOTE_REFERENCES.values()}
    for reference in body.iter(*_NOTE_REFERENCES):
        note = parts[_NOTE_REFERENCES[reference.tag]].pop(reference.get(_ID), None)
        if note is not None:
            yield from _walk(note, styles)


def _notes(document: Document, name: str) -> dict[str, Any]:
    """Return the footnotes or endnotes by their numbers."""
    for related in document.part.rels.values():
        if not related.is_external and related.reltype.endswith(f"/{name}"):
            root = parse_xml(related.target_part.blob, "DOCX file")
            # Those with a type are the lines that part notes from text.
            return {note.get(_ID): note for note in root.iter(*_NOTES) if note.get(_TYPE) is None}
    return {}


def _walk(parent: Any, styles: dict[str, str]) -> Iterator[DocxBlock]:
    for child in parent:
        if child.tag == _P:
            yield from _paragraph(child, styles)
        elif child.tag == _TABLE:
            yield from _table(child, styles)
        elif child.tag not in _SKIPPED:
            yield from _walk(child, styles)


def _table(table: Any, styles: dict[str, str]) -> Iterator[DocxBlock]:
    """Yield a table's rows as lines, or its paragraphs where it only lays out the page."""
    elements = list(_rows(table))
    rows = [[list(_walk(cell, styles)) for cell in _cells(row)] for row in elements]
    heads = sum(1 for _ in takewhile(_is_head, elements))
    yield from blocks_of_rows(rows, lambda block: block.text, DocxBlock, heads=heads or None)


def _is_head(row: Any) -> bool:
    """Return whether a row is marked as one that is repeated on each page."""
    properties = row.find(_ROW_PROPERTIES)
    return properties is not None and properties.find(_HEAD) is not None


def _rows(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == _ROW:
            yield child
        elif child.tag not in _SKIPPED and child.tag != _CELL:
            yield from _rows(child)


def _cells(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == _CELL:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _cells(child)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[DocxBlock]:
    properties = paragraph.find(_PROPERTIES)
    style = ""
    listed = False
    if properties is not None:
        named = properties.find(_STYLE)
        style = styles.get(named.get(_VALUE, ""), "") if named is not None else ""
        is_item = properties.find(_NUMBERING) is not None or style.startswith("List")
        listed = is_item and not style.lower().startswith(_HEADINGS)
    if style.lower().startswith(_CONTENTS):
        return
    boxes: list[Any] = []
    is_heading = style.lower().startswith(_HEADINGS)
    whole = "".join(_pieces(paragraph, boxes))
    for text in without_soft_breaks(whole, is_heading=is_heading):
        yield DocxBlock(text, style, listed)
    for box in boxes:
        yield from _walk(box, styles)


def _pieces(parent: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the text of a paragraph in pieces, and gather the text boxes that are fixed to it."""
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            yield from _pieces(child, boxes)


def _is_hidden(run: Any) -> bool:
    """Return whether a run is not shown. Switches are on unless they say that they are off."""
    properties = run.find(_RUN_PROPERTIES) if run.tag == _RUN else None
    hidden = properties.find(_VANISH) if properties is not None else None
    return hidden is not None and hidden.get(_VALUE, "1") not in ("0", "false", "off")
