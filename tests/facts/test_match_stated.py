"""What the facts of a sentence state outright is told, whatever else the sentence says."""

from __future__ import annotations

import pytest

from facts.match.ranking import rank
from facts.match.stated import stated
from facts.models import Answer
from facts.question import parse
from tests.facts.asking import record_of


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("Nobody doubted that Orla Tveit wrote the report.", "Who wrote the report?",
         "Orla Tveit"),
        ("The mayor refused the offer of Kelp Works, which built the dam without delay.",
         "Who built the dam?", "Kelp Works"),
        ("No one was hurt in the fire at the mill.", "How many were hurt in the fire?", "No one"),
        ("Orla Tveit wrote the report in Tarn.", "Who wrote the poem?", None),
        ("Orla Tveit did not write the report.", "Who wrote the report?", None),
        ("Orla Tveit read the report that Jo Voss wrote.", "Who read the poem?", None),
        ("Orla Tveit will write the report.", "Who wrote the report?", None),
        ("Orla Tveit got 71 votes in Tarn, against 48 for her rival, Jo Voss.",
         "How many votes did Orla Tveit get?", "71"),
        ("Orla Tveit got 71 votes in Tarn, against 48 for her rival, Jo Voss.",
         "How many votes did Jo Voss get?", None),
        ("Orla Tveit said the levy would hurt shops.", "What did Orla Tveit say about the levy?",
         "the levy would hurt shops"),
        ("Orla Tveit said the levy would hurt shops.", "What did Orla Tveit say about the dam?",
         None),
    ],
)  # fmt: skip
def test_the_value_has_the_verb_and_all_that_is_asked(
    text: str, question: str, value: str | None
) -> None:
    """Another object, a denial or a plan states something else."""
    with record_of(text) as library:
        (ranked, *_) = rank(parse(question), library._store)
    assert ranked.view.candidate.sentence.text == text
    found = stated(ranked.view, ranked.values)
    assert (found.value if found is not None else None) == value


def test_a_sentence_that_states_it_answers() -> None:
    """A small network alone is unsure of a sentence with a `nobody` in it."""
    others = "Orla Tveit chaired the board. The council met in Tarn. Jo Voss left early."
    with record_of(f"Nobody doubted that Ann Moor wrote the report. {others}") as library:
        found = library.ask("Who wrote the report?")
    assert isinstance(found, Answer)
    assert found.short == "Ann Moor"
