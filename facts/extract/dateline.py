"""Facts of a dateline and a byline: where a story was reported from, and who wrote it."""

from __future__ import annotations

import re

from facts.models import Article, Fact, FactKind, Sentence, Slot, Span
from facts.text.header_lines import read_header_line

REPORT_TERMS = ("story", "article", "news", "report", "dateline", "file")
"""Words by which a reader asks for the dateline; the index holds them for dateline sentences."""
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: (?!and\b|in\b|of\b|for\b)[\w.’'-]+)*")


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


def byline_facts(article: Article, sentence: Sentence) -> list[Fact]:
    """Return the writers of the story, as the byline names them."""
    found = read_header_line(sentence.text)
    if found is None or found.author is None:
        return []
    begin, end = found.author
    facts = []
    for name in _NAME.finditer(sentence.text, begin, end):
        span = Span(start=sentence.start + name.start(), end=sentence.start + name.end())
        facts.append(
            Fact(
                article_id=article.id,
                sentence_index=sentence.index,
                kind=FactKind.PERSON,
                slot=Slot.AGENT,
                subject="story",
                predicate="write",
                value=name[0],
                span=span,
            )
        )
        if " in " in sentence.text[begin : name.start()]:
            break
    return facts
