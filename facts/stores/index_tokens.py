"""Terms as tokens of a full-text index.

A term is opaque: it may contain spaces, quotes or any script, and two terms are the same only if
they are equal. Full-text tokenizers split and fold, so every character that they would change is
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPE = "%"
_UNSAFE = re.compile("[^a-z0-9\u0080-\ud7ff\ue000-\U0010ffff]")
_ESCAPED = re.compile(_ESCAPE + "([0-9a-f]{6})")


def encode_term(term: str) -> str:
    """Return the term as lower-case letters, digits, non-ASCII characters and escapes only."""
    return _UNSAFE.sub(lambda m: f"{_ESCAPE}{ord(m.group()):06x}", term) or _ESCAPE


def decode_term(token: str) -> str:
    """Return the term from which `encode_term` made the token."""
    if _ESCAPE not in token:
        return token
    return "" if token == _ESCAPE else _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), token)


def join_terms(terms: Iterable[str]) -> str:
    """Encode all terms, in order, and join them by spaces."""
    return " ".join([encode_term(term) for term in terms])


def tokens_of(joined: str) -> list[str]:
    """Return the terms that `join_terms` joined, still encoded."""
    return joined.split(" ") if joined else []


def split_terms(tokens: str | None) -> tuple[str, ...]:
    """Return the terms that `join_terms` joined; no terms for None."""
    if not tokens:
        return ()
    parts = tokens_of(tokens)
    return tuple(parts) if _ESCAPE not in tokens else tuple(decode_term(part) for part in parts)
