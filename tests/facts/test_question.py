"""What a question asks for: its form, the kinds of value that answer it, and what it is about."""

from __future__ import annotations

import pytest

from facts.models import FactKind, Slot
from facts.question import QuestionForm, parse


def words(text: str, *before: str) -> list[str]:
    """The words that a question is about, in order."""
    return [term.word for term in parse(text, before).terms]


@pytest.mark.parametrize(
    ("question", "asked", "first"),
    [
        ("Who chaired the session?", QuestionForm.WHO, FactKind.PERSON),
        ("Whom did the council elect?", QuestionForm.WHO, FactKind.PERSON),
        ("Whose dish led to the discovery?", QuestionForm.WHO, FactKind.PERSON),
        ("How many states signed?", QuestionForm.HOW_MANY, FactKind.NUMBER),
        ("How many times did they vote?", QuestionForm.HOW_MANY, FactKind.NUMBER),
        ("How many years did the talks last?", QuestionForm.HOW_MANY, FactKind.DURATION),
        ("What percentage of the seats did she win?", QuestionForm.HOW_MANY, FactKind.PERCENT),
        ("How much did the bridge cost?", QuestionForm.HOW_MUCH, FactKind.MONEY),
        ("How tall is the tower?", QuestionForm.HOW_MUCH, FactKind.NUMBER),
        ("When was the treaty signed?", QuestionForm.WHEN, FactKind.DATE),
        ("Since when is it in force?", QuestionForm.WHEN, FactKind.DATE),
        ("Which year did the depot open?", QuestionForm.WHEN, FactKind.DATE),
        ("In what month did the depot open?", QuestionForm.WHEN, FactKind.DATE),
        ("Where was the summit held?", QuestionForm.WHERE, FactKind.PLACE),
        ("Which country does she represent?", QuestionForm.WHICH, FactKind.COUNTRY),
        ("Which city hosted the court?", QuestionForm.WHICH, FactKind.PLACE),
        ("Which minister resigned?", QuestionForm.WHICH, FactKind.PERSON),
        ("What is the population of Norway?", QuestionForm.WHAT, FactKind.NUMBER),
        ("What was the cost of the bridge?", QuestionForm.WHAT, FactKind.MONEY),
        ("How often does the panel meet?", QuestionForm.HOW_OFTEN, FactKind.FREQUENCY),
        ("How frequently does the panel meet?", QuestionForm.HOW_OFTEN, FactKind.FREQUENCY),
        ("How long did the talks last?", QuestionForm.HOW_LONG, FactKind.DURATION),
        ("How old is the bridge?", QuestionForm.HOW_LONG, FactKind.DURATION),
        ("How was the text adopted?", QuestionForm.HOW, FactKind.MANNER),
        ("Why was the vote postponed?", QuestionForm.WHY, FactKind.REASON),
    ],
)
def test_the_form_says_what_kind_answers(
    question: str, asked: QuestionForm, first: FactKind
) -> None:
    """With or without its mark, in any case."""
    for text in (question, question.rstrip("?"), question.upper(), question.lower()):
        found = parse(text)
        assert found.asked is asked, text
        assert found.wanted[0] is first, text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did the council adopt?", QuestionForm.WHAT),
        ("Which ferry sank?", QuestionForm.WHICH),
        ("What kind of ship was it?", QuestionForm.WHAT),
        ("Was the text adopted by consensus?", QuestionForm.YES_NO),
        ("Has Chad signed?", QuestionForm.YES_NO),
        ("do couriers pay for clothing", QuestionForm.YES_NO),
        ("trams depot opening", QuestionForm.KEYWORDS),
        ("Pacific Islands Forum resolution 2022", QuestionForm.KEYWORDS),
    ],
)
def test_other_forms_take_any_kind(question: str, asked: QuestionForm) -> None:
    """What, which of an unknown noun, yes or no, and bare words."""
    found = parse(question)
    assert (found.asked, found.wanted) == (asked, ())


