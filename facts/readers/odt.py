"""An OpenDocument text (ODT, or FODT as one XML file) to its text; its XML is read directly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facts.errors import UnreadableDocument
from facts.readers.archive import LARGEST_MARKUP, check_archive, inflated, open_archive
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title, title_beside
from facts.readers.rows import blocks_of_rows
from facts.readers.soft_breaks import without_soft_breaks
from facts.readers.xml import parse_xml, words_of

_NOUN = "ODT file"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLE_NAME = _TEXT + "style-name"
_SKIPPED = frozenset(
    {
        _TEXT + "tracked-changes",  # what was deleted
        _TEXT + "note-citation",
        _TEXT + "table-of-content",
        _TEXT + "sequence-decls",
        _OFFICE + "annotation",
        _OFFICE + "annotation-end",
        _OFFICE + "forms",
        _TEXT + "ruby-text",
    }
)
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})
_MOST_SPACES = 100
_HEADS = 10  # paragraphs among which the title is sought
_TITLES = ("Title", "1")  # the name of the style, or the level of a heading


def extract(data: bytes) -> Extracted:
    """Extract a document's paragraphs, tables, text boxes and notes, with its title.

    Raises `UnreadableDocument` where it is damaged, encrypted or too complex, or holds no text.
    """
    content, meta = (data, None) if data.lstrip()[:1] == b"<" else _parts(data)
    root = parse_xml(content, _NOUN)
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise damaged(_NOUN, why="it has no text part")
    notes: list[str] = []
    found = list(_blocks(body, notes))
    text = "\n\n".join([*(block for block, _ in found), *notes])
    if not text.strip():
        raise UnreadableDocument(
            f"The {_NOUN} holds no text",
            why="its pages are empty or pictures",
            remedy="Give the article's text",
        )
    parents = _styles(root)
    described = root if meta is None else parse_xml(meta, _NOUN)
    heads = ((block, parents.get(style, style)) for block, style in found[:_HEADS])
    styled = next((block for block, style in heads if style in _TITLES), None)
    stated = own_title(words_of(described.find(f".//{_DC}title")))
    return Extracted(text=text, title=styled or title_beside(text, stated))


def _styles(root: Any) -> dict[str, str]:
    """Return the styles that the file's own styles are made from."""
    return {
        style.get(_STYLE + "name", ""): style.get(_STYLE + "parent-style-name", "")
        for style in root.iter(_STYLE + "style")
        if style.get(_STYLE + "parent-style-name")
    }


def _parts(data: bytes) -> tuple[bytes, bytes | None]:
    check_archive(data, _NOUN)
    with open_archive(data, _NOUN) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names:
            manifest = inflated(
                archive, archive.getinfo("META-INF/manifest.xml"), LARGEST_MARKUP, _NOUN
            )
            if b"encryption-data" in manifest:
                raise UnreadableDocument(
                    f"The {_NOUN} is encrypted",
                    why="it opens only with its password",
                    remedy="Save it without a password and give the new file",
                )
        if "content.xml" not in names:
            raise damaged(_NOUN)
        content = inflated(archive, archive.getinfo("content.xml"), LARGEST_MARKUP, _NOUN)
        if "meta.xml" not in names:
            return content, None
        return content, inflated(archive, archive.getinfo("meta.xml"), LARGEST_MARKUP, _NOUN)


def _blocks(parent: Any, notes: list[str], mark: str = "") -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and rows with the names of their styles; gather the notes."""
    for child in parent:
        if child.tag in _PARAGRAPHS:
            boxes: list[Any] = []
            text = "".join(_pieces(child, boxes, notes))
            for words in without_soft_breaks(text, is_heading=child.tag == _TEXT + "h"):
                style = child.get(_STYLE_NAME, "")
                level = child.get(_TEXT + "outline-level", "")
                yield mark + words, level if child.tag == _TEXT + "h" else style
                mark = ""
            for box in boxes:
                yield from _blocks(box, notes)
        elif child.tag == _TEXT + "list":
            for item in child:
                yield from _blocks(item, notes, "- ")
        elif child.tag == _TABLE + "table":
            yield from _table(child, notes)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, notes, mark)


def _table(table: Any, notes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield a table's rows as lines, or its paragraphs where it only lays out the page."""
    rows = [[list(_blocks(cell, notes)) for cell in row] for row in _rows(table)]
    heads = sum(
        len(list(_rows(group))) for group in table.iterchildren(_TABLE + "table-header-rows")
    )
    yield from blocks_of_rows(
        rows, lambda block: block[0], lambda line: (line, ""), heads=heads or None
    )


def _rows(parent: Any) -> Iterator[Any]:
    """Yield the rows of a table, but not those of tables in its cells."""
    for child in parent:
        if child.tag == _TABLE + "table-row":
            yield child
        elif child.tag != _TABLE + "table-cell":
            yield from _rows(child)


def _pieces(element: Any, boxes: list[Any], notes: list[str]) -> Iterator[str]:
    """Yield the text of a paragraph in pieces; text boxes and notes are gathered."""
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        elif child.tag == _TEXT + "tab":
            yield " "
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag == _TEXT + "note":
            notes.extend(block for block, _ in _blocks(child, notes))
        elif child.tag == _DRAW + "text-box":
            boxes.append(child)
        elif child.tag not in _SKIPPED:
            yield from _pieces(child, boxes, notes)
        yield child.tail or ""
