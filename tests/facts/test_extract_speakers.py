"""Who says what an article quotes."""

from __future__ import annotations

import pytest

from facts.extract import extract
from facts.models import Article, Fact, FactKind, Slot
from facts.text.sentences import split


def speakers(*paragraphs: str) -> dict[str, str]:
    """Return who said each sentence whose speaker another sentence names."""
    article = Article.of("\n\n".join(["A title", *paragraphs]), title="A title")
    sentences = split(article)
    found = {}
    for fact in extract(article, sentences):
        own = sentences[fact.sentence_index]
        assert article.text[fact.span.start : fact.span.end] == fact.value
        if fact.predicate == "say" and not own.start <= fact.span.start < own.end:
            assert fact.slot is Slot.AGENT
            found[own.text] = fact.value
    return found


def test_a_quotation_goes_on_with_its_speaker() -> None:
    found = speakers("“The water came at night,” said Maria Holt, a baker. “Nobody warned us.”")
    assert found == {"“Nobody warned us.”": "Maria Holt"}


def test_a_quotation_gets_the_speaker_that_it_ends_with() -> None:
    found = speakers("“We lost everything. The water came at night,” said Maria Holt.")
    assert found == {"“We lost everything.": "Maria Holt"}


def test_a_speech_goes_on_in_the_next_paragraph() -> None:
    found = speakers(
        "“The water came at night,” said Maria Holt. “We ran.",
        "“Nobody warned us.”",
    )
    assert found["“Nobody warned us.”"] == "Maria Holt"


def test_a_new_quotation_belongs_to_the_speaker_it_names() -> None:
    found = speakers(
        "“The water came at night,” said Maria Holt.",
        "“We were ready. We had nine boats,” said Jo Dane.",
    )
    assert found["“We were ready."] == "Jo Dane"


@pytest.mark.parametrize(
    "before",
    ["Jo Dane, the mayor, was blunt.", "The mayor, Jo Dane, was blunt.", "Jo Dane told reporters."],
)
def test_a_quotation_belongs_to_the_person_before_it(before: str) -> None:
    assert speakers(f"{before} “We were ready.”").get("“We were ready.”") == "Jo Dane"


def test_a_quotation_that_nobody_speaks_has_no_speaker() -> None:
    assert speakers("The sign was large. “No swimming here after dark.”") == {}


def test_i_is_the_speaker() -> None:
    article = Article.of(
        "A title\n\nThe mayor, Jo Dane, spoke on Monday. “I called the army at noon.”",
        title="A title",
    )
    found: list[Fact] = extract(article, split(article))
    agents = [f.value for f in found if f.predicate == "call" and f.slot is Slot.AGENT]
    assert agents == ["Jo Dane"]
    assert all(f.kind is FactKind.PERSON for f in found if f.value == "Jo Dane")


def test_he_after_an_apposition_is_the_person_in_it() -> None:
    article = Article.of(
        "A title\n\nMaria Holt slept. The mayor, Jo Dane, called the army. He thanked the baker.",
        title="A title",
    )
    found = extract(article, split(article))
    assert [f.value for f in found if f.predicate == "thank" and f.slot is Slot.AGENT] == [
        "Jo Dane"
    ]
