"""The errors of the command line."""

from __future__ import annotations

from facts.errors import FactsError


class UsageError(FactsError):
    """The arguments contradict each other."""


class AmbiguousId(FactsError):
    """The first characters of an id match several articles."""


class FileError(FactsError):
    """A file cannot be read or written."""

    @classmethod
    def of(cls, error: OSError, doing: str, remedy: str) -> FileError:
        """Return the error for an error of the operating system.

        `doing` says what failed, for example "cannot be read".
        """
        name = error.filename if isinstance(error.filename, str) else "The file"
        return cls(f"{name} {doing}", why=_reason(error), remedy=remedy)


def _reason(error: OSError) -> str:
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
