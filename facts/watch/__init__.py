"""Watched feeds, sitemaps and folders, from which new articles come by themselves.

docs/decisions/feeds.md says how they are read, and how often.
"""

from __future__ import annotations

from facts.watch.watcher import EVERY, Watcher

__all__ = ["EVERY", "Watcher"]
