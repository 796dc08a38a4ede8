"""Questions asked of another subject of the same article."""

from __future__ import annotations

import random

from benchmarks.fit.reader.product import Asking, Option, Value
from benchmarks.fit.reader.swap import ask_of_another
from facts.evaluate.data import Case
from facts.models import FactKind
from facts.question import QuestionForm

RIGHT = "Orsa Power was founded in 1903."


def asking(question: str, *others: str) -> Asking:
    """A question that `RIGHT` answers, with other sentences of the article that name a rival."""
    options = [
        Option(text, "News", "a", at, text == RIGHT, text == RIGHT, [])
        for at, text in enumerate((RIGHT, *others))
    ]
    options[0].values.append(Value("Orsa Power", 0, 10, FactKind.ORGANISATION))
    for option in options[1:]:
        option.values.append(Value("Velm Gas", 0, 8, FactKind.ORGANISATION))
        option.values.append(Value("Tarn", 0, 4, FactKind.PLACE))
    case = Case(question, True, ("1903",), RIGHT)
    return Asking(case, "made", "a", QuestionForm.WHEN, options, ("1903",), (RIGHT, "", 26, 30))


def test_a_name_is_exchanged_for_one_of_its_kind() -> None:
    found = asking("When was Orsa Power founded?", "Velm Gas moved to Tarn.")
    assert ask_of_another(found, random.Random(1)) == "When was Velm Gas founded?"


def test_nothing_is_asked_that_the_article_may_answer() -> None:
    found = asking("When was Orsa Power founded?", "Velm Gas was founded in Tarn in 1911.")
    assert ask_of_another(found, random.Random(1)) is None


def test_a_question_without_a_name_stays() -> None:
    assert ask_of_another(asking("When was it founded?", "Velm Gas."), random.Random(1)) is None
