"""Rows of tables, which are read as `Province: Osmer | Votes: 15,310`.

The reader has learnt sentences, and is unsure of all rows. The trees are sure of too many. So a row
answers where it has all that the question names, as far as the trees are sure.
"""

from __future__ import annotations

from facts.match.candidate_view import CandidateView
from facts.text.cells import CELL_MARK


def is_table_row(sentence: str) -> bool:
    """Return whether a sentence is a row whose cells have the names of their columns."""
    cells = sentence.split(CELL_MARK)
    return len(cells) > 1 and all(": " in cell for cell in cells)


def has_all_named(view: CandidateView) -> bool:
    """Return whether a row has all names in the question, and the noun that is asked for."""
    head = view.query.question.head
    named = [
        strength
        for term, strength in zip(view.query.terms, view.strength, strict=True)
        if term.name or term.term in head
    ]
    return bool(named) and all(named)
