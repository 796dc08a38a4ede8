"""What a process that reads documents replies with, as JSON."""

from __future__ import annotations

from typing import Any

from facts import errors
from facts.readers.extracted import Extracted

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


def refusal(error: errors.InputError) -> dict[str, Any]:
    """Return the reply that tells an error."""
    return {
        "error": type(error).__name__,
        "what": error.what,
        "why": error.why,
        "remedy": error.remedy,
    }


def raise_refusal(reply: dict[str, Any]) -> None:
    """Raise the error that a reply tells, if it tells one."""
    if "error" in reply:
        raise _ERRORS[reply["error"]](reply["what"], why=reply["why"], remedy=reply["remedy"])


def to_extracted(fields: dict[str, Any]) -> Extracted:
    """Build a document's text and metadata from the fields that a reply holds."""
    return Extracted(**{**fields, "notices": tuple(fields["notices"])})
