"""Numbers before the paragraphs of a decision or a statement: "1. Prices rose in March."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.lines import ENDED, LineRun

_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,3})[.)]\s{1,8}(?=[\"'“‘«(]{0,2}[^\W\d_a-z])"
    r"(?![A-Z]{2}[^a-z\n]{0,40}[-–—:])"  # "1. HARBOUR — The …": an item with its head
)
_SHORTEST = 50  # characters of the first: a shorter one begins a list, whose numbers tell places


def after_numbers(text: str, runs: Sequence[LineRun]) -> dict[int, int]:
    """Return where the words of numbered paragraphs begin, by where the paragraphs do.

    They are whole sentences, and counted from 1, at least up to 2.
    """
    found: dict[int, int] = {}
    for run in runs:
        match = _NUMBER.match(text, run.start, min(run.end, run.start + 80))
        if match is None or int(match["number"]) != len(found) + 1:
            continue
        long = found or run.end - run.start >= _SHORTEST
        if long and ENDED.search(text, run.end - 4, run.end):
            found[run.start] = match.end()
    return found if len(found) > 1 else {}
