"""The process of its own in which recordings are decoded and understood.

A recording is what a stranger sent, and the decoders are a million lines of C.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO

from facts import errors
from facts.isolation import limit_self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from facts.speech.recogniser import Recogniser

LONGEST_TIME = 45.0
"""In seconds of processor time, for one recording: a minute of speech takes about ten."""
LARGEST_MEMORY = 2_500_000_000
"""In bytes of address space, of which the recogniser fills a sixth."""
CODE = "from facts.speech.isolated import serve; serve()"


def serve() -> None:
    """Answer requests, each read from the standard input, with a line on the standard output."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Whoever stops a program signals all its processes. This one ends when its input does.
        signal.signal(number, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    given = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        # What a library prints must not be taken for a reply.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _serve(given, replies)


def _serve(given: BinaryIO, replies: BinaryIO) -> None:
    recogniser: Recogniser | None = None
    while line := given.readline():
        request = json.loads(line)
        data = given.read(request["size"])
        limit_self(LONGEST_TIME, LARGEST_MEMORY)
        try:
            samples = _decoded(data)
            recogniser = recogniser or _loaded()
            heard, certainty = recogniser.heard(samples, request["names"])
            reply = {"heard": asdict(heard), "certainty": certainty}
        except errors.FactsError as error:
            reply = _refusal(error)
        # What strangers send makes the libraries raise errors of many kinds.
        except Exception:  # noqa: BLE001
            reply = _refusal(not_understood("it is damaged, or takes too much memory"))
        replies.write(json.dumps(reply).encode("ascii") + b"\n")
        replies.flush()


def _loaded() -> Recogniser:
    from facts.speech.recogniser import Recogniser

    return Recogniser()


def _decoded(data: bytes) -> NDArray[np.float32]:
    from facts.speech.sound import decode

    return decode(data)


def _refusal(error: errors.FactsError) -> dict[str, Any]:
    told = {"what": error.what, "why": error.why, "remedy": error.remedy}
    return {"error": type(error).__name__, **told}


def raise_refusal(reply: dict[str, Any]) -> None:
    """Raise the error that a reply tells of, if it does."""
    if "error" in reply:
        kind: type[errors.FactsError] = getattr(errors, reply["error"])
        raise kind(reply["what"], why=reply["why"], remedy=reply["remedy"])


def not_understood(why: str) -> errors.RecordingError:
    """Return the error for a recording that a limit or a fault has ended."""
    return errors.RecordingError(
        "The recording cannot be understood", why=why, remedy="Type the question"
    )
