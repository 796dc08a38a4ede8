"""Rows of tables, which are read as `Province: Osmer | Votes: 15,310`.

The reader has learnt sentences, and is unsure of all rows. The trees are sure of too many. So a row
is looked up as a person would: it has what the question names, and one column has the name of what
is asked for. Where the things compared are the columns (`Cost | Swallow: €19m | Heron: €17m`), the
row has the name of what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facts.dates.names import MONTHS
from facts.match.candidate_view import CandidateView
from facts.match.expand import QueryTerm
from facts.match.value_fit import words_fit
from facts.question import QuestionForm
from facts.text.cells import CELL_MARK, NAME_END
from facts.words import normalize

FOUND = 0.7
"""The confidence in a cell whose row and column the question names. It is chosen, not fitted: more
than any threshold in use, and less than that in a sentence that says the same."""
_ASIDE = re.compile(r"\([^()]*\)")
"""What a cell says beside its value: `Osmer (via Tarn)` is not Tarn."""
_MOST_UNKNOWN = 0.5
"""How many words of a question may be neither in the row nor around it, for each that is."""
BEYOND = re.compile(
    r"\b(?:most|least|more|less|fewer|fewest|total|altogether|average|than|all|every|each|\w{3,}est"
    r"|last|next|previous|previously|earlier|later|ago|before|after|since|until)\b",
    re.IGNORECASE,
)
"""Words that ask for several rows at once, or for another time."""
LOOKED_UP = frozenset(QuestionForm) - {
    QuestionForm.YES_NO,
    QuestionForm.KEYWORDS,
    QuestionForm.WHY,
    QuestionForm.HOW,
}
"""Forms of questions that one cell may answer."""
_MONTH_TERMS = frozenset(map(normalize.term, MONTHS))
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.’'-]{0,30}"
    r"(?: (?:(?:de|van|von|der|al|bin|la) ){0,2}[^\W\d_a-z][\w.’'-]{0,30}){1,4}(?=,|$)"
)
"""A name of two words or more, which an occupation may follow."""


class Found(NamedTuple):
    """What was looked up: which of the sentences has it, and its half-open offsets there. `certain`
    says that the question has the whole name of it."""

    at: int
    start: int
    end: int
    certain: bool = True


class Cell(NamedTuple):
    """A cell by half-open offsets in its row: the name of its column, and its value."""

    name: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RowMatch:
    """What a row has of a question: how many of its words, and the cell that answers, by half-open
    offsets in the sentence, where one does."""

    words: int
    cell: tuple[int, int] | None = None


def has_all_named(view: CandidateView) -> bool:
    """Return whether a row has all names in the question, and the noun that is asked for."""
    head = view.query.question.head
    named = [
        strength
        for term, strength in zip(view.query.terms, view.strength, strict=True)
        if term.name or term.term in head
    ]
    return bool(named) and all(named)


def look_up(views: Sequence[CandidateView]) -> Found | None:
    """Return the cell that answers. There is none where two rows have as much of the question."""
    matches = {i: _match(view) for i, view in enumerate(views) if _is_row(view)}
    best = single_best({i: match.words for i, match in matches.items() if match.words})
    if best is None or (cell := matches[best].cell) is None:
        return None
    return Found(best, *cell)


def is_of_other_column(view: CandidateView, start: int) -> bool:
    """Return whether a value at an offset in a row is in a column that a number names, and the
    question names another: `Fare 3 Jan: 140`, where the fare of 17 January is asked for."""
    row = view.candidate.sentence.text
    if not _is_row(view):
        return False
    cells = list(_cells(row))
    at = next((n for n, cell in enumerate(cells) if cell.value[0] <= start < cell.value[1]), None)
    if at is None or not any(map(str.isdigit, row[slice(*cells[at].name)])):
        return False
    in_values, in_names = _places(view, cells)
    known = in_names.get(at, set()).union(*in_values.values())
    return any(
        term.term.isdigit() and i not in known and not view.title[i]
        for i, term in enumerate(view.query.terms)
    )


def single_best(worth: Mapping[int, float]) -> int | None:
    """Return the number that is worth most, or None where there is none or several are."""
    most = max(worth.values(), default=0)
    best = [number for number, each in worth.items() if each == most]
    return best[0] if len(best) == 1 else None


def _is_row(view: CandidateView) -> bool:
    """Return whether some columns of a row have names. The first may have none, and a cell may hold
    the mark between two: `via Osmer | summer only`."""
    _, mark, others = view.candidate.sentence.text.partition(CELL_MARK)
    return bool(mark) and NAME_END in others


def _match(view: CandidateView) -> RowMatch:
    """Return what a row has of a question."""
    question = view.query.question
    cells = list(_cells(view.candidate.sentence.text))
    in_values, in_names = _places(view, cells)
    held: set[int] = set().union(*in_values.values(), _months(view, cells))
    if question.asked not in LOOKED_UP or BEYOND.search(question.plain) or not held:
        return RowMatch(len(held))
    named = {
        number: terms - held
        for number, terms in in_names.items()
        if number not in in_values and terms - held and words_fit(view, *cells[number].value)
    }
    known = held.union(*in_names.values())
    unknown = _unknown(view, known)
    if named:
        best = single_best({number: len(terms) for number, terms in named.items()})
    else:
        best = None if unknown else _by_kind(view, cells, in_values)
    if (
        best is None
        or unknown > _MOST_UNKNOWN * len(known)
        or not _has_names(view, held | named.get(best, set()))
    ):
        return RowMatch(len(held))
    return RowMatch(len(held), cells[best].value)


def _places(
    view: CandidateView, cells: Sequence[Cell]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return which words of the question the value, and the column's name, of each cell have."""
    in_values: dict[int, set[int]] = {}
    in_names: dict[int, set[int]] = {}
    asides = [match.span() for match in _ASIDE.finditer(view.candidate.sentence.text)]
    for at, i in view.positions:
        start = view.words[at].start
        if any(first < start < last for first, last in asides):
            continue
        for number, cell in enumerate(cells):
            if cell.value[0] <= start < cell.value[1]:
                in_values.setdefault(number, set()).add(i)
            elif cell.name[0] <= start < cell.name[1]:
                in_names.setdefault(number, set()).add(i)
    return in_values, in_names


