"""An article as the store indexes it: its sentences with their terms, words and facts.

A sentence is found by its own terms and by words that a reader would use for its facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facts.dates.names import MONTH_NAMES
from facts.duplicates import signature
from facts.extract.dateline import REPORT_TERMS
from facts.models import Article, Fact, FactKind, Sentence, SentenceKind
from facts.stores.indexed import IndexedArticle, IndexedSentence
from facts.words.demonyms import country_of
from facts.words.normalize import content_terms, term, vocabulary_words

_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{3,}\b")


def index_article(
    article: Article, sentences: Iterable[Sentence], facts: Iterable[Fact]
) -> IndexedArticle:
    """Return the article with its facts by sentence and all that the store indexes.

    Raises `ValueError` for a fact of a sentence that is not given.
    """
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(fact.sentence_index, []).append(fact)
    indexed = []
    asked: list[str] = []  # the terms of a printed question that waits for its answer
    for sentence in sentences:
        stated = tuple(by_sentence.pop(sentence.index, ()))
        terms = tuple(index_terms(sentence, stated, asked))
        if sentence.kind is SentenceKind.QUESTION:
            asked += content_terms(sentence.text)
        elif sentence.kind is not SentenceKind.SPEAKER:
            asked = []
        words = tuple(vocabulary_words(sentence.text))
        indexed.append(IndexedSentence(sentence, stated, terms, words))
    if by_sentence:
        raise ValueError("a fact is of a sentence that the article does not have")
    return IndexedArticle(article, tuple(indexed), tuple(signature(article.text)))


def index_terms(sentence: Sentence, facts: Iterable[Fact], asked: Iterable[str] = ()) -> list[str]:
    """Return the sentence's content terms, then the terms of what it states in other words.

    A question that is printed in an interview, and the label of who speaks, answer nothing and have
    no terms. The sentence after a question has its terms, `asked`: "Twelve." is found by what was
    asked.

    A date resolved against the day of publication adds its year and month (`on November 21` is
    found by 2022), a pronoun the name that it stands for, an adjective its country (`Peruvian` is
    found by Peru); a dateline adds the words by which readers ask for it.
    """
    if sentence.kind in (SentenceKind.QUESTION, SentenceKind.SPEAKER):
        return []
    found = content_terms(sentence.text)
    held = set(found)
    for extra in (*_implied(sentence, facts), *asked):
        if extra not in held:
            held.add(extra)
            found.append(extra)
    return found


def _implied(sentence: Sentence, facts: Iterable[Fact]) -> Iterator[str]:
    if sentence.kind in (SentenceKind.DATELINE, SentenceKind.BYLINE):
        yield from (term(word) for word in REPORT_TERMS)
    for fact in facts:
        if fact.kind is FactKind.DATE and fact.normal:
            year, _, rest = fact.normal.partition("-")
            yield year
            month = rest.partition("-")[0]
            if month.isdigit() and 1 <= int(month) <= 12:
                yield term(MONTH_NAMES[int(month) - 1])
        elif fact.kind is FactKind.PERIOD and fact.normal:
            for end in fact.normal.split("/"):
                yield end.partition("-")[0]
        elif fact.span.end <= sentence.start or fact.span.start >= sentence.end:
            yield from content_terms(fact.value)
    for word in _CAPITALISED.findall(sentence.text):
        country = country_of(word)
        if country is not None:
            yield from content_terms(country)
