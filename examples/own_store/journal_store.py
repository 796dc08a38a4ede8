"""A store that writes down every change: `journal:///record.db` is a file with a journal.

It adds something to the store of a file, and leaves the rest to it. A store of another database has
all methods of `facts.stores.base.Store` itself, and passes the tests of `facts.testing` too.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

from facts.stores import IndexedArticle
from facts.stores import open_store as open_file
from facts.stores.base import Store


class JournalStore:
    """Keeps articles in a file, and a line about each change in another one beside it."""

    def __init__(self, file: Store, journal: Path) -> None:
        self._file = file
        self._journal = journal
        self._lock = threading.Lock()

    def add(self, indexed: IndexedArticle) -> bool:
        """Store an article, unless it is there."""
        (added,) = self.add_all([indexed])
        return added

    def add_all(self, indexed: Sequence[IndexedArticle]) -> list[bool]:
        """Store several articles at once."""
        added = self._file.add_all(indexed)
        self._note("added", [i.article.id for i, new in zip(indexed, added, strict=True) if new])
        return added

    def remove(self, article_id: str) -> bool:
        """Remove an article, if it is there."""
        removed = self._file.remove(article_id)
        self._note("removed", [article_id] if removed else [])
        return removed

    def _note(self, change: str, article_ids: Sequence[str]) -> None:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        lines = [json.dumps({"at": moment, change: each}) + "\n" for each in article_ids]
        with self._lock, self._journal.open("a", encoding="utf-8") as file:
            file.writelines(lines)

    def __getattr__(self, name: str) -> Any:
        """Leave everything else, which reads, to the store of the file."""
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()


def open_store(url: str) -> Store:
    """Open the store of a URL. Raises `StoreUnavailable`."""
    path = url.removeprefix("journal://")
    return cast(Store, JournalStore(open_file(path), Path(f"{path}.journal")))
