"""A question is answered only by a statement that says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facts import Answer, Article, Library, NotFound
from tests.facts.notes import record_of_notes

SENTENCES = """
The ferry record of 1998 was not broken by Vera Salt.
The clerk denied having taken bribes from the shipyard.
The pilot refused to sign the canal treaty in Oslo.
The court rejected claims that Peter Holm had forged the ledger.
The mill would close in May if the town cut the subsidy.
The lighthouse is expected to open in June.
Police accused Maria Lund of stealing 40 oars.
The fishermen urged Tom Reed to resign.
Lena Falk almost won the regatta in Tern Bay.
Jane Moor, the mayor, did not attend the dinner but sent her deputy.
The team failed to win the rowing cup.
The council weakened the fishing ban in 2011.
Anna Quill opened the museum in 2004.
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one short article a sentence."""
    with record_of_notes(SENTENCES.strip().splitlines(), reader=False) as library:
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "Who broke the ferry record of 1998?",
        "Who took bribes from the shipyard?",
        "Who signed the canal treaty?",
        "Who forged the ledger?",
        "When does the mill close?",
        "When did the lighthouse open?",
        "Who stole 40 oars?",
        "Who resigned?",
        "Who won the regatta in Tern Bay?",
        "Who attended the dinner?",
        "Who won the rowing cup?",
        "Who did not open the museum in 2004?",
        "Who strengthened the fishing ban in 2011?",
    ],
)
def test_a_sentence_that_says_otherwise_does_not_answer(library: Library, question: str) -> None:
    """It is offered as the nearest at most."""
    assert isinstance(library.ask(question), NotFound)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who did not break the ferry record of 1998?", "Vera Salt"),
        ("Who denied taking bribes?", "clerk"),
        ("Who refused to sign the canal treaty?", "pilot"),
        ("When will the lighthouse open?", "June"),
        ("Who was accused of stealing oars?", "Maria Lund"),
        ("Who did not attend the dinner?", "Jane Moor"),
        ("Who sent her deputy?", "Jane Moor"),
        ("Who opened the museum in 2004?", "Anna Quill"),
    ],
)
def test_a_question_of_the_same_stance_is_answered(
    library: Library, question: str, short: str
) -> None:
    """What is denied answers who did not, what is planned answers when it will be."""
    found = library.ask(question)
    assert isinstance(found, Answer), found
    assert short in found.short


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Did Jane Moor attend the dinner?", "not"),
        ("Did the clerk take bribes from the shipyard?", "denied"),
        ("Did the mill close in May?", "if"),
        ("Did the team win the rowing cup?", "failed"),
    ],
)
def test_a_yes_or_no_question_gets_the_statement_with_its_polarity(
    library: Library, question: str, shown: str
) -> None:
    """Whoever asks can see that the answer is no, or not yet."""
    found = library.ask(question)
    assert isinstance(found, Answer), found
    assert shown in found.short.split()


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Peter Aas denied that he had been asked to leave.", "Was Peter Aas asked to leave?"),
        ("The firm denied having ordered the mill to close.", "Was the mill ordered to close?"),
        ("The union rejected claims that it had demanded a vote.", "Did the union demand a vote?"),
    ],
)
def test_a_demand_that_is_denied_is_not_shown_without_the_denial(
    sentence: str, question: str
) -> None:
    """A word of demanding is no sign that something is denied."""
    with Library.open(":memory:", reader=False) as library:
        library.add(Article.of(f"Note of the day\n\n{sentence}", title="Note of the day"))
        found = library.ask(question)
        assert isinstance(found, Answer), found
        assert {"denied", "rejected"} & set(found.short.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not Vera Salt but Lena Falk who chaired the dinner.",
        "The dinner was chaired not by Vera Salt but by Lena Falk.",
        "The dinner was not chaired by Vera Salt but by Lena Falk.",
        "Vera Salt did not chair the dinner; Lena Falk did.",
        "Lena Falk chaired the dinner because Vera Salt could not.",
        "Vera Salt declined to chair the dinner, so Lena Falk chaired the dinner.",
        "No one but Lena Falk chaired the dinner.",
    ],
)
def test_what_is_not_so_does_not_hide_what_is(sentence: str) -> None:
    """Where one sentence says both."""
    with Library.open(":memory:", reader=False) as library:
        library.add(Article.of(f"Note of the day\n\n{sentence}", title="Note of the day"))
        found = library.ask("Who chaired the dinner?")
        assert isinstance(found, Answer), found
        assert found.short == "Lena Falk"


def test_the_reader_does_not_hide_a_denial_from_a_yes_or_no_question() -> None:
    """It takes a denial for no answer, which it is to other questions."""
    pytest.importorskip("onnxruntime")
    with Library.open(":memory:") as library:
        text = "Jane Moor, the mayor, did not attend the dinner but sent her deputy."
        library.add(Article.of(f"Note of the day\n\n{text}", title="Note of the day"))
        found = library.ask("Did Jane Moor attend the dinner?")
        assert isinstance(found, Answer), found
        assert "not" in found.short.split()
