"""Questions as people type them: greetings, thanks, indirect questions and shortened words."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.question import Question, QuestionForm, parse, unwrap
from facts.question.texting import write_out
from facts.question.wrapping import sentences
from tests.facts.typed import TYPED, all_typed


def understood(text: str) -> Question:
    """Return what a question is understood as: all but its words as typed."""
    found = parse(text)
    terms = tuple(term.model_copy(update={"word": ""}) for term in found.terms)
    return found.model_copy(update={"text": "", "plain": "", "terms": terms})


@pytest.mark.parametrize(("typed", "plain"), all_typed())
def test_a_typed_question_is_understood_as_its_plain_form(typed: str, plain: str) -> None:
    """What is asked for, of what, and with which conditions."""
    assert understood(typed) == understood(plain)


def test_there_are_many_typed_questions() -> None:
    """Of every group, and none twice."""
    typed = [each for each, _ in all_typed()]
    assert len(set(typed)) == len(typed) >= 150
    assert all(TYPED.values())


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Hello there who baked the bread please", "who baked the bread"),
        ("Can you please tell me where the mill is?", "where is the mill?"),
        ("tell me the price of the bread", "what is the price of the bread"),
        ("whats the name of the guy who baked the bread", "who baked the bread"),
        ("number of loaves sold?", "how many loaves sold?"),
        ("how many ppl r in the mill", "how many people are in the mill"),
        ("hi latvia speaker", "latvia speaker"),
        ("toll ferry fire pls", "toll ferry fire"),
        ("tell me about the mill", "the mill"),
    ],
)
def test_wrapping_is_stripped(typed: str, bare: str) -> None:
    """The question that is left is in the words and order of one that is asked directly."""
    assert unwrap(typed).text == bare


@pytest.mark.parametrize(
    "text",
    [
        "Who baked the bread?",
        "miller bread",
        "Hello Kitty museum",
        "Do you know?",
        "What was the number of loaves?",
        "What is the name of the mill?",
        "Who tells the guy who bakes?",
        "Which r&d budget was cut?",
        "Who is U Win?",
        "Wen Jiabao speech",
        "Whose bread was it?",
        "great wall height",
        "well water price",
        "search committee members",
        "list price of bread",
        "question time in the council",
        "Did the baker know who bought the mill?",
        "Did it help the farmers?",
        "May Baker mill",
        "Is the miller who sold the mill alive?",
        "To whom was the mill sold?",
        "In what year did the mill close?",
        "The number of bakers fell in which year?",
        "Did the guests eat as they please?",
        "What did Doctor Who's friend say?",
        "Will Baker sell the mill?",
        "",
        "?!",
    ],
)
def test_other_texts_stay(text: str) -> None:
    """Names, questions without wrapping, and texts that are nothing but wrapping."""
    assert unwrap(text) == (text, False)


def test_the_question_keeps_its_text_as_typed() -> None:
    """Everything else is read from the question without its wrapping."""
    typed = "hey can u tell me whats the name of the guy who baked the bread pls??"
    found = parse(typed)
    assert found.text == typed
    assert found.plain == "who baked the bread"


def test_a_statement_to_be_confirmed_is_a_yes_or_no_question() -> None:
    """Also where it is not in the order of a question."""
    for typed in (
        "the mill closed, right?",
        "i heard that the mill closed",
        "do u know if it rains",
    ):
        assert parse(typed).asked is QuestionForm.YES_NO
    assert parse("who closed the mill, right?").asked is QuestionForm.WHO
    assert parse("the mill closed").asked is QuestionForm.KEYWORDS


def test_a_wrapped_question_may_follow_up() -> None:
    """What it is about comes from the question before it."""
    found = parse("thx! and what abt the baker pls", ["Who paid the miller?"])
    assert [term.word for term in found.terms] == ["baker", "miller"]
    assert parse("ok, what about Ulm?", ["Who paid the miller?"]).asked is QuestionForm.WHO


def test_a_number_of_something_asks_for_a_count() -> None:
    """With a hyphen, a space or neither in the noun."""
    for noun in ("co bakers", "co-bakers", "cobakers"):
        assert parse(f"number of {noun}?").asked is QuestionForm.HOW_MANY
        assert parse(f"number of {noun}?").wanted == parse(f"how many {noun}?").wanted


def test_only_whole_words_in_lower_case_are_written_out() -> None:
    """A capital may belong to a name, and a sign joins letters to one."""
    assert write_out("b4 2day u r late") == "before today you are late"
    assert write_out("U R r&d u-turn a.r. r.") == "U R r&d u-turn a.r. are."


def test_capitals_mark_names_only_where_other_words_have_none() -> None:
    """A text all in capitals, or with one in each word, is read as one without."""
    assert [term.name for term in parse("WHO SOLD THE MILL IN ULM").terms] == [False] * 3
    assert [term.name for term in parse("Who Sold The Mill In Ulm").terms] == [False] * 3
    assert [term.name for term in parse("Who is Anna Weiss?").terms] == [True] * 2
    assert [term.name for term in parse("Who sold the mill in Ulm").terms] == [False, False, True]


@given(st.text(max_size=200))
@example("a.b.. \n\n A")
def test_sentences_hold_all_of_a_text(text: str) -> None:
    """In order, without losing anything but space."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


PARTS = "hi |can you tell me |what's |please, |a'|r&|the |who |ok. |\n|?! |no of |haha|so, |A |\n  "


@pytest.mark.parametrize("part", PARTS.split("|"))
def test_the_cost_grows_with_the_length_only(part: str) -> None:
    """Twenty times the longest question takes a moment."""
    started = time.process_time()
    unwrap(part * (20_000 // len(part)))
    assert time.process_time() - started < 2
