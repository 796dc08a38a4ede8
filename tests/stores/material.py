"""Articles for the tests of stores, with made-up index terms: a store must not care how they are
made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hypothesis import HealthCheck, settings

from facts.models import (
    Article,
    ArticleInfo,
    Candidate,
    Fact,
    FactKind,
    Sentence,
    SentenceKind,
    Slot,
    Span,
)
from facts.stores import Store

EACH_BACKEND = settings(
    max_examples=25,
    deadline=None,
    # The fixtures make a fresh store at each call, and every backend inherits the same property.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)


class Entry(NamedTuple):
    """An article with all that a store is given of it."""

    article: Article
    sentences: list[Sentence]
    facts: list[Fact]
    terms: list[list[str]]
    words: list[list[str]]
    signature: list[int]

    def add_to(self, store: Store) -> bool:
        """Add it to the store."""
        return store.add(*self)

    @property
    def info(self) -> ArticleInfo:
        """What a store should say of the article without its text."""
        return ArticleInfo(
            **self.article.model_dump(exclude={"text"}),
            sentence_count=len(self.sentences),
            fact_count=len(self.facts),
        )


def entry(
    *sentences: Sequence[str] | str,
    title: str = "A title",
    source: str | None = None,
    published: date | None = None,
    signature: Sequence[int] = (),
) -> Entry:
    """An article of sentences, each a text or a list of its terms.

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
    made, facts, start = [], [], 0
    for index, group in enumerate(groups):
        end = start + len(" ".join(group))
        made.append(
            Sentence(
                article_id=article.id,
                index=index,
                kind=SentenceKind.BODY if index else SentenceKind.TITLE,
                start=start,
                end=end,
                text=text[start:end],
            )
        )
        if group:
            facts.append(_fact(article, index, Span(start=start, end=end), group))
        start = end + 1
    return Entry(article, made, facts, groups, groups, list(signature))


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
    """The candidates' sentences."""
    return [candidate.sentence.text for candidate in candidates]


def observed(store: Store, entries: Sequence[Entry]) -> dict[str, object]:
    """All that a store shows of what the entries may have put into it, but its own keys."""
    terms = sorted({term for e in entries for group in e.terms for term in group})
    words = sorted({word for e in entries for group in e.words for word in group})
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
    """A parameter as a test's name shows it."""
    return ascii(value)[:24]
