"""Interviews, transcripts and live blogs: who speaks, what is asked, and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from facts.library import Library
from facts.models import Answer, FactKind, SentenceKind
from facts.readers import read_text
from facts.text.sentences import split

HEAD = "Talks with Ines Valmar\nInes Valmar runs the railways. We met her in Varno.\n"


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the sentences after the head with their kinds."""
    return [(s.kind.value, s.text) for s in split(read_text(HEAD + text))][3:]


LABELS = [
    ("Q:", "A:"),
    ("Q.", "A."),
    ("Q1:", "A1:"),
    ("Question:", "Answer:"),
    ("MODERATOR:", "INES VALMAR:"),
    ("Interviewer:", "Valmar:"),
    ("Zeta News:", "Ines Valmar:"),
    ("TOVE RAND (ZNA):", "MS. VALMAR:"),
    ("**Q:**", "**A:**"),
]


@pytest.mark.parametrize(("one", "other"), LABELS)
def test_labels_are_no_part_of_what_is_said(one: str, other: str) -> None:
    """And what is asked is a question."""
    text = (
        f"{one} How many trains will run?\n{other} Twelve trains. It is more than now.\n"
        f"{one} The fund is small. Who will pay?\n{other} The Transport Fund will pay.\n"
    )
    found = kinds(text)
    assert [part for part in found if part[0] != "speaker"] == [
        ("question", "How many trains will run?"),
        ("body", "Twelve trains."),
        ("body", "It is more than now."),
        ("body", "The fund is small."),
        ("question", "Who will pay?"),
        ("body", "The Transport Fund will pay."),
    ]
    assert [part[1] for part in found if part[0] == "speaker"] == [
        label.strip("*").rstrip(":.").split(" (")[0] for label in (one, other, one, other)
    ]


def test_an_order_after_q_is_a_question_too() -> None:
    """It asks, without a mark."""
    assert kinds("Q: Tell us about the fund.\nA: It is new.\n")[1] == (
        "question",
        "Tell us about the fund.",
    )


def test_a_question_on_a_line_of_its_own() -> None:
    """As in bold above each answer, without labels."""
    found = kinds("Who will pay for the trains?\nThe fund will pay.\n\nWhen?\nIn May 2027.\n")
    assert found == [
        ("question", "Who will pay for the trains?"),
        ("body", "The fund will pay."),
        ("question", "When?"),
        ("body", "In May 2027."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Venue: Town hall of Osmer\nChair: Anna Breck\nParticipants: 240\n",
        "Norvania: the port reopened.\nThe strike is over.\n",
        "A. Smith said so. Q. Lund did not.\nB. Holm left.\n",
        "“Who will pay?” asked the mayor.\nNobody knew.\n",
        "“Who will pay?”\nNobody knew.\n",
        "Note: The fund is small.\nNote: The fund is new.\n",
        "Monday: The fund met.\nMonday: It met again.\n",
        "Venue: Osmer\nTime: noon\nVenue: Tarn\nTime: nine\n",
    ],
)
def test_other_colons_and_questions(text: str) -> None:
    """Labels of facts, names at the start of sentences, and quotations stay as they are."""
    assert {kind for kind, _ in kinds(text)} == {"body"}


