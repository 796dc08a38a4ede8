"""Turn text and values into words that are safe to print on a terminal."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, such as ESC, which starts a terminal's commands; marks that reverse the
# reading order; lone surrogates, which cannot be encoded.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def safe(text: str) -> str:
    """Replace every character that could control a terminal. Line ends and tabs stay."""
    return _UNSAFE.sub(REPLACEMENT, _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """Return safe text on one line, with single spaces."""
    return " ".join(safe(text).split())


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, whose plural ends in s: 1 article, 1,200 articles."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
