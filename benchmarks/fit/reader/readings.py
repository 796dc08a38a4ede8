"""What a trained network has read, joined with the questions that were asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from benchmarks.fit.reader.encode import READ, inputs_of
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
