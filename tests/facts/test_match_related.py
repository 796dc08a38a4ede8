"""Which of the nearest sentences are shown to who asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts.library import Library
from facts.models import Article, NotFound


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Return a record in which `council` and `Tarnow` are common, and `ferry` and `Oster` rare."""
    with Library.open(":memory:") as library:
        for number, what in enumerate(
            ("the ferry", "the bridge", "the market", "the school", "the harbour", "the theatre")
        ):
            library.add(
                Article.of(
                    f"The council of Tarnow discussed {what}. The council closed the meeting late.",
                    title=f"Council meeting {number}",
                )
            )
        library.add(Article.of("Falk Oster led a choir in Sorel.", title="A choir"))
        yield library


def shown(library: Library, question: str) -> list[str]:
    """Return the sentences that are offered to a question without an answer."""
    found = library.ask(question, threshold=1.01)
    assert isinstance(found, NotFound)
    assert set(found.offered) <= set(found.nearest)
    return [citation.quote for citation in found.offered]


def test_a_sentence_with_the_rare_word_is_shown(library: Library) -> None:
    """And none that shares only what all share."""
    assert shown(library, "Why did the council of Tarnow discuss the ferry?") == [
        "The council of Tarnow discussed the ferry."
    ]


def test_a_sentence_with_the_name_is_shown(library: Library) -> None:
    """Whatever else the question asks."""
    assert shown(library, "When did the council meet Falk Oster?") == [
        "Falk Oster led a choir in Sorel."
    ]


def test_a_year_tells_nothing(library: Library) -> None:
    """Nor does a name that the record does not have."""
    library.add(Article.of("In 2023 a wall fell. A barn burnt in 2023.", title="Two accidents"))
    quotes = shown(library, "Who played the harp for Zorblax at the choir in 2023?")
    assert quotes == ["Falk Oster led a choir in Sorel."]


def test_nothing_is_shown_where_nothing_is_known(library: Library) -> None:
    """All of the words are foreign to the record."""
    assert shown(library, "Who invented the zither of Quxland?") == []


@pytest.mark.parametrize("question", ["Was anybody hurt?", "What did the coach say?"])
def test_what_tells_a_question_must_be_known(question: str) -> None:
    """Neither a word that is spelt like it nor one that stands beside it tells what it is about."""
    with Library.open(":memory:") as library:
        for name in ("Falk Oster", "Ann Moor", "Jo Voss"):
            library.add(Article.of(f"{name} was in a hut. {name} did not say no.", title="A hut"))
        assert shown(library, question) == []
