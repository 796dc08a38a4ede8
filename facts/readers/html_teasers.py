"""Teasers of other articles and menus among the blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from facts.readers.html_blocks import BlockKind, TextBlock
from facts.readers.html_judged import MOST_LINKED, ends_sentence
from facts.readers.html_tree import text_length

_ALL_LINKED = 0.8
_LONGEST_TEASER = 400  # characters; of a longer part, a small share of the page
_LARGEST_TEASER = 0.1


def is_menu(block: TextBlock) -> bool:
    """Return whether a block is made of links and is no sentence."""
    return (
        block.linked > MOST_LINKED
        and block.kind is not BlockKind.HEADING
        and not ends_sentence(block.text)
    )


def teasers(blocks: Sequence[TextBlock], titles: frozenset[str]) -> set[int]:
    """Return the blocks of teasers: a heading that leads elsewhere, and the text beside it."""
    parts: dict[html.HtmlElement, bool] = {}
    whole = sum(len(block.text) for block in blocks)
    for block in blocks:
        if block.kind is not BlockKind.HEADING or block.element.tag == "h1":
            continue
        if " ".join(block.text.split()).casefold() in titles:
            continue
        part = _teaser_of(block)
        length = text_length(part)
        if length > _LONGEST_TEASER and length > whole * _LARGEST_TEASER:
            continue
        parts[part] = parts.get(part, True) and _leads_away(block)
    return {
        n
        for n, block in enumerate(blocks)
        if any(parts.get(e, False) for e in (block.element, *block.element.iterancestors()))
    }


def _leads_away(heading: TextBlock) -> bool:
    if heading.linked < _ALL_LINKED:
        return False
    links = [*heading.element.iter("a"), *heading.element.iterancestors("a")]
    return bool(links) and all("#" not in (link.get("href") or "#") for link in links)


def _teaser_of(heading: TextBlock) -> html.HtmlElement:
    """Return the part of the page that a heading is the heading of: the one with other text."""
    part = heading.element
    for parent in heading.element.iterancestors():
        if parent.tag in ("body", "main"):
            break
        part = parent
        if text_length(parent) > text_length(heading.element):
            break
    return part
