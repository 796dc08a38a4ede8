"""The example questions that a record shows to a new user."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.library import Library
from facts.models import Answer, Article
from tests.tries import tries

_PIECES = "Ada Brandt opened the 40 states of in 2021 was “ ( , ; . \n who".split(" ")


def of(*texts: str) -> list[str]:
    """Return the examples of a record with these articles."""
    with Library.open(":memory:") as library:
        for n, text in enumerate(texts):
            library.add(Article.of(text, title=f"Article {n}"))
        return library.examples()


def test_each_is_answered_by_one_article_each(sample_record: Library) -> None:
    """No other article contradicts the answer."""
    examples = sample_record.examples(6)
    assert len(examples) == len(set(examples)) >= 4
    cited = set()
    for question in examples:
        found = sample_record.ask(question)
        assert isinstance(found, Answer)
        assert not found.disagreement
        cited.add(found.citations[0].article_id)
    assert len(cited) == len(examples)


def test_they_show_more_than_one_form(sample_record: Library) -> None:
    """They show that one can ask not only about people."""
    assert len({question.split()[0] for question in sample_record.examples(6)}) > 1


def test_each_can_be_understood_alone(sample_record: Library) -> None:
    """None is too short or too long, or refers to something that only the article explains."""
    for question in sample_record.examples(6):
        assert question.endswith("?")
        assert 25 <= len(question) <= 90
        words = question.lower().rstrip("?").split()
        assert not {"it", "he", "she", "they", "his", "her", "their", "yesterday"} & set(words)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Mayor Ines Calder opened the Tide Museum in Port Halden.",
            "Who opened the Tide Museum in Port Halden?",
        ),
        (
            "Ada Brandt, the treasurer of the Harbour Council, spoke last.",
            "Who is the treasurer of the Harbour Council?",
        ),
        (
            "Forty states signed the treaty on shared groundwater.",
            "How many states signed the treaty on shared groundwater?",
        ),
        (
            "The lighthouse of Skarvik was opened in 1921.",
            "When was the lighthouse of Skarvik opened?",
        ),
    ],
)
def test_examples_ask_for_the_facts_of_a_sentence(text: str, question: str) -> None:
    """In the words of the article."""
    assert of(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "It was so.",
        "He opened it on Monday.",
        "Ines Calder opened it yesterday.",
        "The camp was handed over in 2021.",
    ],
)
def test_an_unclear_question_is_not_an_example(text: str) -> None:
    """No example is better than a strange one."""
    assert of(text) == []


@settings(max_examples=tries(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=40))
def test_any_text_makes_no_error(words: list[str]) -> None:
    """Every example is a question that the record answers."""
    text = "Zones. " + " ".join(words)
    with Library.open(":memory:") as library:
        library.add(Article.of(text, title="Any"))
        for question in library.examples():
            assert isinstance(library.ask(question), Answer)
