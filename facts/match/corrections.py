"""Whether an article says that it corrects or updates what was reported before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facts.models import Sentence

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


def says_that_it_corrects(sentences: Iterable[Sentence]) -> bool:
    """Return whether a sentence marks its article as a correction or an update."""
    return any(
        _LABEL.search(sentence.text) is not None or _VERSION.search(sentence.text) is not None
        for sentence in sentences
    )
