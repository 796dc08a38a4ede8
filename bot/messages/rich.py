"""Text with message entities, counted as Telegram counts it: in UTF-16 code units.

Entities need no escaping, so a quote is sent exactly as it stands in the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import MessageEntity
from telegram.constants import MessageEntityType, MessageLimit

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
"""The most that one message holds, in UTF-16 code units."""

ELLIPSIS = "…"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def width(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def sendable(text: str) -> str:
    """`text` with what no message can carry replaced, one character for one.

    Telegram rejects lone surrogates, and drops control characters, which would shift entities.
    """
    return _CONTROL.sub(" ", _LONE_SURROGATE.sub("\ufffd", text))


def shorten(text: str, limit: int, *, keep: str = "") -> str:
    """`text` itself where it fits in `limit` units, else a part of it marked by ellipses.

    The part starts at the beginning, unless `keep` would be lost by that: then it is the
    surroundings of `keep`. Cuts fall between words where there are any.
    """
    if width(text) <= limit:
        return text
    focus = text.find(keep) if keep else -1
    head = _fit(text, limit - 1)
    if focus < 0 or focus + len(keep) <= len(head):
        return _at_word(head) + ELLIPSIS
    # A third of the room for what leads up to it: the reader needs the rest of the sentence more.
    start = max(0, focus - max(0, limit - width(keep) - 2) // 3)
    space = text.find(" ", start, focus)
    start = space + 1 if space >= 0 else start
    middle = _fit(text[start:], limit - 2)
    ends = start + len(middle) >= len(text)
    return (
        ELLIPSIS
        + (middle if ends else _at_word(middle, floor=focus + len(keep) - start))
        + ("" if ends else ELLIPSIS)
    )


def _fit(text: str, limit: int) -> str:
    """The longest beginning of `text` that is at most `limit` units."""
    end = min(len(text), max(0, limit))
    part = text[:end]
    while (over := width(part) - limit) > 0 and part:
        part = part[: len(part) - max(1, over // 2)]
    return part


def _at_word(text: str, *, floor: int = 0) -> str:
    """`text` cut back to its last white space, if that is in its last fifth and past `floor`."""
    space = max(text.rfind(" "), text.rfind("\n"))
    return text[:space].rstrip() if space >= max(floor, len(text) * 4 // 5, 1) else text


@dataclass(frozen=True, slots=True)
class Rich:
    """A message's text and its entities."""

    text: str
    entities: tuple[MessageEntity, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style, or a link to `url`."""

    text: str
    style: MessageEntityType | None = None
    url: str | None = None


class Writer:
    """Builds a `Rich` piece by piece. The first piece must not start with white space."""

    def __init__(self, *pieces: Piece | str) -> None:
        self._parts: list[str] = []
        self._entities: list[MessageEntity] = []
        self.width = 0
        self.add(*pieces)

    def add(self, *pieces: Piece | str) -> Writer:
        """Append pieces; returns the writer itself."""
        for piece in pieces:
            self._add(piece if isinstance(piece, Piece) else Piece(piece))
        return self

    def mark(self, start: int, style: MessageEntityType) -> None:
        """Put everything from `start` (in units) up to here in `style`, around what it has."""
        if self.width > start:
            self._entities.append(MessageEntity(style, start, self.width - start))

    def rich(self) -> Rich:
        """What was written, without white space at the end."""
        entities = sorted(self._entities, key=lambda e: (e.offset, -e.length))
        return Rich("".join(self._parts).rstrip(), tuple(entities))

    def _add(self, piece: Piece) -> None:
        # White space at the ends of an entity is left out of it, as Telegram would do.
        lead = len(piece.text) - len(piece.text.lstrip())
        inner = width(piece.text.strip())
        style = MessageEntityType.TEXT_LINK if piece.url else piece.style
        if style is not None and inner:
            self._entities.append(
                MessageEntity(style, self.width + lead, inner, url=piece.url or None)
            )
        self._parts.append(piece.text)
        self.width += width(piece.text)
