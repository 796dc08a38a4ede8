"""The product's own candidates for each question, as groups to learn from.

`python -m benchmarks.fit.reader.final` writes `own-0.jsonl`, `own-1.jsonl` …: views of the same
questions. Each has other typos, other candidates beside the right one, and other questions whose
right sentence is left out, so that several passes do not show the same thing.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.fit.reader import groups
from benchmarks.fit.reader.groups import Group, Passage
from benchmarks.fit.reader.product import Asking, Option
from benchmarks.fit.reader.swap import ask_of_another
from facts.evaluate.typos import with_typo

VIEWS = 2
BESIDE = 5
"""How many candidates that do not answer stand beside the one that does."""
BEST = 3
"""How many of them are always the best ones; the others are drawn from the rest."""
WITHHELD_SHARE = 0.2
"""How many answerable questions are asked once more without the sentence that answers."""
SWAPPED_SHARE = 0.8
"""How many are asked of another subject of the article too, where it has one."""
TYPO_SHARE = 0.15
TRAINED = ("squad2-dev-part", "samples", "news", "plain", "mixed", "varied", "qamr")


def make(
    each: Asking, chance: random.Random, *, beside: int = BESIDE, best: int = BEST
) -> Iterator[Group]:
    """Yield the groups of one question, with `beside` candidates that do not answer, of which
    `best` are the best."""
    question = each.case.question
    if chance.random() < TYPO_SHARE:
        question = with_typo(question, chance.randrange(1 << 30))
    ranked = sorted(each.options, key=lambda o: -o.order)
    right = None
    if each.true is not None:
        text, context, start, end = each.true
        right = Passage(text, context, start, end, plausible=not each.case.answerable)
    if not each.case.answerable:
        wrong = [_passage(o) for o in ranked if right is None or o.text != right.text]
        passages = _some(wrong, chance, beside, best)
        if right is not None:
            passages = (right, *passages)
        if passages:
            yield Group(question, passages, each.article)
        return
    wrong = [_passage(o) for o in ranked if not o.hit]
    if right is not None:
        yield Group(question, (right, *_some(wrong, chance, beside, best)), each.article)
    if right is not None and chance.random() < SWAPPED_SHARE:
        swapped = ask_of_another(each, chance)
        if swapped is not None:
            apart = (replace(right, plausible=True), *_some(wrong, chance, beside, best))
            yield Group(swapped, apart, each.article)
    if wrong and (right is None or chance.random() < WITHHELD_SHARE):
        yield Group(question, _some(wrong, chance, beside, best), each.article)


def _some(
    wrong: list[Passage], chance: random.Random, beside: int, best: int
) -> tuple[Passage, ...]:
    first, rest = wrong[:best], wrong[best:]
    return (*first, *chance.sample(rest, min(len(rest), beside - best)))


def _passage(option: Option) -> Passage:
    return Passage(option.text, option.context)


def main() -> None:
    """Write the views."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--views", type=int, default=VIEWS)
    parser.add_argument("--also", nargs="*", default=[], help="sets beside those of all steps")
    options = parser.parse_args()
    folder: Path = options.folder
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = pickle.load(file)
    found = [e for e in found if e.source in (*TRAINED, *options.also)]
    for view in range(options.views):
        chance = random.Random(5 + view)
        made = [replace(g, fold=e.fold, source=e.source) for e in found for g in make(e, chance)]
        print(view, groups.write(folder / f"own-{view}.jsonl", made))


if __name__ == "__main__":
    main()
