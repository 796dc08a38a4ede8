"""Why Telegram refuses a call: the Bot API says so in the text of the error, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import BadRequest


def is_unmodified(error: BaseException | None) -> bool:
    """Return whether an edit was refused because it changes nothing."""
    return _says(error, "not modified")


def is_expired(error: BaseException | None) -> bool:
    """Return whether a button press or inline query was answered too late for anyone to see."""
    return _says(error, "query is too old")


def is_not_editable(error: BaseException | None) -> bool:
    """Return whether the message to edit was deleted, or is no longer open to edits."""
    return _says(error, "not found") or _says(error, "can't be edited")


def is_too_big(error: BaseException | None) -> bool:
    """Return whether a file is larger than Telegram lets a bot download."""
    return _says(error, "too big")


@contextmanager
def ignore_unmodified() -> Iterator[None]:
    """Ignore the refusal of an edit that changes nothing, for example after a second press."""
    try:
        yield
    except BadRequest as error:
        if not is_unmodified(error):
            raise


def _says(error: BaseException | None, words: str) -> bool:
    return isinstance(error, BadRequest) and words in str(error).lower()
