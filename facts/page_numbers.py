"""The page on which a cited sentence begins, for articles that have pages, such as PDF files."""

from __future__ import annotations

from collections.abc import Callable

from facts.models import Answer, Article, Citation, NotFound
from facts.text.pages import page_at


def with_pages(found: Answer | NotFound, get: Callable[[str], Article | None]) -> Answer | NotFound:
    """Return the result with the pages of its citations. `get` returns an article by its id."""
    texts: dict[str, str] = {}

    def paged(citation: Citation) -> Citation:
        if citation.article_id not in texts:
            article = get(citation.article_id)
            texts[citation.article_id] = article.text if article is not None else ""
        page = page_at(texts[citation.article_id], citation.start)
        return citation if page is None else citation.model_copy(update={"page": page})

    if isinstance(found, NotFound):
        return found.model_copy(update={"nearest": tuple(map(paged, found.nearest))})
    alternatives = tuple(
        match.model_copy(update={"citation": paged(match.citation)}) for match in found.alternatives
    )
    citations = tuple(map(paged, found.citations))
    return found.model_copy(update={"citations": citations, "alternatives": alternatives})
