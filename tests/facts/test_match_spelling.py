"""Misspelt words of a question: put right by the record's words, and only where that is plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import QuestionError
from facts.indexing import index_article
from facts.match.expand import rarity
from facts.match.lookups import MOST_UNKNOWN
from facts.match.spelling import (
    nearest_spellings,
    parse_corrected,
    respell,
)
from facts.models import Remark
from facts.question.parse import MAX_LENGTH
from facts.stores import Store, open_store
from facts.testing.made_articles import entry, sentences_of
from facts.words.normalize import content_terms

RECORD = ("the ambassador chaired the gavotte committee", "the kind envoy sent a letter to Lund")


def store_of(*sentences: str) -> Store:
    """A store of one article of these sentences, indexed as the library does it."""
    store = open_store(":memory:")
    made = entry(*sentences)
    store.add(index_article(made.article, sentences_of(made), made.facts))
    return store


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Who chaired the gavote committee?", "Who chaired the gavotte committee?"),
        ("who is the ambasador", "who is the ambassador"),
        ("Ambassadr?", "ambassador?"),
        ("Who chaired it?", "Who chaired it?"),
        ("Who is king?", "Who is king?"),  # a word of its own, if not one of the record
        ("Where is Ludn", "Where is lund"),
        ("xqzzy", "xqzzy"),
    ],
)
def test_a_plain_misspelling_is_put_right(typed: str, meant: str) -> None:
    """In its place, the rest of the question as typed."""
    with store_of(*RECORD) as store:
        assert respell(typed, store) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Where is Saether?", "Where is sæther?"),
        ("Where is Haavard?", "Where is havard?"),  # the record's Håvard
        ("Where is Mueller?", "Where is muller?"),
        ("Where is Lukasz Zolc?", "Where is łukasz zołc?"),
        ("Where is Groenbæk?", "Where is groenbæk?"),  # nothing of the kind
    ],
)
def test_a_name_is_found_by_the_letters_that_a_keyboard_has(typed: str, meant: str) -> None:
    """As people write it who cannot type it."""
    with store_of("Bjørn Sæther met Håvard, Müller and Łukasz Żółć at the dinner") as store:
        assert respell(typed, store) == meant.replace("groenbæk", "Groenbæk")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is the tresurer", "who is the treasurer"),
        ("who fell duirng it", "who fell during it"),  # and not `durian`, which the record holds
        ("in which yeer was it", "in which year was it"),
        ("who is the Tresurer of Lund", "who is the Tresurer of Lund"),  # it may be a name
        ("helo", "hello"),
        ("who is olsen", "who is olsen"),
        ("who is the envoi", "who is the envoy"),  # the record's word goes first
    ],
)
def test_a_misspelt_common_word_is_put_right(typed: str, meant: str) -> None:
    """Also if the record does not hold it, since it may hold its synonym."""
    with store_of(*RECORD, "a durian fair") as store:
        assert respell(typed, store) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("which countrys and partys met", "which countries and parties met"),
        ("how many days did the boys stay", "how many days did the boys stay"),
        ("who are the Kennedys", "who are the Kennedys"),
        ("the kennedys", "the kennedys"),
    ],
)
def test_a_plural_of_a_word_in_y_is_put_right(typed: str, meant: str) -> None:
    """Its index term is the right one, but the reader compares letters."""
    with store_of("several countries met Mr Kennedy") as store:
        assert respell(typed, store) == meant


def test_misspelt_small_talk_is_small_talk() -> None:
    """It is recognised after its spelling is put right."""
    with store_of(*RECORD) as store:
        assert parse_corrected("helo everyone", (), store).remark is Remark.GREETING
        assert parse_corrected("thnaks a lot", (), store).remark is Remark.THANKS


def test_a_word_with_a_prefix_is_replaced_once() -> None:
    """Not as a whole and again in its part, which would leave a letter over."""
    with store_of("the draft was co-sponsored by 41 states", "a sponsored walk") as store:
        assert respell("Who co-sponsord it?", store) == "Who cosponsored it?"


def test_a_word_that_may_be_meant_for_two_stays() -> None:
    """Which of them is for the ranking to tell."""
    with store_of("a lorent", "a lorend") as store:
        assert respell("which lorenx", store) == "which lorenx"
        assert len(nearest_spellings("lorenx", store)) == 2


def test_a_question_keeps_its_text() -> None:
    """What is shown again is what was typed."""
    with store_of(*RECORD) as store:
        question = parse_corrected("Who chiared the gavote?", (), store)
        assert question.text == "Who chiared the gavote?"
        assert [t.term for t in question.terms] == content_terms("chaired gavotte")
        assert question.predicate == "chair"


def test_follow_ups_are_put_right_too() -> None:
    """And go on with the question before."""
    with store_of(*RECORD) as store:
        question = parse_corrected("and who sent the leter", ("Who chaired the committee?",), store)
        assert {"letter", "committe"} <= {t.term for t in question.terms}


def test_a_text_of_unknown_words_costs_no_more_look_ups_than_a_question() -> None:
    """However long it is."""

    class Counting:
        calls = 0
        vocabulary = Store.vocabulary

        def __init__(self, store: Store) -> None:
            self._store = store

        def counts(self) -> object:
            return self._store.counts()

        def frequencies(self, terms: list[str]) -> object:
            return self._store.frequencies(terms)

        def similar_words(self, word: str, *, limit: int) -> object:
            self.calls += 1
            return self._store.similar_words(word, limit=limit)

    with store_of(*RECORD) as store:
        counting = Counting(store)
        text = " ".join(f"zqx{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}v" for n in range(90))
        assert respell(text, counting) == text  # type: ignore[arg-type]
        assert 0 < counting.calls <= MOST_UNKNOWN


@given(st.text(max_size=200))
def test_any_text_is_understood_or_refused(text: str) -> None:
    """Nothing else is raised, and what was typed is kept."""
    with store_of(*RECORD) as store:
        try:
            assert parse_corrected(text, (), store).text == text
        except QuestionError:
            return


def test_a_word_is_never_of_negative_rarity() -> None:
    """Not where the record grew between counting its sentences and counting the word's."""
    assert rarity(5, 1) > 0


def test_shortened_words_do_not_make_a_question_too_long() -> None:
    """Its misspellings stay where the text would grow over the limit."""
    typed = "who is the ambasador " + "u " * 480
    assert len(typed) <= MAX_LENGTH
    with store_of(*RECORD) as store:
        assert parse_corrected(typed, (), store).text == typed
        assert parse_corrected("thx whos the ambasador", (), store).terms[0].word == "ambassador"
