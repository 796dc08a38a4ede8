"""A question with a *not* is left to the reader where a sentence may deny in words of its own."""

from __future__ import annotations

import pytest

from facts import Answer, NotFound
from facts.match.denials import denies, excepts
from facts.match.ranking import rank
from facts.question import parse
from tests.facts.notes import record_of_notes

SENTENCES = (
    "The outer basin was closed at noon, but the inner basin remains open to tugs.",
    "The Skippers' Guild opposed the new quota from the outset.",
    "Only the Office of Tides gets less money than last year.",
    "The village of Marl was spared by the flood.",
    "The crew of the Petrel signed the protest, the pilot did not.",
    "The lifeboat turned down the offers of Tarn and Osmer.",
    "Sorrel is grown commercially for the first time.",
)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which basin was not closed?", SENTENCES[0]),
        ("Who did not want the new quota?", SENTENCES[1]),
        ("Which office does not get more money than last year?", SENTENCES[2]),
        ("Which village was not flooded?", SENTENCES[3]),
        ("Whose offers did the lifeboat not accept?", SENTENCES[5]),
        ("What had not been grown commercially before?", SENTENCES[6]),
    ],
)
def test_words_of_its_own_deny_only_where_the_reader_reads(question: str, sentence: str) -> None:
    """The trees cannot tell whether they deny what is asked about."""
    with record_of_notes([sentence], reader=False) as library:
        left, kept = (rank(parse(question), library._store, reads=r)[0] for r in (True, False))
    assert left.view.candidate.sentence.text == sentence
    assert denies(left.view, reads=True)
    assert not denies(left.view, reads=False)
    assert kept.contradicts
    assert not left.contradicts


def test_a_verb_denied_in_short_is_left_to_the_reader() -> None:
    """Its `not` has no verb of its own to belong to."""
    with record_of_notes([SENTENCES[4]], reader=False) as library:
        ranked, *_ = rank(parse("Who did not sign the protest?"), library._store, reads=True)
    assert excepts(ranked.view, reads=True)
    assert not ranked.contradicts


def test_a_sentence_that_only_asserts_is_left_to_nobody() -> None:
    """With the reader or without."""
    with record_of_notes(["Anna Quill opened the museum in 2004."], reader=False) as library:
        for reads in (False, True):
            ranked, *_ = rank(
                parse("Who did not open the museum in 2004?"), library._store, reads=reads
            )
            assert ranked.contradicts


def test_what_is_said_to_be_so_is_never_what_is_not() -> None:
    """`The outer basin was closed` says so of that one, whatever the reader finds likely."""
    with record_of_notes(SENTENCES) as library:
        found = library.ask("Which basin was not closed?")
        assert isinstance(found, NotFound) or "inner basin" in found.short
        assert isinstance(library.ask("Which village was not spared by the flood?"), NotFound)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which village was not flooded?", "Marl"),
        ("Who did not want the new quota?", "Skippers' Guild"),
        ("Who did not sign the protest?", "pilot"),
    ],
)
def test_what_is_denied_in_other_words_is_answered(question: str, short: str) -> None:
    """By the whole product."""
    with record_of_notes(SENTENCES) as library:
        found = library.ask(question)
    assert isinstance(found, Answer), found
    assert short in found.short
