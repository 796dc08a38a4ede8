"""Small talk is recognised as no question, and questions are not taken for small talk."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Conversation, Library, NotFound, Remark
from facts.question import is_telling, parse
from facts.question.small_talk import remark_of
from facts.words.files import read_words
from tests.facts.typed import all_typed

SAID = {
    Remark.GREETING: (
        "Bonjour !|guten Morgen|xin chào|привет|你好|"
        "hi|Hello!|hello bot|helloooo|Good morning :)|how are you today my friend?|👋|yo|test"
    ),
    Remark.THANKS: (
        "Merci beaucoup!|danke|cảm ơn|谢谢|"
        "thx|thanks a lot!!|Thank you so much, that helped|great, thank you!|❤️|ty 🙏"
    ),
    Remark.FAREWELL: "bye|see you tomorrow!|Good night|ok bye|Have a nice day",
    Remark.AGREEMENT: "ok|OK!|👍|yes|no|yes please|hmm ok|I see|got it|fine|ok 👍|so",
    Remark.PRAISE: "wow|wow!!! amazing|You're the best bot ever|nice one|:)|👏👏",
    Remark.COMPLAINT: "that's wrong|Wrong!!!|not what I asked|bad bot|👎",
    Remark.LAUGHTER: "lol|LOL|hahahaha|jajaja|😂|haha very funny",
    Remark.APOLOGY: "sorry|Sorry, wrong chat|oops, my bad",
    Remark.ABOUT: "what can you do|What can you do?|who are you?|are you a robot?|help|help me",
    Remark.LATEST: "news|latest news please|What's new?|list the articles|any news today?",
    Remark.SIZE: "how many articles do you have?|how many articles are in the record",
    Remark.SOURCES: (
        "source?|says who?|are you sure?|Is that true?|tell me more|what are your sources"
    ),
    Remark.CHATTER: (
        "tell me a joke|what are you doing?|I am bored|2+2|What is 12 - 5?|how much is 3*4"
    ),
}
NO_REMARKS = (
    "hi, who won|no deal|next stop|great wall|Who are you talking about?|Tonga|what is this treaty|"
    "and when?|why?|really, why|good friday|thanks giving day|hello kitty|who is there|help desk|"
    "what can the council do|more water|how are the talks going|how old are the mills|?|...|123|5||"
    "where are the ministers from|2019-2020|12/5|how many articles does the treaty have|"
    "news agency|latest treaty|what is the source of the river|what else|who is that"
)


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, said in SAID.items() for text in said.split("|")]
)
def test_small_talk_is_recognised(text: str, kind: Remark) -> None:
    """Whatever its capitals, marks and drawn-out letters are."""
    assert remark_of(text) is kind
    assert parse(text).remark is kind
    assert not parse(text).terms


@pytest.mark.parametrize("text", NO_REMARKS.split("|"))
def test_questions_and_keywords_are_no_small_talk(text: str) -> None:
    """Each holds a word that may be about the record, or nothing at all."""
    assert remark_of(text) is None


def test_no_typed_question_is_small_talk() -> None:
    """However much of it is wrapping."""
    assert not [typed for pair in all_typed() for typed in pair if remark_of(typed) is not None]


def test_each_remark_of_the_list_is_one() -> None:
    """Alone, with a capital, and with thanks around it."""
    for line in read_words("small_talk"):
        _, _, phrase = line.partition(": ")
        for said in (phrase, phrase.capitalize(), f"ok, {phrase}!", f"{phrase} thanks"):
            assert remark_of(said) is not None, said


@given(st.text(max_size=400))
def test_any_text_is_small_talk_or_not(text: str) -> None:
    """The same text always is, and what has a number never, unless it is a sum."""
    assert remark_of(text) is remark_of(text)
    assert remark_of(f"{text} 17.") is None


@pytest.mark.parametrize("part", ["ha", "hi ", "👍", ":)", ",", "lo", "thank you ", "a", "()"])
def test_the_cost_grows_with_the_length_only(part: str) -> None:
    """Also of a text that is almost small talk."""
    started = time.process_time()
    remark_of(part * (20_000 // len(part)))
    remark_of(part * (290 // len(part)) + "b")
    assert time.process_time() - started < 1


def test_small_talk_is_not_looked_up(tmp_path: object) -> None:
    """The result names no sentence, and says what the text is."""
    with Library.open(f"{tmp_path}/record.db") as library:
        found = library.ask("thank you!", after="Who baked the bread?")
    assert isinstance(found, NotFound)
    assert (found.remark, found.nearest, found.question) == (Remark.THANKS, (), "thank you!")


def test_small_talk_does_not_change_what_a_question_follows_up() -> None:
    """Nor does it begin a conversation."""
    before = Conversation.of("Who baked the bread?")
    assert before.followed_by("thanks!") == before
    assert parse("And when?", ["ok", "Who baked the bread?"]).terms


@pytest.mark.parametrize(
    "text", ["I was there!", "we saw it too", "my cousin works there", "I've been to Tonga twice."]
)
def test_what_somebody_tells_of_themselves_is_no_question(tmp_path: object, text: str) -> None:
    """Nothing is looked up for it, whatever was asked before."""
    assert is_telling(text)
    with Library.open(f"{tmp_path}/record.db") as library:
        found = library.ask(text, after="Who baked the bread?")
    assert isinstance(found, NotFound)
    assert (found.remark, found.nearest) == (Remark.AGREEMENT, ())


@pytest.mark.parametrize(
    "text",
    [
        "I need the date of the opening",
        "I want to know who opened it",
        "we would like to know the cost of the mill",
        "I was there, who else was?",
        "my son is 5 what'll he pay",
        "we baked it all ourselves, who said that",
        "My Lai massacre trial",
        "I Claudius premiere",
        "Tonga and my cousin",
        "our town",
    ],
)
def test_a_wish_to_know_and_a_name_ask_something(text: str) -> None:
    """Though each has a word for the one who writes it."""
    assert not is_telling(text)


@given(st.text(max_size=200))
def test_any_text_tells_of_its_writer_or_not(text: str) -> None:
    """And with a question mark it never does."""
    assert is_telling(text) is is_telling(text)
    assert not is_telling(f"{text}?")
