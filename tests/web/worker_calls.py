"""What tests let a process do that answers questions. It imports this module."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from facts.errors import FactsError
from facts.library import Library
from facts.result_json import results_object


def ask(library: Library, question: str) -> dict[str, Any]:
    """Answer a question."""
    return results_object(library.ask_each(question))


def pid(library: Library) -> int:
    """Return the system's number of the process."""
    return os.getpid()


def threshold(library: Library) -> float:
    """Return the score from which it answers: another one with the reader than without it."""
    return library.threshold


def die(library: Library) -> None:
    """End as one that the system kills."""
    os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def die_once(library: Library, mark: Path) -> str:
    """End at the first call."""
    if not mark.exists():
        mark.touch()
        die(library)
    return "asked again"


def hang(library: Library, mark: Path) -> None:
    """Say nothing any more, once the mark is made."""
    mark.touch()
    time.sleep(1_000)


def fail(library: Library) -> None:
    """Raise an error that none expects."""
    raise ZeroDivisionError("a fault of the program")


def refuse(library: Library, error: FactsError) -> None:
    """Raise an error of the library."""
    raise error
