"""Titles of other stories that stand in a text: below a heading such as "Related news", or behind a
label as in "Read also: …". Sites and agencies put them between its title and its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.datelines import find_dateline
from facts.text.lines import ENDED, LIST_MARK, LineRun

_STORIES = r"(?:news|stor(?:y|ies)|articles?|coverage|posts?|reading|topics?|headlines|reports?)"
_HEADING = re.compile(
    rf"(?:(?:related|recommended|similar|most read|most popular) {_STORIES}"
    r"|(?:related|also read|read (?:also|more|next)|see also|more on this(?: story| topic)?"
    r"|you (?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed|shared)"
    r"|(?:what to read|read) next|recommended(?: for you)?|in other (?:media|news)))\s?:?",
    re.IGNORECASE,
)
_POINTS = (
    rf"(?:related(?: {_STORIES})?|also read|(?:also )?read(?: more| also| next)|see also|also see"
    r"|more on this(?: story| topic)?|you may also like)\s?[:|»›]"
)
_POINTER = re.compile(rf"{_POINTS}\s?\S.{{1,160}}", re.IGNORECASE)
_LABEL = re.compile(_POINTS, re.IGNORECASE)
_LONGEST = 140  # characters
_MOST = 8  # titles below a heading that are not marked as a list


def heads_other_stories(line: str) -> bool:
    """Return whether a line is a heading of other stories, such as "Read also"."""
    return len(line) <= _LONGEST and _HEADING.fullmatch(line) is not None


def is_pointer_label(words: str) -> bool:
    """Return whether words are only what stands before a link to another story: "Read next:"."""
    return len(words) <= _LONGEST and _LABEL.fullmatch(words) is not None


def without_other_stories(text: str, runs: Sequence[LineRun]) -> list[LineRun]:
    """Return the lines of a text without the titles of other stories, and their headings.

    The first line is the text's own. A heading goes only with the titles below it.
    """
    kept = list(runs[:1])
    at = 1
    while at < len(runs):
        line = runs[at].of(text)
        if _POINTER.fullmatch(line) and not ENDED.search(line):
            at += 1
            continue
        below = _below(text, runs, at) if _HEADING.fullmatch(line) else 0
        if below:
            at += 1 + below
            continue
        kept.append(runs[at])
        at += 1
    return kept


def _below(text: str, runs: Sequence[LineRun], heading: int) -> int:
    """Return how many titles stand below a heading: items of a list, lines up to the next empty
    one, or all that is left of the text."""
    listed = 0
    for run in runs[heading + 1 :]:
        if not (LIST_MARK.match(text, run.start, run.end) and _is_title(text, run)):
            break
        listed += 1
    if listed:
        return listed
    after = runs[heading + 1 :]
    if after and len(after) <= _MOST and all(_is_title(text, run) for run in after):
        return len(after)
    together = 0
    for run in after:
        if run.blank_before or not _is_title(text, run):
            break
        together += 1
    parted = together == len(after) or (after and after[together].blank_before)
    return together if parted and together <= _MOST else 0


def _is_title(text: str, run: LineRun) -> bool:
    """Return whether a line may be the title of a story: neither a sentence nor its beginning."""
    if run.end - run.start > _LONGEST or ENDED.search(text, run.end - 4, run.end):
        return False
    if text[run.end - 1] in ",;:":
        return False
    return find_dateline(text, run.start, run.end) is None
