"""The label before what somebody says in an interview or a transcript names the speaker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Library, NotFound, read
from facts.extract.turns import speakers_by_label
from facts.models import Sentence, SentenceKind

TEXT = """Hearing on the mill fire

Record of the hearing on 4 May 2024

ANA LEE: We heard nothing until the roof fell in. The siren was silent.

TOM HOLT: The siren had been switched off by the owner in March.

Q: Who paid for the repairs?

ANA LEE: The mill board paid 40,000 crowns.

TOM HOLT: A ladder was stolen in May too.

MODERATOR: Thank you both.
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one transcript."""
    with Library.open(":memory:") as library:
        library.add(read(TEXT.encode(), name="hearing.txt"))
        yield library


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who said that the siren had been switched off?", "TOM HOLT"),
        ("Who said the siren was silent?", "ANA LEE"),
        ("What did Tom Holt say about the siren?", "switched off by the owner"),
        ("Who paid for the repairs?", "The mill board"),
        ("Who switched off the siren?", "the owner"),
    ],
)
def test_who_speaks_is_known(library: Library, question: str, short: str) -> None:
    """And is not taken for whom the words speak of."""
    found = library.ask(question)
    assert isinstance(found, Answer)
    assert short in (found.short or "")


def test_who_speaks_is_not_who_did_it(library: Library) -> None:
    """Only a question of who said it asks for the speaker."""
    assert isinstance(library.ask("Who stole the ladder?"), NotFound)
    found = library.ask("Who said that a ladder was stolen?")
    assert isinstance(found, Answer)
    assert found.short == "TOM HOLT"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ANA LEE", "ANA LEE"),
        ("Ana Lee:", "Ana Lee"),
        ("Ms. Lee (Osmer):", "Ms. Lee"),
        ("Q", None),
        ("MODERATOR", None),
        ("09.40:", None),
    ],
)
def test_a_label_is_a_name_or_a_role(label: str, name: str | None) -> None:
    def sentence(index: int, kind: SentenceKind, start: int, text: str) -> Sentence:
        return Sentence(
            article_id="a", index=index, kind=kind, start=start, end=start + len(text), text=text
        )

    said = sentence(1, SentenceKind.BODY, 40, "It was dark.")
    found = dict(speakers_by_label([sentence(0, SentenceKind.SPEAKER, 4, label), said]))
    assert (found[1].text if found else None) == name
    if found:
        assert (found[1].span.start, found[1].span.end) == (4, 4 + len(name or ""))
