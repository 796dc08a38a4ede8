"""Previews of articles, kept so that an article is not parsed again when it is added."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts import Article, Library, Preview

MOST_FACTS = 20_000
"""How many facts all kept previews may have together. This bounds the memory."""


class Previews:
    """The previews that admins were shown last. Calls block, and are safe from any thread.

    A preview that is not kept, for example after a restart, is made again from its article.
    """

    def __init__(self, library: Library, *, most_facts: int = MOST_FACTS) -> None:
        self._library = library
        self._most_facts = most_facts
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Preview] = OrderedDict()

    def make(self, article: Article) -> Preview:
        """Return a new preview of the article, and keep it.

        Raises `EmptyInput` if the text has no sentence.
        """
        preview = self._library.preview(article)
        with self._lock:
            self._kept[article.id] = preview
            self._kept.move_to_end(article.id)
            while sum(len(each.facts) for each in self._kept.values()) > self._most_facts:
                self._kept.popitem(last=False)
        return preview

    def kept(self, article: Article) -> Preview | None:
        """Return the preview of the article if it is kept."""
        with self._lock:
            preview = self._kept.get(article.id)
        # An edited article has the same id, but a new date may change its facts.
        return preview if preview is not None and preview.article == article else None

    def get(self, article: Article) -> Preview:
        """Return the kept preview of the article, or a new one."""
        return self.kept(article) or self.make(article)

    def forget(self, article: Article) -> None:
        """Drop the preview of the article, if it is kept."""
        with self._lock:
            self._kept.pop(article.id, None)
