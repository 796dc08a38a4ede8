"""What every store must do for a question: recall, frequencies, similar words, near duplicates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import Filters, SentenceKind
from facts.stores import IndexedArticle, IndexedSentence, Store, open_store
from facts.testing.made_articles import (
    EACH_BACKEND,
    entry,
    sentences_of,
    shown,
    texts,
    with_facts,
    with_terms,
)

ODD_TERMS = (
    "don't",
    "co-sponsor",
    "u.n.",
    '"quoted"',
    "a OR b",
    "NOT",
    "near(a b)",
    "terms:x",
    "x*",
    "^x",
    "%",
    "%000041",
    "_",
    "",
    " ",
    "\t",
    "\0",
    "a\0b",
    "\ud800",
    "3.5",
    "115",
    "straße",
    "STRASSE",
    "ß",
    "naïve",
    "nai\u0308ve",
    "東京",
    "北京",
    "🙂",
    "हिन्दी",
    "x",
    "X",
    "y" * 5000,
)


class SearchContract:
    """Recall and the vocabulary. A backend gives the fixtures `new_url` and `store`."""

    def test_finds_sentences_that_hold_any_term(self, store: Store) -> None:
        """A candidate has its sentence, article and terms, and the terms of its neighbours."""
        made = entry("first one", "second two", "third three", source="AP")
        store.add(made)
        store.add(entry("other four"))
        (found,) = store.search(["two", "unknown"], limit=9)
        assert found.sentence == sentences_of(made)[1]
        assert found.article == made.info
        assert found.terms == ("second", "two")
        assert found.before == ("first", "one")
        assert found.after == ("third", "three")
        assert set(texts(store.search(["one", "four"], limit=9))) == {"first one", "other four"}

    def test_neighbours_are_of_the_same_article(self, store: Store) -> None:
        """The first sentence has none before it, the last none after it."""
        for name in ("a", "b", "c"):
            store.add(entry(f"{name} 1", f"{name} 2"))
        first, last = (store.search(["b", n], limit=1)[0] for n in "12")
        assert (first.before, first.after) == ((), ("b", "2"))
        assert (last.before, last.after) == (("b", "1"), ())

    def test_ranks_by_rarity_number_and_length(self, store: Store) -> None:
        """A rare term weighs more, more terms weigh more, and a long sentence weighs less."""
        store.add(entry("common rare", *["common filler"] * 8))
        assert texts(store.search(["common", "rare"], limit=2))[0] == "common rare"
        store.add(entry("alpha", "alpha beta", "alpha " + "long " * 30))
        found = texts(store.search(["alpha", "beta"], limit=9))
        assert found[:2] == ["alpha beta", "alpha"]
        assert len(found) == 3

    def test_equal_scores_keep_their_order(self, store: Store) -> None:
        """Sentences with equal scores keep the order of adding, so that every limit cuts alike."""
        for number in range(5):
            store.add(entry("same words", title=str(number)))
            store.add(entry(f"filler {number}", "same words", title=str(number)))
        whole = store.search(["same"], limit=9)
        assert [c.article.title for c in whole] == ["0", "0", "1", "2", "3", "4"]
        assert store.search(["same"], limit=3) == whole[:3]

    def test_limits(self, store: Store) -> None:
        """A search gives at most `limit` sentences, and none without terms or for a limit of 0."""
        store.add(entry(*[f"word {i}" for i in range(20)]))
        assert len(store.search(["word"], limit=7)) == 7
        assert len(store.search(["word"], limit=10**30)) == 20
        assert store.search(["word"], limit=0) == []
        assert store.search(["word"], limit=-1) == []
        assert store.search([], limit=9) == []
        assert store.search(["unknown"], limit=9) == []

    def test_many_terms(self, store: Store) -> None:
        """Thousands of terms, some of them repeated, are searched like any others."""
        store.add(entry("word 7", "other 8"))
        terms = [f"t{i}" for i in range(3000)] + ["word"] * 3000
        assert texts(store.search(terms, limit=9)) == ["word 7"]

    @pytest.mark.parametrize("term", ODD_TERMS, ids=shown)
    def test_a_term_is_opaque(self, store: Store, term: str) -> None:
        """Any string is found only by itself and comes back unchanged."""
        base = entry("a", "b", "c")
        rest = [other for other in ODD_TERMS if other != term]
        made = with_terms(base, [[term, "and", term], rest, []], [[], [], []])
        store.add(made)
        (found,) = store.search([term], limit=9)
        assert found.sentence.index == 0
        assert found.terms == (term, "and", term)
        assert found.after == tuple(rest)
        assert store.frequencies([term]) == {term: 1}

    @EACH_BACKEND
    @given(groups=st.lists(st.lists(st.text(max_size=4), max_size=4), max_size=5), data=st.data())
    def test_finds_exactly_what_holds_a_term(
        self, new_url: Callable[[], str], groups: list[list[str]], data: st.DataObject
    ) -> None:
        """A simple search through all sentences finds the same, for any terms."""
        known = [term for group in groups for term in group] + ["unknown"]
        terms = data.draw(st.lists(st.sampled_from(known), max_size=4))
        made = with_terms(entry(*["x"] * len(groups)), groups, [[] for _ in groups])
        with open_store(new_url()) as store:
            store.add(made)
            found = store.search(terms, limit=99)
            held = {term: sum(term in group for group in groups) for term in set(terms)}
            assert store.frequencies(terms) == {t: n for t, n in held.items() if n}
        assert sorted(c.sentence.index for c in found) == [
            index for index, group in enumerate(groups) if set(group) & set(terms)
        ]
        assert all(c.terms == tuple(groups[c.sentence.index]) for c in found)

    def test_filters(self, store: Store) -> None:
        """Only sentences of articles that all filters allow are found, up to the limit."""
        made = [
            entry("haze a", source="AP", published=date(2021, 12, 31)),
            entry("haze b", source="Reuters", published=date(2022, 1, 1)),
            entry("haze c", "more haze c", source="ap"),
        ]
        for one in made:
            store.add(one)

        def found(**filters: object) -> list[str]:
            return sorted(texts(store.search(["haze"], Filters.model_validate(filters), limit=9)))

        assert len(found()) == 4
        assert found(source="aP") == ["haze a", "haze c", "more haze c"]
        assert found(published_from=date(2022, 1, 1)) == ["haze b"]
        assert found(published_to=date(2021, 12, 31)) == ["haze a"]
        assert found(source="ap", published_to=date(2022, 6, 1)) == ["haze a"]
        assert found(article_id=made[2].article.id) == ["haze c", "more haze c"]
        assert found(article_id=made[2].article.id, source="reuters") == []
        assert found(article_id="unknown") == []
        assert found(source="\ud800") == []
        first = store.search(["haze", "c"], Filters(source="Reuters"), limit=1)
        assert texts(first) == ["haze b"]

    def test_following_sentences(self, store: Store) -> None:
        """The next sentence of the same article, as a search would give it, in the keys' order."""
        store.add(entry("other one", "other two"))
        made = entry("first one", "second two", "third three", source="AP")
        store.add(made)
        store.add(entry("last one", "last two"))
        keys = {c.sentence.text: c.key for c in store.search(["one", "two", "three"], limit=9)}
        (found,) = store.following([keys["second two"]])
        assert found == store.search(["three"], limit=1)[0]
        given = [keys[each] for each in ("last one", "first one", "other one")]
        assert texts(store.following(given)) == ["last two", "second two", "other two"]
        assert store.following([]) == []

    def test_questions_printed_before(self, store: Store) -> None:
        """A recalled sentence has the question and the label right before it, and nothing else."""
        kinds = {
            "Q1": SentenceKind.QUESTION,
            "Q2": SentenceKind.QUESTION,
            "A": SentenceKind.SPEAKER,
        }
        for title, parts in (
            ("talk", ["one", "Q1", "A", "two", "three", "Q2", "four", "A", "A", "five"]),
            ("other", ["Q1", "six"]),
        ):
            made = entry(*parts, title=title)
            given = [
                IndexedSentence(s.sentence.model_copy(update={"kind": kinds[part]}), (), (), ())
                if (part := s.sentence.text) in kinds
                else s
                for s in made.sentences
            ]
            store.add(IndexedArticle(made.article, tuple(given), made.signature))
        recalled = store.recall("one two three four five six".split(), limit=9)
        found = {
            c.sentence.text: [s.text for s in recalled.printed_before(c)]
            for c in recalled.candidates
        }
        assert found == {
            "one": [],
            "two": ["A", "Q1"],
            "three": [],
            "four": ["Q2"],
            "five": ["A", "A"],
            "six": ["Q1"],
        }

    def test_nothing_follows_the_last_sentence(self, store: Store) -> None:
        """A sentence among the given keys is left out, and no sentence is given twice."""
        made = [entry(f"{name} 1", f"{name} 2", f"{name} 3") for name in ("a", "b")]
        for one in made:
            store.add(one)
        keys = {c.sentence.text: c.key for c in store.search(["1", "2", "3"], limit=9)}
        assert store.following([keys["a 3"], keys["b 3"]]) == []
        assert texts(store.following([keys["a 2"], keys["a 1"]])) == ["a 3"]
        assert texts(store.following([keys["a 1"], keys["a 2"]])) == ["a 3"]
        assert texts(store.following([keys["b 1"], keys["b 1"]])) == ["b 2"]
        assert store.following(list(keys.values())) == []

    def test_following_keys_that_are_none(self, store: Store) -> None:
        """Keys of a removed article and invented keys give nothing."""
        made = entry("a 1", "a 2")
        store.add(made)
        (first,) = store.search(["1"], limit=1)
        store.remove(made.article.id)
        assert store.following([first.key, 0, -1, 10**30]) == []

    @EACH_BACKEND
    @given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3), data=st.data())
    def test_following_is_the_next_by_index(
        self, new_url: Callable[[], str], sizes: list[int], data: st.DataObject
    ) -> None:
        """The article itself gives the same sentences, for any keys."""
        with open_store(new_url()) as store:
            for number, size in enumerate(sizes):
                store.add(entry(*[f"all {number} {index}" for index in range(size)]))
            all_of = store.search(["all"], limit=99)
            places = {c.key: (c.sentence.article_id, c.sentence.index) for c in all_of}
            held = {place: key for key, place in places.items()}
            keys = data.draw(st.lists(st.sampled_from(sorted(places))))
            next_of = [
                held.get((article, index + 1))
                for article, index in (places[key] for key in dict.fromkeys(keys))
            ]
            wanted = [key for key in next_of if key is not None and key not in keys]
            assert [c.key for c in store.following(keys)] == wanted

    def test_sentences_around(self, store: Store) -> None:
        """Those of the same article within reach, by key, as a search would give them."""
        store.add(entry("other 1", "other 2"))
        store.add(entry(*[f"made {n}" for n in range(1, 8)], source="AP"))
        store.add(entry("last 1", "last 2"))
        found = store.search(["made", "other", "last"], limit=99)
        keys = {c.sentence.text: c.key for c in found}
        by_text = {c.sentence.text: c for c in found}
        around = store.around([keys["made 2"], keys["made 4"]], 1)
        assert texts(around) == ["made 1", "made 3", "made 5"]
        assert around == [by_text[each] for each in texts(around)]
        assert texts(store.around([keys["made 7"]], 2)) == ["made 5", "made 6"]
        assert texts(store.around([keys["last 1"], keys["other 2"]], 9)) == ["other 1", "last 2"]
        assert store.around([keys["made 2"]], 0) == []
        assert store.around([], 3) == []
        assert store.around([keys["last 2"] + 10, 0, -1, 10**30], 1) == []

    def test_the_sentence_before_a_candidate(self, store: Store) -> None:
        """Of its article; recall has it also for sentences around. The first has none."""
        store.add(entry("other 1", "other 2"))
        store.add(entry(*[f"made {n}" for n in range(1, 8)], source="AP"))
        recalled = store.recall(["made", "other"], limit=9)
        around = recalled.around([c.key for c in recalled.candidates[:1]], 2)
        for each in (*recalled.candidates, *around):
            index = each.sentence.index
            own = store.sentences(each.article.id)
            assert recalled.sentence_before(each) == (own[index - 1].text if index else "")

    def test_facts_of_candidates(self, store: Store) -> None:
        """Facts are found by the candidates' keys; a sentence without facts has an empty tuple."""
        made = entry("one two", "three four", "five six")
        made = with_facts(made, made.facts[:1], [], made.facts[2:])
        store.add(made)
        keys = {c.sentence.index: c.key for c in store.search(["one", "three", "five"], limit=9)}
        assert store.facts_of([keys[2], keys[1], keys[0]]) == {
            keys[0]: (made.facts[0],),
            keys[1]: (),
            keys[2]: (made.facts[1],),
        }
        assert store.facts_of([]) == {}
        assert store.facts_of([10**30]) == {10**30: ()}

    def test_frequencies_count_sentences(self, store: Store) -> None:
        """A repeated term in a sentence counts once; an unknown term is left out."""
        store.add(entry("a a b", "a c"))
        store.add(entry("a d"))
        assert store.frequencies(["a", "b", "z", "a"]) == {"a": 3, "b": 1}
        assert store.frequencies([]) == {}

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("chiared", "chaired"),
            ("hared", "chaired"),
            ("chairedd", "chaired"),
            ("dhaired", "chaired"),
            ("cosponsers", "cosponsors"),
            ("fof", "fog"),
            ("fogg", "fog"),
            ("naive", "naïve"),
            ("gènève", "geneve"),
            ("東亰都", "東京都"),
        ],
    )
    def test_similar_words_recall_a_typo(self, store: Store, typed: str, meant: str) -> None:
        """A letter changed, left out, doubled or swapped, at an end or in a short word."""
        store.add(entry("chaired cosponsors fog", "naïve geneve 東京都", "of the haze above"))
        assert meant in [word for word, _ in store.similar_words(typed, limit=3)]

    def test_similar_words_are_ordered_and_counted(self, store: Store) -> None:
        """Words with most shared trigrams come first, then those of a similar length."""
        store.add(entry("chaired chair chairman", "chaired chaired", "unlike"))
        found = store.similar_words("chaired", limit=9)
        assert found == [("chaired", 2), ("chairman", 1), ("chair", 1)]
        assert store.similar_words("chaired", limit=2) == found[:2]

    @pytest.mark.parametrize("word", ["", "q", "\0", "\ud800", '"', "x" * 100_000], ids=shown)
    def test_similar_words_of_nonsense(self, store: Store, word: str) -> None:
        """A word that resembles no other finds nothing."""
        store.add(entry("chaired fog"))
        assert store.similar_words(word, limit=9) == []
        assert store.similar_words("fog", limit=0) == []

    def test_near_duplicates(self, store: Store) -> None:
        """Articles that share most bands come first; on a tie, the older article comes first."""
        made = [
            entry("a", signature=[1, 2, 3]),
            entry("b", signature=[1, 2, 9, 9]),
            entry("c", signature=[7]),
            entry("d", signature=[3, -(2**63), 2**63 - 1]),
        ]
        for one in made:
            store.add(one)
        a, b, c, d = (one.article.id for one in made)
        assert store.near([1, 2, 2], limit=9) == [a, b]
        assert store.near([1, 2, 9], limit=9) == [b, a]
        assert store.near([3], limit=1) == [a]
        assert store.near([-(2**63), 7], limit=9) == [c, d]
        assert store.near([2**63 - 1], limit=9) == [d]
        assert store.near([], limit=9) == store.near([4, 10**30], limit=9) == []
        assert store.near([1], limit=0) == []
