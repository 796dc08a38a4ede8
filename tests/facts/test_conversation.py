"""What a next question may follow up, and what it takes from those before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.conversation import thread
from facts.errors import QuestionError
from facts.question import Asked, Question, parse

TOPIC = "Who introduced the draft on the Pacific Islands Forum?"
_QUESTIONS = st.lists(
    st.one_of(
        st.sampled_from([TOPIC, "And when?", "and in 2023?", "Who chaired it?", "???", ""]),
        st.text(max_size=80),
        st.text("ab c\n", min_size=900, max_size=1_100),
    ),
    max_size=6,
)


def last_of(*questions: str) -> Question:
    """The last question of a conversation, as it is understood."""
    after: str | None = None
    for question in questions[:-1]:
        after = thread(question, after)
    return parse(questions[-1], after)


def words(question: Question) -> set[str]:
    """What a question is about."""
    return {term.word for term in question.terms}


def test_a_question_that_stands_alone_begins_a_thread() -> None:
    """Whatever was asked before it."""
    assert thread(TOPIC) == TOPIC
    assert thread(TOPIC, "Who opened the museum?") == TOPIC


def test_follow_ups_keep_the_subject_of_the_first() -> None:
    """However many come between; what those asked for is left behind."""
    chain = (
        TOPIC,
        "And how many states opposed it?",
        "and who voted?",
        "And where was it adopted?",
    )
    found = last_of(*chain)
    assert found.asked is Asked.WHERE
    assert words(found) == {"adopted", "draft", "pacific", "islands", "forum"}


def test_a_question_without_matter_of_its_own_takes_that_of_the_last() -> None:
    """Why? asks why they opposed it."""
    assert {"opposed", "draft"} <= words(
        last_of(TOPIC, "And how many states opposed it?", "And why?")
    )


def test_a_name_stays_until_another_takes_its_place() -> None:
    """Asked of Tonga, a question is then asked of Fiji, and not of both."""
    asked = ("Who chaired the session on fisheries?", "What about Tonga?")
    assert words(last_of(*asked, "And when did it join?")) >= {"tonga", "session", "fisheries"}
    instead = last_of(*asked, "And Fiji?")
    assert words(instead) == {"fiji", "session", "fisheries"}
    assert instead.asked is Asked.WHO


def test_one_year_takes_the_place_of_another() -> None:
    """So often as one is named, and what is asked stays."""
    asked = ("Who chaired the session in 2021?", "And in 2022?")
    assert words(last_of(*asked)) == {"session", "2022"}
    again = last_of(*asked, "and in 2023?")
    assert words(again) == {"session", "2023"}
    assert again.asked is Asked.WHO


@pytest.mark.parametrize("text", ["", "???", "word " * 300])
def test_what_is_no_question_leaves_the_thread(text: str) -> None:
    """A slip does not cost the conversation its subject."""
    after = thread("And when?", TOPIC)
    assert thread(text, after) == after


def test_a_question_of_several_lines_is_one() -> None:
    """Its last line alone is not what the conversation is about."""
    after = thread("And when?", thread("Who introduced the draft\non the Pacific\nIslands Forum?"))
    assert after.split("\n") == ["And when?", TOPIC]


@given(_QUESTIONS)
def test_a_thread_can_always_be_followed(texts: list[str]) -> None:
    """It is at most two lines, and no conversation makes an error of a question that is none."""
    after: str | None = None
    for text in texts:
        try:
            alone = parse(text)
        except QuestionError:
            # Told to who asked; what was taken before is still followed.
            before, after = after, thread(text, after)
            assert not before or after == before
            continue
        assert set(alone.terms) <= set(parse(text, after).terms)
        after = thread(text, after)
        assert after.count("\n") <= 1
