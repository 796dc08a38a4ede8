"""Answers questions about a record of articles: the short answer and the sentence that states it.

    from facts import Library, read

    with Library.open("record.db") as library:
        library.add(read(data, name="article.txt"))
        print(library.ask("Who chaired the session?"))

This is the library's public face, with `facts.errors` (the hierarchy of errors), `facts.sqlite`
(files shared by threads and processes) and `facts.testing` (what every store must do). Other
modules may change at any time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from facts.async_library import AsyncLibrary
    from facts.dates import find_dates, iter_days, long_date
    from facts.errors import (
        EmptyInput,
        FactsError,
        FetchError,
        InputError,
        NotText,
        PartMissing,
        QuestionError,
        ReaderDamaged,
        RecordingError,
        RecordingTooLong,
        SeveralArticles,
        StoreAway,
        StoreDamaged,
        StoreError,
        StoreUnavailable,
        StoreVersionError,
        TooLarge,
        UnknownArticle,
        UnreadableDocument,
        WeightsDamaged,
    )
    from facts.fetch import Fetched, PrivateHosts, fetch_url, fetch_url_async
    from facts.library import Library
    from facts.models import (
        Answer,
        Article,
        ArticleInfo,
        Citation,
        Counts,
        Damage,
        DamagedPart,
        Fact,
        FactKind,
        Filters,
        FoundFact,
        Match,
        Modality,
        NearDuplicate,
        NotFound,
        Polarity,
        Preview,
        Receipt,
        Remark,
        Sentence,
        SentenceKind,
        Slot,
        Span,
    )
    from facts.question import Conversation, is_question, remark_of
    from facts.readers import (
        LARGEST_FILE,
        Contents,
        DocumentReader,
        Extracted,
        FoundArticle,
        Refusal,
        read,
        read_all,
        read_text,
        readable_media_types,
        readable_suffixes,
    )
    from facts.speech import LARGEST_RECORDING, LONGEST_RECORDING, Heard, Transcriber
    from facts.stores.watching import Watch, WatchResult
    from facts.watch import Watcher
    from facts.words.normalize import tokens

__version__ = "0.1.0"

__all__ = [
    "LARGEST_FILE",
    "LARGEST_RECORDING",
    "LONGEST_RECORDING",
    "Answer",
    "Article",
    "ArticleInfo",
    "AsyncLibrary",
    "Citation",
    "Contents",
    "Conversation",
    "Counts",
    "Damage",
    "DamagedPart",
    "DocumentReader",
    "EmptyInput",
    "Extracted",
    "Fact",
    "FactKind",
    "FactsError",
    "FetchError",
    "Fetched",
    "Filters",
    "FoundArticle",
    "FoundFact",
    "Heard",
    "InputError",
    "Library",
    "Match",
    "Modality",
    "NearDuplicate",
    "NotFound",
    "NotText",
    "PartMissing",
    "Polarity",
    "Preview",
    "PrivateHosts",
    "QuestionError",
    "ReaderDamaged",
    "Receipt",
    "RecordingError",
    "RecordingTooLong",
    "Refusal",
    "Remark",
    "Sentence",
    "SentenceKind",
    "SeveralArticles",
    "Slot",
    "Span",
    "StoreAway",
    "StoreDamaged",
    "StoreError",
    "StoreUnavailable",
    "StoreVersionError",
    "TooLarge",
    "Transcriber",
    "UnknownArticle",
    "UnreadableDocument",
    "Watch",
    "WatchResult",
    "Watcher",
    "WeightsDamaged",
    "__version__",
    "fetch_url",
    "fetch_url_async",
    "find_dates",
    "is_question",
    "iter_days",
    "long_date",
    "read",
    "read_all",
    "read_text",
    "readable_media_types",
    "readable_suffixes",
    "remark_of",
    "tokens",
]

_MODULES: dict[str, tuple[str, ...]] = {
    "facts.async_library": ("AsyncLibrary",),
    "facts.dates": ("long_date", "find_dates", "iter_days"),
    "facts.errors": (
        "EmptyInput",
        "FactsError",
        "FetchError",
        "InputError",
        "NotText",
        "PartMissing",
        "QuestionError",
        "ReaderDamaged",
        "RecordingError",
        "RecordingTooLong",
        "SeveralArticles",
        "StoreAway",
        "StoreDamaged",
        "StoreError",
        "StoreUnavailable",
        "StoreVersionError",
        "TooLarge",
        "UnknownArticle",
        "UnreadableDocument",
        "WeightsDamaged",
    ),
    "facts.fetch": ("Fetched", "PrivateHosts", "fetch_url", "fetch_url_async"),
    "facts.library": ("Library",),
    "facts.models": (
        "Answer",
        "Article",
        "ArticleInfo",
        "Citation",
        "Counts",
        "Damage",
        "DamagedPart",
        "Fact",
        "FactKind",
        "Filters",
        "FoundFact",
        "Match",
        "Modality",
        "NearDuplicate",
        "NotFound",
        "Polarity",
        "Preview",
        "Receipt",
        "Remark",
        "Sentence",
        "SentenceKind",
        "Slot",
        "Span",
    ),
    "facts.question": ("Conversation", "is_question", "remark_of"),
    "facts.readers": (
        "LARGEST_FILE",
        "Contents",
        "DocumentReader",
        "Extracted",
        "FoundArticle",
        "Refusal",
        "read",
        "read_all",
        "read_text",
        "readable_media_types",
        "readable_suffixes",
    ),
    "facts.speech": ("LARGEST_RECORDING", "LONGEST_RECORDING", "Heard", "Transcriber"),
    "facts.stores.watching": ("Watch", "WatchResult"),
    "facts.watch": ("Watcher",),
    "facts.words.normalize": ("tokens",),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used.

    Loading all of them takes half a second, and a program seldom needs more than a few.
    """
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(_module(_PLACES[name]), name)
    return value


def _module(name: str) -> ModuleType:
    """Import a module of the library. Raises `PartMissing` where an extra is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        from facts.parts import explained

        raise explained(error) or error from error


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
