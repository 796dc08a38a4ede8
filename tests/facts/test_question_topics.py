"""A text that only names a topic is told from one that asks something about it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import (
    Answer,
    Article,
    Citation,
    Conversation,
    FactKind,
    Library,
    NotFound,
    QuestionError,
    Remark,
)
from facts.answer import asked_back
from facts.question import Topic, parse, requests_topic, topic_of

NAMED = {
    "Tonga": "Tonga",
    "the Tide Museum": "the Tide Museum",
    "Simon van der Berg": "Simon van der Berg",
    "museum": "museum",
    "2024": "2024",
    "2019-2020": "2019-2020",
    "13 March 2025": "13 March 2025",
}
REQUESTED = {
    "tell me about Tonga": "Tonga",
    "Can you tell me about the cod catch please": "the cod catch",
    "what do you know about the Tide Museum?": "the Tide Museum",
    "info on tonga": "tonga",
    "any news about fiji?": "fiji",
    "articles about the tide museum": "the tide museum",
    "news of the mill reports": "the mill",
    "give me a summary of the tide museum article": "the tide museum",
    "do you have anything about Tonga?": "Tonga",
    "are there any articles on cod": "cod",
    "tonga news": "tonga",
}
ASKED = (
    "who opened the museum|and when?|cost of the museum|tide museum opening hours|what about Tonga|"
    "tell me about how the museum opened|what is the news about who won|is there anything on|"
    "do you have anything about when it opened|mill share price after the bread news|"
    "tell me about them|covid-19|"
    "tell me about the decision of the ministers to cut the catch of cod by half"
)
MILL = Article.of(
    "Ida Holm, the miller, baked 40 loaves in the Old Mill on 3 March 2025. "
    "The mill holds six stones.",
    title="The Old Mill bakes again",
)


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_a_name_alone_is_a_topic(text: str, name: str) -> None:
    """A number or a date alone, too. None of them is a request."""
    assert topic_of(parse(text)) == (name, False)
    assert not requests_topic(text)


@pytest.mark.parametrize(("text", "name"), REQUESTED.items())
def test_a_request_for_all_about_something_names_a_topic(text: str, name: str) -> None:
    """Whatever words the request has around it."""
    assert topic_of(parse(text)) == (name, True)
    assert requests_topic(text)


@pytest.mark.parametrize("text", ASKED.split("|"))
def test_what_asks_something_names_no_topic(text: str) -> None:
    """Nor does a request for what an earlier question was about, or a long one."""
    assert not requests_topic(text)
    assert topic_of(parse(text)) is None


@given(st.text(max_size=300))
def test_any_text_names_a_part_of_itself_or_nothing(text: str) -> None:
    """As it is read."""
    with suppress(QuestionError):
        question = parse(text)
        topic = topic_of(question)
        assert topic is None or topic.name in question.plain
        assert requests_topic(text) is (topic is not None and topic.requested)


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a record of one article."""
    library = Library.open(tmp_path_factory.mktemp("mill") / "record.db")
    library.add(MILL)
    return library


@pytest.mark.parametrize(
    ("word", "kind", "asks"),
    [
        ("cost", FactKind.MONEY, True),
        ("turnout", FactKind.PERCENT, True),
        ("president", FactKind.ROLE, True),
        ("museum", FactKind.NUMBER, False),
        ("museum", FactKind.ROLE, False),
        ("treaty", FactKind.DATE, False),
        ("calder", FactKind.ROLE, False),
    ],
)
def test_a_word_alone_asks_for_its_kind_of_value(word: str, kind: FactKind, asks: bool) -> None:
    """A value of another kind answers a question that nobody asked. Any may answer a rare word."""
    citation = Citation(quote="It is so.", start=0, end=9, article_id="0" * 16, title="", kind=kind)
    answer = Answer(question=word, short="so", score=0.9, citations=(citation,))
    found = asked_back(answer, Topic(word, requested=False))
    assert isinstance(found, Answer) is asks
    assert isinstance(asked_back(answer, Topic(word, requested=True)), NotFound)


@pytest.mark.parametrize("after", [None, "Who baked the loaves?"])
@pytest.mark.parametrize("text", ["tell me about the Old Mill", "2025", "March 2025", "Zanzibar"])
def test_a_topic_is_asked_back(mill: Library, text: str, after: str | None) -> None:
    """Also after a question that it does not follow up."""
    found = mill.ask(text, after=after)
    assert isinstance(found, NotFound)
    assert found.remark is Remark.NAME
    assert found.topic == text.removeprefix("tell me about ")


@pytest.mark.parametrize("text", ["Zanzibar?", "and Zanzibar", "qwzx?"])
def test_what_goes_on_with_a_question_follows_up(mill: Library, text: str) -> None:
    """The question before it is asked of something else."""
    found = mill.ask(text, after="Who baked the loaves?")
    assert isinstance(found, NotFound)
    assert (found.remark, found.topic) == (None, None)


def test_a_name_tells_what_somebody_is(mill: Library) -> None:
    """The record's word for a person is all that a name can ask for."""
    found = mill.ask("Ida Holm")
    assert isinstance(found, Answer)
    assert found.short == "miller"


def test_the_articles_of_a_request_are_those_of_its_topic(mill: Library) -> None:
    """Its other words need not be in them."""
    for text in ("Old Mill", "tell me about the Old Mill", "any news about the old mill?"):
        assert [info.title for info in mill.about(text)] == [MILL.title]


@pytest.mark.parametrize("text", ["I was there too", "7", "2021", "what's new", "says who?"])
def test_what_asks_nothing_does_not_interrupt_a_conversation(text: str) -> None:
    """A follow-up after it is still about the question before."""
    before = Conversation.of("Who baked the loaves?")
    assert before.followed_by(text) == before


def test_a_request_begins_a_conversation_about_its_topic() -> None:
    """The question before it is over."""
    before = Conversation.of("Who baked the loaves?")
    assert before.followed_by("tell me about Tonga").questions == ("tell me about Tonga",)
    assert parse("who leads it?", ("tell me about Tonga",)).terms[-1].term == "tonga"
