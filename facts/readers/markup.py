"""Fragments of HTML to text: all that a reader sees of the content of a feed, mail or chapter.

Other than for a whole web page, nothing around the text has to be found and left out.
"""

from __future__ import annotations

from facts.readers.html_blocks import BlockKind, TextBlock, blocks_of
from facts.readers.html_chrome import words_of
from facts.readers.html_judged import MOST_LINKED
from facts.readers.html_notices import is_link_to_more, is_notice
from facts.readers.html_tree import drop, parse, remove_unseen
from facts.readers.soft_breaks import without_soft_breaks
from facts.text.cells import CELL_MARK
from facts.text.mailings import is_mailing_line

_SHARING = frozenset("sharedaddy relatedposts feedflare addtoany addthis sharethis".split())
"""Words in the names of what programs add below the articles of a feed."""


def text_of(markup: str, *, skipped: frozenset[str] = frozenset(), buttons: bool = True) -> str:
    """Return the text of a fragment: its paragraphs with empty lines between them.

    `skipped` are elements to leave out. Without `buttons`, links such as "Share" or "Read more"
    that stand alone are left out too. Raises `UnreadableDocument` where the fragment cannot be
    parsed.
    """
    tree = parse(markup) if markup.strip() else None
    body = tree.find("body") if tree is not None else None
    if body is None:
        return ""
    drop(body, lambda element: element.tag in skipped)
    if not buttons:
        drop(body, lambda element: not _SHARING.isdisjoint(words_of(element)))
    remove_unseen(body)
    blocks = (block for block in blocks_of(body) if buttons or not _is_button(block))
    return "\n\n".join(separated(block.text) for block in blocks)


def _is_button(block: TextBlock) -> bool:
    words = " ".join(block.text.split())
    if block.kind is BlockKind.ROW:
        return all(is_notice(cell, 0.0) for cell in words.split(CELL_MARK))
    if block.linked <= MOST_LINKED:
        return False
    return is_notice(words, block.linked) or is_link_to_more(words) or is_mailing_line(words)


def separated(text: str) -> str:
    """Separate the paragraphs of a block by empty lines; a `<br>` may end one or only a line."""
    return "\n\n".join(without_soft_breaks(text))
