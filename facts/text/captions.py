"""Photo captions, which end with their credit or say what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.text.written_dates import GLUED_WHEN

LONGEST_CAPTION = 600
"""In characters, from the start of the paragraph to the photo credit."""

_CREDIT = re.compile(
    r"\((?:[A-Z][\w.&’' /-]{0,40}[\s/])?(?:File |Handout |Archive )?"
    r"(?:Photo|PHOTO|Photograph|Image|Picture|Illustration|Credit|Pic)s?"
    r"(?:\s?(?::|/|\bby\b|\bcourtesy\b|\bvia\b|\bcredit\b)\s?(?P<credit>[^()\n]{0,100}))?\)"
)
_LED_BY = re.compile(
    r"(?:(?:file|handout|archive)\s{1,3}(?:photo|picture|image)\b|"
    r"(?:photo|image|picture|caption)s?\s{0,3}(?:credits?|caption)?\s{0,3}:|"
    r"(?:photo|image|picture|photograph)s?\s{1,3}(?:courtesy|by|via|from)\b)",
    re.IGNORECASE,
)
_CREDIT_LAST = re.compile(
    r"(?<=[.!?…])\s{1,2}(?:Photo|Photograph|Image|Picture|Credit|PHOTO)s?\s?"
    r"(?::|\bby\b|\bcourtesy of\b)"
    rf"\s?(?P<credit>[^\W\d_][\w.’'/& -]{{1,60}}?)(?=(?:{GLUED_WHEN.pattern})?$)"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]{0,4}\s(?=[\"'“‘(]{0,4}[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Caption:
    """The end of a photo caption, and the photo's credit."""

    end: int
    credit: str | None


def caption_end(text: str, start: int, end: int) -> Caption | None:
    """Return the end of the caption that begins a paragraph or fills it."""
    credit = _CREDIT.search(text, start, min(end, start + LONGEST_CAPTION))
    if credit is not None:
        name = credit["credit"]
        return Caption(credit.end(), name.strip() if name else None)
    if _LED_BY.match(text, start, end) and end - start <= LONGEST_CAPTION:
        return Caption(end, None)
    if end - start <= LONGEST_CAPTION:
        last = _CREDIT_LAST.search(text[max(start, end - 140) : end])
        if last is not None:
            return Caption(max(start, end - 140) + last.end(), last["credit"].strip())
    return None


def caption_start(text: str, start: int, end: int) -> int:
    """Return where the caption that ends at `end` begins.

    It begins with the paragraph, or with its last sentence in a long paragraph.
    """
    if end - start <= LONGEST_CAPTION // 2:
        return start
    credit = text.rfind("(", start, end)
    begin = start
    for match in _SENTENCE_END.finditer(text, start, max(start, credit)):
        if credit - match.end() > 1:
            begin = match.end()
    return begin
