"""An article as a store takes it: with its sentences, their facts, and all that is indexed."""

from __future__ import annotations

from dataclasses import dataclass

from facts.models import Article, ArticleInfo, Fact, Sentence


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence, the facts that it states, and the words by which it is found.

    `terms` are its index terms in order. `words` are its vocabulary words, folded but not stemmed.
    """

    sentence: Sentence
    facts: tuple[Fact, ...] = ()
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article, its sentences in order, and its signature (its near-duplicate bands)."""

    article: Article
    sentences: tuple[IndexedSentence, ...] = ()
    signature: tuple[int, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all sentences."""
        return tuple(fact for indexed in self.sentences for fact in indexed.facts)

    @property
    def info(self) -> ArticleInfo:
        """The article without its text."""
        return ArticleInfo(
            **self.article.model_dump(exclude={"text"}),
            sentence_count=len(self.sentences),
            fact_count=len(self.facts),
        )