@pytest.mark.parametrize("time", ["10:42", "10:42 GMT", "[10:42]", "10.42 CET", "8:15 am"])
def test_entries_of_a_live_blog_keep_their_times(time: str) -> None:
    """On the line of the entry or above it, a quote shows the time."""
    for end in ("\n", " – "):
        found = kinds(f"{time}{end}The bridge opened.\nCars cross it.\n\n{time}{end}Rain came.\n")
        texts = [" ".join(text.split()) for _, text in found]
        assert [text for text in texts if "bridge" in text] == [
            f"{time}{end}The bridge opened.".replace("\n", " ")
        ]
        assert all(time in text for text in texts if "Rain" in text)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Return a record of one interview."""
    with Library.open(":memory:") as opened:
        opened.add(
            read_text(
                "Talks on the harbour\nOda Rask runs the harbour of Osmer. We met her in May.\n"
                "Q: How many cranes will the harbour buy?\nA: Nineteen. We have four now.\n"
                "Q: Who will build the new pier?\nA: The Halvern Works. They are from Tarn.\n"
                "Q: When will the pier open?\nA: In June 2027, if the weather holds.\n"
                "Q: Why is the old pier closed?\nA: Because its piles are rotten.\n"
            )
        )
        yield opened


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many cranes will the harbour buy?", "Nineteen"),
        ("Who will build the new pier?", "Halvern Works"),
        ("When will the pier open?", "June 2027"),
    ],
)
def test_an_answer_is_found_by_its_question(library: Library, question: str, short: str) -> None:
    """And is what was answered, not what was asked."""
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert short in found.short
    assert short in found.citations[0].quote


def test_a_printed_question_is_never_cited(library: Library) -> None:
    """Nor is a label, or a value of either."""
    article = library.articles()[0].id
    asked = {s.index: s for s in library.sentences(article)}
    for fact in library.facts(article):
        assert asked[fact.sentence_index].kind not in (SentenceKind.QUESTION, SentenceKind.SPEAKER)
        assert fact.value not in ("Q", "A")
        assert fact.kind in FactKind
    for word, threshold in product(("cranes", "pier", "Q", "A", "old pier closed"), (0.0, 0.4)):
        found = library.ask(f"{word}?", threshold=threshold)
        cited = found.citations if isinstance(found, Answer) else found.nearest
        assert not any(each.quote.endswith("?") or each.quote in ("Q", "A") for each in cited)


def test_who_wrote_it() -> None:
    """A byline states it."""
    with Library.open(":memory:") as library:
        receipt = library.add(
            read_text(
                "Budget adopted\nBy Oda Rask and Jon Ek, Zeta News\nThe council met. It left."
            )
        )
        facts = [f for f in library.facts(receipt.article.id) if f.predicate == "write"]
    assert [fact.value for fact in facts] == ["Oda Rask", "Jon Ek"]


def test_the_host_and_the_reporter_of_a_broadcast_are_speakers() -> None:
    """Their part is no place, and those who speak once are known by them."""
    found = kinds(
        "TOVE RAND, HOST:\nThe railways have grown.\n\nBO TARN, BYLINE: It is dawn at the depot of "
        "Varno, and the men are at work.\n\nINES VALMAR: Nobody was coming to help us out here.\n"
    )
    assert [text for kind, text in found if kind == "speaker"] == ["BO TARN", "INES VALMAR"]
    assert "dateline" not in {kind for kind, _ in found}


CALL = """Moderator

Good evening. Our guest is Ines Valmar.

Ines Valmar

The railways have grown by a tenth.

Tove Kjeld

{}

Ines Valmar

Twelve trains will. That is more than now.

Moderator

Thank you all.
"""


@pytest.mark.parametrize(
    ("listed", "speaks"),
    [("Tove Kjeld - Zeta News", True), ("The talks were held in Varno.", False)],
)
def test_names_alone_on_lines_are_speakers(listed: str, speaks: bool) -> None:
    """Those that come again, and those whom a list of who takes part names."""
    found = kinds(f"\n{listed}\n\n" + CALL.format("How many trains will run at night?"))
    asked = ["Tove Kjeld"] if speaks else []
    told = [text for kind, text in found if kind == "speaker"]
    assert told == ["Moderator", "Ines Valmar", *asked, "Ines Valmar", "Moderator"]


def test_lines_of_a_record_of_debates_are_of_its_speakers() -> None:
    """With the seat and the party below a name, and the name behind an office."""
    found = kinds(
        "\nThe Minister for Ports (Ines Valmar)\n\n(Varno North) (Lib)\n\nThe pier is safe.\n\n"
        "Dr Oda Rask\n\n(Osmer) (Con)\n\nIt is not.\n\nInes Valmar\n\nIt was tested.\n\n"
        "Oda Rask\n\nBy whom was it?\n\nInes Valmar\n\nBy the port.\n"
    )
    assert [text for kind, text in found if kind == "speaker"] == [
        "The Minister for Ports (Ines Valmar)",
        "(Varno North) (Lib)",
        "Dr Oda Rask",
        "(Osmer) (Con)",
        "Ines Valmar",
        "Ines Valmar",
    ]
    assert ("question", "By whom was it?") in found


@pytest.mark.parametrize(
    "text",
    [
        "\nKey Points\n\nIt is new.\n\nOpen Ends\n\nNobody knows.\n\nKey Points\n\nIt is old.\n",
        "\nInes Valmar\n\nShe runs the railways.\n\nOda Rask\n\nShe runs the ports.\n",
    ],
)
def test_headings_are_no_speakers(text: str) -> None:
    """Of common words, or each once."""
    assert not [part for part in kinds(text) if part[0] == "speaker"]
