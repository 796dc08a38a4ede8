"""The paragraphs of a Word document, in the order in which it is read.

python-docx itself leaves out the text in content controls, tracked insertions and fields, and is
slow: it looks up the style of every paragraph separately. This module walks the XML instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PROPERTIES, _STYLE, _NUMBERING = qn("w:pPr"), qn("w:pStyle"), qn("w:numPr")
_VALUE = qn("w:val")
_CHARACTERS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXT = qn("w:t")
# Properties, deleted text, text boxes (stored twice, in an old form and a new one), and
# the old form of anything.
_SKIPPED = frozenset(
    {
        _PROPERTIES,
        qn("w:rPr"),
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        qn("w:sectPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row of a table: its text, its style's name, and if it is a list item."""

    text: str
    style: str = ""
    listed: bool = False


def blocks(document: Document) -> Iterator[Block]:
    """Yield the paragraphs that are not empty, and the rows of tables."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    yield from _walk(document.element.body, styles)


def _walk(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for child in parent:
        if child.tag == _P:
            yield from _paragraph(child, styles)
        elif child.tag == _TABLE:
            for row in child.iterchildren(_ROW):
                yield from _row(row, styles)
        elif child.tag not in _SKIPPED:
            yield from _walk(child, styles)


def _row(row: Any, styles: dict[str, str]) -> Iterator[Block]:
    """Yield a row as one line, or its paragraphs where the table only lays out the page."""
    cells = [cell for element in _cells(row) if (cell := list(_walk(element, styles)))]
    if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
        yield Block(" | ".join(cell[0].text for cell in cells))
        return
    for cell in cells:
        yield from cell


def _cells(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == _CELL:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _cells(child)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[Block]:
    properties = paragraph.find(_PROPERTIES)
    style = ""
    listed = False
    if properties is not None:
        named = properties.find(_STYLE)
        style = styles.get(named.get(_VALUE, ""), "") if named is not None else ""
        is_item = properties.find(_NUMBERING) is not None or style.startswith("List")
        listed = is_item and not style.lower().startswith(("heading", "title"))
    for line in "".join(_pieces(paragraph)).split("\n"):
        text = " ".join(line.split())
        if text:
            yield Block(text, style, listed)


def _pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
