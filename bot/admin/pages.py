"""Long lists in pages, each within the limits of one message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.callbacks import ADMIN, pack
from bot.messages.rich import LIMIT, RichText, Segment, Writer, shorten, width
from bot.messages.texts import admin as texts

PageBlock: TypeAlias = Sequence[Segment]
"""An entry that is never split over two pages: an article of a list, a fact, a sentence."""
Page: TypeAlias = tuple[RichText, InlineKeyboardMarkup | None]
"""The text and the buttons of one page."""

FACTS_ON_PAGE = 15

_HEADING_ROOM = 700
"""Units of a page that are kept free for its heading."""
_GAP = "\n\n"


def admin_button(label: str, *parts: object) -> InlineKeyboardButton:
    """Return a button for admins. `parts` are its action and the arguments."""
    return InlineKeyboardButton(label, callback_data=pack(ADMIN, *parts))


def keyboard(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    """Return the rows that have buttons, or None if none has any."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def paginate(blocks: Sequence[PageBlock], most: int) -> list[list[PageBlock]]:
    """Return the blocks in pages of at most `most`, each short enough for one message.

    There is always at least one page. A block too long for any page is shortened.
    """
    room = LIMIT - _HEADING_ROOM
    pages: list[list[PageBlock]] = [[]]
    used = 0
    for block in blocks:
        fitting = _within(block, room)
        needed = sum(width(segment.text) for segment in fitting) + len(_GAP)
        if pages[-1] and (used + needed > room or len(pages[-1]) >= most):
            pages.append([])
            used = 0
        pages[-1].append(fitting)
        used += needed
    return pages


def page_text(
    heading: Sequence[Segment | str], blocks: Sequence[PageBlock], *, gap: str = _GAP
) -> RichText:
    """Return a heading with the blocks of one page below it."""
    out = Writer(*heading)
    for block in blocks:
        out.add(gap, *block)
    return out.rich()


def page_heading(heading: str, number: int, pages: int) -> str:
    """Return the heading, with the number of the page (from 0) if there are several pages."""
    if pages <= 1:
        return heading
    return texts.PAGE.format(heading=heading, number=number + 1, pages=pages)


def page_buttons(
    number: int, pages: int, *parts: object, after: Sequence[str] = ()
) -> list[InlineKeyboardButton]:
    """Return the buttons to the pages before and after page `number` (from 0).

    Their data are `parts`, the number of the other page, and what comes `after` it.
    """
    row = []
    if number > 0:
        row.append(admin_button(texts.BUTTON_BEFORE, *parts, number - 1, *after))
    if number + 1 < pages:
        row.append(admin_button(texts.BUTTON_AFTER, *parts, number + 1, *after))
    return row


def _within(block: PageBlock, room: int) -> list[Segment]:
    fitting = []
    for segment in block:
        text = shorten(segment.text, room) if room > 1 else ""
        room -= width(text)
        fitting.append(Segment(text, segment.style, segment.url))
    return fitting
