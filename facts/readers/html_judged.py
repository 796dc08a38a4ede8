"""A block of a page with what can be told of it alone: whether it is prose, or a notice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.readers.html_blocks import BlockKind, TextBlock

MOST_LINKED = 0.6
"""The share of a block's text in links from which it is no text of the article."""
MANY_WORDS = 12
"""So many words are prose, also without a full stop."""
_FEW_WORDS = 3
_WORDS_OF_ITEM = 4
_ENDS = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class JudgedBlock:
    """A block and its number on the page.

    `is_taken` tells that trafilatura takes it for the article, `is_notice` that it is a notice, a
    menu or a teaser, and `is_prose` that it is a sentence.
    """

    number: int
    block: TextBlock
    is_taken: bool
    is_notice: bool
    is_prose: bool

    @property
    def kind(self) -> BlockKind:
        """The kind of the block."""
        return self.block.kind


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return _ENDS.search(text[-5:]) is not None


def is_prose(block: TextBlock) -> bool:
    """Return whether a block is a sentence, or long enough to be one, and not a link."""
    if block.linked > MOST_LINKED or block.kind is BlockKind.HEADING:
        return False
    words = len(block.text.split())
    if block.kind in (BlockKind.ROW, BlockKind.ENTRY):
        return words > 1
    if block.kind in (BlockKind.CAPTION, BlockKind.ITEM):
        return words >= _WORDS_OF_ITEM or ends_sentence(block.text)
    return words >= MANY_WORDS or (words >= _FEW_WORDS and ends_sentence(block.text))
