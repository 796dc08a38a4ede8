"""The words of an article as one small packet of bytes, needed only when it is removed.

A word is a number, its key in the table `word`, and has the number of the article's sentences that
hold it. The keys are in order, and each is written as its distance from the one before it, doubled.
An odd number says that another one follows, that of the sentences, where it is not 1. Numbers have
seven bits in a byte, lowest first, and the highest bit says that more follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_SEVEN, _MORE = 0x7F, 0x80


def pack_words(counts: Mapping[int, int]) -> bytes:
    """Return the words by their keys, each with its number of sentences, which is at least 1."""
    packed = bytearray()
    last = 0
    for key in sorted(counts):
        count = counts[key]
        several = count > 1
        _append(packed, (key - last) << 1 | several)
        if several:
            _append(packed, count)
        last = key
    return bytes(packed)


def unpack_words(packed: bytes) -> dict[int, int]:
    """Return the words that `pack_words` packed. Raises `ValueError` or `TypeError`."""
    counts: dict[int, int] = {}
    key = 0
    numbers = _numbers(packed)
    for number in numbers:
        key += number >> 1
        count = next(numbers, 0) if number & 1 else 1
        if not count or key in counts:
            raise ValueError("a list of words cannot be read")
        counts[key] = count
    return counts


def _append(packed: bytearray, number: int) -> None:
    while number > _SEVEN:
        packed.append(number & _SEVEN | _MORE)
        number >>= 7
    packed.append(number)


def _numbers(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & _SEVEN) << shift
        if byte & _MORE:
            shift += 7
            continue
        yield number
        number = shift = 0
    if shift:
        raise ValueError("a list of words ends within a number")
