"""Whether what a store returns of an article is still what was stored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Protocol

from facts.errors import StoreDamaged, StoreError
from facts.models import (
    Article,
    ArticleInfo,
    Damage,
    DamagedPart,
    Fact,
    Sentence,
    content_id,
)

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What reading a damaged row may raise."""
_SHOWN = 5  # numbers of sentences in one message
_REMEDY = "See all damage with rapporteur check, and restore the record from a backup"


def damaged(article_id: str | None, why: str = "a part of it cannot be read") -> StoreDamaged:
    """Return the error for an article that cannot be read as it was stored."""
    named = "An article" if article_id is None else f"The article {article_id}"
    ids = () if article_id is None else (article_id,)
    return StoreDamaged(f"{named} is damaged", why=why, remedy=_REMEDY, article_ids=ids)


def refuse_altered(article_ids: Collection[str]) -> None:
    """Raise `StoreDamaged` if there are articles whose text does not have their sentences."""
    if article_ids:
        raise StoreDamaged(
            "Sentences of the record are damaged",
            why="the texts of their articles have something else in their places",
            remedy=_REMEDY,
            article_ids=tuple(article_ids),
        )


def index_damaged() -> StoreDamaged:
    """Return the error for an index that cannot be read."""
    return StoreDamaged(
        "The index of the record is damaged", why="a part of it cannot be read", remedy=_REMEDY
    )


def not_all_exported(damages: Sequence[Damage]) -> StoreDamaged:
    """Return the error for an export without the damaged articles."""
    ids = tuple(each.article_id for each in damages if each.article_id is not None)
    return StoreDamaged(
        "Not all articles were exported",
        why=f"{len(damages):,} of them cannot be read as they were stored",
        remedy=_REMEDY,
        article_ids=ids,
    )


def is_verbatim(sentence: Sentence, text: str | None) -> bool:
    """Return whether there is a text that has the sentence where its span is."""
    try:
        return text is not None and text[sentence.start : sentence.end] == sentence.text
    except TypeError:  # an offset that is no number any more
        return False


def has_own_length(sentence: Sentence) -> bool:
    """Return whether a sentence is as long as its span."""
    try:
        return sentence.start >= 0 and len(sentence.text) == sentence.end - sentence.start
    except TypeError:
        return False


def holds(sentence: Sentence, fact: Fact) -> bool:
    """Return whether a fact's value is what the sentence has at its span, if it lies in it."""
    try:
        return all(
            words == sentence.text[span.start - sentence.start : span.end - sentence.start]
            for words, span in ((fact.value, fact.span), (fact.subject, fact.subject_span))
            if span is not None and sentence.start <= span.start and span.end <= sentence.end
        )
    except TypeError:
        return False


def damage_of(article: Article) -> Damage | None:
    """Return what is wrong with an article's text and details."""
    if not isinstance(article.text, str) or content_id(article.text) != article.id:
        why = "its text is not the one that its id was made of"
        return Damage(part=DamagedPart.TEXT, why=why, article_id=str(article.id))
    details = (article.source, article.url, article.place)
    sound = isinstance(article.title, str) and all(
        each is None or isinstance(each, str) for each in details
    )
    if not sound or not isinstance(article.published, date | None):
        why = "its title, source, address, date or place cannot be read"
        return Damage(part=DamagedPart.DETAILS, why=why, article_id=article.id)
    return None


def damage_of_parts(
    article: Article, info: ArticleInfo, sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> Iterator[Damage]:
    """Yield what is wrong with the sentences and facts of a sound article."""
    wrong = [
        index
        for index, sentence in enumerate(sentences)
        if sentence.index != index or not is_verbatim(sentence, article.text)
    ]
    if len(sentences) != info.sentence_count:
        why = f"it has {len(sentences):,} sentences in place of {info.sentence_count:,}"
        yield Damage(part=DamagedPart.SENTENCES, why=why, article_id=article.id)
    if wrong:
        why = f"its text has something else in place of {_numbered('sentence', wrong)}"
        yield Damage(part=DamagedPart.SENTENCES, why=why, article_id=article.id)
    # What is cut out of a wrong sentence is wrong with it, and is not told again.
    untrue = {f.sentence_index for f in facts if not _states(article, sentences, f)}
    wrong = sorted(untrue.difference(wrong))
    if len(facts) != info.fact_count:
        why = f"it has {len(facts):,} facts in place of {info.fact_count:,}"
        yield Damage(part=DamagedPart.FACTS, why=why, article_id=article.id)
    if wrong:
        why = f"its text does not have what facts of {_numbered('sentence', wrong)} say"
        yield Damage(part=DamagedPart.FACTS, why=why, article_id=article.id)


class _Parts(Protocol):
    """What gives the parts of an article, as `Store` does."""

    def info(self, article_id: str) -> ArticleInfo | None: ...

    def sentences(self, article_id: str) -> list[Sentence]: ...

    def facts(self, article_id: str) -> list[Fact]: ...


def check_parts(store: _Parts, article: Article) -> Iterator[Damage]:
    """Yield what is wrong with the sentences and facts of a sound article in a store."""
    part = DamagedPart.DETAILS
    try:
        info = store.info(article.id)
        part = DamagedPart.SENTENCES
        sentences = store.sentences(article.id)
        part = DamagedPart.FACTS
        facts = store.facts(article.id)
        found = store.info(article.id) and info
    except (StoreError, *UNREADABLE):
        yield unreadable(part, article.id)
        return
    if found is not None:  # else it was removed meanwhile
        yield from damage_of_parts(article, found, sentences, facts)


def unreadable(part: DamagedPart, article_id: str | None) -> Damage:
    """Return the damage of a part that cannot be read at all."""
    return Damage(part=part, why=f"its {part.value} cannot be read", article_id=article_id)


def _states(article: Article, sentences: Sequence[Sentence], fact: Fact) -> bool:
    try:
        own = fact.predicate_span
        return (
            0 <= fact.sentence_index < len(sentences)
            and fact.span.of(article.text) == fact.value
            and (fact.subject_span is None or fact.subject_span.of(article.text) == fact.subject)
            and (own is None or 0 <= own.start <= own.end <= len(article.text))
        )
    except TypeError:  # an offset that is no number any more
        return False


def _numbered(thing: str, numbers: Sequence[int]) -> str:
    """Return `sentence 3`, or `sentences 3, 5 and 2 others`."""
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    if len(numbers) == 1:
        return f"{thing} {shown}"
    more = len(numbers) - _SHOWN
    return f"{thing}s {shown}" + (f" and {more:,} more" if more > 0 else "")
