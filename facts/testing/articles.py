"""What every store must do with articles: keep them whole, list them, remove them without trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import NotText, StoreUnavailable
from facts.models import Article, Counts, Filters, SentenceKind, Span
from facts.stores import IndexedArticle, Store, open_store
from facts.testing.made_articles import (
    EACH_BACKEND,
    entry,
    observed,
    sentences_of,
    shown,
    with_facts,
    with_sentences,
)

HOSTILE = ("", "' OR 1=1 --", '"', "*", "NOT", "a\0b", "\ud800", "x" * 100_000, "%", "東京")

ENTRIES = (
    entry("haze over the city", "115 co-sponsors", source="AP", signature=[1, 2]),
    entry("the haze's end", ["two words", "", '"or"'], source="ap", published=date(2022, 1, 2)),
    entry("Haze NOT near( * ^", "haze haze haze", source="Ünion", signature=[2, -(2**63)]),
    entry("naïve 東京 a\0b", "the the the end", published=date(2021, 5, 6), signature=[2**63 - 1]),
    entry("cities of hazes", [], "x" * 80, signature=[1, 2, 3]),
)


class ArticleContract:
    """Storing, reading, listing and removing. A backend gives the fixtures `new_url`, `store`."""

    def test_keeps_all_of_an_article(self, store: Store) -> None:
        """Every field of an article comes back unchanged."""
        made = entry("Seven of 9", "Jane led 7 ", source="AP", published=date(987, 6, 5))
        assert store.add(made) is True
        assert store.get(made.article.id) == made.article
        assert store.info(made.article.id) == made.info
        assert store.sentences(made.article.id) == sentences_of(made)
        assert store.facts(made.article.id) == list(made.facts)
        assert list(store.iterate()) == [made.article]

    @EACH_BACKEND
    @given(text=st.text(max_size=60), title=st.text(max_size=9))
    def test_keeps_any_text(self, new_url: Callable[[], str], text: str, title: str) -> None:
        """Line ends, control characters, NUL and any script come back as they were."""
        article = Article.of(text, title=title)
        with open_store(new_url()) as store:
            assert store.add(IndexedArticle(article))
            assert store.get(article.id) == article

    def test_keeps_a_fact_with_the_least(self, store: Store) -> None:
        """Missing parts of a fact stay None."""
        made = entry("Seven 9")
        bare = made.facts[0].model_copy(
            update={"subject_span": None, "predicate_span": None, "normal": None, "unit": None}
        )
        store.add(with_facts(made, [bare]))
        assert store.facts(made.article.id) == [bare]

    def test_facts_are_in_the_order_of_the_text(self, store: Store) -> None:
        """The order in which a sentence's facts are given does not matter."""
        made = entry("one two", "three four")
        first, second = made.facts
        other = second.model_copy(update={"value": second.subject, "span": second.subject_span})
        store.add(with_facts(made, [first], [second, other]))
        assert store.facts(made.article.id) == [first, other, second]

    def test_the_same_article_is_stored_once(self, store: Store) -> None:
        """A second add says so and changes nothing."""
        store.add(ENTRIES[0])
        before = observed(store, ENTRIES)
        assert store.add(ENTRIES[0]) is False
        assert observed(store, ENTRIES) == before

    def test_parts_of_an_articles_sentences(self, store: Store) -> None:
        """Sentences from `start` up to but not including `stop`, for any indexes."""
        made = entry("a", "b", "c", "d")
        store.add(made)
        store.add(entry("e", "f"))
        read, whole = store.sentences, sentences_of(made)
        assert read(made.article.id, 1, 3) == whole[1:3]
        assert read(made.article.id, 2) == whole[2:]
        assert read(made.article.id, 2, 2) == []
        assert read(made.article.id, -5, 10**30) == whole
        assert read(made.article.id, 10**30) == []
        assert read(made.article.id, 0, -(10**30)) == []

    @pytest.mark.parametrize("article_id", HOSTILE, ids=shown)
    def test_an_unknown_id_is_none(self, store: Store, article_id: str) -> None:
        """An unknown id finds and removes nothing and raises no error, for any characters."""
        store.add(ENTRIES[0])
        assert store.get(article_id) is None
        assert store.info(article_id) is None
        assert store.sentences(article_id) == []
        assert store.facts(article_id) == []
        assert store.remove(article_id) is False
        assert store.articles(Filters(article_id=article_id)) == []
        assert store.articles(Filters(source=article_id)) == []
        assert store.counts().articles == 1

    def test_lists_newest_first(self, store: Store) -> None:
        """By published date, undated last, and the later added first on the same date."""
        dates = [None, date(2022, 1, 1), date(2023, 1, 1), None, date(2022, 1, 1)]
        made = [entry(f"text {i}", title=str(i), published=d) for i, d in enumerate(dates)]
        for one in made:
            store.add(one)
        assert [info.title for info in store.articles()] == ["2", "4", "1", "3", "0"]
        assert store.articles() == [made[i].info for i in (2, 4, 1, 3, 0)]
        assert [i.title for i in store.articles(offset=1, limit=2)] == ["4", "1"]
        assert store.articles(offset=10**30) == []
        assert store.articles(limit=0) == []
        assert len(store.articles(offset=-1, limit=10**30)) == 5

    def test_lists_what_the_filters_allow(self, store: Store) -> None:
        """All conditions must hold; a condition on the date excludes articles without one."""
        for one in (
            made := [
                entry("a", title="a", source="AP", published=date(2021, 12, 31)),
                entry("b", title="b", source="Straße", published=date(2022, 1, 1)),
                entry("c", title="c", source="ap"),
                entry("d", title="d"),
            ]
        ):
            store.add(one)

        def listed(filters: Filters) -> str:
            return "".join(sorted(info.title for info in store.articles(filters)))

        assert listed(Filters()) == "abcd"
        assert listed(Filters(source="Ap")) == "ac"
        assert listed(Filters(source="STRASSE")) == "b"
        assert listed(Filters(published_from=date(2022, 1, 1))) == "b"
        assert listed(Filters(published_to=date(2021, 12, 31))) == "a"
        assert listed(Filters(source="ap", published_to=date(2022, 1, 1))) == "a"
        assert listed(Filters(article_id=made[3].article.id)) == "d"
        assert listed(Filters(article_id=made[3].article.id, source="AP")) == ""

    def test_counts_articles_by_day(self, store: Store) -> None:
        """Oldest first, without articles that have no date, and only those the filters allow."""
        dates = [date(2022, 1, 2), None, date(987, 1, 1), date(2022, 1, 2), date(2022, 1, 1)]
        for number, day in enumerate(dates):
            source = "AP" if number % 2 else "ap" if number else None
            store.add(entry(f"text {number}", source=source, published=day))
        assert store.published_days() == [
            (date(987, 1, 1), 1), (date(2022, 1, 1), 1), (date(2022, 1, 2), 2)
        ]  # fmt: skip
        year = Filters(published_from=date(2022, 1, 1), published_to=date(2022, 1, 1))
        assert store.published_days(year) == [(date(2022, 1, 1), 1)]
        named = [(date(987, 1, 1), 1), (date(2022, 1, 1), 1), (date(2022, 1, 2), 1)]
        assert store.published_days(Filters(source="Ap")) == named
        assert store.published_days(Filters(source="none")) == []

    def test_finds_articles_by_the_beginning_of_their_ids(self, store: Store) -> None:
        """The newest comes first. A whole id finds its article, and any other text nothing."""
        dates = [date(2022, 1, 1), None, date(2023, 1, 1)]
        ids = ["ab1", "ab2", "Ab3"]
        made = [entry(f"text {i}", title=str(i), published=day) for i, day in enumerate(dates)]
        for one, article_id in zip(made, ids, strict=True):
            store.add(IndexedArticle(one.article.model_copy(update={"id": article_id})))
        assert [info.id for info in store.find("ab")] == ["ab1", "ab2"]
        assert store.find("ab2") == [store.info("ab2")]
        assert [info.id for info in store.find("")] == ["Ab3", "ab1", "ab2"]
        for unknown in ("b", "ab11", "a_", "a%", "a*", "ab\0", "\ud800", "x" * 100_000):
            assert store.find(unknown) == []

    def test_iterates_in_the_order_of_adding(self, store: Store) -> None:
        """It works for more articles than a page holds, even if some are removed meanwhile."""
        made = [entry(f"text {i}", published=date(2022, 1, 1 + i % 9)) for i in range(50)]
        for one in made:
            store.add(one)
        texts = store.iterate()
        assert [next(texts) for _ in range(3)] == [one.article for one in made[:3]]
        store.remove(made[-1].article.id)
        assert list(texts) == [one.article for one in made[3:-1]]

    def test_counts_and_sources(self, store: Store) -> None:
        """Sources are compared without regard to case and named as first added."""
        assert store.counts() == Counts(articles=0, sentences=0, facts=0)
        assert store.sources() == []
        for one in ENTRIES:
            store.add(one)
        assert store.counts() == Counts(
            articles=5,
            sentences=sum(len(e.sentences) for e in ENTRIES),
            facts=sum(len(e.facts) for e in ENTRIES),
        )
        assert store.sources() == [("AP", 2), ("Ünion", 1)]

    def test_what_was_removed_can_be_added_again(self, store: Store) -> None:
        """Remove, then add: the record is as before."""
        store.add(ENTRIES[0])
        before = observed(store, ENTRIES)
        assert store.remove(ENTRIES[0].article.id) is True
        assert store.get(ENTRIES[0].article.id) is None
        assert store.remove(ENTRIES[0].article.id) is False
        store.add(ENTRIES[0])
        assert observed(store, ENTRIES) == before

    @EACH_BACKEND
    @given(steps=st.lists(st.tuples(st.booleans(), st.sampled_from(ENTRIES)), max_size=12))
    def test_removal_leaves_no_trace(
        self, new_url: Callable[[], str], steps: list[tuple[bool, IndexedArticle]]
    ) -> None:
        """After adds and removals, a store equals a new store with the remaining articles.

        Frequencies, vocabulary, trigrams, bands and ranking statistics are all exact.
        """
        left: dict[str, IndexedArticle] = {}
        with open_store(new_url()) as store, open_store(new_url()) as fresh:
            for adding, one in steps:
                if adding:
                    assert store.add(one) is (one.article.id not in left)
                    left.setdefault(one.article.id, one)
                else:
                    assert store.remove(one.article.id) is (one.article.id in left)
                    left.pop(one.article.id, None)
            for one in left.values():
                fresh.add(one)
            assert observed(store, ENTRIES) == observed(fresh, ENTRIES)

    def test_refuses_what_is_not_verbatim(self, store: Store) -> None:
        """A span that does not match its text is refused, and no part of the article is stored."""
        good = entry("Seven of nine", "Jane led")
        (one, two), (led, fact) = sentences_of(good), good.facts
        bad_sentences: list[dict[str, object]] = [
            {"start": two.start + 1},
            {"text": "Jane lead"},
            {"index": 2},
            {"article_id": "another"},
        ]
        bad_facts: list[dict[str, object]] = [
            {"value": "lead"},
            {"span": Span(start=0, end=3)},
            {"subject": "John"},
            {"sentence_index": 2},
            {"sentence_index": -1},
            {"article_id": "another"},
            {"predicate_span": Span(start=0, end=10**6)},
        ]
        bad = [
            with_sentences(good, [one, two.model_copy(update=change)]) for change in bad_sentences
        ]
        bad += [with_facts(good, [led], [fact.model_copy(update=change)]) for change in bad_facts]
        bad += [with_facts(good, [fact], [led])]
        bad += [replace(good, signature=(band,)) for band in (2**63, -(2**63) - 1)]
        for each in bad:
            with pytest.raises(ValueError, match=r"sentence|fact|band"):
                store.add(each)
        assert observed(store, [good])["counts"] == Counts(articles=0, sentences=0, facts=0)
        assert store.add(good)

    def test_refuses_half_a_character(self, store: Store) -> None:
        """A lone surrogate fits no encoding; the error says so without showing the text."""
        with pytest.raises(NotText, match="surrogate") as caught:
            store.add(entry("secret \ud800 words"))
        assert "secret" not in str(caught.value)
        assert store.counts().articles == 0

    def test_every_kind_of_sentence(self, store: Store) -> None:
        """Kinds come back as the enumeration's members."""
        made = entry(*(str(kind) for kind in SentenceKind))
        kinds = [
            s.model_copy(update={"kind": k})
            for s, k in zip(sentences_of(made), SentenceKind, strict=True)
        ]
        store.add(with_sentences(made, kinds))
        assert [s.kind for s in store.sentences(made.article.id)] == list(SentenceKind)

    def test_pages_of_sentences(self, store: Store) -> None:
        """A sentence keeps its page, wherever it is read; one without a page has none."""
        made = entry("a title", "lund met", "lund voted")
        paged = [
            s.model_copy(update={"page": page})
            for s, page in zip(sentences_of(made), (None, 1, 2), strict=True)
        ]
        store.add(with_sentences(made, paged))
        assert [s.page for s in store.sentences(made.article.id)] == [None, 1, 2]
        found = store.search(["lund"], limit=9)
        assert sorted(c.sentence.page or 0 for c in found) == [1, 2]

    def test_a_closed_store_says_so(self, store: Store) -> None:
        """Closing twice is harmless; using it afterwards is a clear error."""
        store.add(ENTRIES[0])
        store.close()
        store.close()
        with pytest.raises(StoreUnavailable, match="closed"):
            store.counts()
        with pytest.raises(StoreUnavailable, match="closed"):
            store.add(ENTRIES[1])
