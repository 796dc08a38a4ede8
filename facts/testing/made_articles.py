"""Articles for the tests of stores, with made-up index terms: a store must not care how they are
made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, settings

from facts.models import (
    Article,
    Candidate,
    Fact,
    FactKind,
    Sentence,
    SentenceKind,
    Slot,
    Span,
)
from facts.stores import IndexedArticle, IndexedSentence, Store

EACH_BACKEND = settings(
    max_examples=25,
    deadline=None,
    # The fixtures make a fresh store at each call, and every backend inherits the same property.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)


def entry(
    *sentences: Sequence[str] | str,
    title: str = "A title",
    source: str | None = None,
    published: date | None = None,
    signature: Sequence[int] = (),
) -> IndexedArticle:
    """Return an article of sentences, each a text or a list of its terms.

    Its terms and words are the sentence's parts between spaces; each sentence states one fact,
    whose value is its last part and whose subject its first.
    """
    groups = [list(s.split(" ")) if isinstance(s, str) else list(s) for s in sentences]
    text = "\n".join(" ".join(group) for group in groups)
    article = Article.of(
        text,
        title=title,
        source=source,
        url="https://news.example/" + title.replace(" ", "-"),
        published=published,
        place="Lund",
    )
    made, start = [], 0
    for index, group in enumerate(groups):
        end = start + len(" ".join(group))
        sentence = Sentence(
            article_id=article.id,
            index=index,
            kind=SentenceKind.BODY if index else SentenceKind.TITLE,
            start=start,
            end=end,
            text=text[start:end],
        )
        facts = [_fact(article, index, Span(start=start, end=end), group)] if group else []
        made.append(IndexedSentence(sentence, tuple(facts), tuple(group), tuple(group)))
        start = end + 1
    return IndexedArticle(article, tuple(made), tuple(signature))


def sentences_of(made: IndexedArticle) -> list[Sentence]:
    """Return the article's sentences."""
    return [each.sentence for each in made.sentences]


def with_sentences(made: IndexedArticle, sentences: Iterable[Sentence]) -> IndexedArticle:
    """Return the article with other sentences, whose facts and terms stay."""
    changed = [
        replace(each, sentence=sentence)
        for each, sentence in zip(made.sentences, sentences, strict=True)
    ]
    return replace(made, sentences=tuple(changed))


def with_facts(made: IndexedArticle, *facts: Iterable[Fact]) -> IndexedArticle:
    """Return the article with other facts, given for each sentence."""
    changed = [
        replace(each, facts=tuple(own)) for each, own in zip(made.sentences, facts, strict=True)
    ]
    return replace(made, sentences=tuple(changed))


def with_terms(
    made: IndexedArticle, terms: Iterable[Iterable[str]], words: Iterable[Iterable[str]]
) -> IndexedArticle:
    """Return the article with other terms and words, given for each sentence."""
    changed = [
        replace(each, terms=tuple(its_terms), words=tuple(its_words))
        for each, its_terms, its_words in zip(made.sentences, terms, words, strict=True)
    ]
    return replace(made, sentences=tuple(changed))


def _fact(article: Article, index: int, whole: Span, group: list[str]) -> Fact:
    subject, value = group[0], group[-1]
    return Fact(
        article_id=article.id,
        sentence_index=index,
        kind=FactKind.NUMBER,
        slot=Slot.QUANTITY,
        subject=subject,
        predicate="be",
        value=value,
        span=Span(start=whole.end - len(value), end=whole.end),
        subject_span=Span(start=whole.start, end=whole.start + len(subject)),
        predicate_span=whole,
        normal="7",
        unit="co-sponsor",
    )


def texts(candidates: Sequence[Candidate]) -> list[str]:
    """Return the texts of the candidates' sentences."""
    return [candidate.sentence.text for candidate in candidates]


def observed(store: Store, entries: Sequence[IndexedArticle]) -> dict[str, object]:
    """Return everything that a store shows of these articles, without its own keys."""
    terms = sorted({term for e in entries for s in e.sentences for term in s.terms})
    words = sorted({word for e in entries for s in e.sentences for word in s.words})
    bands = sorted({band for e in entries for band in e.signature})
    found = {term: store.search([term], limit=100) for term in terms}
    found["all of them"] = store.search(terms, limit=100)
    facts = {c.key: store.facts_of([c.key])[c.key] for c in found["all of them"]}
    return {
        "counts": store.counts(),
        "articles": store.articles(),
        "sources": store.sources(),
        "texts": list(store.iterate()),
        "sentences": [store.sentences(e.article.id) for e in entries],
        "facts": [store.facts(e.article.id) for e in entries],
        "search": {
            term: [candidate.model_copy(update={"key": 0}) for candidate in candidates]
            for term, candidates in found.items()
        },
        "facts of": list(facts.values()),
        "frequencies": store.frequencies(terms),
        "similar": {word: store.similar_words(word, limit=100) for word in words},
        "near": {band: store.near([band], limit=100) for band in bands},
    }


def shown(value: object) -> str:
    """Return a parameter as the name of a test shows it."""
    return ascii(value)[:24]
