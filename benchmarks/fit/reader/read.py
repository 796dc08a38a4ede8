"""Reads the questions of a set with a network that has not learnt from it.

`python -m benchmarks.fit.reader.read build/reader/final.pt --source judged --to read.pickle`

What the network says of new questions is what the decision is fitted on (`combine`).
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch

from benchmarks.fit.reader.encode import asked, table, tokenizer
from benchmarks.fit.reader.network import Network
from benchmarks.fit.reader.product import Asking
from benchmarks.fit.reader.readings import joined
from benchmarks.fit.reader.train import Held, ask, keep_readings


def main() -> None:
    """Read, and keep what was read with its questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--source", required=True, help="the set that is read")
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--to", required=True, help="the name of the file that is written")
    options = parser.parse_args()
    folder: Path = options.folder
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    found = [each for each in found if each.source == options.source]
    own = tokenizer(folder)
    rows = table(own, [asked(each, 0) for each in found])
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network.load(options.network, device)
    chosen = np.flatnonzero(np.diff(rows.groups) > 0).astype(np.int32)
    relevance, span = (t.cpu().numpy() for t in ask(network, Held.of(rows, device), chosen))
    readings = (folder / options.to).with_suffix(".npz")
    keep_readings(readings, rows, relevance, span, chosen)
    read = list(joined(found, readings, own))
    with (folder / options.to).open("wb") as file:
        pickle.dump(read, file)
    print(len(read), "questions")


if __name__ == "__main__":
    main()
