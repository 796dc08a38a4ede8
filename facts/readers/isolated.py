"""Documents read in a process of their own, with limits of processor time and memory.

The libraries that read documents are Python: a page or a PDF made for the purpose can keep them
busy for hours, and nothing in the same process could stop them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict
from typing import Any, BinaryIO, Self

from facts import errors
from facts.isolation import LONGEST_TIME, LastingProcess, limit_self
from facts.readers import documents
from facts.readers.extracted import Extracted, damaged, too_complex
from facts.readers.file_types import noun_of
from facts.readers.replies import raise_refusal, refusal, to_extracted

_CODE = "from facts.readers.isolated import serve; serve()"


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
    """Extract a document's articles in a new process, as `ReaderProcess.extract_all` does."""
    with ReaderProcess() as process:
        return process.extract_all(
            file_type, data, media_type=media_type, url=url, time_limit=time_limit
        )


class ReaderProcess:
    """A process that reads documents one after the other.

    It starts with the first of them. After one that went over a limit, a new process is started.
    Only one thread may use it. `seconds` is the processor time that all documents took.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._process = LastingProcess(_CODE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.end()

    def extract_all(
        self,
        file_type: str,
        data: bytes,
        *,
        media_type: str | None = None,
        url: str | None = None,
        time_limit: float = LONGEST_TIME,
    ) -> list[Extracted]:
        """Extract a document's articles as `facts.readers.documents` does.

        Raises the same errors, and `UnreadableDocument` where the document takes more than
        `time_limit` seconds of processor time or too much memory. Where the system cannot limit a
        process's work, the limit is in seconds of the clock.
        """
        request = {
            "file_type": str(file_type),
            "size": len(data),
            "time_limit": time_limit,
            "options": {"media_type": media_type, "url": url},
        }
        data = json.dumps(request).encode("ascii") + b"\n" + data
        answer = self._process.answer(data, time_limit=time_limit)
        if answer is None:
            self.seconds += time_limit
            raise too_complex(noun_of(file_type), why="reading it takes too much time or memory")
        reply: dict[str, Any] = json.loads(answer)
        self.seconds += reply["seconds"]
        raise_refusal(reply)
        return [to_extracted(found) for found in reply["articles"]]


def serve() -> None:
    """Answer requests, each read from the standard input, with a line on the standard output."""
    given = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        # What a library prints must not be taken for a reply.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _serve(given, replies)


def _serve(given: BinaryIO, replies: BinaryIO) -> None:
    while line := given.readline():
        replies.write(json.dumps(_answered(given, json.loads(line))).encode("ascii") + b"\n")
        replies.flush()


def _answered(given: BinaryIO, request: dict[str, Any]) -> dict[str, Any]:
    data = given.read(request["size"])
    file_type, time_limit = request["file_type"], request["time_limit"]
    limit_self(time_limit)
    begin = time.process_time()
    try:
        found = documents.extract_all(file_type, data, **request["options"])
        reply: dict[str, Any] = {"articles": [asdict(each) for each in found]}
    except errors.InputError as error:
        reply = refusal(error)
    except (MemoryError, RecursionError):
        why = "reading it takes too much memory"
        reply = refusal(too_complex(noun_of(file_type), why=why))
    # A damaged document makes the libraries raise errors of many kinds.
    except Exception:  # noqa: BLE001
        reply = refusal(damaged(noun_of(file_type)))
    return {**reply, "seconds": time.process_time() - begin}
