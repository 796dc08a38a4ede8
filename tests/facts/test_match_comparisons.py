"""A number is not told of what a sentence only compares with."""

from __future__ import annotations

import pytest

from facts import Answer, Library, NotFound
from facts.match.comparisons import compared_in
from tests.facts.notes import library_of_notes

ARTICLES = (
    "The tannery in Velm employs 840 people, more than twice as many as the brewery.",
    "The Harbour List won 23 seats in Tarn, three fewer than in 2019.",
    "The lighthouse of Osmer is 61 metres high, higher than that of Skarn.",
)

library = library_of_notes(ARTICLES)


@pytest.mark.parametrize(
    "question",
    [
        "How many people does the brewery in Velm employ?",
        "How many seats did the Harbour List win in 2019?",
        "How high is the lighthouse of Skarn?",
    ],
)
def test_what_is_only_compared_with_gets_no_number(library: Library, question: str) -> None:
    assert isinstance(library.ask(question), NotFound)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many people does the tannery in Velm employ?", "840"),
        ("How many seats did the Harbour List win in Tarn?", "23"),
        ("How high is the lighthouse of Osmer?", "61 metres"),
    ],
)
def test_what_the_sentence_speaks_of_does(library: Library, question: str, short: str) -> None:
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.short == short


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("It has twice as many as the old brewery.", ["old brewery"]),
        ("It won three fewer than in 2019.", ["2019"]),
        ("Norway, unlike Sweden, signed it.", ["Sweden"]),
        ("It holds no more than 300 people.", []),
        ("More than half of them left.", []),
        ("Ann Moor as well as Jo Voss came.", []),
        ("As many as 40 came.", []),
        ("It was worse than expected.", []),
    ],
)
def test_bounds_and_additions_compare_with_nothing(text: str, compared: list[str]) -> None:
    assert [text[start:end] for start, end in compared_in(text)] == compared
