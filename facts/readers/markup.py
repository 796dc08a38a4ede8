"""Fragments of HTML to text: all that a reader sees of the content of a feed, mail or chapter.

Other than for a whole web page, nothing around the text has to be found and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from facts.readers.extracted import damaged

_HIDDEN = frozenset(
    "script style head title template noscript svg math iframe object select button".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_DEEPEST = 200
CELL_MARK = " | "


def tree_of(markup: str) -> Any:
    """Return the tree of a page or fragment, or None for one without any text.

    Raises `UnreadableDocument` where it cannot be parsed.
    """
    if not markup.strip():
        return None
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        # Bytes: a string may not hold a declaration of its encoding.
        data = markup.encode("utf-8", "replace")
        return lxml.html.document_fromstring(
            b'<meta charset="utf-8">' + data, parser=parser, ensure_head_body=True
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise damaged("page") from None


def text_of(markup: str, *, skipped: frozenset[str] = frozenset()) -> str:
    """Return the text of a fragment: its paragraphs with empty lines between them.

    `skipped` are elements to leave out. Cells of a row stay together, and items keep a mark.
    """
    tree = tree_of(markup)
    return "" if tree is None else "\n\n".join(paragraphs_of(tree, skipped))


def paragraphs_of(tree: Any, skipped: frozenset[str] = frozenset()) -> list[str]:
    """Return the paragraphs of a tree."""
    pieces: list[str] = []
    paragraphs = []
    for piece in _pieces(tree, skipped, 0):
        if piece is None:
            paragraphs.append("".join(pieces))
            pieces.clear()
        else:
            pieces.append(piece)
    paragraphs.append("".join(pieces))
    found = (" ".join(paragraph.split()).removesuffix(" |") for paragraph in paragraphs)
    return [paragraph for paragraph in found if paragraph.strip("-| ")]


def _pieces(element: Any, skipped: frozenset[str], depth: int) -> Iterator[str | None]:
    """Yield the text of an element in pieces, with None at each end of a paragraph."""
    tag = _tag(element)
    if tag in _HIDDEN or tag in skipped or depth > _DEEPEST:
        return
    if tag == "br":
        yield None
        return
    is_block = tag in _BLOCKS
    if is_block:
        yield None
    if tag == "li":
        yield "- "
    # White space in the source is no break, but a line end of preformatted text is one.
    yield from _lines(element.text, tag)
    for child in element:
        yield from _pieces(child, skipped, depth + 1)
        yield from _lines(child.tail, tag)
    if tag in _CELLS and element.getnext() is not None:
        yield CELL_MARK
    if is_block:
        yield None


def _lines(text: str | None, tag: str) -> Iterator[str | None]:
    if not text:
        return
    if tag != "pre":
        yield text
        return
    for line in text.splitlines():
        yield line
        yield None


def _tag(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else "script"
