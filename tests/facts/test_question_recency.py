"""Questions for the newest that is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.question import parse
from facts.question.recency import without_recency


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Who is the current mayor of Lund?", "Who is the mayor of Lund?"),
        ("Who chairs the council now?", "Who chairs the council?"),
        ("What is the latest death toll?", "What is the death toll?"),
        ("How many members does it have at the moment?", "How many members does it have?"),
        ("Who currently heads the bank?", "Who heads the bank?"),
    ],
)
def test_words_for_the_newest_are_left_out_of_what_is_looked_for(question: str, plain: str) -> None:
    """The sentence that answers seldom has them."""
    parsed = parse(question)

    assert parsed.newest
    assert parsed.plain == plain
    assert parsed.text == question


@pytest.mark.parametrize(
    "question",
    [
        "How strong is the current in the cable?",
        "Who paid for the new wing?",
        "What is the latest on the strike?",
        "Now what?",
        "Who is the mayor of Lund?",
    ],
)
def test_the_same_words_may_be_what_is_asked_about(question: str) -> None:
    """Nouns, and words without which nothing is left."""
    assert without_recency(question) == (question, False)


def test_a_new_officer_is_the_newest_and_may_be_called_new() -> None:
    """So the word is kept."""
    assert without_recency("Who is the new mayor?") == ("Who is the new mayor?", True)


@given(
    st.lists(st.sampled_from("who is the now current latest mayor of Lund at present ?".split()))
)
def test_what_is_left_is_in_the_order_it_was_typed(words: list[str]) -> None:
    """And something is left of whatever held a word."""
    text = " ".join(words)
    plain, _ = without_recency(text)
    typed = iter(text.replace("?", " ").split())

    assert bool(plain) == bool(text)
    assert all(word in typed for word in plain.replace("?", " ").split())
