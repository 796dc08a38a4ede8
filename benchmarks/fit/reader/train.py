"""Trains the network: broadly first, then on the product's own candidates.

`python -m benchmarks.fit.reader.train --folder build/reader --to final` learns from all.
`--fold 0` leaves that fold of the articles out; `--read` has the network read the questions about
what it has not seen.
Needs numpy, torch and safetensors alone. A graphics card is used where there is one.

The recipe: relevance is a softmax over a question's sentences and "none", whose score is 0; the
answer's start and end are softmaxes over the sentence's tokens (J. Devlin et al. 2019). Words may
be shown slightly moved against the network's interest (T. Miyato et al. 2017), and several
networks' means may be the target beside the right answers (G. Hinton et al. 2015).
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
from numpy.typing import NDArray
from torch import Tensor, nn

from benchmarks.fit.reader.network import WIDTH, Network
from benchmarks.fit.reader.table import Table

BROAD, TRAP, OWN = 0, 1, 2
POOL = 3_000
STEP = 16
"""Tables are padded to a multiple of so many tokens: fast kernels want it."""
HEAD_RATE = 5.0
"""How much faster the new heads learn than the encoder."""
LONGEST_SPAN = 24
NOTHING = -1e4


@dataclass
class Held:
    """A table on the device that trains, its sequences padded to the longest."""

    ids: Tensor
    types: Tensor
    lengths: Tensor
    inside: Tensor
    """Which tokens are the sentence's."""
    places: Tensor
    """The first and last token of the answer, counted from the row's first token; -1 for none."""
    rights: Tensor
    owners: NDArray[np.int32]
    """The first sequence of each group."""
    sizes: NDArray[np.int32]
    longest: NDArray[np.int32]
    """The longest sequence of each group, in tokens."""
    weights: Tensor

    @classmethod
    def of(cls, table: Table, device: torch.device) -> Held:
        """Return a table as tensors on a device."""
        lengths = table.lengths
        width = _padded(int(lengths.max()))
        ids = np.zeros((len(lengths), width), np.int32)
        at = np.arange(width)[None, :]
        ids[at < lengths[:, None]] = table.ids
        firsts, counts = table.firsts[:, None], table.counts[:, None]
        # The mark after the sentence is of its type too.
        types = (at >= firsts) & (at <= firsts + counts)
        places = np.where(table.places >= 0, table.places + firsts, -1)
        starts, sizes = table.groups[:-1], np.diff(table.groups)
        return cls(
            torch.tensor(ids, device=device),
            torch.tensor(types, device=device).int(),
            torch.tensor(lengths, device=device),
            torch.tensor((at >= firsts) & (at < firsts + counts), device=device),
            torch.tensor(places, device=device).long(),
            torch.tensor(table.rights, device=device),
            starts,
            sizes.astype(np.int32),
            np.maximum.reduceat(lengths, starts).astype(np.int32),
            torch.tensor(table.weights, device=device),
        )


@dataclass
class Batch:
    """Some groups' sequences, and where each stands in a table of groups by sentences."""

    rows: Tensor
    width: int
    groups: Tensor
    """The group of each row, counted within the batch."""
    columns: Tensor
    """The place of each row in its group, counted from 1."""
    weights: Tensor


def batches(
    held: Held, chosen: NDArray[np.int32], tokens: int, chance: random.Random
) -> Iterator[Batch]:
    """Yield the chosen groups in batches of about `tokens` tokens, groups of like length together,
    the batches in random order."""
    order = chosen.copy()
    chance.shuffle(order)  # type: ignore[arg-type] # an array is a mutable sequence
    plan: list[NDArray[np.int32]] = []
    for at in range(0, len(order), POOL):
        pool = order[at : at + POOL]
        pool = pool[np.argsort(held.longest[pool], kind="stable")]
        size, own = 0, []
        for group in pool:
            cost = int(held.sizes[group] * held.longest[group])
            if own and size + cost > tokens:
                plan.append(np.array(own, np.int32))
                size, own = 0, []
            size += cost
            own.append(group)
        plan.append(np.array(own, np.int32))
    chance.shuffle(plan)
    for each in plan:
        yield batch_of(held, each)


