"""What a store knows of a question's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number of sentences in the record, how many hold each term, and words that look alike.

    `frequencies` leaves out the terms that no sentence contains. `similar` has an entry for each
    word that was unknown, as `Store.similar_words` gives it.
    """

    sentences: int
    frequencies: Mapping[str, int]
    similar: Mapping[str, Sequence[tuple[str, int]]]
