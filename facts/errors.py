"""The errors of the library, each saying what went wrong, why, and what to do about it.

FactsError
├── InputError              the given text or file cannot become an article
│   ├── EmptyInput          nothing to read
│   ├── TooLarge            over a limit of size
│   ├── NotText             binary or undecodable bytes
│   └── UnreadableDocument  a PDF, DOCX or HTML file that its reader refuses
├── QuestionError           an empty or over-long question
├── UnknownArticle          no article of that id
├── FetchError              a URL that could not or may not be fetched
└── StoreError              the store cannot do what was asked
    ├── StoreVersionError   written by a newer version of the library
    └── StoreUnavailable    cannot be opened, is locked, full or corrupt
"""

from __future__ import annotations


def _ended(clause: str) -> str:
    """The clause with a full stop, unless it ends a sentence already."""
    return clause if clause.endswith((".", "!", "?")) else f"{clause}."


def _restored(
    kind: type[FactsError], args: tuple[object, ...], held: dict[str, object]
) -> FactsError:
    """The error as it was before it crossed to another process."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(held)
    return error


class FactsError(Exception):
    """Base of every error that the library raises on purpose.

    `what` happened, `why`, and the `remedy`: each a short clause without the user's own text,
    so that an error may be logged and shown.
    """

    def __init__(self, what: str, *, why: str = "", remedy: str = "") -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        message = f"{what}: {why}" if why else what
        super().__init__(f"{_ended(message)} {_ended(remedy)}" if remedy else _ended(message))

    def __reduce__(self) -> tuple[object, ...]:
        # An exception is otherwise made again by calling its class with the whole message.
        return _restored, (type(self), self.args, self.__dict__)


class InputError(FactsError):
    """The given text or file cannot become an article."""


class EmptyInput(InputError):
    """There is nothing to read."""


class TooLarge(InputError):
    """The input is over a limit of size."""


class NotText(InputError):
    """The input is binary, or no encoding decodes it."""


class UnreadableDocument(InputError):
    """A PDF, DOCX or HTML file is damaged, encrypted or holds no text."""


class QuestionError(FactsError):
    """The question is empty, holds no word, or is too long."""


class UnknownArticle(FactsError):
    """No article has the given id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        shown = article_id if len(article_id) <= 40 else article_id[:40] + "…"
        super().__init__(
            f"No article {shown!r}",
            why="the record holds no article of that id",
            remedy="List the articles to see their ids",
        )


class FetchError(FactsError):
    """A URL could not be fetched, or may not be."""


class StoreError(FactsError):
    """The store cannot do what was asked; it is left as it was."""


class StoreVersionError(StoreError):
    """The store was written by a newer version of the library."""


class StoreUnavailable(StoreError):
    """The store cannot be opened, is locked, full or corrupt."""
