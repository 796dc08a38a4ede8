"""Keywords are read as the question that they ask; other texts stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.question.keywords import ask_in_full
from tests.facts.typed import TYPED


@pytest.mark.parametrize(
    "text",
    [
        "bread fair",
        "new year",
        "last year",
        "mill last year",
        "profit last year",
        "in 2016",
        "bread fair 2016",
        "wayne baker",
        "Mill Owner",
        "owner",
        "price",
        "the price",
        "name of",
        "price of the",
        "who is the owner",
        "the owner sold the mill when he was old",
        "is the mill owner",
        "",
    ],
)
def test_what_is_no_keywords_stays(text: str) -> None:
    """A name, a lone word, a whole question and a statement ask for nothing more than they say."""
    assert ask_in_full(text) == text


@given(st.sampled_from([plain for _, plain in TYPED["keywords"]]) | st.text(max_size=80))
def test_a_question_in_full_is_not_changed_again(text: str) -> None:
    """Whatever the text is."""
    once = ask_in_full(text)
    assert ask_in_full(once) == once
