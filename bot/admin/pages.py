"""Long lists in pages, each within the limits of one message."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from bot.messages.callbacks import ADMIN, pack
from bot.messages.rich import LIMIT, Piece, Rich, Writer, shorten, width
from bot.messages.texts import admin as texts

Block = Sequence[Piece]
"""What a page shows whole: an article of a list, a fact, a sentence."""

_HEADING_ROOM = 700
"""Units of a page that are kept for its heading and the number of the page."""
_GAP = "\n\n"


def button(label: str, *parts: object) -> InlineKeyboardButton:
    """A button of the admins' feature."""
    return InlineKeyboardButton(label, callback_data=pack(ADMIN, *parts))


def paginate(blocks: Sequence[Block], most: int) -> list[list[Block]]:
    """The blocks in pages of at most `most`, each page within a message beside its heading.

    There is always a page, and no block stands on two; one too long for any page is shortened.
    """
    room = LIMIT - _HEADING_ROOM
    pages: list[list[Block]] = [[]]
    used = 0
    for block in blocks:
        fitting = _within(block, room)
        needed = sum(width(piece.text) for piece in fitting) + len(_GAP)
        if pages[-1] and (used + needed > room or len(pages[-1]) >= most):
            pages.append([])
            used = 0
        pages[-1].append(fitting)
        used += needed
    return pages


def page(heading: Sequence[Piece | str], blocks: Sequence[Block], *, gap: str = _GAP) -> Rich:
    """A heading, and the blocks of one page below it."""
    out = Writer(*heading)
    for block in blocks:
        out.add(gap, *block)
    return out.rich()


def turn(number: int, pages: int, *parts: object) -> list[InlineKeyboardButton]:
    """Buttons to the pages before and after page `number` (from 0); none for a single page.

    `parts` are what the buttons' data begins with; the page's number follows.
    """
    row = []
    if number > 0:
        row.append(button(texts.BUTTON_BEFORE, *parts, number - 1))
    if number + 1 < pages:
        row.append(button(texts.BUTTON_AFTER, *parts, number + 1))
    return row


def numbered(heading: str, number: int, pages: int) -> str:
    """The heading with the page's number, where there are several."""
    if pages <= 1:
        return heading
    return texts.PAGE.format(heading=heading, number=number + 1, pages=pages)


def _within(block: Block, room: int) -> list[Piece]:
    fitting = []
    for piece in block:
        text = shorten(piece.text, room) if room > 1 else ""
        room -= width(text)
        fitting.append(Piece(text, piece.style, piece.url))
    return fitting
