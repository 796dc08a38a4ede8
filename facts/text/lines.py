"""Lines of a text, and the paragraphs that they form.

Some texts hold one paragraph a line, others are wrapped at a column, so a line break may or may not
end a paragraph. It counts as a wrap only where the next word would not have fitted on the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_WORD_END = re.compile(r"\s")
LIST_MARK = re.compile(
    r"(?:[-*•‣▪◦●■►–—·+]|#{1,6}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])(?=[\s\ufeff])"
)
_RULE = re.compile(r"([-=_~—–])\1{2,}")
"""A line that is drawn with characters, which parts paragraphs as an empty one does."""
_STOPS = ".!?…:;。！？"
_LABELLED = re.compile(r"[^\W_][^\s:]*+(?: [^\s:]++){0,4}+: \S")
"""The beginning of an item such as `Sold at: all stores`, which is a line of its own."""

WIDEST_WRAP = 120
"""A text with many longer lines is taken to be unwrapped."""
NARROWEST_WRAP = 40
_FEWEST_INDENT = 2  # spaces
_FEWEST_CENTRED = 5  # spaces
ENDED = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
"""The end of a line with which a sentence ends too."""
_FEWEST_WRAPS = 2
_MOST_STOPPED = 0.45  # as a share of the line breaks
_MOST_SHORT = 0.67  # as a share of the line breaks
_TOLERANCE = 0.85  # lines of proportional type differ in their number of characters


@dataclass(frozen=True, slots=True)
class LineRun:
    """A line, or the lines of a paragraph, by half-open offsets without outer white space."""

    start: int
    end: int
    blank_before: bool = False

    def of(self, text: str) -> str:
        """Return the part of `text` that it covers."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without white space and invisible characters at either end."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def lines(text: str) -> list[LineRun]:
    """Return the lines that are not empty. Each knows whether a blank line comes before it."""
    found: list[LineRun] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end or _RULE.fullmatch(text, start, end):
            continue
        breaks = len(_BREAK.findall(text, last_end, start))
        found.append(LineRun(start, end, blank_before=breaks > 1))
        last_end = end
    return found


def wrap_width(text: str, runs: list[LineRun]) -> int | None:
    """Return the column at which a text is wrapped, or None where each line is a paragraph."""
    lengths = sorted(run.end - run.start for run in runs)
    if not lengths:
        return None
    if lengths[int(len(lengths) * 0.9)] > WIDEST_WRAP:
        return None
    broken = [
        run
        for run, following in pairwise(runs)
        if not (
            following.blank_before
            or _is_labelled(text, run)
            or _is_labelled(text, following)
            or _is_indented(text, run, following)
        )
    ]
    # Sentences seldom end where a line is full, and paragraphs nearly always end with one.
    stopped = sum(text[run.end - 1] in _STOPS for run in broken)
    if len(broken) < _FEWEST_WRAPS or stopped > len(broken) * _MOST_STOPPED:
        return None
    inner = sorted(run.end - run.start for run in broken)
    width = inner[int(len(inner) * 0.9)]
    # The lines of a head that is a list of labels and values are short.
    short = sum(2 * length < width for length in inner)
    return width if width >= NARROWEST_WRAP and short <= len(inner) * _MOST_SHORT else None


def is_wrap(text: str, before: LineRun, after: LineRun, width: int | None) -> bool:
    """Return whether the break between two lines is only a wrap inside a paragraph."""
    if after.blank_before or LIST_MARK.match(text, after.start):
        return False
    left, right = trim(text, before.end, after.start)
    if left != right:
        return False  # something that belongs to neither stands between
    if _is_labelled(text, before) and _is_labelled(text, after):
        return False
    if _is_indented(text, before, after):
        return False
    if text[before.end - 1] not in _STOPS and text[after.start].islower():
        return before.end - before.start >= NARROWEST_WRAP // 2
    if width is None:
        return False
    match = _WORD_END.search(text, after.start, after.end)
    word_end = match.start() if match else after.end
    filled = before.end - before.start + 1 + word_end - after.start
    return filled > width * _TOLERANCE


def _is_indented(text: str, before: LineRun, after: LineRun) -> bool:
    """Return whether an indent begins a paragraph: below the end of a sentence, and no item of a
    list, whose further lines are indented too."""
    if not ENDED.search(text, max(before.start, before.end - 4), before.end):
        return False
    if LIST_MARK.match(text, before.start):
        return False
    return _indent(text, after) - _indent(text, before) >= _FEWEST_INDENT


def are_centred(text: str, before: LineRun, after: LineRun) -> bool:
    """Return whether two lines in capitals, far from the margin, are of one centred headline."""
    if after.blank_before or not (before.of(text).isupper() and after.of(text).isupper()):
        return False
    return min(_indent(text, before), _indent(text, after)) >= _FEWEST_CENTRED


def _indent(text: str, run: LineRun) -> int:
    first = run.start
    while first > 0 and text[first - 1] in " \u00a0":
        first -= 1
    return run.start - first


def _is_labelled(text: str, run: LineRun) -> bool:
    return _LABELLED.match(text, run.start, run.end) is not None


def paragraphs(text: str, runs: list[LineRun], width: int | None) -> list[LineRun]:
    """Join the lines where the break between them is a wrap."""
    joined: list[LineRun] = []
    last: LineRun | None = None
    for run in runs:
        if last is not None and is_wrap(text, last, run, width):
            head = joined[-1]
            joined[-1] = LineRun(head.start, run.end, head.blank_before)
        else:
            joined.append(run)
        last = run
    return joined
