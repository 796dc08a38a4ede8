"""A posting says which sentence has a term, how often, and how long it is. Lists of them, packed.

A posting is one number of 64 bits, so that an array of them in order is in the order of the
sentences' keys: 28 bits for the article's key, 20 for the sentence's index, 4 for how often the
sentence has the term (15 stands for more, too), and 12 for how many terms it has (4,095 stands for
more, too).
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from facts.stores.keys import SENTENCE_BITS

Postings = NDArray[np.uint64]

ARTICLES = 1 << 28
"""The key of an article in a posting is smaller."""
_TIMES_BITS, _LENGTH_BITS = 4, 12
_COUNT_BITS = _TIMES_BITS + _LENGTH_BITS
_ARTICLE_BITS = SENTENCE_BITS + _COUNT_BITS
_MOST_TIMES, _LONGEST = (1 << _TIMES_BITS) - 1, (1 << _LENGTH_BITS) - 1
_ONCE = 1 << _LENGTH_BITS
# The widths of the three columns in one byte, then the key of the first article.
_HEADER = struct.Struct("<BI")
_WIDTHS: tuple[np.dtype[np.unsignedinteger], ...] = tuple(map(np.dtype, ("u1", "<u2", "<u4")))
_PLAIN = np.dtype("<u8")


def postings_of(
    article: int, sentences: Iterable[tuple[int, Iterable[str]]]
) -> dict[str, list[int]]:
    """Return the postings of each term, in order, from an article's sentences.

    Each sentence has its index and its terms.
    """
    found: dict[str, list[int]] = {}
    for index, terms in sentences:
        counted = Counter(terms)
        length = min(counted.total(), _LONGEST)
        place = article << _ARTICLE_BITS | index << _COUNT_BITS | length
        for term, times in counted.items():
            posting = place | min(times, _MOST_TIMES) << _LENGTH_BITS
            found.setdefault(term, []).append(posting)
    return found


def posting_of_article(article: int) -> int:
    """Return the posting of a list that has articles, and not their sentences."""
    return article << _ARTICLE_BITS | _ONCE


def keys_of(postings: Postings) -> Postings:
    """Return the keys of the sentences."""
    return postings >> np.uint64(_COUNT_BITS)


def articles_of(postings: Postings) -> Postings:
    """Return the keys of the sentences' articles."""
    return postings >> np.uint64(_ARTICLE_BITS)


def times_of(postings: Postings) -> Postings:
    """Return how often each sentence has the term."""
    return postings >> np.uint64(_LENGTH_BITS) & np.uint64(_MOST_TIMES)


def lengths_of(postings: Postings) -> Postings:
    """Return how many terms each sentence has."""
    return postings & np.uint64(_LONGEST)


def plain(postings: Iterable[int]) -> Postings:
    """Return postings as an array."""
    return np.array(list(postings), dtype=_PLAIN)


def unpack_plain(data: bytes) -> Postings:
    """Return the postings of the bytes of an array. Raises `ValueError`."""
    return np.frombuffer(data, dtype=_PLAIN)


def pack(postings: Postings) -> bytes:
    """Return a list of postings, at least one, in 3 to 10 bytes each, by columns."""
    articles = articles_of(postings)
    steps = np.diff(articles, prepend=articles[:1])
    indexes = keys_of(postings) & np.uint64((1 << SENTENCE_BITS) - 1)
    counts = postings & np.uint64((1 << _COUNT_BITS) - 1)
    # Nearly every sentence has a term once, which then need not be said.
    if bool((times_of(postings) == 1).all()) and int(counts.max()) - _ONCE <= 0xFF:
        counts = counts - np.uint64(_ONCE)
        wide = 0
    else:
        wide = 1
    widths = (_width(steps), _width(indexes), wide)
    code = widths[0] | widths[1] << 2 | widths[2] << 4
    columns = zip((steps, indexes, counts), widths, strict=True)
    return _HEADER.pack(code, int(articles[0])) + b"".join(
        column.astype(_WIDTHS[width]).tobytes() for column, width in columns
    )


def unpack(data: bytes) -> Postings:
    """Return the postings that `pack` packed.

    Raises `ValueError` or `TypeError` for what it cannot have made.
    """
    if len(data) < _HEADER.size:
        raise ValueError("a list of postings has no beginning")
    code, first = _HEADER.unpack_from(data)
    widths = [_WIDTHS[min(code >> shift & 3, 2)] for shift in (0, 2, 4)]
    each = sum(width.itemsize for width in widths)
    size, rest = divmod(len(data) - _HEADER.size, each)
    if rest or not size:
        raise ValueError("a list of postings has another length than its columns")
    columns = []
    at = _HEADER.size
    for width in widths:
        columns.append(np.frombuffer(data, width, size, at).astype(np.uint64))
        at += size * width.itemsize
    articles = np.cumsum(columns[0], dtype=np.uint64) + np.uint64(first)
    counts = columns[2] if code >> 4 & 3 else columns[2] + np.uint64(_ONCE)
    return articles << np.uint64(_ARTICLE_BITS) | columns[1] << np.uint64(_COUNT_BITS) | counts


def pieces(postings: Postings, most: int) -> Iterator[Postings]:
    """Yield a list in pieces of at most `most`, or of one article. No article is in two pieces."""
    while len(postings) > most:
        articles = articles_of(postings)
        cut = int(np.searchsorted(articles, articles[most]))
        if not cut:
            cut = int(np.searchsorted(articles, articles[0], side="right"))
        yield postings[:cut]
        postings = postings[cut:]
    if len(postings):
        yield postings


def _width(column: Postings) -> int:
    highest = int(column.max())
    return 0 if highest <= 0xFF else 1 if highest <= 0xFFFF else 2
