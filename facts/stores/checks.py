"""What every backend makes sure of before it stores an article."""

from __future__ import annotations

from collections.abc import Sequence

from facts.errors import NotText
from facts.models import Article, Fact, Sentence

_BAND_LIMIT = 1 << 63


def check_article(
    article: Article,
    sentences: Sequence[Sentence],
    facts: Sequence[Fact],
    terms: Sequence[Sequence[str]],
    words: Sequence[Sequence[str]],
    signature: Sequence[int],
) -> None:
    """Raise `ValueError` where the parts do not fit the article, `NotText` where no file can
    hold its text. Whatever is cited later is thereby verbatim.
    """
    if not all(-_BAND_LIMIT <= band < _BAND_LIMIT for band in signature):
        raise ValueError("a near-duplicate band is a signed 64-bit integer")
    if not len(sentences) == len(terms) == len(words):
        raise ValueError("each sentence needs its terms and its words")
    for index, sentence in enumerate(sentences):
        if sentence.article_id != article.id or sentence.index != index:
            raise ValueError(f"sentence {index} is of another article or out of order")
        if article.text[sentence.start : sentence.end] != sentence.text:
            raise ValueError(f"sentence {index} is not the part of the text that its span names")
    for number, fact in enumerate(facts):
        _check_fact(article, fact, number, len(sentences))
    _check_unicode(article, facts)


def _check_fact(article: Article, fact: Fact, number: int, sentences: int) -> None:
    if fact.article_id != article.id or not 0 <= fact.sentence_index < sentences:
        raise ValueError(f"fact {number} is of another article or of no sentence")
    if fact.span.of(article.text) != fact.value:
        raise ValueError(f"fact {number}: its value is not the part of the text its span names")
    if fact.subject_span and fact.subject_span.of(article.text) != fact.subject:
        raise ValueError(f"fact {number}: its subject is not the part of the text its span names")
    if fact.predicate_span and fact.predicate_span.end > len(article.text):
        raise ValueError(f"fact {number}: its predicate stands beyond the text")


def _check_unicode(article: Article, facts: Sequence[Fact]) -> None:
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
