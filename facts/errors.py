"""The errors of the library. Each explains what failed, why, and what to do about it.

FactsError
├── InputError              a text or file that cannot become an article
│   ├── EmptyInput          no text in it
│   ├── TooLarge            larger than a limit
│   ├── NotText             binary data, or an unknown encoding
│   ├── SeveralArticles     a file of several articles where one was asked for
│   └── UnreadableDocument  a document that its reader rejects
├── QuestionError           an empty or too long question
├── UnknownArticle          no article with that id
├── FetchError              a URL that could not be fetched, or is not allowed
├── PartMissing             a part of the library that is not installed
├── ReaderDamaged           a file of the trained reader is not as it was made
├── WeightsDamaged          a file of the recogniser of speech is not as it was made
├── RecordingError          a recording in which nothing can be heard
│   └── RecordingTooLong    longer or larger than a limit
└── StoreError              a store that cannot do what was asked
    ├── StoreVersionError   written by a newer version of the library
    ├── StoreDamaged        holds an article that is not as it was stored
    └── StoreUnavailable    cannot be opened, or is locked, full or corrupt
        └── StoreAway       its server cannot be reached now, or has no time: waiting helps
"""

from __future__ import annotations


def _ended(clause: str) -> str:
    """Return the clause with a full stop, unless it already ends a sentence."""
    return clause if clause.endswith((".", "!", "?")) else f"{clause}."


def _restored(
    kind: type[FactsError], args: tuple[object, ...], held: dict[str, object]
) -> FactsError:
    """Rebuild an error that was pickled, for example to send it to another process."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(held)
    return error


class FactsError(Exception):
    """The base class of all errors that the library raises on purpose.

    `what` failed, `why` it failed, and the `remedy` are short clauses. They do not contain the text
    of an article or a question, so an error can be logged.
    """

    def __init__(self, what: str, *, why: str = "", remedy: str = "") -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        message = f"{what}: {why}" if why else what
        super().__init__(f"{_ended(message)} {_ended(remedy)}" if remedy else _ended(message))

    def __reduce__(self) -> tuple[object, ...]:
        # By default, unpickling would call the class with the whole message as `what`.
        return _restored, (type(self), self.args, self.__dict__)


class InputError(FactsError):
    """The text or file cannot become an article."""


class EmptyInput(InputError):
    """The input has no text."""


class TooLarge(InputError):
    """The input is larger than a limit."""


class NotText(InputError):
    """The input is binary data, or its encoding is unknown."""


class UnreadableDocument(InputError):
    """A document is damaged, encrypted, too complex or has no text."""


class SeveralArticles(InputError):
    """The file holds several articles, and one was asked for."""


class QuestionError(FactsError):
    """The question is empty, has no word, or is too long."""


class UnknownArticle(FactsError):
    """No article has the given id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        shown = article_id if len(article_id) <= 40 else article_id[:40] + "…"
        super().__init__(
            f"No article {shown!r}",
            why="the record has no article with that id",
            remedy="List the articles to see their ids",
        )


class FetchError(FactsError):
    """A URL could not be fetched, or is not allowed.

    `status` is the HTTP status of the server's refusal, and `retry_after` the seconds that it asks
    to wait. They are None where there was none.
    """

    def __init__(
        self,
        what: str,
        *,
        why: str = "",
        remedy: str = "",
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(what, why=why, remedy=remedy)
        self.status = status
        self.retry_after = retry_after


class PartMissing(FactsError):
    """A part of the library is not installed. The remedy names the extra that brings it."""


class ReaderDamaged(FactsError):
    """A file of the trained reader is not the one that this version was made with."""


class WeightsDamaged(FactsError):
    """A file of the recogniser of speech is not the one that its maker published."""


class RecordingError(FactsError):
    """The recording is damaged, holds no sound, or takes too long to understand."""


class RecordingTooLong(RecordingError):
    """The recording is longer or larger than a limit."""


class StoreError(FactsError):
    """The store cannot do what was asked. It is left unchanged."""


class StoreVersionError(StoreError):
    """The store was written by a newer version of the library."""


class StoreDamaged(StoreError):
    """An article in the store is not as it was stored.

    `article_ids` are the ids of the damaged articles, as far as they can be told.
    """

    def __init__(
        self, what: str, *, why: str = "", remedy: str = "", article_ids: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what, why=why, remedy=remedy)
        self.article_ids = article_ids


class StoreUnavailable(StoreError):
    """The store cannot be opened, or is locked, full or corrupt."""


class StoreAway(StoreUnavailable):
    """The server that holds the store cannot be reached now, or has no time: waiting helps."""
