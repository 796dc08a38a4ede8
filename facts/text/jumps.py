"""Lines of a printed paper that lead from one page to another: "See FROST, Page A6", "Continued
from Page A1"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.lines import LineRun

_PAGE = r"(?:(?i:pages?|pg?\.?)\s?[A-Z]{0,2}-?\d{1,3}|[A-Z]{1,2}-?\d{1,3})"
_WORD = r"[A-Z][A-Z\d’'&-]{1,20}(?:\s[A-Z\d][A-Z\d’'&-]{0,20}){0,3}"
"""What a paper calls a report where it goes on: its jump word, in capitals."""
_JUMP = re.compile(
    rf"[\W_]{{0,4}}(?:(?i:please\s)?(?i:see|turn\sto|from)\s{_WORD},?\s(?:(?i:on|from)\s)?{_PAGE}"
    rf"|(?:{_WORD},?\s|(?i:please\s|(?:story|report|article)\s))?"
    rf"(?i:(?:is\s)?(?:continue[sd]?|cont['’]?d\.?|jumps))\s(?i:on|from|to)\s{_PAGE}"
    rf"|{_WORD},?\s(?:[|/]\s)?(?i:from)\s{_PAGE}"
    rf"|(?i:please\s)?(?i:turn\sto|see)\s{_PAGE}"
    r"|(?i:continued\s(?:on|from)\s(?:the\s)?(?:next|previous|back|front|last)\spage))[\W_]{0,4}"
)
_FROM = re.compile(r"\b(?:from|previous)\b", re.IGNORECASE)
_LONE_WORD = re.compile(_WORD)


def without_jumps(text: str, runs: Sequence[LineRun]) -> list[LineRun]:
    """Return the lines of a text without those that only lead to the page where it goes on, and
    without the word above "Continued from" by which the paper calls the report there."""
    lines = [run.of(text) for run in runs]
    jumps = {n for n, line in enumerate(lines) if len(line) <= 100 and _JUMP.fullmatch(line)}
    for n in sorted(jumps):
        above = lines[n - 1] if n > 1 else ""
        if _FROM.search(lines[n]) and n - 1 not in jumps and _LONE_WORD.fullmatch(above):
            jumps.add(n - 1)
    return [run for n, run in enumerate(runs) if n not in jumps]
