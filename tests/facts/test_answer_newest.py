"""The newest article is believed where it is asked for, and where it corrects another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from facts import Answer, Article, Library

FIRST = """Mine fire at Tolva

A fire broke out in the copper mine of Tolva on Tuesday.

Nine miners were injured in the fire at Tolva, a spokeswoman said."""
LATER = """{label}Mine fire at Tolva put out

Seven miners were injured in the fire at Tolva.{note}"""
QUESTION = "How many miners were injured in the fire at Tolva?"


def record(*articles: tuple[str, date]) -> Library:
    """Return a record of texts with their dates."""
    library = Library.open(":memory:")
    for text, published in articles:
        title = text.partition("\n")[0]
        library.add(Article.of(text, title=title, published=published))
    return library


def answer(library: Library, question: str) -> Answer:
    """Return the answer, whatever its score."""
    found = library.ask(question, threshold=0.0)
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("CORRECTED: ", ""),
        ("UPDATE 1 – ", ""),
        ("", "\n\n(Corrects the number of injured in the first paragraph.)"),
        ("", "\n\nA previous version of this article said that nine miners were injured."),
        ("", "\n\nThis article was amended on 9 January."),
    ],
)
def test_a_correction_replaces_what_it_corrects_and_says_so(label: str, note: str) -> None:
    """However the article marks itself as one, at its head or at its end."""
    later = LATER.format(label=label, note=note)
    with record((FIRST, date(2025, 1, 8)), (later, date(2025, 1, 9))) as library:
        found = answer(library, QUESTION)

    assert found.short == "Seven"
    assert not found.disagreement
    assert [each.short for each in found.corrected] == ["Nine"]


@pytest.mark.parametrize(
    ("label", "days"), [("", (8, 9)), ("CORRECTED: ", (9, 8))], ids=["unmarked", "older"]
)
def test_other_articles_that_differ_disagree(label: str, days: tuple[int, int]) -> None:
    """A later article is no correction by itself, and nothing corrects what came after it."""
    later = LATER.format(label=label, note="")
    with record((FIRST, date(2025, 1, days[0])), (later, date(2025, 1, days[1]))) as library:
        found = answer(library, QUESTION)

    assert found.disagreement
    assert found.corrected == ()


@pytest.fixture(scope="module")
def mayors() -> Iterator[Library]:
    """A record of three years in which the mayor of Brenna changed."""
    with record(
        ("Brenna\n\nThe mayor of Brenna is Ola Renner.", date(2021, 5, 1)),
        ("Brenna\n\nThe mayor of Brenna is Ida Falk.", date(2024, 5, 1)),
        ("Brenna\n\nThe mayor of Brenna is Pavel Korda.", date(2019, 5, 1)),
    ) as library:
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "Who is the current mayor of Brenna?",
        "Who is mayor of Brenna now?",
        "Who is the new mayor of Brenna?",
    ],
)
def test_the_newest_article_answers_who_is_in_office_now(mayors: Library, question: str) -> None:
    """Alone: what older articles say is no other answer."""
    found = answer(mayors, question)

    assert found.short == "Ida Falk"
    assert len(found.citations) == 1


def test_without_such_a_word_all_are_shown_newest_first(mayors: Library) -> None:
    """The reader may want to know since when."""
    found = answer(mayors, "Who is the mayor of Brenna?")

    assert found.disagreement
    assert [each.short for each in found.citations] == ["Ida Falk", "Ola Renner", "Pavel Korda"]
