"""Items such as `Refund: £8.50` answer what their label names, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Library, NotFound, read

NOTICE = """\
Product recall: Halden pressure cooker
Consumer Office, County of Sarre
Product: Halden pressure cooker, 6 litres
Maker: Brightwell Stoves, Oxley
Sold between: 2 May 2024 and 9 January 2025
Units affected: 3,400
Hazard: The lid may open under pressure
Injuries reported: Two
Refund: £59
The recall was ordered after a test at the county laboratory. Inspector Dara Moss said that three of
20 lids had opened. A recall of the Halden toaster in 2021 concerned 800 units.
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one notice."""
    with Library.open(":memory:") as opened:
        opened.add(read(NOTICE.encode(), name="recall.txt"))
        yield opened


def test_each_item_is_a_sentence(library: Library) -> None:
    """Though the lines are as long as those of a wrapped text might be."""
    (info,) = library.articles()
    sentences = [each.text for each in library.sentences(info.id)]
    assert {"Units affected: 3,400", "Refund: £59", "Injuries reported: Two"} <= set(sentences)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many units are affected?", "3,400"),
        ("How much is the refund?", "£59"),
        ("How many injuries have been reported?", "Two"),
        ("Who is the maker of the pressure cooker?", "Brightwell Stoves, Oxley"),
        ("What is the hazard?", "The lid may open under pressure"),
    ],
)
def test_a_label_names_what_is_told(library: Library, question: str, short: str) -> None:
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.citations[0].short == short


@pytest.mark.parametrize(
    "question",
    [
        "How many units were affected by the toaster fire?",
        "Who is the minister of consumer affairs?",
        "What is the barcode?",
        "How much is the fine?",
    ],
)
def test_a_label_does_not_answer_for_another(library: Library, question: str) -> None:
    assert isinstance(library.ask(question), NotFound)


ADVISORY = """\
Harbour Board to open the new quay

WHAT: Opening of the new quay of Tolva
WHEN: Monday, 3 March 2025, 11 a.m.
WHERE: Customs Hall, 4 Mole Street, Tolva

Visitors are asked to come on foot.
"""
VOTES = """\
Council keeps the night ferry

The council of Tolva kept the night ferry on Monday by four votes to two, with two abstentions. It
costs 4 million crowns a year.

For: Arle, Brandt, Corvin, Dahl
Against: Egede, Falk
Abstained: Grun, Holt

The next meeting is on 11 June.
"""


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (ADVISORY, "Where will the new quay be opened?", "Customs Hall, 4 Mole Street, Tolva"),
        (VOTES, "Who abstained in the vote on the night ferry?", "Grun, Holt"),
    ],
)
def test_items_are_looked_up_where_sentences_seem_likelier(
    text: str, question: str, short: str
) -> None:
    """Under a question word, too, and though the trees are sure of another sentence."""
    with Library.open(":memory:") as library:
        library.add(read(text.encode(), name="note.txt"))
        found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.short == short


def test_a_question_word_tells_nothing_of_what_is_not_there() -> None:
    """All that is asked for is in the title, or beside the item."""
    with Library.open(":memory:") as library:
        library.add(read(ADVISORY.encode(), name="note.txt"))
        found = library.ask("Where is the Harbour Board based?")
    assert isinstance(found, NotFound) or found.score < 0.7
