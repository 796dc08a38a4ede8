"""Normal forms of dates in words for readers, where a text leaves some of them out."""

from __future__ import annotations

import re

from facts.dates.names import MONTH_NAMES

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def in_words(normal: str) -> str:
    """Return a normal form in words: `3 March 2026`, `March 2026`, `2 March 2026 to 8 March 2026`.

    A normal form is an ISO date, month, year or interval. Any other text gives an empty string.
    """
    points = [_point_in_words(part) for part in normal.split("/")]
    return " to ".join(points) if len(points) <= 2 and all(points) else ""


def left_out(normal: str, text: str) -> str:
    """Return a normal form in words where `text` does not have all of it, else an empty string.

    `Tuesday` leaves out all of 3 March 2026, `3 March` the year.
    """
    words = in_words(normal)
    said = set(re.findall(r"\w+", text.casefold()))
    short = {word[:3] for word in said}
    for word in re.findall(r"\w+", words.casefold()):
        held = word in said if word.isdigit() else word == "to" or word[:3] in short
        # `2nd March`, `09/03/2026`, `1990s`
        if not held and not (word.isdigit() and any(_starts_with(each, word) for each in said)):
            return words
    return ""


def _starts_with(said: str, number: str) -> bool:
    digits = re.match(r"0?(\d+)", said)
    return digits is not None and digits[1] == number


def _point_in_words(normal: str) -> str:
    match = _POINT.fullmatch(normal)
    if match is None:
        return ""
    year, month, day = match.groups()
    if month is not None and not 1 <= int(month) <= 12:
        return ""
    parts = [str(int(day))] if day else []
    parts += [MONTH_NAMES[int(month) - 1].capitalize()] if month else []
    return " ".join([*parts, year])
