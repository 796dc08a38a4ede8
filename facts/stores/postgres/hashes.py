"""Terms and words as numbers, by which the tables find them.

A term may hold any character and be of any length. Its hash is small, compares fast, and does not
depend on the database's language. Two of a billion terms have the same one with a probability of
3 %; a sentence would then be recalled by a term that it does not hold.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b, sha256


@lru_cache(maxsize=65_536)
def hash_term(term: str) -> int:
    """Return the hash of an index term, as a signed 64-bit integer."""
    return _hash(term, b"term")


@lru_cache(maxsize=65_536)
def hash_word(word: str) -> int:
    """Return the hash of a vocabulary word, which is never that of the same text as a term."""
    return _hash(word, b"word")


@lru_cache(maxsize=65_536)
def hash_kind(kind: str) -> int:
    """Return the hash of the kind of a fact."""
    return _hash_stated(f"={kind}")


@lru_cache(maxsize=65_536)
def hash_predicate(predicate: str) -> int:
    """Return the hash of the predicate of a fact."""
    return _hash_stated(f"~{predicate}")


def _hash_stated(name: str) -> int:
    # By a function that the database has too: it hashes those of older records.
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big", signed=True)


def _hash(text: str, kind: bytes) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, person=kind).digest()
    return int.from_bytes(digest, "big", signed=True)
