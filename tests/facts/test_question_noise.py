"""Letters typed at random ask nothing. Words that somebody may ask about are no such letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Article, Conversation, Library, NotFound, Remark

TEXT = "Keeper Ola Brenk of Zorblatt lit the lamp in Varnhold on 3 May 2021."
LETTERS = st.text("bcdfghjklmnpqrstvwxz", min_size=4, max_size=9)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library.open(":memory:", reader=False) as opened:
        opened.add(Article.of(TEXT, title="Lamp lit"))
        yield opened


def remark(found: object) -> Remark | None:
    return found.remark if isinstance(found, NotFound) else None


@given(st.lists(LETTERS, min_size=2, max_size=6).map(" ".join))
def test_letters_typed_at_random_are_never_answered(library: Library, text: str) -> None:
    """They are a question only by a sign of one, or if they happen to be known words."""
    found = library.ask(text)
    assert isinstance(found, NotFound)
    if found.remark is Remark.NOISE:
        assert not found.nearest
        assert remark(library.ask(f"{text}?")) is not Remark.NOISE
        assert remark(library.ask(f"who {text}")) is not Remark.NOISE


@pytest.mark.parametrize("text", ["qzkj wvxq", "sdkfj hskdjf hsdf kjh", "zxcvb qwrt plkj"])
def test_what_a_hand_types_at_random_is_no_question(library: Library, text: str) -> None:
    """Neither English nor the record knows any of it."""
    assert remark(library.ask(text)) is Remark.NOISE


@pytest.mark.parametrize(
    "text",
    [
        "zorblatt varnhold",
        "harvest festival",
        "lamp qzkj",
        "qzkj wvxq?",
        "who is qzkj wvxq",
        "May 2021",
    ],
)
def test_words_that_somebody_may_ask_about_are_a_question(library: Library, text: str) -> None:
    """Known words, words of the record, or a sign of a question."""
    assert remark(library.ask(text)) is not Remark.NOISE


def test_a_follow_up_is_no_noise(library: Library) -> None:
    """What it leaves out is said before it."""
    found = library.ask("and qzkj wvxq", after=Conversation(("Who lit the lamp?",)))
    assert remark(found) is not Remark.NOISE
