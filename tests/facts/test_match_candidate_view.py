"""A candidate seen from a question: which of its words are matched, where, and around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.match.candidate_view import WINDOW, CandidateView
from facts.match.expand import Query
from tests.facts.asking import seen, store_of

COUNCIL = "The council chaired the session in Lund"
STORY = ("Fog at Lund", "The council chaired the debate", "Rain fell at Malmo", "Nothing else fell")


def by_word(query: Query, values: list[float]) -> dict[str, float]:
    """What a view holds of each of the question's terms."""
    return {t.term: value for t, value in zip(query.terms, values, strict=True)}


def alone(question: str, sentence: str) -> tuple[Query, CandidateView]:
    """The only sentence of a record."""
    query, views = seen(question, store_of([sentence]))
    return query, views[sentence]


def test_strength_is_of_the_sentence_itself() -> None:
    """1 for a word that it holds in any form, less for a synonym, 0 for one that is not there."""
    query, view = alone("Who chairs the quick council nation?", "The council chaired a country")
    strength = by_word(query, view.strength)
    assert (strength["council"], strength["chair"], strength["quick"]) == (1.0, 1.0, 0.0)
    assert 0 < strength["nation"] < 1


def test_nearby_is_of_the_neighbours_and_the_title() -> None:
    """The sentence before counts whole, the one after less; the title as it is."""
    query, views = seen("Did the council chair the debate at Lund or Malmo?", store_of(STORY))
    nearby = by_word(query, views[STORY[1]].nearby)
    assert nearby["lund"] == 1.0
    assert 0 < nearby["malmo"] < 1
    assert nearby["council"] == 0.0
    assert by_word(query, views[STORY[2]].nearby)["lund"] == 0.0
    query, views = seen("council at Lund", store_of([COUNCIL], title="Lund"))
    view = views[COUNCIL]
    assert by_word(query, view.title) == {"council": 0.0, "lund": 1.0}
    assert by_word(query, view.nearby)["lund"] == 1.0


def test_wide_falls_with_distance_and_is_less_ahead() -> None:
    """A word of a sentence before counts more than of one as far after, and not beyond the
    window, nor in another article."""
    sentences = [f"fog {n}" for n in range(2 * WINDOW + 3)]
    sentences[WINDOW + 1] += " lund"
    _, views = seen("fog lund", store_of(sentences, ["fog elsewhere"]))
    wide = [views[sentence].wide[1] for sentence in sentences]
    middle = WINDOW + 1
    after, before = wide[middle + 1 :], wide[middle - 1 :: -1]
    for side in (after[: WINDOW + 1], before[: WINDOW + 1]):
        assert all(nearer > further for nearer, further in pairwise(side))
    assert all(a > b for a, b in zip(after[:WINDOW], before[:WINDOW], strict=True))
    assert after[WINDOW] == before[WINDOW] == 0.0
    assert min(after[:WINDOW] + before[:WINDOW]) > 0
    assert views["fog elsewhere"].wide == [0.0, 0.0]


def test_wide_is_at_least_nearby() -> None:
    """What stands next to a sentence stands around it."""
    _, views = seen("council debate at Lund or Malmo, rain, fog", store_of(STORY))
    for view in views.values():
        assert all(w >= n for w, n in zip(view.wide, view.nearby, strict=True))


def test_positions_and_places_count_all_words() -> None:
    """Function words too, so that what stands side by side in the text does here."""
    query, view = alone("Who chaired the session in Lund?", COUNCIL)
    assert [t.term for t in query.terms] == ["chair", "session", "lund"]
    assert view.positions == [(2, 0), (4, 1), (6, 2)]
    assert view.places == {0: [2], 1: [4], 2: [6]}
    assert view.folded == "the council chaired the session in lund"
    _, view = alone("fog or lund", "Fog, then fog")
    assert view.places == {0: [0, 2]}


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("council", (1, 1)), ("the session", (3, 4)), ("chaired the session in Lund", (2, 6))],
)
def test_word_range(value: str, wanted: tuple[int, int]) -> None:
    """The first and the last word of a stretch of the article, wherever its sentence stands."""
    _, views = seen("council", store_of(["Fog over the bay fell", COUNCIL]))
    view = views[COUNCIL]
    start = view.candidate.sentence.start + COUNCIL.index(value)
    assert view.word_range(start, start + len(value)) == wanted


def test_word_range_of_what_does_not_begin_with_a_word() -> None:
    """The first word in it; of what stands before the sentence, its first word."""
    quoted = "The “council” met in Lund"
    query, views = seen("council", store_of(["Fog fell", quoted]))
    view = views[quoted]
    assert len(query.terms) == 1
    start = view.candidate.sentence.start
    assert view.word_range(start + 4, start + 13) == (1, 1)
    assert view.word_range(0, 3) == (0, 0)


@given(st.lists(st.sampled_from(["fog", "the", "lund", "a", ","]), min_size=1, max_size=9))
def test_word_range_covers_exactly_its_words(pieces: list[str]) -> None:
    """As an obvious walk over all words finds them, for any stretch of whole words."""
    sentence = " ".join(["fog", *pieces])
    _, view = alone("fog", sentence)
    for first, word in enumerate(view.words):
        for last in range(first, len(view.words)):
            assert view.word_range(word.start, view.words[last].end) == (first, last)


def test_bm25_grows_with_what_is_matched() -> None:
    """More words are better, a rarer one is, and a long sentence is worse than a short one."""
    filler = "where nothing much else befell anybody that whole grey windy winter evening"
    sentences = ("fog lund", "fog", f"fog lund {filler}", "lund rain", "lund hail")
    _, views = seen("fog lund rain", store_of(sentences, *[["lund"]] * 1, ["lund snow"]))
    both, one, long, rare, common = (views[s].bm25 for s in sentences)
    assert both > one
    assert both > long
    assert rare > common
    assert min(one, long, common) > 0


def test_a_word_that_only_helps_counts_half() -> None:
    """`Which year`: a sentence is not much better for holding the word year."""
    store = ["year fog", "fog", "fog year"]
    _, optional = seen("Which year had fog?", store_of(store))
    _, needed = seen("Whose year had fog?", store_of(store))
    gain = optional["year fog"].bm25 - optional["fog"].bm25
    assert gain < needed["year fog"].bm25 - needed["fog"].bm25
