"""What every store must do to find damage: compare what it keeps with the articles' own texts."""

from __future__ import annotations

from facts.stores import Store
from facts.testing.articles import HOSTILE
from facts.testing.made_articles import entry

_SOME = (
    entry("haze over the city", "seven of 9", source="AP", signature=[1, 2]),
    entry("naïve 東京 a\0b", "the the \x01 end", signature=[2**63 - 1]),
    entry("cities of hazes", "", "x" * 80, signature=[1, 2, 3]),
)


class IntegrityContract:
    """Checking a store. A backend gives the fixture `store`.

    How a store is damaged from outside is its own: a backend tests that itself.
    """

    def test_a_sound_store_has_no_damage(self, store: Store) -> None:
        """Nor has an empty one, or one from which articles were removed."""
        assert list(store.check()) == []
        store.add_all(_SOME)
        assert list(store.check()) == []
        assert list(store.examine()) == [one.article for one in _SOME]
        store.remove(_SOME[0].article.id)
        assert list(store.check()) == []
        assert list(store.examine()) == [one.article for one in _SOME[1:]]

    def test_gives_the_texts_of_articles(self, store: Store) -> None:
        """By their ids; those that are not there are left out."""
        store.add_all(_SOME)
        wanted = [_SOME[1].article.id, *HOSTILE, _SOME[0].article.id, _SOME[1].article.id]
        assert store.texts(wanted) == {e.article.id: e.article.text for e in _SOME[:2]}
        assert store.texts([]) == {}

    def test_sentences_of_a_sound_store_may_be_quoted(self, store: Store) -> None:
        """None is taken for altered, whatever characters it has, also around those recalled."""
        store.add_all(_SOME)
        recall = store.recall(["haze", "naïve", "the", "cities"], limit=10)
        assert len({c.article.id for c in recall.candidates}) == len(_SOME)
        around = recall.around([c.key for c in recall.candidates], 8)
        keys = [c.key for c in (*recall.candidates, *around)]
        assert dict(recall.facts_of(keys)) == dict(store.facts_of(keys))
