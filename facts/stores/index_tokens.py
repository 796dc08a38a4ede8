"""Terms as an index token can carry them.

A term is opaque: it may hold spaces, quotes or any script, and two terms are the same only if
they are equal. Full-text tokenizers split and fold, so whatever they would touch is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPE = "%"
_UNSAFE = re.compile("[^a-z0-9\u0080-\ud7ff\ue000-\U0010ffff]")
_ESCAPED = re.compile(_ESCAPE + "([0-9a-f]{6})")


def encode_term(term: str) -> str:
    """The term of lower-case letters, digits, non-ASCII characters and escapes only."""
    return _UNSAFE.sub(lambda m: f"{_ESCAPE}{ord(m.group()):06x}", term) or _ESCAPE


def decode_term(token: str) -> str:
    """The term that `encode` made the token of."""
    if _ESCAPE not in token:
        return token
    return "" if token == _ESCAPE else _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), token)


def join_terms(terms: Iterable[str]) -> str:
    """All terms encoded, in order, with a space between them."""
    return " ".join([encode_term(term) for term in terms])


def split_terms(tokens: str | None) -> tuple[str, ...]:
    """The terms that `join` put together; none for None."""
    if not tokens:
        return ()
    parts = tokens.split(" ")
    return tuple(parts) if _ESCAPE not in tokens else tuple(decode_term(part) for part in parts)
