"""Groups of sentences as the arrays that training takes.

`python -m benchmarks.fit.reader.encode` writes `learn.npz`, all that is learned from, and
`asked.npz`, the candidates of all questions with answers that are known, to be measured on.
`--lead varied --to more` writes `more.npz` alone: all that there is of that set, and beside it a
part of all else, so that a network that goes on with new questions keeps what it has learnt.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from benchmarks.fit.reader import groups
from benchmarks.fit.reader.groups import Group, Passage
from benchmarks.fit.reader.product import Asking, Option
from benchmarks.fit.reader.table import ACCEPTED, Table
from benchmarks.fit.reader.weights import locate
from facts.match.reader_input import (
    QUESTION_TOKENS,
    SENTENCE_TOKENS,
    Input,
    assemble,
    tokenize,
    tokenize_contexts,
)

BROAD, TRAP, OWN = 0, 1, 2
"""The parts of what is learned from. The views of the product's candidates count on from `OWN`."""
READ = 8
CONTEXT_SHARE = 0.8
"""How many of the groups without a title and date are given those of some article: or else the
network would learn that questions about sentences with a context are the hard ones."""
KEPT_SHARE = 0.25
"""How much of the other sets stands beside the one that leads, for each pass over it."""
KEPT_BROAD_SHARE = 0.06
"""How much of QAMR and of the traps stands beside it."""


@dataclass
class Row:
    """A group with what a table holds beside it."""

    group: Group
    part: int
    fold: int = -1
    orders: tuple[float, ...] = ()
    accepted: tuple[tuple[tuple[int, int], ...], ...] = ()
    """Of each passage, where all right short answers stand, in characters."""


def tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer that the weights come with, without padding or truncation."""
    own = Tokenizer.from_file(str(locate("tokenizer.json", folder)))
    own.no_padding()
    own.no_truncation()
    return own


def inputs_of(own: Tokenizer, question: str, passages: Sequence[tuple[str, str]]) -> list[Input]:
    """Return the input for each sentence with its context."""
    (asked,) = tokenize(own, [question], QUESTION_TOKENS)
    sentences = tokenize(own, [text for text, _ in passages], SENTENCE_TOKENS)
    contexts = tokenize_contexts(own, [context for _, context in passages])
    return [
        assemble(own, asked, sentence, context)
        for sentence, context in zip(sentences, contexts, strict=True)
    ]


def table(own: Tokenizer, rows: Iterable[Row]) -> Table:
    """Return the table of some groups."""
    ids: list[int] = []
    begins, firsts, counts, places, rights, orders = [0], [], [], [], [], []
    accepted, starts, weights, parts, folds = [], [0], [], [], []
    for row in rows:
        passages = [(p.text, p.context) for p in row.group.passages]
        for i, each in enumerate(inputs_of(own, row.group.question, passages)):
            passage = row.group.passages[i]
            ids += each.ids
            begins.append(len(ids))
            firsts.append(each.first)
            counts.append(len(each.places))
            places.append(_place(each, passage.start, passage.end))
            rights.append(passage.right)
            orders.append(row.orders[i] if row.orders else 0.0)
            found = [_place(each, *p) for p in row.accepted[i]] if row.accepted else []
            found = [p for p in dict.fromkeys(found) if p[0] >= 0][:ACCEPTED]
            accepted.append(found + [(-1, -1)] * (ACCEPTED - len(found)))
        starts.append(len(firsts))
        weights.append(row.group.weight)
        parts.append(row.part)
        folds.append(row.fold)
    integers = np.int32
    return Table(
        np.array(ids, np.uint16),
        np.array(begins, integers),
        np.array(firsts, integers),
        np.array(counts, integers),
        np.array(places, integers).reshape(-1, 2),
        np.array(rights, bool),
        np.array(orders, np.float32),
        np.array(accepted, integers).reshape(-1, ACCEPTED, 2),
        np.array(starts, integers),
        np.array(weights, np.float32),
        np.array(parts, integers),
        np.array(folds, integers),
    )


def _place(own: Input, start: int, end: int) -> tuple[int, int]:
    """Return the first and last token of an answer, -1 where it is no part of what is read."""
    if end <= start:
        return -1, -1
    held = [i for i, (a, b) in enumerate(own.places) if a < end and b > start and a < b]
    if not held or own.places[held[-1]][1] < end:
        return -1, -1
    return held[0], held[-1]


def asked(each: Asking, part: int) -> Row:
    """Return the row of a question's candidates, as the product would have them read."""
    options = each.options[:READ]
    passages = tuple(
        Passage(o.text, o.context, 0 if o.hit else -1, 0 if o.hit else -1) for o in options
    )
    places = tuple(_mentions(o, each.case.answers) if o.hit else () for o in options)
    group = Group(each.case.question, passages, each.article)
    return Row(group, part, each.fold, tuple(o.order for o in options), places)


def _mentions(option: Option, answers: Sequence[str]) -> tuple[tuple[int, int], ...]:
    text = option.text.casefold()
    if len(text) != len(option.text):
        return ()
    found = []
    for answer in answers:
        at = text.find(answer.casefold())
        while answer and at >= 0:
            found.append((at, at + len(answer)))
            at = text.find(answer.casefold(), at + 1)
    return tuple(found)


def _placed(group: Group, contexts: Sequence[str], chance: random.Random) -> Group:
    """Return a group as if its sentences stood in some article, where they are in none."""
    if chance.random() >= CONTEXT_SHARE or any(p.context for p in group.passages):
        return group
    context = chance.choice(contexts)
    return replace(group, passages=tuple(replace(p, context=context) for p in group.passages))


def _led_by(source: str, rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Return all rows of a set, and some of the others."""
    kept = []
    for row in rows:
        share = KEPT_SHARE if row.part >= OWN else KEPT_BROAD_SHARE
        if row.group.source == source or chance.random() < share:
            kept.append(row)
    return kept


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--lead", help="the set that a network goes on with")
    parser.add_argument("--to", help="a name for what is written of it")
    parser.add_argument("--ask", nargs="*", help="the sets to be measured on, instead of all")
    options = parser.parse_args()
    folder: Path = options.folder
    own_tokenizer = tokenizer(folder)
    views = [list(groups.read(path)) for path in sorted(folder.glob("own-*.jsonl"))]
    contexts = sorted({p.context.partition("\n")[0] for g in views[0] for p in g.passages})
    chance = random.Random(9)
    rows = [
        Row(_placed(group, contexts, chance), part)
        for part, name in ((BROAD, "qamr.jsonl"), (TRAP, "traps.jsonl"))
        for group in groups.read(folder / name)
    ]
    rows += [Row(g, OWN + view, g.fold) for view, own in enumerate(views) for g in own]
    if options.lead:
        learn = table(own_tokenizer, _led_by(options.lead, rows, chance))
        learn.save(folder / f"{options.to}.npz")
        print(options.to, len(learn), "groups", len(learn.ids), "tokens")
        return
    learn = table(own_tokenizer, rows)
    learn.save(folder / "learn.npz")
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    found = [e for e in found if options.ask is None or e.source in options.ask]
    sources = list(dict.fromkeys(e.source for e in found))
    print(sources)
    told = table(own_tokenizer, [asked(e, sources.index(e.source)) for e in found])
    told.save(folder / "asked.npz")
    for name, each in (("learn", learn), ("asked", told)):
        print(name, len(each), "groups", len(each.firsts), "sentences", len(each.ids), "tokens")


if __name__ == "__main__":
    main()
