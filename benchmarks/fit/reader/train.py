"""Trains the network on files of groups; stops and goes on at any step.

`python -m benchmarks.fit.reader.train --groups FILE... --to NAME.pt` with `--start FROM.pt` for
the weights of an earlier stage. The rate is warmed up, held, and, over the last `--decay` share of
the steps, brought down to nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, nn
from torch.nn import functional

from benchmarks.fit.reader import groups
from benchmarks.fit.reader.encode import Encoded, batches, encode
from benchmarks.fit.reader.network import Batch, Network
from benchmarks.fit.reader.weights import checked, locate, sha256

WARM_UP = 40
SAVE_EVERY = 50
HEAD_RATE = 5.0
"""How much faster the new heads learn than the encoder."""
SPAN_WEIGHT = 1.0


def tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer that the weights come with, without padding or truncation."""
    own = Tokenizer.from_file(str(locate("tokenizer.json", folder)))
    own.no_padding()
    own.no_truncation()
    return own


def loss_of(network: Network, batch: Sequence[Encoded]) -> Tensor:
    """Return the loss of a batch: which sentence answers, if any, and where."""
    inputs = [i for each in batch for i in each.inputs]
    packed = Batch.of([i.ids for i in inputs], [i.types for i in inputs])
    with torch.autocast("cpu", torch.bfloat16):
        relevance, span = network(packed)
    total = relevance.new_zeros(())
    weight = 0.0
    at = 0
    for each in batch:
        own = torch.cat([relevance[at : at + len(each.inputs)], relevance.new_zeros(1)])
        right = [i for i, (first, _) in enumerate(each.spans) if first != -1]
        chosen = own[right] if right else own[-1:]
        part = torch.logsumexp(own, 0) - torch.logsumexp(chosen, 0)
        for i in right:
            if each.spans[i][0] >= 0:
                part = part + SPAN_WEIGHT / len(right) * _span_loss(
                    span, int(packed.starts[at + i]), each.inputs[i].first, each, i
                )
        total = total + each.weight * part
        weight += each.weight
        at += len(each.inputs)
    return total / weight


def _span_loss(span: Tensor, start: int, first: int, each: Encoded, i: int) -> Tensor:
    count = len(each.inputs[i].places)
    own = span[start + first : start + first + count]
    target = torch.tensor([each.spans[i][0] - first, each.spans[i][1] - first])
    return functional.cross_entropy(own.T, target)


def main(argv: Sequence[str] | None = None) -> None:
    """Train on all groups and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=Path, nargs="+", required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an earlier stage")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--most", type=int, help="groups taken of all")
    parser.add_argument("--skip", type=int, default=0, help="groups passed over")
    parser.add_argument("--steps", type=int, help="after which to stop, of all")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--decay", type=float, default=0.0, help="share of the steps")
    parser.add_argument("--drop", type=float, default=0.0)
    parser.add_argument("--tokens", type=int, default=2_400, help="in a batch")
    parser.add_argument("--frozen", type=int, default=1, help="lowest layers kept as they are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    folder = options.to.parent
    checked(folder), tokenizer(folder)
    with tempfile.TemporaryDirectory() as meeting:
        torch.multiprocessing.spawn(_work, (options, meeting), nprocs=options.workers)
    settings = {name: str(value) for name, value in vars(options).items() if name != "groups"}
    data = {path.name: sha256(path) for path in options.groups}
    options.to.with_suffix(".json").write_text(
        json.dumps({**settings, "data": data, "torch": torch.__version__}, indent=1)
    )


def _work(worker: int, options: argparse.Namespace, meeting: str) -> None:
    """Train as one of several workers: each takes its share of every batch, and all step alike.

    Workers of one thread each wait for one another once a step. Threads of one worker would wait
    after every product, which costs half the time on a busy machine.
    """
    torch.set_num_threads(1)
    torch.manual_seed(options.seed + worker)
    distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}/meet", rank=worker, world_size=options.workers
    )
    chance = random.Random(options.seed)
    own = tokenizer(options.to.parent)
    read = [g for path in options.groups for g in groups.read(path)]
    if len(options.groups) > 1:
        chance.shuffle(read)
    read = read[options.skip :][: options.most]
    found = list(encode(own, read))
    plan = [b for _ in range(options.passes) for b in batches(found, options.tokens, chance)]
    plan = plan[: options.steps]
    network = Network.pretrained(checked(options.to.parent), options.drop)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True)["network"])
    network.freeze(options.frozen)
    heads = [*network.relevance.parameters(), *network.span.parameters()]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "scale": 1.0}, {"params": heads, "scale": HEAD_RATE}],
        lr=options.rate,
        weight_decay=0.01,
        fused=True,
    )
    done = 0
    part = options.to.with_suffix(".part")
    if part.exists():
        state = torch.load(part, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
    network.train()
    begun, mean, tokens = time.time(), 0.0, 0
    for step in range(done, len(plan)):
        for group in optimizer.param_groups:
            group["lr"] = options.rate * group["scale"] * _rate(step, len(plan), options.decay)
        share = plan[step][worker :: options.workers]
        if share:
            loss = loss_of(network, share) * len(share) / len(plan[step])
            loss.backward()  # type: ignore[no-untyped-call]
            mean = 0.98 * mean + 0.02 * float(loss.detach()) * options.workers
        _add_up([*body, *heads])
        torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        tokens += sum(e.length for e in plan[step])
        if worker:
            continue
        if step % 20 == 0:
            rate = tokens / (time.time() - begun)
            print(f"{step}/{len(plan)} loss {mean:.3f}, {rate:.0f} tokens/s", flush=True)
        if (step + 1) % SAVE_EVERY == 0:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "step": step + 1}, part.with_suffix(".new"))
            part.with_suffix(".new").replace(part)
    if not worker:
        torch.save({"network": network.state_dict()}, options.to)
        part.unlink(missing_ok=True)
    distributed.destroy_process_group()


def _add_up(parameters: Sequence[nn.Parameter]) -> None:
    """Give each worker the sum of all workers' gradients."""
    for each in parameters:
        if each.grad is None:
            each.grad = torch.zeros_like(each)
    flat = torch.cat([each.grad.flatten() for each in parameters if each.grad is not None])
    distributed.all_reduce(flat)
    at = 0
    for each in parameters:
        if each.grad is not None:
            each.grad.copy_(flat[at : at + each.numel()].view_as(each))
        at += each.numel()


def _rate(step: int, steps: int, decay: float) -> float:
    """Return the share of the full rate at a step."""
    left = steps - step
    falling = max(1.0, decay * steps)
    return min(1.0, (step + 1) / WARM_UP, left / falling if decay else 1.0)


if __name__ == "__main__":
    main()
