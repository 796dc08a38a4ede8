"""Facts of a dateline: where the story was reported from."""

from __future__ import annotations

from facts.models import Article, Fact, FactKind, Sentence, Slot, Span

REPORT_TERMS = ("story", "article", "news", "report", "dateline", "file")
"""Words by which a reader asks for the dateline; the index holds them for dateline sentences."""


def dateline_facts(article: Article, sentence: Sentence) -> list[Fact]:
    """The place of the report, where the article's place stands in the dateline."""
    if not article.place:
        return []
    at = sentence.text.casefold().find(article.place.casefold())
    if at < 0:
        return []
    start = sentence.start + at
    return [
        Fact(
            article_id=article.id,
            sentence_index=sentence.index,
            kind=FactKind.PLACE,
            slot=Slot.PLACE,
            subject="story",
            predicate="report",
            value=article.text[start : start + len(article.place)],
            span=Span(start=start, end=start + len(article.place)),
        )
    ]
