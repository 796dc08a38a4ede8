"""Terms and words as numbers, by which the tables find them.

A term may hold any character and be of any length. Its hash is small, compares fast, and does not
depend on the database's language. Two of a billion terms have the same one with a probability of
3 %; a sentence would then be recalled by a term that it does not hold.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=65_536)
def hash_term(term: str) -> int:
    """Return the hash of an index term, as a signed 64-bit integer."""
    return _hash(term, b"term")


@lru_cache(maxsize=65_536)
def hash_word(word: str) -> int:
    """Return the hash of a vocabulary word, which is never that of the same text as a term."""
    return _hash(word, b"word")


def _hash(text: str, kind: bytes) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, person=kind).digest()
    return int.from_bytes(digest, "big", signed=True)
