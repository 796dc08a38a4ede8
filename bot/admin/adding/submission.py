"""What a message gives to add: a text, a link or a file, and where it was published.

Pure functions of a message: nothing is downloaded here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from telegram import Document, Message, MessageOriginChannel, MessageOriginChat

from bot.admin.arguments import argument
from bot.messages.rich import LIMIT, width

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_SENTENCE = re.compile(r"\w{2}[.!]['\"”’)]*(?:\s|$)")
_LONGEST_HEADING = 200
_CUT_FROM = LIMIT - 100


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when a forwarded post was published, as far as Telegram tells."""

    source: str | None = None
    published: date | None = None
    url: str | None = None


UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was written. `cut` says that it may be the first part of a longer one."""

    text: str
    origin: Origin = UNKNOWN
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An address to fetch."""

    url: str
    origin: Origin = UNKNOWN


@dataclass(frozen=True, slots=True)
class File:
    """A file to download."""

    document: Document
    origin: Origin = UNKNOWN


Material = Text | Link | File


def given(message: Message) -> Material | None:
    """What a command gives: the file that it is the caption of, the words after it, or what it
    replies to; none where it comes alone.
    """
    if message.document is not None:
        return File(message.document, origin_of(message))
    if words := argument(message):
        return _worded(words, UNKNOWN, message)
    external = message.external_reply
    if external is not None and external.document is not None:
        return File(external.document, _origin(external.origin))
    if message.quote is not None:
        known = _origin(external.origin) if external is not None else UNKNOWN
        target = message.reply_to_message
        return _worded(message.quote.text, origin_of(target) if target else known, None)
    return held(message.reply_to_message) if message.reply_to_message is not None else None


def held(message: Message) -> Material | None:
    """What a message without a command holds."""
    if message.document is not None:
        return File(message.document, origin_of(message))
    return _worded(message.text or message.caption or "", origin_of(message), message)


def origin_of(message: Message) -> Origin:
    """Where a forwarded message was published; unknown for what a person wrote."""
    return _origin(message.forward_origin)


def is_post(message: Message) -> bool:
    """Whether a message was forwarded from a channel or a group, not from a person."""
    return isinstance(message.forward_origin, MessageOriginChannel | MessageOriginChat)


def _origin(origin: object) -> Origin:
    if isinstance(origin, MessageOriginChannel):
        name = origin.chat.username
        url = f"https://t.me/{name}/{origin.message_id}" if name else None
        return Origin(origin.chat.title, origin.date.date(), url)
    if isinstance(origin, MessageOriginChat):
        return Origin(origin.sender_chat.title, origin.date.date())
    return UNKNOWN


def _worded(words: str, origin: Origin, message: Message | None) -> Material | None:
    words = words.strip()
    if not words:
        return None
    if url := _only_link(words):
        return Link(url, origin)
    whole = (message.text if message is not None else None) or ""
    return Text(words, origin, cut=width(whole) >= _CUT_FROM)


def _only_link(words: str) -> str | None:
    """The address that the words consist of, but for the title that apps share it with."""
    if _BARE_LINK.fullmatch(words):
        return f"https://{words}"
    links = _LINK.findall(words)
    rest = _LINK.sub("", words).strip()
    if len(links) != 1 or len(rest) > _LONGEST_HEADING or _SENTENCE.search(rest):
        return None
    return str(links[0])
