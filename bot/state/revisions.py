"""Earlier versions of articles that an admin has corrected, and where an old id leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.state.records import AuditEntry
from facts import Article


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of an article, which `admin` replaced. `current_id` is its id today."""

    key: int
    current_id: str
    article: Article
    admin: str
    at: datetime


class Revisions(Protocol):
    """The part of the bot's state that knows earlier versions."""

    def keep_revision(self, old: Article, new_id: str, entry: AuditEntry) -> int:
        """Keep a version that is about to be replaced, and return its key.

        A text that changes has another id. All older versions and ids then lead to that one.
        """
        ...

    def revisions(self, article_id: str) -> Sequence[Revision]:
        """Return the earlier versions of the article, newest first."""
        ...

    def revision(self, key: int) -> Revision | None:
        """Return the version with that key."""
        ...

    def moved_to(self, article_id: str) -> str | None:
        """Return the id that an article has today, if its text was corrected."""
        ...
