"""Fragments of HTML to text: all that a reader sees of the content of a feed, mail or chapter.

Other than for a whole web page, nothing around the text has to be found and left out.
"""

from __future__ import annotations

from facts.readers.html_blocks import blocks_of
from facts.readers.html_tree import drop, parse, remove_unseen
from facts.text.lines import lines, paragraphs


def text_of(markup: str, *, skipped: frozenset[str] = frozenset()) -> str:
    """Return the text of a fragment: its paragraphs with empty lines between them.

    `skipped` are elements to leave out. Raises `UnreadableDocument` where the fragment cannot be
    parsed.
    """
    tree = parse(markup) if markup.strip() else None
    body = tree.find("body") if tree is not None else None
    if body is None:
        return ""
    drop(body, lambda element: element.tag in skipped)
    remove_unseen(body)
    return "\n\n".join(separated(block.text) for block in blocks_of(body))


def separated(text: str) -> str:
    """Separate the paragraphs of a block by empty lines; a `<br>` may end one or only a line."""
    pieces = paragraphs(text, lines(text), None)
    return "\n\n".join(" ".join(text[piece.start : piece.end].split()) for piece in pieces)
