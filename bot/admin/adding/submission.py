"""The article that a message submits: a text, a link or a file, and where it was published.

These are pure functions of a message. Nothing is downloaded here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from telegram import Document, Message, MessageOriginChannel, MessageOriginChat

from bot.admin.arguments import command_argument
from bot.messages.rich import LIMIT, width

# Of any scheme: fetching refuses all but web addresses, and the error says why.
_LINK = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
_FILE_LINK = re.compile(r"file:/\S+", re.IGNORECASE)  # one stroke is enough for a file
_BARE_LINK = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_SENTENCE = re.compile(r"\w{2}[.!]['\"”’)]*(?:\s|$)")
_LONGEST_HEADING = 200
_CUT_FROM = LIMIT - 100


@dataclass(frozen=True, slots=True)
class PostOrigin:
    """Where and when a forwarded post was published, as far as Telegram says."""

    source: str | None = None
    published: date | None = None
    url: str | None = None


UNKNOWN_ORIGIN = PostOrigin()


@dataclass(frozen=True, slots=True)
class SubmittedText:
    """A text as it was written. `cut` is true if it may be the first part of a longer one."""

    text: str
    origin: PostOrigin = UNKNOWN_ORIGIN
    cut: bool = False


@dataclass(frozen=True, slots=True)
class SubmittedLink:
    """An address to fetch."""

    url: str
    origin: PostOrigin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file to download."""

    document: Document
    origin: PostOrigin = UNKNOWN_ORIGIN


Submission: TypeAlias = SubmittedText | SubmittedLink | SubmittedFile


def submission_of_command(message: Message) -> Submission | None:
    """Return what a command submits, or None if it comes alone.

    That is the file with the command as its caption, else the words after the command, else the
    message that the command replies to.
    """
    if message.document is not None:
        return SubmittedFile(message.document, post_origin(message))
    if words := command_argument(message):
        return _text_or_link(words, UNKNOWN_ORIGIN, message)
    external = message.external_reply
    if external is not None and external.document is not None:
        return SubmittedFile(external.document, _published_in(external.origin))
    target = message.reply_to_message
    if message.quote is not None:
        known = _published_in(external.origin) if external is not None else UNKNOWN_ORIGIN
        origin = post_origin(target) if target is not None else known
        return _text_or_link(message.quote.text, origin, None)
    return submission_in(target) if target is not None else None


def submission_in(message: Message) -> Submission | None:
    """Return what a message without a command submits, or None if it holds nothing to read."""
    if message.document is not None:
        return SubmittedFile(message.document, post_origin(message))
    return _text_or_link(message.text or message.caption or "", post_origin(message), message)


def post_origin(message: Message) -> PostOrigin:
    """Return where a forwarded message was published. For a person's own words it is unknown."""
    return _published_in(message.forward_origin)


def is_forwarded_post(message: Message) -> bool:
    """Return whether a message was forwarded from a channel or a group, not from a person."""
    return isinstance(message.forward_origin, MessageOriginChannel | MessageOriginChat)


def _published_in(origin: object) -> PostOrigin:
    if isinstance(origin, MessageOriginChannel):
        name = origin.chat.username
        url = f"https://t.me/{name}/{origin.message_id}" if name else None
        return PostOrigin(origin.chat.title, origin.date.date(), url)
    if isinstance(origin, MessageOriginChat):
        return PostOrigin(origin.sender_chat.title, origin.date.date())
    return UNKNOWN_ORIGIN


def _text_or_link(words: str, origin: PostOrigin, message: Message | None) -> Submission | None:
    words = words.strip()
    if not words:
        return None
    if url := _only_link(words):
        return SubmittedLink(url, origin)
    return SubmittedText(words, origin, cut=message is not None and may_be_cut(message))


def may_be_cut(message: Message) -> bool:
    """Return whether the message is so long that its text may go on in the next one."""
    return width(message.text or "") >= _CUT_FROM


def _only_link(words: str) -> str | None:
    """Return the address if the words are an address, alone or with the title of its page.

    Apps share links with such titles.
    """
    if _BARE_LINK.fullmatch(words):
        return f"https://{words}"
    if _FILE_LINK.fullmatch(words):
        return words
    links = _LINK.findall(words)
    rest = _LINK.sub("", words).strip()
    if len(links) != 1 or len(rest) > _LONGEST_HEADING or _SENTENCE.search(rest):
        return None
    return str(links[0])
