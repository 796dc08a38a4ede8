"""A picture of the answers to a question over time: a line for each, a dot for each article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from facts.agreement import ShortAnswer, agree
from facts.dates import long_date
from facts.models import Answer, Citation

EDGE = 3.0
"""Percent of the width that stay free on both sides, so that no dot is cut."""
LINE_HEIGHT = 46
"""Pixels for an answer: its words, and its line below them."""
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Dot:
    """An article that gives the answer. `at` is in percent of the picture's width."""

    citation: Citation
    at: float
    corrected: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An answer, with the articles that give it, oldest first."""

    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class AnswerTimeline:
    """The answers, the one that was given first on top."""

    lines: tuple[Line, ...]
    first: str
    last: str

    @property
    def height(self) -> int:
        """Return the height of the lines in pixels."""
        return LINE_HEIGHT * len(self.lines)


def answer_timeline(found: Answer) -> AnswerTimeline | None:
    """Return the picture of an answer, None where its articles are not of different days."""
    corrected = {id(citation) for citation in found.corrected}
    dated = sorted(
        ((each.published, each) for each in (*found.citations, *found.corrected) if each.published),
        key=lambda pair: pair[0],
    )
    if not dated or dated[0][0] == dated[-1][0]:
        return None
    first, last = dated[0][0], dated[-1][0]
    dots = [Dot(each, _place(day, first, last), id(each) in corrected) for day, each in dated]
    # Articles that do not disagree give one answer, even where each words it in its own way.
    groups = _alike(dots) if found.disagreement or found.corrected else [dots]
    lines = tuple(Line(_label(group[0].citation), tuple(group)) for group in groups)
    return AnswerTimeline(lines, long_date(first), long_date(last))


def _alike(dots: Iterable[Dot]) -> list[list[Dot]]:
    """Return the dots in groups that give one answer."""
    groups: list[list[Dot]] = []
    for dot in dots:
        value = _value(dot.citation)
        like = next((group for group in groups if agree(_value(group[0].citation), value)), None)
        if like is None:
            groups.append([dot])
        else:
            like.append(dot)
    return groups


def _value(citation: Citation) -> ShortAnswer:
    return ShortAnswer(
        citation.short,
        kind=citation.kind,
        normal=citation.normal,
        sentence=citation.quote,
        published=citation.published,
    )


def _place(day: date, first: date, last: date) -> float:
    share = (day - first).days / (last - first).days
    return round(EDGE + (100 - 2 * EDGE) * share, 2)


def _label(citation: Citation) -> str:
    words = " ".join((citation.date_in_words or citation.short or citation.quote).split())
    return words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1].rstrip()}…"
