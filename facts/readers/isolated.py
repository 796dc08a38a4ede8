"""Documents read in a process of their own, with limits of processor time and memory.

The libraries that read documents are Python: a page or a PDF made for the purpose can keep them
busy for hours, and nothing in the same process could stop them.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from facts import errors
from facts.readers import documents
from facts.readers.extracted import Extracted, too_complex
from facts.readers.file_types import noun_of
from facts.readers.process import LONGEST_TIME, answer_of, limit_self

_ERRORS: dict[str, type[errors.InputError]] = {
    error.__name__: error
    for error in (
        errors.InputError,
        errors.EmptyInput,
        errors.TooLarge,
        errors.NotText,
        errors.UnreadableDocument,
    )
}


def extract(file_type: str, data: bytes, *, time_limit: float = LONGEST_TIME) -> Extracted:
    """Extract the only article of a document as `extract_all` does."""
    (found,) = extract_all(file_type, data, time_limit=time_limit)
    return found


def extract_all(
    file_type: str,
    data: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    time_limit: float = LONGEST_TIME,
) -> list[Extracted]:
    """Extract a document's articles as `facts.readers.documents` does, in a new process.

    Raises the same errors, and `UnreadableDocument` where the document takes more than
    `time_limit` seconds of processor time or too much memory. Where the system cannot limit a
    process's work, the limit is in seconds of the clock.
    """
    options = {"media_type": media_type, "url": url}
    request = json.dumps(options).encode("ascii") + b"\n" + data
    code = f"from facts.readers.isolated import serve; serve({str(file_type)!r}, {time_limit!r})"
    try:
        reply: dict[str, Any] = json.loads(answer_of(code, request, time_limit=time_limit) or b"")
    except ValueError:
        raise _stopped(file_type) from None  # a limit ended the process before it could answer
    if "error" in reply:
        raise _ERRORS[reply["error"]](reply["what"], why=reply["why"], remedy=reply["remedy"])
    return [
        Extracted(**{**found, "notices": tuple(found["notices"])}) for found in reply["articles"]
    ]


def _stopped(file_type: str) -> errors.UnreadableDocument:
    return too_complex(noun_of(file_type), why="reading it takes too much time or memory")


def serve(file_type: str, time_limit: float) -> None:
    """Answer one request: read it from the standard input and write the reply to the output."""
    limit_self(time_limit)
    options, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        found = documents.extract_all(file_type, data, **json.loads(options))
        reply: dict[str, Any] = {"articles": [asdict(each) for each in found]}
    except errors.InputError as error:
        reply = {
            "error": type(error).__name__,
            "what": error.what,
            "why": error.why,
            "remedy": error.remedy,
        }
    sys.stdout.buffer.write(json.dumps(reply).encode("ascii"))
