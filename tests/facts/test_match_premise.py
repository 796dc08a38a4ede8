"""Who is who, and what a question takes for granted."""

from __future__ import annotations

from datetime import date

import pytest

from facts import Answer, Article, Library, NotFound
from facts.match.premise import lacks_premise
from facts.match.ranking import rank
from facts.question import parse

ELSEWHERE = (
    "The weather in Tern Bay was fair.",
    "A new library opened in Bergen in May.",
    "A whaling museum was closed in Geneva.",
)


def ask(sentence: str, question: str) -> Answer | NotFound:
    """Return what a record with one sentence to the point answers."""
    with Library.open(":memory:", reader=False) as library:
        library.add(Article.of(f"Note of the day\n\n{sentence}", title="Note of the day"))
        for other in ELSEWHERE:
            library.add(Article.of(f"Another note\n\n{other}", title="Another note"))
        return library.ask(question)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The deputy mayor of Lund, Anna Brandt, opened the fair.", "Who is the mayor of Lund?"),
        ("Former mayor Anna Brandt opened the fair in Lund.", "Who is the mayor of Lund?"),
        ("Former finance minister Anna Brandt visited the port.", "Who is the finance minister?"),
        ("The deputy health secretary, Anna Brandt, left.", "Who is the health secretary?"),
        ("President-elect Anna Brandt visited the port.", "Who is the president?"),
        ("Vice President Anna Brandt visited the port.", "Who is the president?"),
        ("The president of the Assembly, Anna Brandt, thanked Chile.",
         "Who is the president of Chile?"),
        ("The Norwegian foreign minister, Anna Brandt, met envoys in Chile.",
         "Who is the foreign minister of Chile?"),
        ("East Lund elected Anna Brandt as its councillor.",
         "Who was elected councillor in West Lund?"),
        ("Anna Brandt won the women's race in Lund.", "Who won the men's race in Lund?"),
        ("Anna Brandt was sworn in as the 46th governor.", "Who is the 47th governor?"),
        ("Anna Brandt chaired the Orchard Council number 12.",
         "Who chaired the Orchard Council number 777?"),
        ("The captain of Flight 370 was Anna Brandt.", "Who was the captain of Flight 512?"),
        ("Flights returned to Lund. The captain of Flight 37 was Anna Brandt.",
         "Who was the captain of Flight 377?"),
        ("Anna Brandt presided over COP27 in Lund.", "Who presided over COP28?"),
        ("Anna Brandt beat Lena Falk in the final.", "Who beat Anna Brandt in the final?"),
        ("Anna Brandt was replaced by Lena Falk.", "Who replaced Lena Falk?"),
        ("The clerk doubted that Anna Brandt wrote the report.", "Who wrote the report?"),
    ],
)  # fmt: skip
def test_somebody_else_is_no_answer(sentence: str, question: str) -> None:
    """Another office, another body's, another thing of the name, or the other side."""
    assert isinstance(ask(sentence, question), NotFound)


@pytest.mark.parametrize(
    ("sentence", "question", "short"),
    [
        ("The ferry had 27 passengers.", "How many passengers did the ferry have on board?", "27"),
        ("Former mayor Anna Brandt opened the fair.", "Who is the former mayor?", "Anna Brandt"),
        ("The former mayor praised treasurer Anna Brandt.", "Who is the treasurer?", "Anna Brandt"),
        ("The acting mayor met treasurer Anna Brandt.", "Who is the treasurer?", "Anna Brandt"),
        ("Mayor Lena Falk and deputy mayor Anna Brandt opened the fair.",
         "Who is the deputy mayor?", "Anna Brandt"),
        ("Mayor Lena Falk and deputy mayor Anna Brandt opened the fair.",
         "Who is the mayor?", "Lena Falk"),
        ("The Norwegian foreign minister, Anna Brandt, met envoys in Chile.",
         "Who is the foreign minister of Norway?", "Anna Brandt"),
        ("Anna Brandt beat Lena Falk in the final.",
         "Who beat Lena Falk in the final?", "Anna Brandt"),
        ("Anna Brandt was replaced by Lena Falk.", "Who was replaced by Lena Falk?", "Anna Brandt"),
        ("The award was given to Anna Brandt by Lena Falk.", "Who gave the award?", "Lena Falk"),
        ("The award was given to Anna Brandt by Lena Falk.",
         "Who was given the award?", "Anna Brandt"),
        ("Nobody doubted that Anna Brandt wrote the report.",
         "Who wrote the report?", "Anna Brandt"),
        ("There is no doubt that Anna Brandt wrote the report.",
         "Who wrote the report?", "Anna Brandt"),
        ("The council refused the offer of Anna Brandt, who built the dam in May.",
         "Who built the dam?", "Anna Brandt"),
        ("The captain of Flight 370 was Anna Brandt.",
         "Who was the captain of Flight 370?", "Anna Brandt"),
        ("Anna Brandt chaired the Orchard Council number 12 and Lena Falk number 777.",
         "Who chaired the Orchard Council number 12?", "Anna Brandt"),
        ("Lena Falk served as a clerk under Captain Anna Brandt.",
         "Under which captain did Lena Falk serve?", "Anna Brandt"),
        ("Anna Brandt succeeded Lena Falk as treasurer.",
         "Whom did Anna Brandt succeed as treasurer?", "Lena Falk"),
    ],
)  # fmt: skip
def test_whom_the_question_means_is_found(sentence: str, question: str, short: str) -> None:
    """Also where the sentence names both."""
    found = ask(sentence, question)
    assert isinstance(found, Answer), found
    assert found.short == short


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Anna Brandt introduced the draft resolution on ferries.",
         "Who introduced the draft resolution on whaling?"),
        ("Anna Brandt chaired the session in Lund.", "Who chaired the session in Geneva?"),
        ("Anna Brandt, the treasurer, lives in Lund.", "How old is Anna Brandt?"),
        ("Anna Brandt, the treasurer, lives in Lund.", "Where was Anna Brandt born?"),
        ("Two summits were held in Lund in May.", "How many summits were held in total?"),
        ("Lund has 300 ferries.", "Which has more ferries, Lund or Bergen?"),
    ],
)  # fmt: skip
def test_a_premise_that_the_passage_lacks_is_not_answered(sentence: str, question: str) -> None:
    """Another topic or place, an attribute that is not stated, a total of articles."""
    assert isinstance(ask(sentence, question), NotFound)


def test_an_attribute_that_is_stated_is_answered() -> None:
    """In whatever form."""
    found = ask("Anna Brandt, 54, lives in Lund.", "How old is Anna Brandt?")
    assert isinstance(found, Answer)
    assert found.short == "54"


@pytest.mark.parametrize(
    ("published", "told"), [(date(2017, 1, 18), True), (date(2017, 3, 18), False), (None, False)]
)
def test_the_month_of_the_article_need_not_be_said(published: date | None, told: bool) -> None:
    """A question may name it; another month is not taken for granted."""
    sentence = "The union has been informed that 400 jobs are to go in Lund."
    with Library.open(":memory:", reader=False) as library:
        library.add(Article.of(sentence, title="Notice to the staff", published=published))
        question = parse("How many jobs are to go in Lund according to the January 2017 notice?")
        ranked = rank(question, library._store)
    found = next(each for each in ranked if each.view.candidate.sentence.text == sentence)
    assert lacks_premise(found.view) is not told
