"""Read the word files of facts/data/words.

A file starts with comment lines (`#`) that name its source. Then comes an entry a line, in
alphabetical order and each once. tests/facts/test_words_files.py holds every file to that.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "words"


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the entries of a file that lists words or phrases."""
    return frozenset(_entries(name))


@cache
def read_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Return the entries of a file that has two words on each line."""
    pairs = []
    for line in _entries(name):
        one, other = line.split()
        pairs.append((one, other))
    return tuple(pairs)


def _entries(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
