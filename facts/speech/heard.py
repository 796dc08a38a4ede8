"""What was heard in a recording, and how long and large one may be."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import RecordingTooLong

LONGEST_RECORDING = 60
"""In seconds. Nobody needs more to ask a question."""
LARGEST_RECORDING = 10_000_000
"""In bytes: a minute of sound has a fiftieth of that, and the pictures of a video note the rest."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a recording, as they were recognised.

    `text` is empty where nothing was understood, and where the words are not English. `language` is
    the code of the language, None where nobody speaks.
    """

    text: str = ""
    language: str | None = None


def too_long() -> RecordingTooLong:
    """Return the error for a recording of more seconds than are listened to."""
    return RecordingTooLong(
        "The recording is too long",
        why=f"it lasts more than {LONGEST_RECORDING} seconds",
        remedy="Ask in fewer words, or type the question",
    )


def too_large() -> RecordingTooLong:
    """Return the error for a recording of more bytes than are read."""
    return RecordingTooLong(
        "The recording is too large",
        why=f"it has more than {LARGEST_RECORDING // 1_000_000} MB",
        remedy="Ask in fewer words, or type the question",
    )
