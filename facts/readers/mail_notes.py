"""What a sender adds to the text of a message: a note above it, and the own name below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.header_labels import RELEASE
from facts.text.mailings import is_mailing_line

_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)\b[^.?!]{0,60}[,!.:]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes|thanks)|cheers"
    r"|thank you|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|all the best|best)"
    r"\s?[,.!]?",
    re.IGNORECASE,
)
_ABOUT_TEXT = re.compile(
    r"\b(?:below|following|(?:press|news|media) (?:release|statement|notice)|our (?:release"
    r"|statement|announcement))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…][\"'”’)]{0,3}(?=\s|$)")
_LONGEST_LINE = 300  # characters that are looked at
_NOTE_LINES = 12
_NOTE_WORDS = 60
_NAME_WORDS = 4
_NAME_LINES = 4
_FEWEST_SENTENCES = 2  # of the text below a note
_MUCH_LONGER = 2  # times
_SIGNATURE_LINES = 10
_NOT_NAMES = re.compile(r"[\W\d_]+")


def without_note(text: str) -> str:
    """Return a text without the note to the reader above it: "Dear all, please see below. Ida".

    It begins with a greeting, speaks of what stands below, and ends with a closing and a name, or
    above a line such as "Press release". The rest is much longer.
    """
    lines = text.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if not filled or not _GREETING.fullmatch(lines[filled[0]].strip()[:_LONGEST_LINE]):
        return text
    closing = next(
        (n for n in filled[1:_NOTE_LINES] if _CLOSING.fullmatch(lines[n].strip()[:_LONGEST_LINE])),
        None,
    )
    released = next((n for n in filled[1:_NOTE_LINES] if RELEASE.match(lines[n].strip())), None)
    if closing is not None and (released is None or closing < released):
        told, end = closing, _names_end(lines, closing + 1)
    elif released is not None:
        told, end = released, released
    else:
        return text
    if not _ABOUT_TEXT.search(" ".join(lines[:told])):
        return text
    note, below = " ".join(lines[:end]), " ".join(lines[end:])
    return "\n".join(lines[end:]).strip() if is_remark(note, below, _NOTE_WORDS) else text


def is_remark(above: str, below: str, most_words: int) -> bool:
    """Return whether words are a remark on what follows: it is running text, and much longer."""
    words = len(above.split())
    is_text = len(_SENTENCE.findall(below)) >= _FEWEST_SENTENCES
    return is_text and words <= most_words and len(below.split()) >= words * _MUCH_LONGER


def _names_end(lines: Sequence[str], begin: int) -> int:
    """Return the number of the line below the name under a closing."""
    at = begin
    while at < len(lines) and not lines[at].strip():
        at += 1
    end = at
    while end < min(len(lines), at + _NAME_LINES) and lines[end].strip():
        line = lines[end].strip()
        if len(line.split()) > _NAME_WORDS or line.startswith("*") or _SENTENCE.search(line):
            break
        end += 1
    return end if end > at else begin


def without_signature(text: str, sender: str | None) -> str:
    """Return a text without the last lines, if they begin with the name of its sender.

    A closing above the name goes too. Lines of the mailing may stand below.
    """
    name = _words(sender or "")
    if len(name) < 2:
        return text
    lines = text.split("\n")
    seen = 0
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at].strip()
        if not line or is_mailing_line(line):
            continue
        seen += 1
        if seen > _SIGNATURE_LINES or len(line) > _LONGEST_LINE or _SENTENCE.search(line[-5:]):
            return text
        if _words(line) == name:
            return _cut(lines, at)
    return text


def _cut(lines: Sequence[str], at: int) -> str:
    above = [line.strip() for line in lines[:at]]
    while above and not above[-1]:
        above.pop()
    if above and _CLOSING.fullmatch(above[-1][:_LONGEST_LINE]):
        above.pop()
    return "\n".join(lines[: len(above)]).strip() or "\n".join(lines)


def _words(name: str) -> frozenset[str]:
    return frozenset(_NOT_NAMES.sub(" ", name[:_LONGEST_LINE]).casefold().split())
