"""Reads SubRip subtitles: what was said in a broadcast, without numbers and times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts import Extracted, UnreadableDocument

_FIRST = re.compile(rb"\s{0,20}\d{1,6}\r?\n\d\d:\d\d:\d\d,\d{3} --> ")
_TIMES = re.compile(r"(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})")
_TAG = re.compile(r"<[^<>]{1,60}>")
_PAUSE = 2.0
"""Seconds without words after which a new paragraph begins."""


class SrtReader:
    """Recognises and reads subtitles. It has the members of `facts.DocumentReader`."""

    suffixes = frozenset({".srt"})
    media_types = frozenset({"application/x-subrip"})

    def recognises(self, data: bytes, name: str, media_type: str | None) -> bool:
        """Judge by the content: a number, and below it two times."""
        return _FIRST.match(data) is not None

    def extract(self, data: bytes) -> Sequence[Extracted]:
        """Return the words as one article, a paragraph for each stretch without a pause."""
        text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        paragraphs: list[list[str]] = []
        before = float("-inf")
        for block in text.split("\n\n"):
            lines = block.strip().split("\n")
            times = _TIMES.match(lines[1]) if len(lines) > 2 else None
            if times is None:
                continue
            start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
            if start - before > _PAUSE:
                paragraphs.append([])
            paragraphs[-1].append(_TAG.sub("", " ".join(lines[2:])))
            before = end
        if not paragraphs:
            raise UnreadableDocument(
                "The subtitles hold no words",
                why="no text is below a time",
                remedy="Check the file",
            )
        joined = "\n\n".join(" ".join(parts) for parts in paragraphs)
        return [Extracted(text=joined, title="Subtitles")]


def _seconds(parts: Sequence[str]) -> float:
    hours, minutes, seconds, thousandths = map(int, parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


READER = SrtReader()
