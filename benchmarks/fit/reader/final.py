"""The last stage's groups: the product's own candidates for each question, and traps again.

`python -m benchmarks.fit.reader.final` writes `final-0.jsonl` and `final-1.jsonl` of one half of
the articles each, and `final-all.jsonl` of all.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fit.reader import groups
from benchmarks.fit.reader.groups import Group, Passage
from benchmarks.fit.reader.product import Asking, Option
from facts.evaluate.typos import with_typo

BESIDE = 3
"""How many candidates that do not answer stand beside the one that does."""
WITHHELD_SHARE = 0.2
"""How many answerable questions are asked once more without the sentence that answers."""
TYPO_SHARE = 0.15
TRAPS = 3_500
"""How many traps are shown again with each set, so that they are not forgotten."""
TRAINED = ("squad2-dev-part", "samples", "news")


def half(each: Asking) -> int:
    """Return which half of the articles a question belongs to."""
    return each.fold % 2


def make(each: Asking, chance: random.Random) -> Iterator[Group]:
    """Yield the groups of one question."""
    question = each.case.question
    if chance.random() < TYPO_SHARE:
        question = with_typo(question, chance.randrange(1 << 30))
    ranked = sorted(each.options, key=lambda o: -o.order)
    if not each.case.answerable:
        wrong = [_passage(o) for o in ranked]
        if each.true is not None:
            near = Passage(each.true[0], each.true[1])
            wrong = [near, *(p for p in wrong if p.text != near.text)]
        if wrong:
            yield Group(question, tuple(wrong[:BESIDE]), each.article)
        return
    wrong = [_passage(o) for o in ranked if not o.hit]
    if each.true is not None:
        text, context, start, end = each.true
        right = Passage(text, context, start, end)
        yield Group(question, (right, *wrong[:BESIDE]), each.article)
    if wrong and (each.true is None or chance.random() < WITHHELD_SHARE):
        yield Group(question, tuple(wrong[: BESIDE - 1]), each.article)


def _passage(option: Option) -> Passage:
    return Passage(option.text, option.context)


def main() -> None:
    """Write the groups of both halves and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    folder = parser.parse_args().folder
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    found = [e for e in found if e.source in TRAINED]
    traps = list(groups.read(folder / "traps.jsonl"))
    for name, own in (
        ("0", [e for e in found if half(e) == 0]),
        ("1", [e for e in found if half(e) == 1]),
        ("all", found),
    ):
        chance = random.Random(5)
        made = [g for e in own for g in make(e, chance)]
        made += chance.sample(traps, min(len(traps), TRAPS // (2 if name != "all" else 1)))
        chance.shuffle(made)
        print(name, groups.write(folder / f"final-{name}.jsonl", made))


if __name__ == "__main__":
    main()
