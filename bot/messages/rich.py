"""Text with message entities, counted as Telegram counts it: in UTF-16 code units.

Entities need no escaping, so a quote is sent exactly as it is in the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import MessageEntity
from telegram.constants import MessageEntityType, MessageLimit

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
"""The length of the longest message, in UTF-16 code units."""

ELLIPSIS = "…"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def width(text: str) -> int:
    """Return the length of `text` in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def sendable(text: str) -> str:
    """Return `text` with each character replaced that no message can carry.

    Telegram rejects lone surrogates. It drops control characters, which would shift entities.
    """
    return _CONTROL.sub(" ", _LONE_SURROGATE.sub("\ufffd", text))


def one_line(text: str, limit: int | None = None) -> str:
    """Return `text` on one line that can be sent, of at most `limit` units."""
    line = " ".join(sendable(text).split())
    return line if limit is None else shorten(line, limit)


def shorten(text: str, limit: int, *, keep: str = "") -> str:
    """Return `text` if it fits in `limit` units, otherwise a part of it with an ellipsis.

    The part is the beginning of `text`. If the beginning does not hold `keep`, the part around
    `keep` is returned instead. Cuts fall between words if possible.
    """
    if width(text) <= limit:
        return text
    focus = text.find(keep) if keep else -1
    head = _fit(text, limit - 1)
    if focus < 0 or focus + len(keep) <= len(head):
        return _at_word(head) + ELLIPSIS
    # A third of the room is for the words before it: the reader needs those after it more.
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
    """Return the longest beginning of `text` of at most `limit` units."""
    end = min(len(text), max(0, limit))
    part = text[:end]
    while (over := width(part) - limit) > 0 and part:
        part = part[: len(part) - max(1, over // 2)]
    return part


def _at_word(text: str, *, floor: int = 0) -> str:
    """Return `text` up to its last white space, if that is in its last fifth and past `floor`."""
    space = max(text.rfind(" "), text.rfind("\n"))
    return text[:space].rstrip() if space >= max(floor, len(text) * 4 // 5, 1) else text


@dataclass(frozen=True, slots=True)
class RichText:
    """A message's text and its entities."""

    text: str
    entities: tuple[MessageEntity, ...]


def plain_text(text: str) -> RichText:
    """Return the text without entities, shortened to fit into one message."""
    return RichText(shorten(sendable(text).strip(), LIMIT), ())


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a text in one style, and linked to `url` if that is given."""

    text: str
    style: MessageEntityType | None = None
    url: str | None = None


class Writer:
    """Builds a `RichText` from segments. The first must not start with white space."""

    def __init__(self, *segments: Segment | str) -> None:
        self._parts: list[str] = []
        self._entities: list[MessageEntity] = []
        self.width = 0
        self.add(*segments)

    def add(self, *segments: Segment | str) -> Writer:
        """Append the segments, and return the writer itself."""
        for segment in segments:
            self._add(segment if isinstance(segment, Segment) else Segment(segment))
        return self

    def mark(self, start: int, style: MessageEntityType) -> None:
        """Put everything from `start` (in units) up to here in `style`, in addition to its own."""
        if self.width > start:
            self._entities.append(MessageEntity(style, start, self.width - start))

    def rich(self) -> RichText:
        """Return the text written so far, without white space at the end."""
        entities = sorted(self._entities, key=lambda e: (e.offset, -e.length))
        return RichText("".join(self._parts).rstrip(), tuple(entities))

    def _add(self, segment: Segment) -> None:
        # As Telegram does, white space at the ends is left out of an entity.
        lead = len(segment.text) - len(segment.text.lstrip())
        inner = width(segment.text.strip())
        start = self.width + lead
        if segment.url and inner:
            self._entities.append(
                MessageEntity(MessageEntityType.TEXT_LINK, start, inner, url=segment.url)
            )
        if segment.style is not None and inner:
            self._entities.append(MessageEntity(segment.style, start, inner))
        self._parts.append(segment.text)
        self.width += width(segment.text)
