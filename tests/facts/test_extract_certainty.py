"""Polarity and modality of facts: what a sentence denies, plans, alleges or demands."""

from __future__ import annotations

import pytest

from facts.extract import extract
from facts.models import Article, Fact, Modality, Polarity, Sentence, SentenceKind

ACTUAL, PLANNED = Modality.ACTUAL, Modality.PLANNED


def facts_of(text: str) -> list[Fact]:
    """Return the facts of one sentence."""
    article = Article.of(text, title="A title")
    sentence = Sentence(
        article_id=article.id, index=0, kind=SentenceKind.BODY, start=0, end=len(text), text=text
    )
    return extract(article, [sentence])


def certainty(text: str, predicate: str, value: str) -> tuple[Polarity, Modality]:
    """Return how a sentence states the one fact with a predicate and a value."""
    found = [f for f in facts_of(text) if f.predicate == predicate and f.value == value]
    assert found, [(f.predicate, f.value) for f in facts_of(text)]
    return found[0].polarity, found[0].modality


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("The ferry record was not broken by Vera Salt.", "break", "Vera Salt"),
        ("Vera Salt never visited the lighthouse.", "visit", "Vera Salt"),
        ("Nobody visited the lighthouse in Tern Bay.", "visit", "lighthouse"),
        ("None of the pilots signed the petition.", "sign", "petition"),
        ("Neither Norway nor Chile signed the petition.", "sign", "Chile"),
        ("Norway and Chile, but not Peru, signed the petition.", "sign", "Peru"),
        ("Vera Salt refused to sign the petition.", "sign", "Vera Salt"),
        ("Vera Salt failed to reach the island.", "reach", "island"),
        ("Vera Salt almost won the regatta.", "win", "Vera Salt"),
        ("The pilots will not sail or fish on Monday.", "fish", "pilots"),
        ("The ferry no longer serves Tern Bay.", "serve", "Tern Bay"),
        ("Trains will no longer stop at the lighthouse.", "stop", "lighthouse"),
        ("The rumour that Vera Salt had died was false.", "die", "Vera Salt"),
        ("Reports that Vera Salt had resigned were untrue.", "resign", "Vera Salt"),
    ],
)
def test_what_is_not_so_is_negated(text: str, predicate: str, value: str) -> None:
    """Whatever word says so."""
    assert certainty(text, predicate, value)[0] is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("Norway and Chile, but not Peru, signed the petition.", "sign", "Chile"),
        ("Vera Salt, who was elected in 2019, did not resign.", "elect", "2019"),
        ("Vera Salt did not resign but sent her deputy.", "send", "Vera Salt"),
        ("Vera Salt did not open the harbour until Friday.", "open", "Friday"),
        ("Vera Salt not only opened the harbour on Friday.", "open", "harbour"),
        ("Vera Salt refused to sign the petition.", "refuse", "Vera Salt"),
        ("Vera Salt never failed to pay the rent.", "pay", "rent"),
        ("The concert lasted no longer than two hours.", "last", "two hours"),
        ("No fewer than nine pilots signed the petition.", "sign", "nine"),
    ],
)
def test_what_is_so_is_asserted(text: str, predicate: str, value: str) -> None:
    """Also beside something that is not."""
    assert certainty(text, predicate, value)[0] is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "predicate", "value", "modality"),
    [
        ("The harbour will open in June.", "open", "June", PLANNED),
        ("The firm plans to build 300 cabins.", "build", "300 cabins", PLANNED),
        ("Pilots to meet in Geneva.", "meet", "Geneva", PLANNED),
        ("The mill would close in May if the town cut the subsidy.", "close", "May",
         Modality.CONDITIONAL),
        ("The mill would close in May if the town cut the subsidy.", "cut", "subsidy",
         Modality.CONDITIONAL),
        ("Police accused Vera Salt of stealing 40 oars.", "steal", "40 oars", Modality.ALLEGED),
        ("The clerk allegedly forged the ledger.", "forge", "ledger", Modality.ALLEGED),
        ("The pilots urged Vera Salt to resign.", "resign", "Vera Salt", Modality.DEMANDED),
        ("The clerk denied having forged the ledger.", "forge", "ledger", Modality.DENIED),
        ("The court rejected claims that Vera Salt had forged the ledger.", "forge", "Vera Salt",
         Modality.DENIED),
        ("Did Vera Salt forge the ledger?", "forge", "ledger", Modality.ASKED),
        ("The harbour opened in June.", "open", "June", ACTUAL),
        ("The clerk said that the harbour had opened in June.", "open", "June", ACTUAL),
    ],
)  # fmt: skip
def test_a_fact_has_the_modality_of_its_clause(
    text: str, predicate: str, value: str, modality: Modality
) -> None:
    """Given by its own words or by the verb that it belongs to."""
    assert certainty(text, predicate, value)[1] is modality


@pytest.mark.parametrize("verb", ["visited", "painted", "closed", "repaired"])
@pytest.mark.parametrize("subject", ["The mayor", "The clerk of the court", "Vera Salt"])
def test_not_negates_what_the_plain_sentence_asserts(subject: str, verb: str) -> None:
    """A clause and its denial state the same facts with opposite polarity."""
    base = {"visited": "visit", "painted": "paint", "closed": "close", "repaired": "repair"}[verb]
    plain = {
        f.value: f.polarity for f in facts_of(f"{subject} {verb} the hall.") if f.predicate == base
    }
    denied = {
        f.value: f.polarity
        for f in facts_of(f"{subject} did not {base} the hall.")
        if f.predicate == base
    }
    shared = [value for value in plain.keys() & denied.keys() if verb not in value]
    assert "hall" in shared
    for value in shared:
        assert (plain[value], denied[value]) == (Polarity.ASSERTED, Polarity.NEGATED)


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("A previous version said that nine miners were injured.", "injure", "nine miners"),
        ("The report wrongly said that Ann Moor had resigned.", "resign", "Ann Moor"),
        ("The museum withdrew its statement that Ann Moor will resign.", "resign", "Ann Moor"),
        ("The paper retracted its claim that Ann Moor had resigned.", "resign", "Ann Moor"),
    ],
)
def test_what_is_taken_back_is_denied(text: str, predicate: str, value: str) -> None:
    """By whoever said it before."""
    assert certainty(text, predicate, value) == (Polarity.NEGATED, Modality.DENIED)


def test_a_version_of_something_may_say_what_is_so() -> None:
    """Only an earlier one is replaced."""
    text = "The new version says that nine miners were injured."

    assert certainty(text, "injure", "nine miners") == (Polarity.ASSERTED, ACTUAL)
