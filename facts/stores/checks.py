"""The checks that every backend makes before it stores an article."""

from __future__ import annotations

from facts.errors import NotText
from facts.models import Article, Fact
from facts.stores.indexed import IndexedArticle

_BAND_LIMIT = 1 << 63


def check_article(indexed: IndexedArticle) -> None:
    """Check that every sentence and fact is a verbatim part of the article.

    Raises `ValueError` where one is not, and `NotText` where UTF-8 cannot hold the text.
    """
    article = indexed.article
    if not all(-_BAND_LIMIT <= band < _BAND_LIMIT for band in indexed.signature):
        raise ValueError("a near-duplicate band is a signed 64-bit integer")
    for index, each in enumerate(indexed.sentences):
        sentence = each.sentence
        if sentence.article_id != article.id or sentence.index != index:
            raise ValueError(f"sentence {index} is of another article or out of order")
        if article.text[sentence.start : sentence.end] != sentence.text:
            raise ValueError(f"sentence {index} is not the part of the text that its span names")
        for fact in each.facts:
            _check_fact(article, fact, index)
    check_unicode(article, indexed.facts)


def _check_fact(article: Article, fact: Fact, index: int) -> None:
    if fact.article_id != article.id or fact.sentence_index != index:
        raise ValueError(f"a fact of sentence {index} is of another article or sentence")
    if fact.span.of(article.text) != fact.value:
        raise ValueError(f"a fact of sentence {index}: its value is not the text of its span")
    if fact.subject_span and fact.subject_span.of(article.text) != fact.subject:
        raise ValueError(f"a fact of sentence {index}: its subject is not the text of its span")
    if fact.predicate_span and fact.predicate_span.end > len(article.text):
        raise ValueError(f"a fact of sentence {index}: its predicate is beyond the text")


def check_unicode(article: Article, facts: tuple[Fact, ...] = ()) -> None:
    """Raise `NotText` where UTF-8 cannot hold a text of the article or its facts."""
    given = [article.id, article.title, article.text, article.source, article.url, article.place]
    for fact in facts:
        given += (fact.subject, fact.predicate, fact.normal, fact.unit)
    try:
        for text in given:
            if text:
                text.encode()
    except UnicodeEncodeError:
        raise NotText(
            "The article is not text",
            why="it holds half a character (a lone surrogate)",
            remedy="Decode the file with the encoding that it was written in",
        ) from None
