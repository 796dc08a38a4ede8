"""Compare the own MinHash with datasketch: the time per text, and the near duplicates found.

    pip install datasketch
    python benchmarks/speed_duplicates.py

The texts are artificial news. Each is compared with copies in which part of the words is replaced.
A copy is found if it shares at least one band. docs/decisions/duplicates.md has the results.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from datasketch import MinHash
from speed_record import Record

from facts.duplicates import signature, similarity

TEXTS = 150
SENTENCES = 20
CHANGED = (0.0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.25)
_BANDS, _ROWS = 24, 4
_WORD = re.compile(r"\w+")
Bands = Callable[[str], set[object]]


def own(text: str) -> set[object]:
    """Return the bands of `facts.duplicates`."""
    return set(signature(text))


def theirs(text: str) -> set[object]:
    """Return the same number of bands and rows from datasketch, over the same runs of words."""
    words = _WORD.findall(text.casefold())
    made = MinHash(num_perm=_BANDS * _ROWS)
    made.update_batch([" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)])
    values = made.hashvalues
    return {(n, values[n * _ROWS : (n + 1) * _ROWS].tobytes()) for n in range(_BANDS)}


def main() -> None:
    """Print the results of both."""
    record = Record(seed=3)
    texts = ["\n".join(record.texts(SENTENCES)) for _ in range(TEXTS)]
    chosen = random.Random(4)
    pairs = [(text, changed(text, part, chosen)) for text in texts for part in CHANGED]
    likeness = [similarity(a, b) for a, b in pairs]
    finders: tuple[tuple[str, Bands], ...] = (("own", own), ("datasketch", theirs))
    print(f"{TEXTS} texts of {statistics.mean(map(len, texts)):.0f} characters")
    for name, bands in finders:
        times = []
        for text in texts:
            started = time.perf_counter()
            bands(text)
            times.append(time.perf_counter() - started)
        recalled: dict[int, list[bool]] = defaultdict(list)
        for (a, b), alike in zip(pairs, likeness, strict=True):
            recalled[min(9, int(alike * 10))].append(bool(bands(a) & bands(b)))
        chance = sum(bool(bands(a) & bands(b)) for a, b in pairwise(texts))
        print(f"{name:<11} {statistics.median(times) * 1e3:.2f} ms per text, {chance} false")
        for tenth, hits in sorted(recalled.items()):
            print(f"  similarity 0.{tenth}..: {sum(hits)} of {len(hits)} found")


def changed(text: str, part: float, chosen: random.Random) -> str:
    """Return the text with that part of its words replaced."""
    words = text.split(" ")
    for place in chosen.sample(range(len(words)), int(part * len(words))):
        words[place] = f"other{place}"
    return " ".join(words)


if __name__ == "__main__":
    main()
