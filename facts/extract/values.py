"""What extraction finds before it becomes facts: typed values with offsets into the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.models import FactKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed value: half-open character offsets into the sentence, and its head token's index."""

    start: int
    end: int
    kind: FactKind
    head: int
    normal: str | None = None
    unit: str | None = None

    def holds(self, offset: int) -> bool:
        """Return whether the character at `offset` belongs to the value."""
        return self.start <= offset < self.end


def head_of(doc: Doc, start: int, end: int) -> int:
    """Return the index of the syntactic head of a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return int(span.root.i) if span is not None else 0


def token_at(doc: Doc, offset: int) -> int:
    """Return the index of the token that the character at `offset` belongs to."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return int(span.start) if span is not None else 0
