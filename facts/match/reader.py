"""The reader: a small trained network that reads a question and a sentence together.

It says how likely a sentence answers, and where in it the answer stands. `benchmarks/fit/reader`
trains it (docs/decisions/reader.md); onnxruntime runs it from a file that ships with the library.
"""

from __future__ import annotations

import hashlib
import json
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from facts.errors import ReaderDamaged
from facts.match.reader_input import (
    QUESTION_TOKENS,
    SENTENCE_TOKENS,
    Input,
    assemble,
    tokenize,
    tokenize_contexts,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parents[1] / "data"
WEIGHTS, TOKENS, DIGESTS = "reader.onnx", "reader_tokens.json", "reader_digests.json"
THREADS = 2
LONGEST_SPAN = 24
"""The most tokens of a short answer."""
_IN_NUMBERS = frozenset(",.")
_LIKE = 24
"""By how many tokens sequences of one batch may differ: padding costs as much as reading."""
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """A stretch of a sentence, in characters, and the log-probability that it is the answer."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one sentence.

    `relevance` is the log-odds that it answers, against no sentence answering. `starts` and
    `ends` are the log-probabilities of each token, which stand at `places` in the sentence.
    """

    relevance: float
    places: list[tuple[int, int]]
    starts: Scores
    ends: Scores

    def after(self, lead: str) -> Reading:
        """Return the reading of what follows `lead`, with its places counted from there."""
        if not lead:
            return self
        kept = [i for i, (start, _) in enumerate(self.places) if start >= len(lead)]
        places = [(self.places[i][0] - len(lead), self.places[i][1] - len(lead)) for i in kept]
        return Reading(self.relevance, places, self.starts[kept], self.ends[kept])

    def score(self, start: int, end: int) -> float:
        """Return the log-probability that the answer is the stretch from `start` to `end`."""
        held = [i for i, (a, b) in enumerate(self.places) if a < end and b > start]
        if not held:
            return float("-inf")
        return float(self.starts[held[0]] + self.ends[held[-1]])

    @property
    def chance(self) -> float:
        """Return the log-probability of a stretch that nothing speaks for or against."""
        return -2 * math.log(max(1, len(self.places)))

    def best(self, text: str) -> AnswerSpan | None:
        """Return the likeliest stretch of whole words and numbers of the sentence `text`."""
        count = len(self.places)
        if not count:
            return None
        table = self.starts[:, None] + self.ends[None, :]
        first, last = np.indices(table.shape)
        table = np.where((last >= first) & (last - first < LONGEST_SPAN), table, -np.inf)
        at = int(np.argmax(table))
        start, end = self.places[at // count][0], self.places[at % count][1]
        while start > 0 and _is_within(text, start):
            start -= 1
        while end < len(text) and _is_within(text, end):
            end += 1
        return AnswerSpan(start, end, float(table.flat[at]))


def _is_within(text: str, at: int) -> bool:
    """Return whether a place is within a word or a number: in `15,310`, also beside the comma."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after in _IN_NUMBERS:
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in _IN_NUMBERS and after.isdigit() and text[max(0, at - 2) : at - 1].isdigit()


class _ReadingOfValues(Reading):
    """A reading whose own words are not asked for."""

    __slots__ = ()

    def best(self, text: str) -> AnswerSpan | None:
        return None


def without_words(reading: Reading) -> Reading:
    """Return a reading that rates values, and proposes no words of its own."""
    return _ReadingOfValues(reading.relevance, reading.places, reading.starts, reading.ends)


class Reader:
    """The network with its tokenizer. Safe to use from any thread."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Reader:
        """Load the files of a folder; raises `ReaderDamaged` where they are not as made, and
        `ImportError` where onnxruntime or tokenizers is not installed."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        digests = _digests(folder / DIGESTS)
        weights = _checked(folder / WEIGHTS, digests.get(WEIGHTS))
        tokens = _checked(folder / TOKENS, digests.get(TOKENS))
        options = SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        return cls(session, Tokenizer.from_str(tokens.decode("utf-8")))

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Return what each sentence says to a question. A passage is a sentence and its context,
        as `facts.match.reader_input.context_of` tells it."""
        (asked,) = tokenize(self._tokenizer, [question], QUESTION_TOKENS)
        sentences = tokenize(self._tokenizer, [text for text, _ in passages], SENTENCE_TOKENS)
        contexts = tokenize_contexts(self._tokenizer, [around for _, around in passages])
        inputs = [
            assemble(self._tokenizer, asked, sentence, context)
            for sentence, context in zip(sentences, contexts, strict=True)
        ]
        found: list[Reading | None] = [None] * len(inputs)
        for batch in _batches(inputs):
            for at, reading in zip(batch, self._run([inputs[i] for i in batch]), strict=True):
                found[at] = reading
        return [each for each in found if each is not None]

    def _run(self, batch: Sequence[Input]) -> list[Reading]:
        longest = max(len(each.ids) for each in batch)
        table = np.zeros((3, len(batch), longest), np.int64)
        for row, each in enumerate(batch):
            size = len(each.ids)
            table[0, row, :size] = each.ids
            table[1, row, :size] = each.types
            table[2, row, :size] = 1
        ids, types, mask = table
        relevance, span = self._session.run(None, {"ids": ids, "types": types, "mask": mask})
        readings = []
        for row, each in enumerate(batch):
            own = span[row, each.first : each.first + len(each.places)]
            starts, ends = _log_softmax(own[:, 0]), _log_softmax(own[:, 1])
            readings.append(Reading(float(relevance[row]), each.places, starts, ends))
        return readings


_loading = threading.Lock()


def reader() -> Reader | None:
    """Return the reader that ships with the library, loaded once; None where what runs it is not
    installed. Raises `ReaderDamaged` as `Reader.load` does."""
    with _loading:  # or threads that ask their first questions at once would each load it
        return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Reader | None:
    try:
        return Reader.load()
    except ImportError:
        return None


def _digests(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(contents(path)))
    except (TypeError, ValueError):
        raise damaged(f"{path.name} is not as it was made") from None


def _checked(path: Path, digest: str | None) -> bytes:
    data = contents(path)
    if hashlib.sha256(data).hexdigest() != digest:
        raise damaged(f"{path.name} is not the file that this version was made with")
    return data


def contents(path: Path) -> bytes:
    """Return what a file holds. Raises `ReaderDamaged` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise damaged(f"{path.name} cannot be read: {reason}") from error


def damaged(why: str) -> ReaderDamaged:
    """Return the error for a file that is not as it was made."""
    return ReaderDamaged(
        "The reader cannot be used",
        why=why,
        remedy="Install the library again, or leave the reader out: reader=False, --fast, or "
        "READER=false for the bot",
    )


def _batches(inputs: Sequence[Input]) -> list[list[int]]:
    """Return the positions of inputs that are read together, those of like length."""
    order = sorted(range(len(inputs)), key=lambda i: len(inputs[i].ids))
    found: list[list[int]] = []
    for at in order:
        if found and len(inputs[at].ids) - len(inputs[found[-1][0]].ids) <= _LIKE:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _log_softmax(values: Scores) -> Scores:
    if not len(values):
        return values
    top = values.max()
    result: Scores = values - top - np.log(np.exp(values - top).sum())
    return result
