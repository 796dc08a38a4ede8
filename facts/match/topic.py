"""The articles about a name, for who asks nothing of it yet."""

from __future__ import annotations

from collections import Counter
from datetime import date

from facts.match.expand import expand
from facts.models import ArticleInfo, Filters
from facts.question import Question
from facts.stores.base import Store

_RECALL = 100


def articles_about(
    question: Question, store: Store, limit: int, filters: Filters | None = None
) -> list[ArticleInfo]:
    """Return at most `limit` articles with a sentence that holds all terms of a question, of those
    that the filters allow.

    Those with most such sentences come first, and of these the newest.
    """
    query = expand(question, store)
    wanted = [set(term.variants) for term in query.terms]
    if not wanted or not all(wanted):
        return []
    counts: Counter[str] = Counter()
    infos: dict[str, ArticleInfo] = {}
    for candidate in store.search(query.recall, filters, limit=_RECALL):
        if all(not variants.isdisjoint(candidate.terms) for variants in wanted):
            counts[candidate.article.id] += 1
            infos[candidate.article.id] = candidate.article
    ordered = sorted(infos.values(), key=lambda info: info.published or date.min, reverse=True)
    ordered.sort(key=lambda info: -counts[info.id])
    return ordered[: max(0, limit)]
