"""The reasons of a match, as a person reads them."""

from __future__ import annotations

from datetime import date

import pytest

from facts.library import Library
from facts.match.candidate_view import CandidateView
from facts.match.reasons import reasons
from facts.models import Article, Fact, FactKind, Slot, Span
from facts.stores import open_store
from tests.facts.asking import seen, store_of


def reasons_of(question: str, sentence: str) -> tuple[str, ...]:
    """The reasons for the only sentence of a record."""
    _, views = seen(question, store_of([sentence]))
    return reasons(views[sentence], None)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("which country signs treaties", ["countries", "signed", "treaty"]),
        ("who signed the pact", ["signed", "treaty"]),
        ("TREATY", ["treaty"]),
        ("the treeaty", ["treaty"]),
        ("which states signed", ["countries", "signed"]),
    ],
)
def test_words_are_whole_and_as_the_sentence_has_them(question: str, words: list[str]) -> None:
    """Not the stems of the index, whatever form the question uses."""
    found = reasons_of(question, "Nine countries have signed the treaty")
    assert found == tuple(f"contains “{word}”" for word in words)


def test_a_word_is_named_once() -> None:
    """Though the sentence has it twice, or two words of the question match it."""
    found = reasons_of("which co-sponsored text had sponsors", "A text co-sponsored a text")
    assert found == ("contains “text”", "contains “co-sponsored”")


def test_a_sentence_without_a_word_of_the_question_has_no_reason() -> None:
    """The search may return it for the sake of its neighbours."""
    query, views = seen("who met", store_of(["The council met"]))
    candidate = views["The council met"].candidate
    other = candidate.model_copy(update={"terms": ()})
    other = other.model_copy(
        update={"sentence": candidate.sentence.model_copy(update={"text": "Rain fell"})}
    )
    assert reasons(CandidateView.of(query, other), None) == ()


def test_what_a_sentence_only_implies_is_said() -> None:
    """The year of a date comes from the article's date."""
    article = Article.of(
        "The council of Lund chose a treasurer on Monday. The council of Lund chose a flag.",
        title="Council",
        published=date(2022, 11, 22),
    )
    store = open_store(":memory:")
    Library(store).add(article)
    _, views = seen("What did the council choose in 2022?", store)
    first, second = views.values()
    assert reasons(first, None) == ("contains “council”", "contains “chose”", "implies “2022”")
    assert reasons(second, None) == ("contains “council”", "contains “chose”")


def reason_of(kind: FactKind) -> str:
    """The last reason of a match whose best fact is of that kind."""
    _, views = seen("fog", store_of(["Fog fell"]))
    fact = Fact(
        article_id="a",
        sentence_index=0,
        kind=kind,
        slot=Slot.OTHER,
        subject="",
        predicate="",
        value="Fog",
        span=Span(start=0, end=3),
    )
    return reasons(views["Fog fell"], fact)[-1]


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_fact_has_a_phrase(kind: FactKind) -> None:
    """With the right article."""
    article, noun = reason_of(kind).removeprefix("states ").split(" ", 1)
    assert article == ("an" if noun[0] in "aeiou" else "a")


def test_a_fact_is_described_in_english() -> None:
    """Not by the name of its kind alone."""
    assert reason_of(FactKind.ORGANISATION) == "states an organisation"
    assert reason_of(FactKind.MONEY) == "states an amount of money"
