"""Explain to a person why a sentence was matched."""

from __future__ import annotations

from collections.abc import Iterator

from facts.match.candidate_view import CandidateView
from facts.models import Fact, FactKind

_STATED = {
    FactKind.PERSON: "a person",
    FactKind.ORGANISATION: "an organisation",
    FactKind.PLACE: "a place",
    FactKind.EVENT: "an event",
    FactKind.DOCUMENT: "a document",
    FactKind.ROLE: "a role",
    FactKind.COUNTRY: "a country",
    FactKind.NUMBER: "a number",
    FactKind.ORDINAL: "an ordinal number",
    FactKind.MONEY: "an amount of money",
    FactKind.PERCENT: "a percentage",
    FactKind.DATE: "a date",
    FactKind.PERIOD: "a period",
    FactKind.FREQUENCY: "a frequency",
    FactKind.DURATION: "a duration",
    FactKind.MANNER: "a manner",
    FactKind.REASON: "a reason",
    FactKind.ACTION: "an action",
    FactKind.THING: "a thing",
}


def reasons(view: CandidateView, fact: Fact | None) -> tuple[str, ...]:
    """Return why a sentence was matched: the words that fit the question, and its best fact.

    Each reason reads on from "The sentence": `contains “countries”`, `states an organisation`.
    """
    found = [*dict.fromkeys(f"contains “{word}”" for word in _matched(view))]
    found += [f"implies “{word}”" for word in _implied(view)]
    if fact is not None:
        found.append(f"states {_STATED[fact.kind]}")
    return tuple(found)


def _matched(view: CandidateView) -> Iterator[str]:
    """Yield the words of the sentence, as written, that a word of the question matches."""
    text = view.candidate.sentence.text
    end = 0
    for at, _ in view.positions:
        word = view.words[at]
        if word.end > end:  # else it is a part of the word before: co-sponsored, sponsored
            yield text[word.start : word.end]
            end = word.end


def _implied(view: CandidateView) -> Iterator[str]:
    """Yield the words of the question that only the index has for the sentence.

    For example, the index adds its year to a sentence with "on Monday".
    """
    for i, asked in enumerate(view.query.question.terms):
        if view.strength[i] and i not in view.places:
            yield asked.word
