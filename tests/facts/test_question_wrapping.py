"""Questions as people type them: greetings, thanks, indirect questions and shortened words."""

from __future__ import annotations

import time

import pytest

from facts.question import Asked, parse, unwrap
from facts.question.texting import write_out


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("hi, who baked the bread?", "who baked the bread?"),
        ("Good morning! Who baked the bread? Thanks!", "Who baked the bread"),
        ("Hello there who baked the bread please", "who baked the bread"),
        ("Can you tell me who baked the bread, please?", "who baked the bread"),
        ("could you please say when the mill opened", "when the mill opened"),
        ("Can you please tell me where the mill is?", "where is the mill?"),
        ("do you know who the miller was?", "who was the miller?"),
        ("i want to know how many loaves they sold", "how many loaves they sold"),
        ("I was wondering if the mill burnt down", "the mill burnt down"),
        ("tell me the price of the bread", "what is the price of the bread"),
        ("who baked the bread lol", "who baked the bread"),
        ("who baked the bread, any idea??", "who baked the bread"),
        ("who baked the bread thx", "who baked the bread"),
        ("whats the name of the guy who baked the bread", "who baked the bread"),
        ("What is the name of the woman who baked the bread?", "who baked the bread?"),
        ("name of the person that baked the bread", "who baked the bread"),
        ("who is the man who baked the bread?", "who baked the bread?"),
        ("number of loaves sold?", "how many loaves sold?"),
        ("the total number of loaves", "how many loaves"),
        ("whos the miller", "who is the miller"),
        ("where's the mill?", "where is the mill?"),
        ("how many ppl r in the mill", "how many people are in the mill"),
    ],
)
def test_wrapping_is_stripped(typed: str, bare: str) -> None:
    """The question that is left is in the words and order of one that is asked directly."""
    assert unwrap(typed) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Who baked the bread?",
        "miller bread",
        "Hello Kitty museum",
        "thanks",
        "hi there",
        "Do you know?",
        "What was the number of loaves?",
        "What is the name of the mill?",
        "Who tells the guy who bakes?",
        "Which r&d budget was cut?",
        "Who is U Win?",
        "Whose bread was it?",
        "",
        "?!",
    ],
)
def test_other_texts_stay(text: str) -> None:
    """Names, questions without wrapping, and texts that are nothing but wrapping."""
    assert unwrap(text) == text


def test_the_question_keeps_its_text_as_typed() -> None:
    """Everything else is read from the question without its wrapping."""
    typed = "hey can u tell me whats the name of the guy who baked the bread pls??"
    found = parse(typed)
    assert found.text == typed
    assert found.model_copy(update={"text": ""}) == parse("who baked the bread").model_copy(
        update={"text": ""}
    )


def test_a_wrapped_question_may_follow_up() -> None:
    """What it is about comes from the question before it."""
    found = parse("thx! and what abt the baker pls", ["Who paid the miller?"])
    assert [term.word for term in found.terms] == ["baker", "miller"]
    assert parse("ok, what about Ulm?", ["Who paid the miller?"]).asked is Asked.WHO


def test_a_number_of_something_asks_for_a_count() -> None:
    """With a hyphen, a space or neither in the noun."""
    for noun in ("co bakers", "co-bakers", "cobakers"):
        assert parse(f"number of {noun}?").asked is Asked.HOW_MANY
        assert parse(f"number of {noun}?").wanted == parse(f"how many {noun}?").wanted


def test_only_whole_words_in_lower_case_are_written_out() -> None:
    """A capital may belong to a name, and a sign joins letters to one."""
    assert write_out("b4 2day u r late") == "before today you are late"
    assert write_out("U R r&d u-turn a.r. r.") == "U R r&d u-turn a.r. are."


@pytest.mark.parametrize(
    "part", ["hi ", "can you tell me ", "what's ", "please, ", "a'", "r&", "the "]
)
def test_the_cost_grows_with_the_length_only(part: str) -> None:
    """Twenty times the longest question takes a moment."""
    started = time.perf_counter()
    unwrap(part * (20_000 // len(part)))
    assert time.perf_counter() - started < 2
