"""What an article corrects: whether it says that it does, and what it says to have been wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from facts.models import Sentence
from facts.words.normalize import term

_LABEL = re.compile(
    r"^[\W_]*(?:(?:CORRECT(?:S|ED|ION|IONS)|CLARIFICATION|REFILE|UPDATED?)\b"
    r"|(?:Correct(?:s|ed|ion|ions)|Clarification|Updated?)\b\s*(?:\d{1,2}\b\s*)?[:,–—-])"
    r"|^[\W_]*Corrects\s"
)
"""A label at the beginning of a sentence: `CORRECTED: …`, `UPDATE 2 – …`, `(Corrects the …`."""
_VERSION = re.compile(
    r"\b(?:earlier|previous|original|first|initial)\s+(?:version|edition|report)\s+"
    r"(?:of\s+this\s+(?:article|story|report|page)\s+)?"
    r"(?:incorrectly\s+|wrongly\s+|mistakenly\s+)?"
    r"(?:said|stated|gave|named|put|misstated|misspelled|misspelt|misidentified|misreported)\b"
    r"|\bthis\s+(?:article|story|report|page)\s+(?:was|has\s+been)\s+(?:amended|corrected|updated)\b",
    re.IGNORECASE,
)
_TEXT = r"(?:article|story|report|page|post|column|piece|item|headline|caption|transcript|summary)"
_WRONGLY = r"(?:erroneously|falsely|inaccurately|incorrectly|mistakenly|wrongly)"
_SAID = (
    r"(?:said|say|stated|reported|gave|given|named|put|described|identified|listed|called"
    r"|referred|attributed|credited|quoted|spelled|spelt|dated|located|placed|indicated|suggested"
    r"|implied|included|captioned|labell?ed|shown|showed)"
)
_OWN_VERSION = re.compile(
    r"(?:earlier|previous|original|first|initial|prior|older|former)\s"
    r"(?:(?:online|print|printed|published|web)\s)?(?:version|edition|headline|caption)s?"
    rf"(?P<own>\s(?:of|on|to|in)\s(?:this|our|the)\s(?:\w{{1,20}}\s)?{_TEXT}\b)?"
    rf"[^.;:!?]{{0,60}}?\s(?P<wrongly>{_WRONGLY}\s)?{_SAID}\b",
    re.IGNORECASE,
)
"""What an earlier version of an article gave: `An earlier version gave the name as`."""
_SAID_WRONGLY = re.compile(
    rf"\b{_WRONGLY}\s(?:(?P<printed>given|spelled|spelt|captioned|labell?ed|dated)|{_SAID})\b",
    re.IGNORECASE,
)
_OF_TEXT = re.compile(rf"\b(?:{_TEXT}|version|edition)s?\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s$", re.IGNORECASE)
_BY_ERROR = re.compile(
    r"\b(?:because of|due to|owing to|through|by|in)\s(?:an?\s)?"
    r"(?:editing|editorial|editor['’]s|production|proof-?reading|transcription|typing"
    r"|typographical)\s(?:error|mistake|slip)s?,",
    re.IGNORECASE,
)
_MISSTATED = re.compile(
    r"\bmis(?:attributed|characteri[sz]ed|described|dated|identified|labell?ed|named|quoted"
    r"|reported|represented|spelled|spelt|stated)\b[^.;:!?]{0,120}?\s(?:as|that)\s",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"[;:!?]|[.](?=\s)|\s[–—-]{1,2}\s|\((?=[^)]{0,9}\b(?:it|he|she|they|the)\b)"
    r"|\b(?:but|rather than|instead of|whereas|in fact|in reality|actually)\b"
    r"|,\snot\s|\bwhen\s(?=[^.;]{0,30}\b(?:in fact|actually|really)\b)",
    re.IGNORECASE,
)
"""Where a sentence goes on with what is so."""
_AMENDING = frozenset(map(term, "amended corrected clarified clarification updated".split()))
_HINTS = (
    *("version", "edition", "headline", "caption", "mis", "wrongly", "correctly", "accurately"),
    *("erroneously", "falsely", " error", " slip"),
)
"""One of these is in every sentence that tells what was wrong."""
_ASKED = re.compile(
    rf"\b(?:versions?|editions?|errors?|mistakes?|mis\w{{2,20}}|{_WRONGLY}|wrong|incorrect"
    r"|correct(?:s|ed|ions?)?|amend(?:s|ed|ments?)?)\b",
    re.IGNORECASE,
)


def says_that_it_corrects(sentences: Iterable[Sentence]) -> bool:
    """Return whether a sentence marks its article as a correction or an update."""
    return any(
        _LABEL.search(sentence.text) is not None or _VERSION.search(sentence.text) is not None
        for sentence in sentences
    )


def corrected_part(
    text: str, question: str, before: Collection[str] = ()
) -> tuple[int, int] | None:
    """Return where a sentence tells what was said wrongly before, as it is corrected.

    `An earlier version of this article gave the name as Ida Fenn; it is Una Falck` does not say
    that it is Ida Fenn. `before` are the terms of the sentence before. A question that asks for
    what was wrong may be answered so.
    """
    folded = text.lower()
    if not any(hint in folded for hint in _HINTS) or _ASKED.search(question):
        return None
    start = _corrected_from(text, before)
    if start is None:
        return None
    at, said = start
    right = _RIGHT.search(text, said)
    return at, right.start() if right else len(text)


def _corrected_from(text: str, before: Collection[str]) -> tuple[int, int] | None:
    """Return where the part that is corrected begins, and where its verb ends."""
    amended = not _AMENDING.isdisjoint(before)
    version = _OWN_VERSION.search(text)
    if version is not None and (version["own"] or version["wrongly"] or amended):
        return version.start(), version.end()
    misstated = _MISSTATED.search(text)
    if misstated is not None:
        return misstated.end(), misstated.end()
    wrongly = _SAID_WRONGLY.search(text)
    # What somebody wrongly said is still what they said.
    if wrongly is not None and (wrongly["printed"] or amended or _OF_TEXT.search(text)):
        passive = _PASSIVE.search(text, max(0, wrongly.start() - 8), wrongly.start())
        return _clause(text, wrongly.start()) if passive else wrongly.start(), wrongly.end()
    error = _BY_ERROR.search(text)
    return (error.start(), error.end()) if error is not None else None


def _clause(text: str, at: int) -> int:
    """Return where the clause before a place begins."""
    return max(text.rfind(mark, 0, at) + 1 for mark in ";:")
