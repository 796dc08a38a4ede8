"""Errors that only the command line knows."""

from __future__ import annotations

from facts.errors import FactsError


class UsageError(FactsError):
    """The arguments do not fit together."""


class AmbiguousId(FactsError):
    """The beginning of an id fits several articles."""


class FileProblem(FactsError):
    """A file cannot be read or written."""

    @classmethod
    def of(cls, error: OSError, doing: str, remedy: str) -> FileProblem:
        """The problem that the operating system reports, e.g. of `doing` "cannot be read"."""
        name = error.filename if isinstance(error.filename, str) else "The file"
        return cls(f"{name} {doing}", why=_reason(error), remedy=remedy)


def _reason(error: OSError) -> str:
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
