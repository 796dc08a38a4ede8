"""Facts of a dateline: where the story was reported from."""

from __future__ import annotations

import re

from facts.models import Article, Fact, FactKind, Sentence, Slot, Span

REPORT_TERMS = ("story", "article", "news", "report", "dateline", "file")
"""Words by which a reader asks for the dateline; the index holds them for dateline sentences."""


def dateline_facts(article: Article, sentence: Sentence) -> list[Fact]:
    """Return the place of the report, if the dateline names it."""
    if not article.place:
        return []
    # Not by folding both: folding changes the length of a text, and so every offset after it.
    found = re.search(re.escape(article.place), sentence.text, re.IGNORECASE)
    if found is None:
        return []
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return [
        Fact(
            article_id=article.id,
            sentence_index=sentence.index,
            kind=FactKind.PLACE,
            slot=Slot.PLACE,
            subject="story",
            predicate="report",
            value=article.text[start:end],
            span=Span(start=start, end=end),
        )
    ]
