"""Text of articles, made fit to be shown in a terminal."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, among them ESC that begins what a terminal obeys; marks that reverse the
# reading order of what follows; halves of characters, which no encoding can write.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def safe(text: str) -> str:
    """`text` with every character that could steer a terminal replaced; lines and tabs stay."""
    return _UNSAFE.sub(REPLACEMENT, _BREAK.sub("\n", text))


def line(text: str) -> str:
    """`safe` text on one line, its white space squeezed."""
    return " ".join(safe(text).split())


def counted(count: int, noun: str) -> str:
    """A number with its noun, whose plural adds an s: 1 article, 1,200 articles."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
