"""The short answer is of the kind that the question asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Article, Library, NotFound
from facts.match.value_fit import lacks_kind, value_fits, words_fit
from facts.models import Fact, FactKind, Slot, Span
from facts.question import parse
from tests.facts.asking import seen, store_of


def fact(kind: FactKind, value: str) -> Fact:
    """Return a fact with a value of a kind."""
    return Fact(
        article_id="a",
        sentence_index=0,
        kind=kind,
        slot=Slot.OTHER,
        subject="",
        predicate="",
        value=value,
        span=Span(start=0, end=len(value)),
    )


TEXT = """Village saves its cinema

The choir of Hamsterley bought the old cinema for 210,000 pounds.

The choir sang in the cinema on 3 May 2024.

The roof was mended by Ida Falk."""


@pytest.fixture(scope="module", params=[True, False], ids=["reader", "trees"])
def library(request: pytest.FixtureRequest) -> Iterator[Library]:
    """A record of one article, with the reader and without it."""
    with Library.open(":memory:", reader=request.param) as library:
        library.add(Article.of(TEXT, title="Village saves its cinema"))
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "When did the choir buy the cinema?",
        "How many people mended the roof?",
        "When was the roof mended?",
    ],
)
def test_a_sentence_without_such_a_value_is_no_answer(library: Library, question: str) -> None:
    """What something cost is not when it was bought."""
    found = library.ask(question)

    assert isinstance(found, NotFound) or found.citations[0].kind is FactKind.DATE


def test_of_a_sentence_the_value_of_the_kind_is_chosen(library: Library) -> None:
    """The sentence holds others, which stand nearer."""
    found = library.ask("When did the choir sing in the cinema?", threshold=0.0)

    assert isinstance(found, Answer)
    assert "3 May 2024" in found.short


@pytest.mark.parametrize(
    ("question", "kind", "value", "fits"),
    [
        ("When was it bought?", FactKind.MONEY, "210,000 pounds", False),
        ("When was it bought?", FactKind.DATE, "3 May", True),
        ("When was it bought?", FactKind.THING, "the night of the storm", True),
        ("When was it bought?", FactKind.THING, "Christmas", True),
        ("How many came?", FactKind.PERSON, "Ida Falk", False),
        ("How many came?", FactKind.THING, "dozens of children", True),
        ("How many came?", FactKind.NUMBER, "12", True),
        ("Who came?", FactKind.NUMBER, "12", False),
        ("Who came?", FactKind.DATE, "3 May", False),
        ("Who came?", FactKind.PERSON, "Ida Falk", True),
        ("Who came?", FactKind.THING, "the neighbours", True),
        ("Where was the fair?", FactKind.MONEY, "5 euros", False),
        ("Where was the fair?", FactKind.DATE, "3 May", False),
        ("Where was the fair?", FactKind.THING, "a barn", True),
        ("What was the cost of the bridge?", FactKind.PERSON, "Ida Falk", False),
        ("What was it?", FactKind.DATE, "3 May", True),
    ],
)
def test_each_form_of_question_has_its_kinds(
    question: str, kind: FactKind, value: str, fits: bool
) -> None:
    """*What* may be answered by any."""
    assert value_fits(parse(question), fact(kind, value)) is fits


@pytest.mark.parametrize(
    ("sentence", "words", "fits"),
    [
        ("The cinema opened after the war.", "the war", True),
        ("The cinema opened in the spring.", "in the spring", True),
        ("The cinema opened with a concert.", "a concert", False),
        ('The cinema opened. "', '"', False),
    ],
)
def test_the_readers_own_words_are_held_to_the_same(sentence: str, words: str, fits: bool) -> None:
    """A word before them may say that they are a time."""
    _, views = seen("When did the cinema open?", store_of([sentence]))
    start = sentence.index(words)

    assert words_fit(views[sentence], start, start + len(words)) is fits


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("When did the cinema open?", "The cinema opened with a concert.", True),
        ("When did the cinema open?", "The cinema opened at Easter.", False),
        ("When did the cinema open?", "The cinema opened when the choir sang.", False),
        ("When did the cinema open?", "The doors of the cinema opened at 05.30.", False),
        ("How many came to the cinema?", "Nobody came to the cinema.", False),
        ("How many came to the cinema?", "The mayor came to the cinema.", True),
        ("What opened in the cinema?", "A bar opened in the cinema.", False),
    ],
)
def test_a_sentence_may_lack_what_is_asked_for(question: str, sentence: str, lacks: bool) -> None:
    """Only where a word in it would tell."""
    _, views = seen(question, store_of([sentence]))

    assert lacks_kind(views[sentence]) is lacks
