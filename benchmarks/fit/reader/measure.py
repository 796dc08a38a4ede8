"""Has trained weights read every candidate of some questions, and keeps what they say.

`python -m benchmarks.fit.reader.measure build/reader/half-0.pt --half 1` reads the questions of
the other half of the articles; `--source xquad-en-part` those that nothing is trained on.
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from benchmarks.fit.reader.network import Batch, Network
from benchmarks.fit.reader.product import Asking
from benchmarks.fit.reader.train import tokenizer
from benchmarks.fit.reader.weights import checked
from facts.match.reader import Reading, _log_softmax
from facts.match.reader_input import (
    CONTEXT_TOKENS,
    QUESTION_TOKENS,
    SENTENCE_TOKENS,
    assemble,
    tokenize,
)


@dataclass
class Read:
    """A question with what the reader made of each of its options."""

    asking: Asking
    readings: list[Reading]


def read_all(network: Network, tokens: Tokenizer, found: list[Asking]) -> list[Read]:
    """Return what the network makes of each question's options."""
    network.eval()
    result = []
    with torch.inference_mode():
        for asking in found:
            if not asking.options:
                result.append(Read(asking, []))
                continue
            (question,) = tokenize(tokens, [asking.case.question], QUESTION_TOKENS)
            texts = tokenize(tokens, [o.text for o in asking.options], SENTENCE_TOKENS)
            around = tokenize(tokens, [o.context for o in asking.options], CONTEXT_TOKENS)
            inputs = [assemble(tokens, question, t, c) for t, c in zip(texts, around, strict=True)]
            batch = Batch.of([i.ids for i in inputs], [i.types for i in inputs])
            with torch.autocast("cpu", torch.bfloat16):
                relevance, span = network(batch)
            readings = []
            for i, own in enumerate(inputs):
                first = int(batch.starts[i]) + own.first
                part = span[first : first + len(own.places)].numpy().astype(np.float32)
                readings.append(
                    Reading(
                        float(relevance[i]),
                        own.places,
                        _log_softmax(part[:, 0]),
                        _log_softmax(part[:, 1]),
                    )
                )
            result.append(Read(asking, readings))
    return result


def main() -> None:
    """Read and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--half", type=int)
    parser.add_argument("--source", nargs="*")
    parser.add_argument("--close", type=int, default=8, help="candidates read of each question")
    parser.add_argument("--every", type=int, default=1, help="read only every so manyth question")
    options = parser.parse_args()
    folder = options.weights.parent
    torch.set_num_threads(1)
    network = Network.pretrained(checked(folder))
    network.load_state_dict(torch.load(options.weights, weights_only=True)["network"])
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    if options.source:
        found = [e for e in found if e.source in options.source]
    if options.half is not None:
        found = [e for e in found if e.fold % 2 == options.half]
    found = found[:: options.every]
    for each in found:
        each.options = each.options[: options.close]
    read = read_all(network, tokenizer(folder), found)
    name = f"read-{options.weights.stem}-{options.half}.pickle"
    with (folder / name).open("wb") as file:
        pickle.dump(read, file)


if __name__ == "__main__":
    # What is pickled must name this module, not __main__.
    from benchmarks.fit.reader import measure

    measure.main()
