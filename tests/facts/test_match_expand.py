"""A question's words matched to those of the record: spelling, synonyms, meaning, rarity."""

from __future__ import annotations

import string
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from facts.match.expand import Query, QueryTerm, expand, rarity
from facts.match.spelling import corrections
from facts.question import parse
from facts.stores import Store
from facts.stores.vocabulary import Vocabulary
from facts.words.closed_classes import PREFIXES
from facts.words.normalize import term
from facts.words.vectors import is_word
from tests.facts.asking import store_of

_VOCABULARY = "chaired resolution consensus ambassador Kamande Thorburn ferry budget".split()
_LIMIT = 8  # letters from which two edits are allowed


def expanded(question: str, *sentences: str) -> Query:
    """The question as a record of these sentences knows it."""
    return expand(parse(question), store_of(sentences))


def only(question: str, *sentences: str) -> QueryTerm:
    """Of a question of one content word."""
    (found,) = expanded(question, *sentences).terms
    return found


def test_a_word_of_the_record_stands_for_itself() -> None:
    """At full weight, in any form."""
    found = only("negotiated", "they negotiate the ferry")
    assert found.variants[term("negotiate")] == 1.0
    assert (found.known, found.corrected) == (True, False)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("chiared", "chaired"),
        ("hcaired", "chaired"),
        ("chaird", "chaired"),
        ("chaiired", "chaired"),
        ("chajred", "chaired"),
        ("resoluton", "resolution"),
        ("reslution", "resolution"),
        ("resoultoin", "resolution"),
    ],
)
def test_a_typo_stands_for_the_nearest_word(typed: str, held: str) -> None:
    """One edit, a swap being one, or two in a long word; at less than full weight."""
    found = only(typed, f"they {held} it")
    assert 0.5 < found.variants[term(held)] < 1
    assert (found.known, found.corrected) == (True, True)


def test_two_edits_weigh_less_than_one() -> None:
    """The further from what was typed, the less sure."""
    one, two = (only(typed, "a resolution") for typed in ("resoluton", "resoulton"))
    assert one.variants[term("resolution")] > two.variants[term("resolution")]


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("chrd", "chaired"),
        ("bugdetz", "budget"),
        ("abc", "abd"),
        ("2023", "2022"),
        ("1500", "1600"),
        ("xesolutoin", "resolution"),
    ],
)
def test_what_is_too_far_or_too_short_is_unknown(typed: str, held: str) -> None:
    """Two edits in a short word, words of three letters, numbers, and another beginning."""
    found = only(typed, f"they {held} it")
    assert found.variants == {}
    assert not found.known


def test_only_the_nearest_words_count() -> None:
    """A word one edit away leaves out those that are two away."""
    found = only("conmission", "a commission", "a convession")
    assert set(found.variants) == {term("commission")}


def test_a_word_that_the_record_holds_is_not_corrected() -> None:
    """However like another one that it holds too."""
    found = only("ferry", "the ferry", "the berry")
    assert found.variants == {term("ferry"): 1.0}


@pytest.mark.parametrize(
    ("typed", "held"), [("king", "kind"), ("worm", "word"), ("horse", "house")]
)
def test_a_real_word_is_hardly_meant_for_another(typed: str, held: str) -> None:
    """It recalls what it is like at a low weight and stays unknown."""
    assert is_word(term(typed))
    found = only(typed, f"the {held}")
    assert 0 < found.variants[term(held)] < 0.5
    assert not found.known
    assert found.corrected


def test_synonyms_weigh_less_than_the_word() -> None:
    """With the word in the record or without; its synonyms that are not there are left out."""
    both = only("nation", "a nation", "a country").variants
    assert both[term("nation")] == 1.0 > both[term("country")] > 0
    without = only("nation", "a country")
    assert set(without.variants) == {term("country")}
    assert (without.known, without.corrected) == (True, False)


def test_a_misspelt_word_has_synonyms_too() -> None:
    """At a lower weight than the word that it is a misspelling of."""
    found = only("constrcut", "to construct", "to build").variants
    assert found[term("construct")] > found["build"] > 0


def test_a_word_near_in_meaning_only_helps_to_find_sentences() -> None:
    """For a common word that the record does not hold; it never counts as found."""
    found = expanded("Which violin", "a cello played")
    assert term("cello") in found.recall
    assert {t.term: t.variants for t in found.terms}["violin"] == {}
    both = expanded("Which violin", "a cello played", "a violin played")
    assert term("cello") not in both.recall
    assert expanded("Which violin", "a glacier grew").recall == ()


