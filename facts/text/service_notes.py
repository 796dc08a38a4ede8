"""Notes of broadcasters on their transcripts, and of the news services of stock exchanges."""

from __future__ import annotations

import re

_LONGEST = 700  # characters
_NOTE = re.compile(
    r"(?!(?:the|these|all|such) )(?:[\w.’']{2,20} ){1,4}transcripts are created on a rush "
    r"deadline\b"
    r"|(?:this|the following) (?:is a rush transcript|transcript (?:is|was|has been) (?:created"
    r"|made|provided|produced|generated|prepared|typed))\b"
    r"(?=[^\n]{0,300}\b(?:may|might|final form|errors|accura(?:cy|te)|verbatim|corrected)\b)"
    r"|(?:this|the) (?:is a rush )?(?:text|transcript|copy) may not be in its final form\b"
    r"|accuracy and availability of (?:[\w.’']{2,20} ){1,4}transcripts may vary\b"
    r"|the authoritative record (?:of (?:[\w.’']{2,20} ){1,4})?is the (?:audio|video|recording)\b"
    r"|this information is provided by [^.!?]{2,60}, the (?:company )?news service of\b"
    r"|[\w.’']{2,20} may use your ip address to confirm compliance with\b",
    re.IGNORECASE,
)


def is_service_note(line: str) -> bool:
    """Return whether a line is such a note: "ZNR transcripts are created on a rush deadline …"."""
    return len(line) <= _LONGEST and _NOTE.match(line) is not None
