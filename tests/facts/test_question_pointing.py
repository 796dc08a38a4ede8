"""Questions that leave out what they are about, which the one before them tells, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.library import Library
from facts.models import Answer, Article, NotFound, Remark
from facts.question import Conversation, parse
from facts.question.another_time import time_alone, without_times
from facts.question.pointing import asking_words

MILL = "Who opened the mill in 2019?"


def asks_the_same(question: str, whole: str, *, before: str = MILL) -> bool:
    """Return whether a question after another is read as a whole one."""
    found, expected = parse(question, (before,)), parse(whole)
    return found.model_copy(update={"text": ""}) == expected.model_copy(update={"text": ""})


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("And when?", "when was it that they opened the mill in 2019?"),
        ("when was that", "when was it that they opened the mill in 2019?"),
        ("When was it?", "when was it that they opened the mill in 2019?"),
        ("and when did that happen?", "when was it that they opened the mill in 2019?"),
        ("When exactly?", "when was it that they opened the mill in 2019?"),
        ("what year was that?", "when was it that they opened the mill in 2019?"),
        ("at what time?", "when was it that they opened the mill in 2019?"),
        ("Where did it take place?", "where was it that they opened the mill in 2019?"),
        ("Why is that?", "why was it that they opened the mill in 2019?"),
        ("how come?", "why was it that they opened the mill in 2019?"),
        ("For what reason?", "why was it that they opened the mill in 2019?"),
        ("who did that?", "who opened the mill in 2019?"),
    ],
)
def test_what_points_at_all_of_a_question_is_completed_from_it(question: str, whole: str) -> None:
    """As a question word alone is, whatever stands for the rest."""
    assert asks_the_same(question, whole)


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("When did the mill open?", "where?", "where did the mill open?"),
        ("How many towns built the mill?", "why?", "why was it that towns built the mill?"),
        ("Which towns built the mill?", "how many?", "how many towns built the mill?"),
        ("Who runs the mill?", "how much?", "how much runs the mill?"),
    ],
)
def test_the_whole_question_says_who_did_it(before: str, question: str, whole: str) -> None:
    """The reader has learnt from questions with a subject."""
    assert asks_the_same(question, whole, before=before)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("and in 2021?", "Who opened the mill in 2021?"),
        ("And 2021?", "Who opened the mill in 2021?"),
        ("what about 2021?", "Who opened the mill in 2021?"),
        ("in March 2021?", "Who opened the mill in March 2021?"),
        ("and since last year", "Who opened the mill since last year?"),
        ("And in the first half of 2021?", "Who opened the mill in the first half of 2021?"),
    ],
)
def test_another_time_takes_the_place_of_the_one_before(question: str, whole: str) -> None:
    """The rest is asked as it was, with all of its words."""
    assert asks_the_same(question, whole)


def test_another_time_is_asked_of_the_question_that_has_words_of_its_own() -> None:
    """Not of one that only names a time itself, or asks when."""
    for between in ("And in 2020?", "And when?", "Who is she?"):
        conversation = Conversation.of(MILL).followed_by(between)
        assert {"mill", "2021"} <= {
            term.word for term in parse("and in 2021?", conversation.questions).terms
        }


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("When was it adopted on 4 March?", "When was it adopted"),
        ("What did the 2022 budget cost?", "What did the budget cost"),
        ("who left since the first half of 2022", "who left"),
        ("In 2022, who left?", "who left"),
        ("Who left?", "Who left"),
    ],
)
def test_a_time_is_left_out_with_its_preposition(text: str, rest: str) -> None:
    """An article stays with the noun that it belongs to."""
    assert without_times(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Who is she?",
        "what about him?",
        "and them?",
        "How many of them?",
        "What is that?",
        "Who else?",
        "which one?",
        "and before that?",
        "did they?",
    ],
)
@pytest.mark.parametrize("before", [(), (MILL,)])
def test_what_only_an_answer_names_is_not_guessed(text: str, before: tuple[str, ...]) -> None:
    """No sentence is taken for an answer to it, and it changes nothing."""
    assert parse(text, before).remark is Remark.POINTING
    conversation = Conversation(before)
    assert conversation.followed_by(text) == conversation


@pytest.mark.parametrize("text", ["when?", "When was that?", "and why?", "how many?"])
def test_without_a_question_before_it_is_not_known_what_is_meant(text: str) -> None:
    """After one it is."""
    assert parse(text).remark is Remark.POINTING
    assert parse(text, (MILL,)).remark is None


@pytest.mark.parametrize(
    "text",
    [
        "WHO?",
        "IT",
        "When was it opened?",
        "Who chaired it?",
        "2021?",
        "Fiji?",
        "And who was there?",
    ],
)
def test_a_question_with_a_word_of_its_own_is_asked(text: str) -> None:
    """A name in capitals is one."""
    assert parse(text).remark is None
    assert asking_words(text.rstrip("?").lower().split()) is None or text == "WHO?"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_names_a_time_or_not(text: str, other: str) -> None:
    """What is left of it has no time of its own."""
    time = time_alone(text)
    assert time is None or time.removeprefix("in ") in text
    assert len(without_times(other)) <= len(other)


def test_a_follow_up_is_answered_from_the_sentence_of_its_question() -> None:
    """Where the record does not say, no other sentence with a date or a name takes its place."""
    with Library.open(":memory:") as library:
        library.add(
            Article.of(
                "Ada Brinson opened the mill in Tarnow on 4 March 2019. The work lasted from June "
                "to October and was led by Falk Oster. Two houses burnt down in 2021.",
                title="The mill of Tarnow",
            )
        )
        when = library.ask("When was that?", after="Who opened the mill in Tarnow?")
        assert isinstance(when, Answer)
        assert when.short == "4 March 2019"
        where = library.ask("And where?", after="Who opened the mill?")
        assert isinstance(where, Answer)
        assert where.short == "Tarnow"
        for question in ("and in 2021?", "who is she?"):
            found = library.ask(question, after="Who opened the mill in Tarnow?")
            assert isinstance(found, NotFound), found


def test_the_same_asked_of_something_else_needs_a_word_of_what_is_asked() -> None:
    """A sentence that only names the other thing says something else of it."""
    with Library.open(":memory:") as library:
        library.add(
            Article.of(
                "Ada Brinson is the envoy of Tarnow to the council. Falk Oster is the envoy of "
                "Sorel to the council. Mayor Ida Kostrova of Lund told reporters that it rained.",
                title="Envoys meet",
            )
        )
        asked = "Who is the envoy of Tarnow?"
        sorel = library.ask("And of Sorel?", after=asked)
        assert isinstance(sorel, Answer)
        assert sorel.short == "Falk Oster"
        assert isinstance(library.ask("What about Lund?", after=asked), NotFound)
