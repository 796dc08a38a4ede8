"""Make `facts/data/letters.json`: which letters follow each other in which language.

    pip install wordfreq
    python -m benchmarks.letters

The words and their frequencies are those of wordfreq (Robyn Speer, 2022), whose data are licensed
CC BY-SA 4.0. The file holds no word of them. `facts/readers/letters.py` reads it.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from importlib import import_module
from pathlib import Path

TARGET = Path(__file__).parent.parent / "facts" / "data" / "letters.json"
LANGUAGES = (
    "ar bg ca cs da de el es fi fr he hu is it lt lv mk nb nl pl pt ro ru sh sk sl sv tr uk"
).split()
"""Languages with an alphabet that were sent in an encoding of one byte a letter."""
WORDS = 30_000
"""How many of the most frequent words of a language are read."""
POWER = 0.5
"""What frequencies are raised to. Names are not made like the few most frequent words."""
RESPELT = {"ro": str.maketrans("șț", "şţ"), "tr": str.maketrans("i", "İ")}
"""Romanian letters as encodings older than Unicode have them, and a capital of its own."""
RAREST = 10.0
"""Pairs less probable than e to the power of minus this are left out, as are unseen ones."""


def costs(language: str) -> dict[str, int]:
    """Return the cost of each pair of letters that is not plain ASCII, in tenths of nats."""
    pairs: Counter[str] = Counter()
    for word, frequency in _words(language):
        if word.isalpha():
            spaced = f" {word} "
            for at in range(len(spaced) - 1):
                pairs[spaced[at : at + 2]] += frequency**POWER
    firsts: Counter[str] = Counter()
    for pair, weight in pairs.items():
        firsts[pair[0]] += weight
    found: dict[str, int] = {}
    for pair, weight in sorted(pairs.items()):
        cost = -math.log(weight / firsts[pair[0]])
        for spelt in (pair, pair.translate(RESPELT.get(language, {}))):
            if cost < RAREST and not spelt.isascii():
                found[spelt] = round(10 * cost)
    return found


def _words(language: str) -> list[tuple[str, float]]:
    wordfreq = import_module("wordfreq")
    words = wordfreq.top_n_list(language, WORDS, wordlist="small")
    return [(word, wordfreq.word_frequency(word, language, wordlist="small")) for word in words]


def main() -> None:
    """Write the file."""
    table = {language: costs(language) for language in LANGUAGES}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