def test_a_name_is_near_to_no_other_word() -> None:
    """Nobody who asks about Violin means a cello."""
    assert expanded("Which firm built Violin", "a cello").recall == ()
    assert expanded("Which firm built a violin", "a cello").recall == ("cello",)


@given(st.integers(1, 10**7), st.data())
def test_rarity_falls_with_frequency(sentences: int, data: st.DataObject) -> None:
    """And is never negative, though a word stand in every sentence."""
    low, high = sorted(data.draw(st.lists(st.integers(0, sentences), min_size=2, max_size=2)))
    assert rarity(low, sentences) >= rarity(high, sentences) >= 0
    assert low == high or rarity(low, sentences) > rarity(high, sentences)


def test_a_rare_word_weighs_more() -> None:
    """One that the record does not hold weighs most."""
    found = expanded("fog lund submarine", "fog", "lund fog", "fog rain")
    weights = {t.term: t.weight for t in found.terms}
    assert weights["submarin"] > weights["lund"] > weights["fog"] > 0
    assert found.total == pytest.approx(sum(weights.values()))


def test_the_rarest_words_recall_first() -> None:
    """Each variant that the record holds, and nothing else."""
    assert expanded("fog lund submarine", "fog", "lund fog").recall == ("lund", "fog")
    assert expanded("submarine", "fog").recall == ()


class _Frequent:
    """A store where words are as frequent as told."""

    def __init__(self, store: Store, frequency: dict[str, int]) -> None:
        self._store, self._frequency = store, frequency

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def frequencies(self, terms: list[str]) -> dict[str, int]:
        """As told."""
        return {t: self._frequency[t] for t in terms if t in self._frequency}

    def vocabulary(self, *args: Any, **kwargs: Any) -> Vocabulary:
        """Made of the other calls."""
        return Store.vocabulary(cast(Store, self), *args, **kwargs)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=8))
def test_recall_has_a_budget(frequencies: list[int]) -> None:
    """The common words are left to ranking where rarer ones match sentences enough; the rarest
    one always recalls."""
    words = [f"w{n}x" for n in range(len(frequencies))]
    told = dict(zip(words, frequencies, strict=True))
    store = cast(Store, _Frequent(store_of(["fog"]), told))
    found = [told[each] for each in expand(parse(" ".join(words)), store).recall]
    assert found == sorted(frequencies)[: len(found)]
    assert len(found) == 1 or 0 < sum(found) <= 5_000
    assert len(found) == len(words) or sum(sorted(frequencies)[: len(found) + 1]) > 1_000


@given(st.sampled_from(_VOCABULARY), st.data())
def test_any_single_slip_is_mended(word: str, data: st.DataObject) -> None:
    """A letter left out, doubled, changed or swapped with the next, from the second letter on."""
    word = word.lower()
    at = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    typed = data.draw(st.sampled_from(slips))
    assume(term(typed) != term(word))
    with store_of([" ".join(_VOCABULARY)]) as store:
        assert term(word) in corrections(typed, store)


@given(st.text(string.ascii_lowercase, min_size=4, max_size=12))
def test_corrections_are_within_reach(typed: str) -> None:
    """Whatever is typed, only words within the allowed edits are proposed, none at full weight."""
    limit = 1 if len(typed) < _LIMIT else 2
    near = {term(w.lower()) for w in _VOCABULARY if OSA.distance(typed, w.lower()) <= limit}
    with store_of([" ".join(_VOCABULARY)]) as store:
        found = corrections(typed, store)
    assert set(found) <= near
    assert all(0 < weight <= 1 for weight in found.values())


@given(st.text(max_size=60))
def test_any_question_can_be_expanded(text: str) -> None:
    """Every variant weighs above 0 and at most 1, and is told in `by_variant` for its term."""
    question = parse(f"fog {text}")
    with store_of(["fog over Lund", "a physician chaired the resolution"]) as store:
        found = expand(question, store)
        held = store.frequencies([v for t in found.terms for v in t.variants])
    assert [t.term for t in found.terms] == [t.term for t in question.terms]
    for i, each in enumerate(found.terms):
        assert each.weight >= 0
        assert set(each.variants) <= set(held)
        for variant, weight in each.variants.items():
            assert 0 < weight <= 1
            assert (i, weight) in found.by_variant[variant]
    assert set(found.recall) == set(held)


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_a_word_that_the_index_takes_for_a_prefix_is_asked_for(prefix: str) -> None:
    store = store_of([f"The cheese {prefix} came through unharmed."])
    query = expand(parse(f"Who sold novels to the {prefix}s?"), store)
    assert prefix not in query.recall
