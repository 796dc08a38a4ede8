"""Pieces of messages about articles, and long lists in pages, all within Telegram's limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Style

from bot.callbacks import ADMIN, pack
from bot.rich import LIMIT, Piece, Rich, Writer, sendable, shorten, width
from bot.texts import admin as texts
from bot.texts import day, plural
from bot.texts import questions as general

Block = Sequence[Piece]
"""What a page shows whole: an article of a list, a fact, a sentence."""

_HEADING_ROOM = 700
"""Units of a page that are kept for its heading and the number of the page."""
_GAP = "\n\n"
_DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_LONGEST_LINK = 2048


class Described(Protocol):
    """An article, with or without its text."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def url(self) -> str | None: ...


def line(text: str, limit: int) -> str:
    """The text on one line of at most `limit` units.

    Marks of direction are left out: one that is not closed would turn what follows around.
    """
    return shorten(" ".join(sendable(_DIRECTIONS.sub("", text)).split()), limit)


def told(text: str) -> Rich:
    """A plain text, as far as one message holds it."""
    return Rich(shorten(sendable(text).strip(), LIMIT), ())


def title(article: Described, limit: int = 200) -> str:
    """The title on one line, the id where there is none."""
    return line(article.title, limit) or article.id


def origin(article: Described) -> str:
    """Date, source and address on one line."""
    return " · ".join(
        part
        for part in (
            day(article.published) if article.published else general.UNDATED,
            line(article.source or "", 100) or general.NO_SOURCE,
            line(article.url or "", 200) if len(article.url or "") <= _LONGEST_LINK else "",
        )
        if part
    )


def amount(sentences: int, facts: int) -> str:
    """E.g. 12 sentences, 30 facts."""
    return texts.AMOUNT.format(
        sentences=plural(sentences, general.SENTENCES_ONE, general.SENTENCES_MANY),
        facts=plural(facts, general.FACTS_ONE, general.FACTS_MANY),
    )


def named(article: Described, *, link: str | None = None) -> list[Piece]:
    """The title, linked or in bold, and the id to copy, each on its own line."""
    heading = title(article)
    shown = Piece(heading, url=link) if link else Piece(heading, Style.BOLD)
    return [shown, Piece("\n"), Piece(article.id, Style.CODE)]


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
