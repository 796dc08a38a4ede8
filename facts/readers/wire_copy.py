"""Copy as the computers of news agencies send it (ANPA 1312): marked lines, in one take or more.

A take begins with its number and a line for the computer that receives it. The marks stand around
the lines of its head: "^Quake kills 38<", "^By IDA SOOL=".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKED = re.compile(
    r"(?:\^(?P<line>[^\s^<=][^^<=\n]{0,200}?)(?P<end>[<=$])?|(?P<open>[^\s^<=][^^<=\n]{0,200})[<=])"
    r"\r?$"
)
_FEWEST_MARKED = 2  # lines
# The priority, the section, the keyword, the day, and how many words the take has.
_ROUTED = r"[a-z]{1,2} [a-z](?: [^\s^][^\n^]{0,80} \d\d-\d\d {1,3}\d{2,5})?$"
_FOR_COMPUTER = re.compile(rf"[^\s^][^\n^]{{0,11}}$|{_ROUTED}")
"""What stands above the first marked line: "a0412----", "r i"."""
_NEXT_TAKE = re.compile(rf"[a-z]{{0,2}}\d{{3,5}}-{{0,6}}$|{_ROUTED}")
_MOST_FOR_COMPUTER = 3
_KEYWORD = re.compile(r"(?:[AB]M|PM|BC)-\S")
"""The line that names a story for editors: "BC-EU--Osmer-Pier, 3rd Ld-Writethru"."""
_ADD = re.compile(r"\b\d{1,2}(?:st|nd|rd|th) Add\b")
"""A take that goes on with the last one. The next line repeats where that ended: "VARNO: said."."""
_TO_EDITORS = re.compile(
    r"eds?(?:itors?)?(?: note)?\s?:\s"
    r"|(?:[A-Z]{2,5}(?:-[a-z]{2,10})? )?(?:photos?|graphics?|videos?)\b"
    r"(?=[^\n]{0,60} [A-Z]{2,5}\d{2,4}\b)",
    re.IGNORECASE,
)
_MOST_WRAPPED = 5  # lines of a note to editors


_HEAD_WITHIN = 200  # characters
_STORY = r"/[A-Z]{2,15}(?:-[A-Z\d]{2,15}){1,5}"
_TELEGRAPHED = re.compile(r"ZCZC(?:\s{1,3}\w{1,12}){0,4}")
_TELEGRAPH_CODE = re.compile(
    r"ZCZC(?:\s{1,3}\w{1,12}){0,4}|\(?MORE\)?|[A-Z]{2,8}\s\d{4}\sGMT(?:\s\d\d){3}"
    rf"|[A-Z]{{2,5}}\d{{3,5}}(?:\s{{1,3}}[A-Z\d]{{1,5}}){{0,5}}(?:\s{{1,3}}{_STORY})?"
    rf"|{_STORY}(?:\s\d{{1,2}})?"
    r"|(?:[a-z] [a-z] )?(?:[AB]M|PM|BC)-\S{1,80}(?:\s{1,3}[\d-]{2,5}){1,3}"
)
"""Lines of numbers, of a story's name, and of when it was sent: "VRN0412 3 G /ZNA-PIER-FIRE"."""


def without_wire_marks(text: str) -> str:
    """Return a text without the marks of a wire, and without what only computers and editors read.

    Any other text comes back as it is.
    """
    lines = text.split("\n")
    if _TELEGRAPHED.fullmatch(text[:_HEAD_WITHIN].lstrip().partition("\n")[0].strip()):
        return "\n".join(line for line in lines if not _TELEGRAPH_CODE.fullmatch(line.strip()))
    if sum(_MARKED.match(line) is not None for line in lines) < _FEWEST_MARKED:
        return text
    kept: list[str] = []
    repeats = headed = False
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        marked = _MARKED.match(line)
        if marked is None:
            repeats = False
            kept.append(line)
            continue
        told = marked["line"] or marked["open"]
        is_keyword = marked["line"] is not None and _KEYWORD.match(told) is not None
        if marked["line"] and (is_keyword or not headed):
            _drop_for_computer(kept, is_first=not headed)
            headed = True
        if is_keyword or (marked["line"] and repeats):
            repeats = is_keyword and _ADD.search(told) is not None
        elif marked["line"] and _TO_EDITORS.match(told):
            at += 0 if marked["end"] else _wrapped(lines[at : at + _MOST_WRAPPED])
        else:
            kept.append(told)
    return "\n".join(kept)


def _drop_for_computer(kept: list[str], *, is_first: bool) -> None:
    """Drop the lines above a marked one that begin a take. Any short line may begin the first."""
    form = _FOR_COMPUTER if is_first else _NEXT_TAKE
    above = 0
    while above < len(kept) and form.match(kept[-1 - above].rstrip("\r")):
        above += 1
    if 0 < above <= _MOST_FOR_COMPUTER and (above == len(kept) or not is_first):
        del kept[-above:]


def _wrapped(below: Sequence[str]) -> int:
    """Return on how many lines a note to editors goes on, if a mark ends it."""
    for number, line in enumerate(below):
        if line.startswith("^") or not line.strip():
            return 0
        if line.rstrip().endswith("<"):
            return number + 1
    return 0
