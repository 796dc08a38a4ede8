"""Groups as token numbers, ready for batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from benchmarks.fit.reader.groups import Group, Passage
from facts.match.reader_input import (
    CONTEXT_TOKENS,
    QUESTION_TOKENS,
    SENTENCE_TOKENS,
    Input,
    assemble,
    tokenize,
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A group's inputs, and for each the first and last token of its answer: -1 where the
    sentence does not answer, -2 where it does but the answer is no part of what is read."""

    inputs: tuple[Input, ...]
    spans: tuple[tuple[int, int], ...]
    weight: float

    @property
    def length(self) -> int:
        """How many tokens the group has."""
        return sum(len(each.ids) for each in self.inputs)


def encode(tokenizer: Tokenizer, groups: Iterable[Group]) -> Iterator[Encoded]:
    """Yield each group as token numbers."""
    for group in groups:
        (question,) = tokenize(tokenizer, [group.question], QUESTION_TOKENS)
        sentences = tokenize(tokenizer, [p.text for p in group.passages], SENTENCE_TOKENS)
        contexts = tokenize(tokenizer, [p.context for p in group.passages], CONTEXT_TOKENS)
        inputs = tuple(
            assemble(tokenizer, question, sentence, context)
            for sentence, context in zip(sentences, contexts, strict=True)
        )
        spans = tuple(_span(p, i) for p, i in zip(group.passages, inputs, strict=True))
        yield Encoded(inputs, spans, group.weight)


def _span(passage: Passage, own: Input) -> tuple[int, int]:
    if not passage.right:
        return -1, -1
    held = [
        i for i, (a, b) in enumerate(own.places) if a < passage.end and b > passage.start and a < b
    ]
    if not held or own.places[held[-1]][1] < passage.end:
        return -2, -2
    return own.first + held[0], own.first + held[-1]


def batches(found: Sequence[Encoded], tokens: int, chance: random.Random) -> list[list[Encoded]]:
    """Return the groups in batches of about `tokens` tokens, groups of like length together, the
    batches in random order."""
    order = list(found)
    chance.shuffle(order)
    result: list[list[Encoded]] = []
    # Only pools are sorted, so that a batch is not always the same.
    for at in range(0, len(order), 2_000):
        pool = sorted(order[at : at + 2_000], key=lambda e: max(len(i.ids) for i in e.inputs))
        batch: list[Encoded] = []
        size = 0
        own: list[list[Encoded]] = []
        for each in pool:
            if batch and size + each.length > tokens:
                own.append(batch)
                batch, size = [], 0
            batch.append(each)
            size += each.length
        own.append(batch)
        chance.shuffle(own)
        result += own
    return result