def _months(view: CandidateView, cells: Sequence[Cell]) -> Iterator[int]:
    """Yield a number below 0 for each month that the question and a cell have: *May* and *March*
    are function words and verbs to the index."""
    question = view.query.question.plain
    row = view.candidate.sentence.text
    for number, word in enumerate(view.query.words, start=1):
        written = question[word.start : word.end]
        named = word.word in MONTHS and written.istitle()
        if named and any(written in row[slice(*cell.value)].split() for cell in cells):
            yield -number


def _by_kind(
    view: CandidateView, cells: Sequence[Cell], in_values: dict[int, set[int]]
) -> int | None:
    """Return the only cell that names somebody, where the question asks who has what the row
    says."""
    if view.query.question.asked is not QuestionForm.WHO:
        return None
    row = view.candidate.sentence.text
    return single_best(
        {
            number: 1
            for number, cell in enumerate(cells)
            if number not in in_values and _PERSON.match(row, *cell.value)
        }
    )


def _cells(row: str) -> Iterator[Cell]:
    """Yield the cells of a row. What has no column's name belongs to the cell before."""
    start, last = 0, Cell((0, 0), (0, 0))
    for part in row.split(CELL_MARK):
        at, end = part.find(NAME_END), start + len(part)
        if at >= 0:
            if start:
                yield last
            last = Cell((start, start + at), (start + at + len(NAME_END), end))
        else:
            last = Cell(last.name, (last.value[0], end))
        start = end + len(CELL_MARK)
    yield last


def _has_names(view: CandidateView, used: set[int]) -> bool:
    """Return whether all names are in cells, or in the title: those of other rows do not count.

    A date may stand above the table.
    """
    return all(
        i in used or term.optional or view.title[i] or (_is_date(term) and view.nearby[i])
        for i, term in enumerate(view.query.terms)
        if term.name
    )


def _is_date(term: QueryTerm) -> bool:
    return term.term.isdigit() or term.term in _MONTH_TERMS


def _unknown(view: CandidateView, known: set[int]) -> int:
    """Return how many words of the question neither the row nor what is around it has."""
    return sum(
        not (i in known or view.nearby[i] or term.optional)
        for i, term in enumerate(view.query.terms)
    )
