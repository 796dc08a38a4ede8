"""The reader reads a sentence with the names that it leaves to other sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from facts import Answer, Article, Library
from facts.match import parse_corrected, rank
from facts.match.passages import Passage, passage_of
from facts.match.ranking import Ranked
from facts.match.value_place import place_of

TEXT = """Council elects a speaker

The Grand Council of Brenna elected Ola Renner as its speaker on Friday. He got 41 of the 77 votes.

“The lights were out. We saw nothing,” said Lena Sund-Berg. “There was a noise like thunder.”
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one article."""
    with Library.open(":memory:") as library:
        library.add(Article.of(TEXT, title="Council elects a speaker", published=date(2024, 5, 11)))
        yield library


def passages(library: Library, question: str) -> dict[str, tuple[Ranked, Passage]]:
    """Return what is read of each sentence that may answer."""
    store = library._store
    ranked = rank(parse_corrected(question, (), store), store)
    return {each.view.candidate.sentence.text: (each, passage_of(each)) for each in ranked}


def test_a_pronoun_is_read_as_the_person_it_stands_for(library: Library) -> None:
    """And a quotation with its speaker before it."""
    read = {text: p.words for text, (_, p) in passages(library, "Who got 41 votes?").items()}

    assert read["He got 41 of the 77 votes."] == "Ola Renner got 41 of the 77 votes."
    read = {text: p.words for text, (_, p) in passages(library, "Who heard a noise?").items()}
    assert "Lena Sund-Berg said: “There was a noise like thunder.”" in read.values()


@pytest.mark.parametrize("question", ["Who got 41 votes?", "Who saw nothing?", "What noise?"])
def test_every_place_in_a_passage_is_one_in_its_sentence(library: Library, question: str) -> None:
    """A stretch of the sentence's own words is the same there, and a name read in has no place."""
    found = passages(library, question)
    assert found

    for text, (each, passage) in found.items():
        for start in range(len(passage.words)):
            for end in range(start + 1, len(passage.words) + 1):
                first, last = passage.in_sentence(start, end)
                if first >= 0:
                    assert text[first:last] in passage.words[start:end]
                    assert text[first:last]
        for fact, _ in each.values:
            start, end = passage.place_of(each.view, fact)
            if start >= 0:
                # A name that is not read in is where its pronoun is.
                own = place_of(each.view, fact)
                pronoun = text[own[0] : own[1]] if own else fact.value
                assert passage.words[start:end] in (fact.value, pronoun)


@pytest.mark.parametrize(
    ("question", "short", "quote"),
    [
        ("How many votes did Ola Renner get?", "41", "He got 41 of the 77 votes."),
        ("Who said that they saw nothing?", "Lena Sund-Berg", "We saw nothing"),
        ("Who said there was a noise?", "Lena Sund-Berg", "There was a noise"),
    ],
)
def test_the_name_answers_and_the_sentence_is_quoted_as_it_stands(
    library: Library, question: str, short: str, quote: str
) -> None:
    """The quote is the article's own."""
    found = library.ask(question, threshold=0.0)

    assert isinstance(found, Answer)
    assert found.short.startswith(short)
    assert quote in found.citations[0].quote
    first = found.citations[0]
    assert TEXT[first.start : first.end] == first.quote
