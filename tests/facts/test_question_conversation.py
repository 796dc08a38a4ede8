"""What a next question may follow up, and what it takes from those before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import QuestionError
from facts.question import Conversation, Question, QuestionForm, is_telling, parse, questions_in

TOPIC = "Who introduced the draft on the Pacific Islands Forum?"
_QUESTIONS = st.lists(
    st.one_of(
        st.sampled_from(
            [TOPIC, "And when?", "and in 2023?", "Who is she?", "Who chaired it?", "???", ""]
        ),
        st.text(max_size=80),
        st.text("ab c\n", min_size=900, max_size=1_100),
    ),
    max_size=6,
)


def asked(*questions: str) -> Conversation:
    """Return the conversation after these questions."""
    conversation = Conversation()
    for question in questions:
        conversation = conversation.followed_by(question)
    return conversation


def last_of(*questions: str) -> Question:
    """Parse the last question of a conversation."""
    return parse(questions[-1], asked(*questions[:-1]).questions)


def words(question: Question) -> set[str]:
    """What a question is about."""
    return {term.word for term in question.terms}


def test_a_question_that_stands_alone_begins_a_thread() -> None:
    """Whatever was asked before it."""
    assert asked(TOPIC).questions == (TOPIC,)
    assert asked("Who opened the museum?", TOPIC).questions == (TOPIC,)


def test_follow_ups_keep_the_subject_of_the_first() -> None:
    """However many come between; what those asked for is left behind."""
    chain = (
        TOPIC,
        "And how many states opposed it?",
        "and who voted?",
        "And where was it adopted?",
    )
    found = last_of(*chain)
    assert found.asked is QuestionForm.WHERE
    assert words(found) == {"adopted", "draft", "pacific", "islands", "forum"}


def test_a_question_without_matter_of_its_own_takes_that_of_the_last() -> None:
    """Why? asks why they opposed it."""
    assert {"opposed", "draft"} <= words(
        last_of(TOPIC, "And how many states opposed it?", "And why?")
    )


def test_a_name_stays_until_another_takes_its_place() -> None:
    """QuestionForm of Tonga, a question is then asked of Fiji, and not of both."""
    earlier = ("Who chaired the session on fisheries?", "What about Tonga?")
    assert words(last_of(*earlier, "And when did it join?")) >= {"tonga", "session", "fisheries"}
    instead = last_of(*earlier, "And Fiji?")
    assert words(instead) == {"fiji", "session", "fisheries"}
    assert instead.asked is QuestionForm.WHO


def test_one_year_takes_the_place_of_another() -> None:
    """So often as one is named, and what is asked stays."""
    earlier = ("Who chaired the session in 2021?", "And in 2022?")
    assert words(last_of(*earlier)) == {"chaired", "session", "2022"}
    again = last_of(*earlier, "and in 2023?")
    assert words(again) == {"chaired", "session", "2023"}
    assert again.asked is QuestionForm.WHO


@pytest.mark.parametrize("text", ["", "???", "word " * 300])
def test_a_text_that_is_no_question_changes_nothing(text: str) -> None:
    """A slip does not cost the conversation its subject."""
    conversation = asked(TOPIC, "And when?")
    assert conversation.followed_by(text) == conversation
    assert not Conversation().followed_by(text)


def test_a_question_of_several_lines_is_one() -> None:
    """Its last line alone is not what the conversation is about."""
    typed = "Who introduced the draft\non the Pacific\nIslands Forum?"
    assert asked(typed, "And when?").questions == ("And when?", TOPIC)


def test_a_previous_question_is_a_conversation() -> None:
    """`Library.ask` takes either."""
    assert Conversation.of(TOPIC) == asked(TOPIC)
    assert Conversation.of(asked(TOPIC)) == asked(TOPIC)
    assert Conversation.of(None) == Conversation.of("") == Conversation()


def asks(text: str) -> bool:
    """Return whether a text is a question, which begins a conversation."""
    try:
        remark = parse(text).remark
    except QuestionError:
        return False
    return remark is None and not is_telling(text) and any(map(str.isalpha, text))


@pytest.mark.parametrize("number", ["0", "2019", "2019?"])
def test_a_number_alone_begins_no_conversation(number: str) -> None:
    """It asks nothing that a next question could follow up."""
    assert Conversation().followed_by(number) == Conversation()
    conversation = asked(TOPIC)
    assert conversation.followed_by(number) == conversation


@given(_QUESTIONS)
def test_a_conversation_can_always_be_followed_and_kept(texts: list[str]) -> None:
    """It holds at most two questions, and no text in it makes an error of a question."""
    conversation = Conversation()
    for text in texts:
        try:
            alone = parse(text)
        except QuestionError:
            assert conversation.followed_by(text) == conversation
            continue
        following = parse(text, conversation.questions)
        if following.remark is not None:
            assert conversation.followed_by(text) == conversation
            continue
        assert set(alone.terms) <= set(following.terms)
        conversation = conversation.followed_by(text)
        if conversation or any(map(asks, questions_in(text))):
            assert 1 <= len(conversation.questions) <= 2
        assert Conversation.from_text(conversation.to_text()) == conversation
