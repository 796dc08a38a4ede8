"""Writes the digests of the reader's files, by which the library knows them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.fit.reader.weights import sha256
from facts.match.reader import DIGESTS, FOLDER, TOKENS, WEIGHTS


def main() -> None:
    """Write the digests beside the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER)
    folder = parser.parse_args().to
    digests = {name: sha256(folder / name) for name in (WEIGHTS, TOKENS)}
    (folder / DIGESTS).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
