"""Stores, which keep the record: each is opened by a path or a URL."""

from facts.stores.base import Store
from facts.stores.indexed import IndexedArticle, IndexedSentence
from facts.stores.opening import is_in_memory, open_store, restore_store

__all__ = [
    "IndexedArticle",
    "IndexedSentence",
    "Store",
    "is_in_memory",
    "open_store",
    "restore_store",
]
