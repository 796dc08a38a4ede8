"""What is left beside a value that the reader chose."""

from __future__ import annotations

import pytest

from facts.answer import fact_of
from facts.match.judge import Choice
from facts.match.ranking import rank
from facts.match.short_answer import short_answer_of
from facts.models import Answer, FactKind
from facts.question import parse
from tests.facts.asking import record_of
from tests.facts.notes import record_of_notes


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        ("Mayor Orla Tveit opened the Kelp Museum last week.", "Who opened the Kelp Museum?",
         "Orla Tveit"),
        ("Foreign Minister Orla Tveit signed the Kelp Accord.", "Who signed the Kelp Accord?",
         "Orla Tveit"),
        ("The Kelp Museum cost 12 million euros 🌊 and took six years to finish.",
         "How much did the Kelp Museum cost?", "12 million euros"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("effort", [1, 8])
def test_titles_and_pictures_are_no_part_of_a_value(
    text: str, question: str, short: str, effort: int
) -> None:
    """However many sentences are read beside it."""
    others = (
        "The museum is closed on Mondays. Queues reached the fish market. Fog fell over the bay."
    )
    with record_of(f"{text} {others}") as library:
        found = library.ask(question, threshold=0.0, effort=effort)
    assert isinstance(found, Answer)
    assert found.short == short


@pytest.mark.parametrize(
    ("text", "start", "end", "short"),
    [
        ("The Halvern Works will build it.", 0, 11, "The Halvern Works"),
        ("Ola Renner Thursday left Tarn.", 0, 10, "Ola Renner"),
        ("Ola Renner left Tarn.", 0, 10, "Ola Renner"),
        ("Ola Renner, Ann Moor and Jo Voss left.", 0, 10, "Ola Renner"),
        ("Ann Moor (Peru) and Jo Voss (Chad) left.", 0, 27, "Ann Moor (Peru) and Jo Voss (Chad)"),
        ("Ann Moor (Peru) and Jo Voss left.", 0, 8, "Ann Moor"),
    ],
)
def test_a_name_is_told_whole(text: str, start: int, end: int, short: str) -> None:
    """Where the reader took its first word only, and nothing that stands beside it."""
    with record_of(text) as library:
        question = parse("Who left Tarn or will build it?")
        (ranked, *_) = rank(question, library._store)
    assert ranked.view.candidate.sentence.text == text
    assert short_answer_of(ranked, Choice(start, end, None, 0.0, False)) == short


@pytest.mark.parametrize(
    ("short", "kind"),
    [
        ("boat", FactKind.THING),
        ("a boat", FactKind.THING),
        ("40 euros", FactKind.MONEY),
        ("up to 40 euros", FactKind.MONEY),
        ("old boat", None),
    ],
)
def test_a_value_with_its_article_or_bound_is_of_its_kind(
    short: str, kind: FactKind | None
) -> None:
    """So a citation names the kind, whether these words are told with it or not."""
    with record_of_notes(["Ola Renner bought a boat for up to 40 euros."], reader=False) as library:
        ranked, *_ = rank(parse("What did Ola Renner buy?"), library._store)
    found = fact_of(ranked, short, (FactKind.MONEY,))
    assert (found.kind if found else None) is kind
