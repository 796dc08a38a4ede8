"""What the reader learns from: a question with sentences, of which some or none answer it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that a question is asked of.

    `start` and `end` are where the answer stands in `text`: both -1 where the sentence does not
    answer, both 0 where it does as a whole. `context` is what is known around the sentence: its
    article's title and date. `plausible` says that the answer only seems one: what stands there
    would be asked for, but the question takes for granted what is not so.
    """

    text: str
    context: str = ""
    start: int = -1
    end: int = -1
    plausible: bool = False

    @property
    def right(self) -> bool:
        """Whether the sentence answers."""
        return self.start >= 0 and not self.plausible


@dataclass(frozen=True, slots=True)
class Group:
    """A question with its passages. `fold` says which fold its article belongs to, -1 if none, and
    `source` which set the question is from."""

    question: str
    passages: tuple[Passage, ...]
    article: str = ""
    weight: float = 1.0
    fold: int = -1
    source: str = ""


def write(path: Path, groups: Iterable[Group]) -> int:
    """Write groups as lines of JSON, and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for group in groups:
            file.write(json.dumps(asdict(group), ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Group]:
    """Yield the groups of a file that `write` has written."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            passages = tuple(Passage(**each) for each in row.pop("passages"))
            yield Group(passages=passages, **row)


def answerable(groups: Sequence[Group]) -> int:
    """Return how many groups hold an answer."""
    return sum(any(p.right for p in g.passages) for g in groups)
