"""A picture of how many articles were published when: a bar for each day, month or year."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facts.web.periods import Period, periods

MOST_BARS = 24
"""A thumb can still hit one of so many on a phone."""
HEIGHT = 72
"""Of the tallest bar, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of a period. `left` and `width` are in percent of the picture's width."""

    period: Period
    articles: int
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ArticleTimeline:
    """The bars, oldest first, and the first, middle and last period, which are named below."""

    bars: tuple[Bar, ...]
    tallest: int
    first: str
    middle: str
    last: str


def article_timeline(days: Sequence[tuple[date, int]]) -> ArticleTimeline | None:
    """Return the picture of articles by day, None where all are of one day."""
    if len(days) < 2:
        return None
    steps = periods(days[0][0], days[-1][0], MOST_BARS)
    starts = [step.first for step in steps]
    articles: Counter[int] = Counter()
    for day, number in days:
        articles[bisect_right(starts, day) - 1] += number
    tallest = max(articles.values())
    share = 100 / len(steps)
    bars = tuple(
        Bar(
            period=steps[at],
            articles=number,
            left=round(at * share, 3),
            width=round(share, 3),
            height=max(2.0, round(HEIGHT * number / tallest, 1)),
        )
        for at, number in sorted(articles.items())
    )
    middle = str(steps[len(steps) // 2]) if len(steps) % 2 and len(steps) > 4 else ""
    return ArticleTimeline(bars, tallest, str(steps[0]), middle, str(steps[-1]))
