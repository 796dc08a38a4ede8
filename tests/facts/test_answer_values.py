"""What a citation says of its short answer: kind, normal form, and a date in words."""

from __future__ import annotations

from datetime import date

import pytest

from facts.library import Library
from facts.match.value_place import names_nobody
from facts.models import Answer, Article, Citation, FactKind
from tests.facts.asking import record_of

TEXT = (
    "Treaty signed\n\nThe herring treaty was signed on Tuesday by ministers Karl Oder and Mina "
    "Seth. The treaty sets a quota of 5,000 tonnes. The old treaty was signed in June."
    "\n\nThe harbour master, Edvin Stahl, was pleased. “I opened the north quay at noon,” he told "
    "reporters. “We have nine boats.”"
)


@pytest.fixture(scope="module")
def library() -> Library:
    return record_of(Article.of(TEXT, title="Treaty signed", published=date(2026, 3, 6)))


def first(library: Library, question: str) -> Citation:
    found = library.ask(question, threshold=0.0)
    assert isinstance(found, Answer)
    return found.citations[0]


@pytest.mark.parametrize(
    ("question", "short", "normal", "words"),
    [
        ("When was the herring treaty signed?", "Tuesday", "2026-03-03", "3 March 2026"),
        ("When was the old treaty signed?", "June", "2025-06", "June 2025"),
    ],
)
def test_a_date_is_resolved(
    library: Library, question: str, short: str, normal: str, words: str
) -> None:
    citation = first(library, question)
    assert short in citation.short
    assert citation.kind is FactKind.DATE
    assert (citation.normal, citation.date_in_words) == (normal, words)


@pytest.mark.parametrize(
    ("when", "normal"),
    [("on Tuesday evening", "2026-03-03"), ("late on Monday night", "2026-03-02")],
)
def test_a_time_of_a_day_tells_the_day(when: str, normal: str) -> None:
    text = f"Vote held\n\nThe council voted {when} to sell the old pier."
    with record_of(Article.of(text, title="Vote held", published=date(2026, 3, 6))) as library:
        citation = first(library, "When did the council vote to sell the pier?")
    assert (citation.kind, citation.normal) == (FactKind.DATE, normal)


def test_a_quantity_has_its_number_and_unit(library: Library) -> None:
    citation = first(library, "How many tonnes is the herring quota?")
    assert citation.normal == "5000"
    assert citation.unit is not None
    assert citation.unit.startswith("tonne")
    assert citation.date_in_words == ""


def test_a_pronoun_is_answered_by_the_name_it_stands_for(library: Library) -> None:
    assert first(library, "Who opened the north quay?").short == "Edvin Stahl"
    assert first(library, "Who said that they have nine boats?").short == "Edvin Stahl"


@pytest.mark.parametrize("text", ["he", "She", "“We", "they,", "I"])
def test_a_pronoun_names_nobody(text: str) -> None:
    assert names_nobody(text)


def test_a_name_is_no_pronoun() -> None:
    assert not names_nobody("He Jiankui")
