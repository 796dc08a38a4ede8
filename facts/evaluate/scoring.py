"""Score answers and rankings by the usual definitions."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "“”‘’–—")


def normalized(text: str) -> str:
    """Return the text in lower case, without punctuation and articles, as SQuAD compares it."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(short: str, golds: Iterable[str]) -> float:
    """Return 1 if the short answer is one of the accepted ones, else 0."""
    return float(any(normalized(short) == normalized(gold) for gold in golds))


def f1(short: str, golds: Iterable[str]) -> float:
    """Return the best F1 of words (precision and recall) with any accepted answer."""
    return max((_f1(normalized(short).split(), normalized(g).split()) for g in golds), default=0.0)


def _f1(found: Sequence[str], gold: Sequence[str]) -> float:
    shared = sum((Counter(found) & Counter(gold)).values())
    if not shared:
        return float(not found and not gold)
    return 2 * shared / (len(found) + len(gold))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the chance that a positive scores above a negative (Mann and Whitney 1947).

    A tie counts half. The result is None if either side is empty.
    """
    if not positive or not negative:
        return None
    ordered = sorted([(s, 1) for s in positive] + [(s, 0) for s in negative])
    ranks = 0.0
    i = 0
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j][0] == ordered[i][0]:
            j += 1
        ranks += (i + j + 1) / 2 * sum(label for _, label in ordered[i:j])
        i = j
    n = len(positive)
    return (ranks - n * (n + 1) / 2) / (n * len(negative))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies, or 0 for no values."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def mean(values: Sequence[float]) -> float:
    """Return the mean, or 0 for no values."""
    return sum(values) / len(values) if values else 0.0
