"""What a correction says to have been wrong is no answer."""

from __future__ import annotations

import pytest

from facts import Answer, Article, Library
from facts.match.corrections import corrected_part

NOTE = "An earlier version of this article"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"{NOTE} gave the harbour master's name as Ida Falk.", "Ida Falk"),
        (f"{NOTE} said that the harbour master was Ida Falk; she is Ida Falck.", "Ida Falk"),
        (f"{NOTE} named the harbour master as Ida Falk rather than Ida Falck.", "Ida Falk"),
        ("The previous edition incorrectly put the toll at 40 crowns.", "40 crowns"),
        ("The original headline of this story wrongly said nine had drowned.", "nine"),
        ("The article incorrectly said that the mill opened in 1911.", "1911"),
        ("A caption on Tuesday misidentified the harbour master as Ida Falk.", "Ida Falk"),
        ("The toll was wrongly given as 40 crowns.", "40 crowns"),
        ("Ida Falk was wrongly named as harbour master in Monday's report.", "Ida Falk"),
        ("Because of an editing error, the toll was given as 40 crowns.", "40 crowns"),
    ],
)
def test_what_was_wrong_is_found(text: str, wrong: str) -> None:
    """However the correction puts it, and never what it says to be right."""
    part = corrected_part(text, "Who or how much is it?")

    assert part is not None
    assert wrong in text[slice(*part)]
    assert "Falck" not in text[slice(*part)]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of the bill gave tenants five years.",
        "The first edition of the fair showed 40 boats.",
        "Ida Falk falsely said that she had sailed round the cape.",
        "The council promised a new version of the plan, the mayor said.",
        "An error by the pilot cost the ferry a day.",
    ],
)
def test_other_versions_and_errors_are_reported_as_they_are(text: str) -> None:
    """Only the article's own are corrected."""
    assert corrected_part(text, "Who or how much is it?") is None


def test_a_bare_version_is_the_articles_own_after_a_note_on_it() -> None:
    """As below: `This article was amended on 9 May.`"""
    text = "The original version gave the toll as 40 crowns."

    assert corrected_part(text, "How much is it?") is None
    assert corrected_part(text, "How much is it?", ("articl", "amend", "9")) is not None


def test_what_was_wrong_may_be_asked_for() -> None:
    """Then the correction is the answer."""
    text = f"{NOTE} gave the toll as 40 crowns."

    assert corrected_part(text, "What did an earlier version give as the toll?") is None


@pytest.mark.parametrize(
    ("note", "question", "wrong", "right"),
    [
        (
            "This article was amended on 9 May 2024. An earlier version gave the name of the "
            "harbour master as Ida Fenn. She is Una Falck.",
            "Who is the harbour master of Tolva?",
            "Ida Fenn",
            "Una Falck",
        ),
        (
            f"{NOTE} wrongly said that the new crane of Tolva cost 310,000 crowns.",
            "How much did the new crane of Tolva cost?",
            "310,000",
            "290,000",
        ),
    ],
)
def test_the_article_answers_and_not_its_error(
    note: str, question: str, wrong: str, right: str
) -> None:
    """Though the correction has more of the question's words."""
    text = (
        "Tolva gets a crane\n\nThe port of Tolva has bought a crane for 290,000 crowns. The "
        f"harbour master, Una Falck, tried it on Monday.\n\n{note}"
    )
    for reader in (False, True):
        with Library.open(":memory:", reader=reader) as library:
            library.add(Article.of(text, title="Tolva gets a crane"))
            found = library.ask(question)
        assert not isinstance(found, Answer) or wrong not in (found.short or "")
    assert isinstance(found, Answer)
    assert right in (found.short or "")