def batch_of(held: Held, own: NDArray[np.int32]) -> Batch:
    """Return the batch of some groups."""
    device = held.ids.device
    sizes = held.sizes[own]
    columns = np.concatenate([np.arange(n) for n in sizes])
    groups = np.repeat(np.arange(len(own)), sizes)
    rows = held.owners[own][groups] + columns
    return Batch(
        torch.tensor(rows, device=device).long(),
        _padded(int(held.longest[own].max())),
        torch.tensor(groups, device=device).long(),
        torch.tensor(columns + 1, device=device).long(),
        held.weights[torch.tensor(own, device=device).long()],
    )


def _padded(tokens: int) -> int:
    return -(-tokens // STEP) * STEP


def read(network: nn.Module, held: Held, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return what the network makes of a batch: the relevance by groups, with "none" first, and
    the log-probabilities of start and end of each row's tokens."""
    ids, types = (t[batch.rows, : batch.width] for t in (held.ids, held.types))
    device = ids.device.type
    with torch.autocast(device, torch.bfloat16):
        relevance, span = network(ids, types, held.lengths[batch.rows])
    table = relevance.new_full((len(batch.weights), int(batch.columns.max()) + 1), NOTHING)
    table[:, 0] = 0.0
    table = table.index_put((batch.groups, batch.columns), relevance)
    outside = ~held.inside[batch.rows, : batch.width]
    span = span.masked_fill(outside[:, :, None], NOTHING)
    return table.log_softmax(1), span.log_softmax(1)


def loss_of(
    held: Held, batch: Batch, relevance: Tensor, span: Tensor, plausible: float = 0.5
) -> Tensor:
    """Return the loss of a batch: which sentence answers, if any, and where."""
    rights = held.rights[batch.rows]
    target = torch.zeros_like(relevance, dtype=torch.bool)
    target = target.index_put((batch.groups, batch.columns), rights)
    target[:, 0] = ~target.any(1)
    loss = -relevance.masked_fill(~target, NOTHING).logsumexp(1)
    places = held.places[batch.rows]
    known = (places[:, 0] >= 0).float() * torch.where(rights, 1.0, plausible)
    row = torch.arange(len(places), device=places.device)
    said = span[row, places[:, 0].clamp(min=0), 0] + span[row, places[:, 1].clamp(min=0), 1]
    share = torch.zeros_like(loss).index_add(0, batch.groups, known)
    # Sentences of one group that all answer share one loss.
    known = known / share.clamp(min=1.0)[batch.groups]
    loss = loss.index_add(0, batch.groups, -known * said)
    return (loss * batch.weights).sum() / batch.weights.sum()


def likeness(
    held: Held, batch: Batch, mine: tuple[Tensor, Tensor], theirs: tuple[Tensor, Tensor]
) -> Tensor:
    """Return how far the network's probabilities are from its teachers'."""
    relevance, span = mine
    wanted, places = theirs
    loss = (wanted.exp() * (wanted - relevance)).sum(1)
    row = (places.exp() * (places - span)).sum((1, 2))
    # Where the teachers see no answer, where it would stand does not matter.
    row = row * wanted[batch.groups, batch.columns].exp()
    loss = loss.index_add(0, batch.groups, row)
    return (loss * batch.weights).sum() / batch.weights.sum()


class Teachers:
    """What several trained networks say, as one."""

    def __init__(self, networks: Sequence[nn.Module]) -> None:
        self._networks = networks

    def read(self, held: Held, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the mean of the networks' log-probabilities, as log-probabilities."""
        with torch.no_grad():
            told = [read(network, held, batch) for network in self._networks]
        means = [torch.stack(each).mean(0) for each in zip(*told, strict=True)]
        return means[0].log_softmax(1), means[1].log_softmax(1)


@dataclass
class Stage:
    """Some passes over some groups."""

    chosen: list[NDArray[np.int32]]
    """The groups of each pass."""
    rate: float
    decay: float
    """Over which last share of the steps the rate is brought down to nothing."""
    warm: float = 0.05


def optimizer_of(network: nn.Module, weight_decay: float) -> torch.optim.AdamW:
    """Return what moves the weights of a network with the heads of `Network`."""
    heads = [*network.relevance.parameters(), *network.span.parameters()]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [{"params": body, "scale": 1.0}, {"params": heads, "scale": HEAD_RATE}],
        weight_decay=weight_decay,
        fused=heads[0].is_cuda,
    )


def advance(optimizer: torch.optim.AdamW, rate: float) -> None:
    """Move the weights by their gradients, clipped, and forget those."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group["scale"]
    learning = [p for group in optimizer.param_groups for p in group["params"]]
    torch.nn.utils.clip_grad_norm_(learning, 1.0)
    optimizer.step()
    optimizer.zero_grad()


def train(
    network: Network, held: Held, stages: Sequence[Stage], options: argparse.Namespace
) -> None:
    """Train a network in stages."""
    chance = random.Random(options.seed)
    teachers = None
    if options.teachers:
        found = [Network.load(path, held.ids.device).eval() for path in options.teachers]
        teachers = Teachers(found)
    for stage in stages:
        optimizer = optimizer_of(network, options.weight_decay)
        plan = [b for some in stage.chosen for b in batches(held, some, options.tokens, chance)]
        network.train()
        begun = time.time()
        mean = torch.zeros((), device=held.ids.device)
        for step, batch in enumerate(plan):
            loss = _step(network, held, batch, teachers, options)
            mean = 0.98 * mean + 0.02 * loss
            advance(optimizer, stage.rate * _share(step, len(plan), stage))
            if step % 100 == 0 and options.verbose:
                print(
                    f"{step}/{len(plan)} {float(mean):.3f} {time.time() - begun:.0f}s", flush=True
                )
        if options.verbose:
            print(
                f"{len(plan)} steps, loss {float(mean):.3f}, {time.time() - begun:.0f}s", flush=True
            )


def _step(
    network: Network,
    held: Held,
    batch: Batch,
    teachers: Teachers | None,
    options: argparse.Namespace,
) -> Tensor:
    """Add one batch's gradients, and return its loss."""
    theirs = teachers.read(held, batch) if teachers else None

    def own() -> Tensor:
        mine = read(network, held, batch)
        loss = loss_of(held, batch, *mine, plausible=options.plausible)
        if theirs is not None:
            share: float = options.taught
            loss = (1 - share) * loss + share * likeness(held, batch, mine, theirs)
        return loss

    if not options.moved:
        loss = own()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.detach()
    shape = (len(batch.rows), batch.width, WIDTH)
    network.nudge = torch.zeros(shape, device=held.ids.device, requires_grad=True)
    loss = own()
    loss.backward()  # type: ignore[no-untyped-call]
    uphill = network.nudge.grad
    if uphill is not None:
        network.nudge = options.moved * uphill / (uphill.norm(dim=(1, 2), keepdim=True) + 1e-12)
        own().backward()  # type: ignore[no-untyped-call]
    network.nudge = None
    return loss.detach()


def _share(step: int, steps: int, stage: Stage) -> float:
    """Return the share of the full rate at a step."""
    falling = max(1.0, stage.decay * steps)
    left = (steps - step) / falling if stage.decay else 1.0
    return min(1.0, (step + 1) / max(1.0, stage.warm * steps), left)


def ask(network: nn.Module, held: Held, chosen: NDArray[np.int32]) -> tuple[Tensor, Tensor]:
    """Return the relevance of all sequences of some groups, and their tokens' log-probabilities;
    of other sequences nothing."""
    network.eval()
    count, width = held.ids.shape
    relevance = torch.full((count,), NOTHING, device=held.ids.device)
    span = torch.zeros((count, width, 2), device=held.ids.device)
    order = chosen[np.argsort(held.longest[chosen], kind="stable")]
    with torch.inference_mode():
        for at in range(0, len(order), 64):
            batch = batch_of(held, order[at : at + 64])
            ids, types = (t[batch.rows, : batch.width] for t in (held.ids, held.types))
            with torch.autocast(held.ids.device.type, torch.bfloat16):
                own, places = network(ids, types, held.lengths[batch.rows])
            outside = ~held.inside[batch.rows, : batch.width]
            places = places.masked_fill(outside[:, :, None], NOTHING).log_softmax(1)
            relevance[batch.rows] = own
            span[batch.rows, : batch.width] = places
    return relevance, span


def figures(
    table: Table,
    relevance: NDArray[np.float32],
    span: NDArray[np.float32],
    chosen: NDArray[np.int32],
) -> dict[str, float]:
    """Return rough figures of some questions: how often the first sentence is right, how often its
    best span is exact where it is, and how well right answers are told from all other ones."""
    hit, exact, sure, right, answerable = [], [], [], [], []
    for group in chosen:
        rows = np.arange(table.groups[group], table.groups[group + 1])
        scores = relevance[rows] + 0.8 * table.orders[rows]
        best = rows[int(np.argmax(scores))]
        first, count = table.firsts[best], table.counts[best]
        own = span[best, first : first + count]
        place, score = _best(own)
        accepted = {tuple(p) for p in table.accepted[best].tolist() if p[0] >= 0}
        can = bool(table.rights[rows].any())
        answerable.append(can)
        if can:
            hit.append(float(table.rights[best]))
            asked = bool((table.accepted[rows] >= 0).any())
            good = bool(table.rights[best]) and (not asked or place in accepted)
            if asked:
                exact.append(float(good))
        else:
            good = False
        right.append(good)
        share = np.exp(relevance[best]) / (1 + np.exp(relevance[rows]).sum())
        sure.append(float(np.log(share + 1e-9) + 0.5 * score))
    yes = [s for s, r in zip(sure, right, strict=True) if r]
    no = [s for s, r in zip(sure, right, strict=True) if not r]
    can = [s for s, a in zip(sure, answerable, strict=True) if a]
    cannot = [s for s, a in zip(sure, answerable, strict=True) if not a]
    return {
        "n": len(chosen),
        "top1": float(np.mean(hit)) if hit else 0.0,
        "EM": float(np.mean(exact)) if exact else 0.0,
        "AUROC": _auroc(can, cannot),
        "AUROC-right": _auroc(yes, no),
        "worth": _worth(sure, right, answerable),
    }


def _best(own: NDArray[np.float32]) -> tuple[tuple[int, int], float]:
    count = len(own)
    table = own[:, None, 0] + own[None, :, 1]
    first, last = np.indices(table.shape)
    table = np.where((last >= first) & (last - first < LONGEST_SPAN), table, -np.inf)
    at = int(np.argmax(table))
    return (at // count, at % count), float(table.flat[at])


def _auroc(yes: Sequence[float], no: Sequence[float]) -> float:
    if not yes or not no:
        return 0.0
    order = np.argsort(np.argsort([*yes, *no]))
    rank = order[: len(yes)].sum() - len(yes) * (len(yes) - 1) / 2
    return float(rank / (len(yes) * len(no)))


def _worth(sure: Sequence[float], right: Sequence[bool], answerable: Sequence[bool]) -> float:
    """Return the best mean worth over all thresholds: 1 for a right answer, 2 for a right silence,
    as `benchmarks.fit.thresholds` counts."""
    best = 0.0
    values = np.array(sure)
    good, can = np.array(right), np.array(answerable)
    for limit in np.quantile(values, np.linspace(0, 1, 101)):
        said = values >= limit
        best = max(best, float((said & good).sum() + 2 * (~said & ~can).sum()) / len(values))
    return best


def main(argv: Sequence[str] | None = None) -> None:
    """Train, and read what was left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--table", default="learn", help="the name of what is learned from")
    parser.add_argument("--to", required=True, help="a name for what is written")
    parser.add_argument("--fold", type=int, help="the fold that is left out")
    parser.add_argument("--broad", type=float, default=1.0, help="passes over QAMR and the traps")
    parser.add_argument("--own", type=int, default=2, help="passes over the product's candidates")
    parser.add_argument("--share", type=float, default=1.0, help="of them shown in each pass")
    parser.add_argument("--again", type=float, default=0.0, help="share of the broad in each pass")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--own-rate", type=float, default=1e-4)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--frozen", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=6_000, help="in a batch")
    parser.add_argument("--weight-decay", type=float, default=0.01)
    parser.add_argument("--plausible", type=float, default=0.5)
    parser.add_argument("--moved", type=float, default=0.0)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--taught", type=float, default=0.7)
    parser.add_argument("--start", type=Path, help="weights to go on from, past the broad stage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--keep", action="store_true", help="write the weights")
    parser.add_argument("--read", action="store_true", help="write what was read")
    options = parser.parse_args(argv)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    # It would prepare a kernel for each new shape, which takes longer than the step itself.
    torch.backends.cuda.enable_cudnn_sdp(False)
    folder: Path = options.folder
    table = Table.load(folder / f"{options.table}.npz")
    held = Held.of(table, device)
    if options.start:
        network = Network.load(options.start, device, options.drop)
    else:
        network = Network.pretrained(folder / "model.safetensors", options.drop).to(device)
    network.freeze(options.frozen)
    stages = []
    chance = np.random.default_rng(options.seed)
    broad = np.flatnonzero(table.parts < OWN).astype(np.int32)
    if options.broad and not options.start:
        stages.append(Stage(_passes(broad, options.broad, chance), options.rate, 0.3))
    views = int(table.parts.max()) + 1 - OWN
    passes = []
    for i in range(options.own):
        own = np.flatnonzero(
            (table.parts == OWN + i % views)
            & ((table.folds != options.fold) | (options.fold is None))
        )
        own = chance.choice(own, int(options.share * len(own)), replace=False)
        again = chance.choice(broad, int(options.again * len(broad)), replace=False)
        passes.append(np.concatenate([own, again]).astype(np.int32))
    if passes:
        stages.append(Stage(passes, options.own_rate, 0.9))
    begun = time.time()
    train(network, held, stages, options)
    if options.keep:
        torch.save(network.state_dict(), folder / f"{options.to}.pt")
    told: dict[str, object] = {"to": options.to, "seconds": round(time.time() - begun)}
    del held
    if options.fold is None and not options.read:
        print(json.dumps(told), flush=True)
        return
    asked = Table.load(folder / "asked.npz")
    held = Held.of(asked, device)
    chosen = np.flatnonzero(np.diff(asked.groups) > 0).astype(np.int32)
    if options.fold is not None:
        chosen = chosen[asked.folds[chosen] == options.fold]
    relevance, span = (t.cpu().numpy() for t in ask(network, held, chosen))
    if options.fold is not None:
        for part in np.unique(asked.parts[chosen]):
            some = chosen[asked.parts[chosen] == part]
            told[f"part {part}"] = {
                k: round(v, 4) for k, v in figures(asked, relevance, span, some).items()
            }
    if options.read:
        keep_readings(folder / f"{options.to}-read.npz", asked, relevance, span, chosen)
    print(json.dumps(told), flush=True)


def _passes(
    chosen: NDArray[np.int32], passes: float, chance: np.random.Generator
) -> list[NDArray[np.int32]]:
    """Return whole passes over some groups, and a part of one where a share is left."""
    found = [chosen] * int(passes)
    rest = int((passes - int(passes)) * len(chosen))
    return [*found, *([chance.choice(chosen, rest, replace=False)] if rest else [])]


def keep_readings(
    path: Path,
    table: Table,
    relevance: NDArray[np.float32],
    span: NDArray[np.float32],
    chosen: NDArray[np.int32],
) -> None:
    """Write what was read of some groups, the sequences of one after those of another."""
    rows = np.concatenate([np.arange(table.groups[g], table.groups[g + 1]) for g in chosen])
    own = [
        span[r, table.firsts[r] : table.firsts[r] + table.counts[r]].astype(np.float16)
        for r in rows
    ]
    np.savez_compressed(path, groups=chosen, relevance=relevance[rows], span=np.concatenate(own))


if __name__ == "__main__":
    main()
