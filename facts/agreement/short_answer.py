"""A short answer with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facts.models import FactKind


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A short answer to be compared.

    `kind` and `normal` are those of the fact whose value it is. `sentence` states it, and
    `published` is the day against which dates in the sentence are resolved.
    """

    text: str
    kind: FactKind | None = None
    normal: str | None = None
    sentence: str = ""
    published: date | None = None

    @property
    def is_person(self) -> bool:
        """Return whether it is known to be a person's name."""
        return self.kind is FactKind.PERSON
