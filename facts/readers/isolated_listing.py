"""Lists of articles read in a process of their own, with limits of processor time and memory."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from facts import errors
from facts.isolation import LONGEST_TIME, answer_of, limit_self
from facts.readers.extracted import too_complex
from facts.readers.listed import Entry, Listing, ListingKind
from facts.readers.replies import raise_refusal, refusal, to_extracted


def listing_of(
    data: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    time_limit: float = LONGEST_TIME,
) -> Listing:
    """Read a list of articles as `read_listing` does, in a new process.

    Raises the same errors, and `UnreadableDocument` where it takes too much time or memory.
    """
    options = {"media_type": media_type, "url": url}
    request = json.dumps(options).encode("ascii") + b"\n" + data
    code = f"from facts.readers.isolated_listing import serve; serve({time_limit!r})"
    answer = answer_of(code, request, time_limit=time_limit)
    try:
        reply: dict[str, Any] = json.loads(answer or b"")
    except ValueError:
        raise too_complex(
            "list of articles", why="reading it takes too much time or memory"
        ) from None
    raise_refusal(reply)
    return Listing(ListingKind(reply["kind"]), tuple(map(_entry, reply["entries"])))


def _entry(fields: dict[str, Any]) -> Entry:
    content = fields["content"]
    return Entry(**{**fields, "content": to_extracted(content) if content is not None else None})


def serve(time_limit: float) -> None:
    """Answer one request: read it from the standard input and write the reply to the output."""
    from facts.readers.listing import read_listing  # its libraries are needed here only

    limit_self(time_limit)
    options, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        reply: dict[str, Any] = asdict(read_listing(data, **json.loads(options)))
    except errors.InputError as error:
        reply = refusal(error)
    sys.stdout.buffer.write(json.dumps(reply).encode("ascii"))
