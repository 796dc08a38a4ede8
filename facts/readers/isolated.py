"""Readers in a process of their own, where hostile documents find limits of time and memory.

The libraries that read documents are Python: a page or a PDF made for the purpose keeps them busy
for hours, and nothing in the same process could stop them.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from facts import errors
from facts.readers.extracted import Extracted, too_complex

LONGEST_TIME = 20.0
"""In seconds of the clock, for one document; a long report takes about two."""
LONGEST_WORK = 15
"""In seconds of processor time."""
LARGEST_MEMORY = 1_500_000_000
"""In bytes of address space, where the system lets a process limit itself."""

_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
_NOUNS = {"html": "page", "pdf": "PDF file", "docx": "DOCX file"}
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


def extract_pdf(data: bytes, *, time_limit: float = LONGEST_TIME) -> Extracted:
    """As `facts.readers.pdf.extract`; `UnreadableDocument` also after `time_limit` seconds."""
    return _ask("pdf", {}, data, time_limit)


def extract_page(
    data: bytes,
    media_type: str | None,
    url: str | None,
    *,
    time_limit: float = LONGEST_TIME,
) -> Extracted:
    """As `facts.readers.html.extract`; `UnreadableDocument` also after `time_limit` seconds."""
    return _ask("html", {"media_type": media_type, "url": url}, data, time_limit)


def extract_docx(data: bytes, *, time_limit: float = LONGEST_TIME) -> Extracted:
    """As `facts.readers.docx.extract`; `UnreadableDocument` also after `time_limit` seconds."""
    return _ask("docx", {}, data, time_limit)


def _ask(kind: str, options: dict[str, str | None], data: bytes, limit: float) -> Extracted:
    request = json.dumps(options).encode("ascii") + b"\n" + data
    # Of the surroundings only what an interpreter needs: no token goes near a hostile document.
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment = {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(  # noqa: S603  this interpreter and a constant module
            [sys.executable, "-c", f"from facts.readers.isolated import serve; serve({kind!r})"],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _stopped(kind) from None
    try:
        reply: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _stopped(kind) from None  # it was killed at a limit before it could answer
    if "error" in reply:
        raise _ERRORS[reply["error"]](reply["what"], why=reply["why"], remedy=reply["remedy"])
    return Extracted(**reply)


def _stopped(kind: str) -> errors.UnreadableDocument:
    return too_complex(_NOUNS[kind], why="reading it takes too much time or memory")


def serve(kind: str) -> None:
    """What the process does: one request from the standard input, one reply to the output."""
    _limit_self()
    options, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        reply: dict[str, Any] = asdict(_extract(kind, data, json.loads(options)))
    except errors.InputError as error:
        reply = {
            "error": type(error).__name__,
            "what": error.what,
            "why": error.why,
            "remedy": error.remedy,
        }
    sys.stdout.buffer.write(json.dumps(reply).encode("ascii"))


def _extract(kind: str, data: bytes, options: dict[str, str | None]) -> Extracted:
    if kind == "pdf":
        from facts.readers import pdf

        return pdf.extract(data)
    if kind == "docx":
        from facts.readers import docx

        return docx.extract_here(data)
    from facts.readers import html

    return html.extract_here(data, **options)


def _limit_self() -> None:
    try:
        import resource
    except ImportError:  # pragma: no cover  not on Windows, where the limit of time alone holds
        return
    for what, limit in (
        (resource.RLIMIT_CPU, LONGEST_WORK),
        (resource.RLIMIT_AS, LARGEST_MEMORY),
    ):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > limit:
            with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
                resource.setrlimit(what, (limit, hard))
