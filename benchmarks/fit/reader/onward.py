"""The table that a network goes on with: all of the newest questions, and some of the others.

`python -m benchmarks.fit.reader.onward --newest natural --to onward` writes `onward.npz` of what
`product` and `alone` found in the folder. One question has fewer candidates beside the right one
than in the steps before, as two processors have to learn from them within the hour. Each view
shows other ones, and other questions of the older sets.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.fit.reader import final, groups
from benchmarks.fit.reader.encode import BROAD, OWN, TRAP, Row, _placed, table, tokenizer
from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.product import Asking

BESIDE, BEST = 3, 2
"""How many candidates that do not answer stand beside the one that does, and how many of them are
the best ones."""
ALONE, NAMED = "alone", "named"
VIEWS = 2
SHARES = {
    ALONE: 1.0,
    NAMED: 0.4,
    "judged": 1.0,
    "squad2-dev-part": 0.3,
    "samples": 0.4,
    "varied": 0.12,
    "further": 0.12,
    "news": 0.06,
    "plain": 0.12,
    "mixed": 0.25,
}
"""Which share of the questions of each set is in a view. The newest are asked of their article
alone, the others of a whole record."""
OF_RECORD = {
    ALONE: 0.12,
    NAMED: 1.0,
    "judged": 1.0,
    "squad2-dev-part": 0.3,
    "samples": 1.0,
    "varied": 0.15,
    "further": 0.15,
    "news": 0.12,
    "plain": 0.25,
    "mixed": 0.3,
}
"""The shares where most questions are asked of a whole record."""
HALVED = "judged"
"""The set of which every second article is left out, to choose by."""
BROAD_SHARES = {"qamr.jsonl": 0.02, "traps.jsonl": 0.015}
_SEED = 305


def chosen(
    found: Sequence[Asking], shares: Mapping[str, float], chance: random.Random
) -> Iterator[Group]:
    """Yield the groups of a share of each set's questions."""
    numbers: dict[str, int] = {}
    for each in found:
        number = numbers.setdefault(each.article, len(numbers))
        if each.source == HALVED and number % 2 == 0:
            continue
        if chance.random() < shares[each.source]:
            for group in final.make(each, chance, beside=BESIDE, best=BEST):
                yield replace(group, source=each.source)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument("--newest", nargs="+", required=True, help="the sets that were asked alone")
    parser.add_argument("--of-record", action="store_true", help="mostly what a record is asked")
    parser.add_argument("--to", required=True, help="the name of the table")
    options = parser.parse_args()
    folder: Path = options.folder
    alone: list[Asking] = []
    for name in options.newest:
        with (folder / f"{name}-alone.pickle").open("rb") as file:
            alone += [replace(each, source=ALONE) for each in pickle.load(file)]
    learnt = {each.article for each in alone}
    with (folder / "askings.pickle").open("rb") as file:
        found: list[Asking] = [each for each in pickle.load(file) if each.source in SHARES]
    # The articles to choose by were left out of what was asked alone, and are here too.
    found = [each for each in found if each.source != NAMED or each.article in learnt] + alone
    rows = []
    shares, views, seed = (OF_RECORD, 1, 405) if options.of_record else (SHARES, VIEWS, _SEED)
    for view in range(views):
        rows += [Row(g, OWN + view) for g in chosen(found, shares, random.Random(seed + view))]
    contexts = sorted({p.context.partition("\n")[0] for r in rows for p in r.group.passages})
    chance = random.Random(_SEED)
    for part, (name, share) in zip((BROAD, TRAP), BROAD_SHARES.items(), strict=True):
        some = (g for g in groups.read(folder / name) if chance.random() < share)
        rows += [Row(_placed(group, contexts, chance), part) for group in some]
    learn = table(tokenizer(folder), rows)
    learn.save(folder / f"{options.to}.npz")
    print(options.to, len(learn), "groups", len(learn.ids), "tokens")


if __name__ == "__main__":
    main()
