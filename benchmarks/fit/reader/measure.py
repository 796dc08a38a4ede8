"""Joins what the trained network has read with the questions that were asked.

`python -m benchmarks.fit.reader.measure fold-0 fold-1 … --to read-folds.pickle` takes the readings
that `train` has written under these names.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from benchmarks.fit.reader.encode import READ, inputs_of, tokenizer
from benchmarks.fit.reader.product import Asking
from facts.match.reader import Reading


@dataclass
class Read:
    """A question with what the reader made of each of its options."""

    asking: Asking
    readings: list[Reading]


def joined(found: list[Asking], path: Path, own: Tokenizer) -> Iterator[Read]:
    """Yield each question of some readings with what was read."""
    with np.load(path) as held:
        groups, relevance, span = (held[name] for name in ("groups", "relevance", "span"))
    row = at = 0
    for group in groups:
        asking = found[group]
        asking.options = asking.options[:READ]
        passages = [(o.text, o.context) for o in asking.options]
        readings = []
        for each in inputs_of(own, asking.case.question, passages):
            said = span[at : at + len(each.places)].astype(np.float32)
            readings.append(Reading(float(relevance[row]), each.places, said[:, 0], said[:, 1]))
            row, at = row + 1, at + len(each.places)
        yield Read(asking, readings)
    if at != len(span):
        raise ValueError(f"{path.name} is of other questions")


def main() -> None:
    """Join and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--to", required=True)
    parser.add_argument("--sources", nargs="*", help="only questions of these")
    options = parser.parse_args()
    folder: Path = options.folder
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    own = tokenizer(folder)
    read = [r for n in options.names for r in joined(found, folder / f"{n}-read.npz", own)]
    if options.sources:
        read = [r for r in read if r.asking.source in options.sources]
    with (folder / options.to).open("wb") as file:
        pickle.dump(read, file)
    print(len(read), "questions")


if __name__ == "__main__":
    # What is pickled must name this module, not __main__.
    from benchmarks.fit.reader import measure

    measure.main()
