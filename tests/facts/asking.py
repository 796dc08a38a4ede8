"""Small records and what is seen of them, for the tests of matching and answering."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from facts.indexing import index_article
from facts.library import Library
from facts.match.candidate_view import CandidateView, look_around
from facts.match.expand import Query, expand
from facts.models import Answer, Article, NotFound
from facts.question import parse
from facts.stores import Store, open_store
from facts.testing.made_articles import entry, sentences_of


def store_of(*articles: Sequence[str], title: str = "A title") -> Store:
    """A store of articles, each a list of sentences; they state no facts."""
    store = open_store(":memory:")
    for sentences in articles:
        made = entry(*sentences, title=title)
        store.add(index_article(made.article, sentences_of(made), ()))
    return store


def seen(question: str, store: Store) -> tuple[Query, dict[str, CandidateView]]:
    """The question as the store knows its words, and each recalled sentence as it sees it."""
    query = expand(parse(question), store)
    views = [CandidateView.of(query, c) for c in store.search(query.recall, limit=99)]
    look_around(views)
    return query, {view.candidate.sentence.text: view for view in views}


def record_of(*texts: str | Article) -> Library:
    """A record of articles, or of untitled texts."""
    library = Library.open(":memory:")
    for n, text in enumerate(texts):
        library.add(text if isinstance(text, Article) else Article.of(text, title=f"Article {n}"))
    return library


def offered(found: Answer | NotFound) -> list[str]:
    """All sentences that a reply shows."""
    if isinstance(found, NotFound):
        return [c.quote for c in found.nearest]
    return [
        *(c.quote for c in found.citations),
        *(m.citation.quote for m in found.alternatives),
    ]


Calls = list[tuple[str, tuple[Any, ...], dict[str, Any], Any]]
"""Each call's name, what it was given by position and by name, and what it gave."""


class _Counting:
    """A store that notes each call with what it was given and gave."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.calls: Calls = []

    def __getattr__(self, name: str) -> Any:
        if name in ("vocabulary", "recall"):  # made of the calls that are noted
            return partial(getattr(Store, name), self)

        def call(*args: Any, **kwargs: Any) -> Any:
            result = getattr(self._store, name)(*args, **kwargs)
            self.calls.append((name, args, kwargs, result))
            return result

        return call


def counted(store: Store) -> tuple[Store, Calls]:
    """The store as one that notes its calls, and these."""
    made = _Counting(store)
    return cast(Store, made), made.calls
