"""Numbers in short answers. Values with other numbers are never the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from facts.agreement.words import PhraseWord
from facts.words.bounds import OVER, UNDER

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
}
_PARTS = frozenset("half halve quarter double twice triple thrice several million".split())
_ABOUT = frozenset("about approximately around nearly roughly almost some estimated".split())
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """The numbers of a phrase, how they are bounded, and its other words."""

    numbers: tuple[str, ...]
    bound: str
    rest: tuple[PhraseWord, ...]

    @classmethod
    def of(cls, words: Sequence[PhraseWord]) -> Quantity:
        """Return the numbers of words and what they count."""
        numbers, rest = [], []
        for found in _read(words):
            if isinstance(found, str):
                numbers.append(found)
            else:
                rest.append(found)
        if not numbers:
            return cls((), "", tuple(rest))
        said = " ".join(word.form for word in words)
        bound = next(
            (
                name
                for name, phrases in (("under", UNDER), ("over", OVER))
                if any(said.startswith(f"{phrase} ") for phrase in phrases)
            ),
            "",
        )
        if bound:
            rest = rest[_bound_length(rest) :]
        kept = tuple(word for word in rest if word.form not in _ABOUT)
        return cls(tuple(sorted(numbers)), bound, kept)

    def counts_like(self, other: Quantity) -> bool:
        """Return whether both hold the same numbers, not bounded from opposite sides."""
        opposite = self.bound and other.bound and self.bound != other.bound
        return self.numbers == other.numbers and not opposite

    @property
    def is_bare(self) -> bool:
        """Return whether there is nothing but numbers."""
        return not self.rest

    @property
    def is_share(self) -> bool:
        """Return whether it is so many in a hundred, which is no count."""
        return any(word.form in ("percent", "percentage") for word in self.rest)


def _bound_length(rest: Sequence[PhraseWord]) -> int:
    """Return how many words at the start only bound the number."""
    said = " ".join(word.form for word in rest)
    fitting = [p for p in (*UNDER, *OVER) if said == p or said.startswith(f"{p} ")]
    return max((len(phrase.split()) for phrase in fitting), default=0)


def _read(words: Sequence[PhraseWord]) -> Iterator[str | PhraseWord]:
    """Yield each number as one text, scales counted in, and each other word."""
    held: Decimal | None = None
    for word in words:
        if held is not None and word.form in _SCALES:
            held *= _SCALES[word.form]
            continue
        if held is not None:
            yield _plain(held)
            held = None
        if word.form.lstrip("-")[:1].isdigit():
            try:
                held = Decimal(word.form) if len(word.form) <= _MOST_DIGITS else None
            except InvalidOperation:  # an ordinal, or a code such as 17b
                held = None
            if held is None:
                yield word.form
        elif word.form in _PARTS or word.form in ("hundred", "thousand", "billion", "dozen"):
            yield word.form
        else:
            yield word
    if held is not None:
        yield _plain(held)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
