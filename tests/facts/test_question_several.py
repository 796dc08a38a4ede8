"""The questions of one message are told apart, and one question stays one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Answer, Article, Conversation, Library, QuestionError
from facts.question import is_question, questions_in
from tests.facts.typed import all_typed

SEVERAL = {
    "who owns the mill and when did it open?": ("who owns the mill", "when did it open?"),
    "Who owns the mill? When did it open?": ("Who owns the mill?", "When did it open?"),
    "who owns the mill. when did it open": ("who owns the mill.", "when did it open"),
    "hi, who owns the mill? and when did it open? thanks!": (
        "hi, who owns the mill?",
        "and when did it open?",
    ),
    "Can you tell me who won and who lost?": ("Can you tell me who won", "who lost?"),
    "Please tell me who the mayor is. Also tell me when he was elected.": (
        "Please tell me who the mayor is.",
        "Also tell me when he was elected.",
    ),
    "When and where was the deal signed?": (
        "When was the deal signed?",
        "where was the deal signed?",
    ),
    "when, where and how was the mill built": (
        "when was the mill built",
        "where was the mill built",
        "how was the mill built",
    ),
    "who opened the mill, and why?": ("who opened the mill", "why?"),
    "Who was sacked and by whom?": ("Who was sacked", "by whom?"),
    "how many loaves were sold, how much did they cost": (
        "how many loaves were sold",
        "how much did they cost",
    ),
    "1. Who owns the mill?\n2. When did it open?": (
        "1. Who owns the mill?",
        "2. When did it open?",
    ),
    "1) who owns the mill 2) when did it open": ("1) who owns the mill", "when did it open"),
    "Did the mill burn and who set the fire?": ("Did the mill burn", "who set the fire?"),
    "Is the mill open and is it big?": ("Is the mill open", "is it big?"),
    "I read of the mill. Who owns it? And who built it?": (
        "I read of the mill. Who owns it?",
        "And who built it?",
    ),
    "Who is the mayor? When was she born? I mean the one of Ulm.": (
        "Who is the mayor?",
        "When was she born? I mean the one of Ulm.",
    ),
    "bread price? mill owner?": ("bread price?", "mill owner?"),
    "whos the mayor and hows he elected": ("who is the mayor", "how is he elected"),
    "who owns the mill? who owns the mill? when did it open?": (
        "who owns the mill?",
        "when did it open?",
    ),
}
ONE = [
    "who owns the mill?",
    "Who is the man who owns the mill and who lives in Ulm?",
    "In which year did the mill, which was built in 1900, burn?",
    "What did he say about who won and who lost?",
    "Did they explain why the mill closed and who was to blame?",
    "Who knows what they did and why they did it?",
    "Did he say when and where it happened?",
    "Who won the race and was the first to cross the river?",
    "Who owns the mill? The one in Ulm?",
    "Hello! How are you? Who owns the mill?",
    "The mill burnt. Why?",
    "When the mill burnt, people fled. Who helped?",
    "Will Smith opened the mill. Who is he?",
    "Who owns the mill? Thanks! Bye",
    "Who, when asked, said no?",
    "Which city, where the fair is held, is the largest?",
    "Who decides when and where the fair is held?",
    "Was it Ulm or was it Bonn?",
    "hello! how are you?",
    "",
]


@pytest.mark.parametrize(("text", "questions"), SEVERAL.items())
def test_several_questions_are_told_apart(text: str, questions: tuple[str, ...]) -> None:
    """In sentences of their own, in lists, or joined in one sentence."""
    assert questions_in(text) == questions


@pytest.mark.parametrize("text", [*ONE, *(text for pair in all_typed() for text in pair)])
def test_one_question_stays_as_it_is(text: str) -> None:
    """Whatever clauses it has, and whatever is said around it."""
    assert questions_in(text) == (text,)


@given(st.text(max_size=300) | st.lists(st.sampled_from([*SEVERAL, *ONE])).map(" ".join))
def test_each_question_holds_one(text: str) -> None:
    """Any text has at least one part, and none is empty unless the text is."""
    found = questions_in(text)
    assert found
    assert found == (text,) or all(each.strip() for each in found)


@pytest.mark.parametrize("unit", ["who who and when ", "a? ", "who is it and ", "1) ", "when and "])
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    """However often it seems to begin another question."""
    started = time.process_time()
    questions_in((unit * 5_000)[:5_000])
    assert time.process_time() - started < 2


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a record with one article."""
    path: Path = tmp_path_factory.mktemp("several") / "record.db"
    made = Library.open(path, reader=False)
    made.add(
        Article.of(
            "Baker Anna Weiss opened the mill in Ulm on 3 May 2024. The mill cost 40,000 euros.",
            title="Mill opens",
        )
    )
    return made


def test_each_question_of_a_message_is_answered(library: Library) -> None:
    """In order, and the second may follow up the first."""
    results = library.ask_each("Who opened the mill and when?")
    assert [each.question for each in results] == ["Who opened the mill", "when?"]
    shorts = [each.short for each in results if isinstance(each, Answer)]
    assert len(shorts) == 2
    assert "Anna Weiss" in shorts[0]
    assert shorts[1] == "3 May 2024"


def test_one_question_is_answered_as_by_ask(library: Library) -> None:
    """With the same result, also for a follow-up."""
    for text, after in (
        ("How much did the mill cost?", None),
        ("And when?", "Who opened the mill?"),
    ):
        assert library.ask_each(text, after=after) == (library.ask(text, after=after),)


def test_too_many_questions_are_refused(library: Library) -> None:
    """Rather than some of them dropped."""
    with pytest.raises(QuestionError, match="too many"):
        library.ask_each(" ".join(f"Who opened mill {n}?" for n in range(6)))


def test_a_conversation_goes_on_from_the_last_question() -> None:
    """As if the questions had come one after another."""
    together = Conversation().followed_by("Who opened the mill? How much did the bridge cost?")
    assert together == Conversation(("How much did the bridge cost?",))
    followed = Conversation().followed_by("Who opened the mill and when?")
    assert followed == Conversation(("when?", "Who opened the mill"))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who repaired the lighthouse?", True),
        ("how many trees were planted", True),
        ("Tell me when the mill opened", True),
        ("The mill opened in May. Who owns it?", True),
        ("Trees for Tarnow", False),
        ("on 5 March 2025", False),
        ("Will Marsh wins the regatta", False),
        ("thanks", False),
        ("", False),
    ],
)
def test_a_text_that_asks_is_told_from_one_that_states(text: str, asks: bool) -> None:
    """By its words and their order; a question mark is not needed."""
    assert is_question(text) is asks