@pytest.mark.parametrize(
    ("question", "slot"),
    [
        ("Who chaired the session?", Slot.AGENT),
        ("Who is chairing the session?", Slot.AGENT),
        ("Who has chaired the session?", Slot.AGENT),
        ("Who was the text tabled by?", Slot.AGENT),
        ("By whom was the report written?", Slot.AGENT),
        ("Who was elected president?", Slot.PATIENT),
        ("Who did the council elect?", Slot.PATIENT),
        ("Whom did the council elect?", Slot.PATIENT),
        ("Who is the president of the court?", Slot.ATTRIBUTE),
        ("What did the council adopt?", Slot.PATIENT),
        ("Which text did the council adopt?", Slot.PATIENT),
        ("When did it open?", Slot.TIME),
        ("Where did it open?", Slot.PLACE),
        ("How did it open?", Slot.MANNER),
        ("Why did it open?", Slot.REASON),
        ("How many opened?", Slot.QUANTITY),
        ("Did the depot open?", None),
    ],
)
def test_word_order_tells_the_slot(question: str, slot: Slot | None) -> None:
    """Which argument of the verb is asked for: who elected is not who was elected."""
    assert parse(question).slot is slot


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        ("Who chaired the session?", "chair"),
        ("Who has also signed the treaty?", "sign"),
        ("Who was elected president?", "elect"),
        ("Who is the president?", None),
        ("When did it open?", None),
    ],
)
def test_the_verb_asked_about(question: str, predicate: str | None) -> None:
    """Where word order tells it, in its index form."""
    assert parse(question).predicate == predicate


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Which summit was held in May?", ("summit",)),
        ("How many member states signed?", ("member", "state")),
        ("How many peacekeepers of the mission died?", ("peacekeep",)),
        ("What kind of ships sank?", ("ship",)),
        ("What was the cost of the bridge?", ("cost",)),
        ("What is Jane Doe's nationality?", ("nation",)),
        ("What was the members' verdict?", ("verdict",)),
        ("Who is the president of the court?", ("presid",)),
        ("When was it?", ()),
        ("trams depot", ()),
    ],
)
def test_the_noun_asked_for(question: str, head: tuple[str, ...]) -> None:
    """The head of `which X`, `how many X`, `what is the X of`, `Jane's X`."""
    assert parse(question).head == head


def test_a_person_by_name_is_asked_for_the_role() -> None:
    """`Who is Jane Doe` names the person; `who is the president` asks for one."""
    assert parse("Who is Jane Doe?").wanted[0] is FactKind.ROLE
    assert parse("Who was Ida Holm").wanted[0] is FactKind.ROLE
    for question in (
        "Who is the president of the court?",
        "Who is the President?",
        "Who is Jane Doe's teacher?",
        "Who elected Jane Doe?",
    ):
        assert parse(question).wanted[0] is FactKind.PERSON, question


def test_an_owner_is_what_the_noun_is_of() -> None:
    """The owner must be found; the noun that only names the kind helps."""
    for mark in ("'", "’"):
        found = parse(f"What is Jane Doe{mark}s country?")
        assert found.wanted[0] is FactKind.COUNTRY
        optional = {term.word: term.optional for term in found.terms}
        assert optional == {"jane": False, "doe": False, "country": True}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Waht did the council adopt?", "What did the council adopt?"),
        ("wich country won the cup", "which country won the cup"),
        ("whn did the depot open", "when did the depot open"),
        ("wher is the court", "where is the court"),
        ("woh chaired the session", "who chaired the session"),
        ("hwo many states signed", "how many states signed"),
        ("how mnay states signed", "how many states signed"),
        ("how oftn does it meet", "how often does it meet"),
    ],
)
def test_misspelt_question_words_are_read(typed: str, meant: str) -> None:
    """As what they were meant to be; they are no content."""
    ignored = {"text", "plain"}
    assert parse(typed).model_dump(exclude=ignored) == parse(meant).model_dump(exclude=ignored)


@pytest.mark.parametrize(
    "question",
    ["Which summit took place in May?", "when does the summit take place", "When did the summit"
     " happen?", "Where will the summit occur?"],
)  # fmt: skip
def test_verbs_that_only_say_that_it_was_are_left_out(question: str) -> None:
    """The sentence that answers seldom holds them; the event is what must be found."""
    assert "summit" in words(question)
    assert not {"take", "took", "place", "happen", "occur"} & set(words(question))


