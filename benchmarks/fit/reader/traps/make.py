"""Makes groups of all families, each over a world of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps import clauses, denials, offices, sayings, tallies, times
from benchmarks.fit.reader.traps.names import World

Family = Callable[[World], list[Group]]
FAMILIES: tuple[Family, ...] = (
    *offices.FAMILIES,
    *tallies.FAMILIES,
    *denials.FAMILIES,
    *times.FAMILIES,
    *sayings.FAMILIES,
    *clauses.FAMILIES,
)
"""Some families stand more than once: they have more to teach."""


def make(count: int, seed: int = 1) -> Iterator[Group]:
    """Yield `count` groups, the families in turn."""
    made = 0
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        for group in FAMILIES[number % len(FAMILIES)](World(chance)):
            yield group
            made += 1
            if made == count:
                return