def test_a_taking_that_is_none_of_these_stays() -> None:
    """`Which place was taken` asks about a place and a taking."""
    assert "took" in words("Who took the seat?")
    assert "place" in words("Whose place did she fill?")


def test_question_and_function_words_are_no_content() -> None:
    """What is left are the words that the record may hold, once each, in order."""
    assert words("How many of the states have signed the treaty of the states?") == [
        "states",
        "signed",
        "treaty",
    ]
    assert words("co-sponsored") == ["cosponsored", "sponsored"]


def test_names_are_marked() -> None:
    """A capitalised word inside the question and one with a digit; not the first word."""
    marked = {t.word: t.name for t in parse("Sponsors whom Tonga thanked in 2022").terms}
    assert marked == {"sponsors": False, "tonga": True, "thanked": False, "2022": True}


@pytest.mark.parametrize(
    ("question", "optional"),
    [
        ("Which year did the depot open?", {"year"}),
        ("Which country hosts the court?", {"country"}),
        ("Which ferry sank?", set()),
        ("Who visited the country?", set()),
    ],
)
def test_a_noun_that_only_names_the_kind_need_not_be_found(
    question: str, optional: set[str]
) -> None:
    """But only where it is what the question asks for."""
    assert {t.word for t in parse(question).terms if t.optional} == optional


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("Which summit was held in October 2022?", ("2022-10",)),
        ("What was signed on 3 May 2021?", ("2021-05-03",)),
        ("What was signed on May 3, 2021?", ("2021-05-03",)),
        ("Who won in 2019?", ("2019",)),
        ("Who won?", ()),
        ("How many of the 115 members signed?", ()),
    ],
)
def test_dates_in_the_question(question: str, dates: tuple[str, ...]) -> None:
    """In normal form, as exact as they are given."""
    assert parse(question).dates == dates


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("And when?", ("Who introduced the draft?",), "when they introduced the draft?"),
        (
            "when?",
            ("how many states opposed it?", "Who introduced the draft?"),
            "when states opposed it?",
        ),
        ("and by whom", ("When was the draft introduced?",), "by whom was the draft introduced?"),
        ("how many", ("who was hurt in the fire",), "how many was hurt in the fire"),
        ("why?", ("and when?", "Did the mill close?"), "why Did the mill close?"),
    ],
)
def test_question_words_alone_ask_about_the_same_event(
    question: str, before: tuple[str, ...], whole: str
) -> None:
    """So the question is read as a whole one, with the words of the question before."""
    found = parse(question, before)
    assert found.text == question
    assert found.plain == whole
    terms = {term.term for term in parse(whole, before[1:]).terms}
    assert {term.term for term in found.terms} == terms


@pytest.mark.parametrize("question", ["And when?", "why", "so how many?"])
def test_question_words_alone_stay_without_a_question_before(question: str) -> None:
    """Or after one that has no other words."""
    assert parse(question, ("and where?",)).terms == ()


@pytest.mark.parametrize(
    ("question", "asked", "carried"),
    [
        ("and who opposed it?", QuestionForm.WHO, {"draft"}),
        ("How was it adopted?", QuestionForm.HOW, {"draft"}),
        ("What about Tonga?", QuestionForm.WHO, {"draft"}),
    ],
)
def test_a_follow_up_takes_the_matter_of_the_question_before(
    question: str, asked: QuestionForm, carried: set[str]
) -> None:
    """As words that help; one that asks nothing of its own asks the same again."""
    found = parse(question, ("Who introduced the draft?",))
    assert found.asked is asked
    optional = {t.word for t in found.terms if t.optional}
    assert carried - {"introduced"} <= optional
    own = {t.word for t in parse(question).terms}
    assert own <= {t.word for t in found.terms}


def test_a_question_that_stands_alone_carries_nothing() -> None:
    """Whatever was asked before it; nor does one after a text that is no question."""
    question = "Who opened the museum in Port Halden?"
    alone = parse(question)
    for before in ("Who introduced the draft?", "", "???", "x" * 1_001):
        assert parse(question, (before,)) == alone
    assert parse("And when?", ("???",)) == parse("And when?")
