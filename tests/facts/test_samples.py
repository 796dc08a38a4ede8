"""The samples and the second test record: enough of every kind, and true to their articles."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facts import samples
from facts.models import Article

HOLDOUT = Path(__file__).parents[1] / "data" / "holdout"
KINDS = {
    "who",
    "how many",
    "when",
    "where",
    "which",
    "how often",
    "how long",
    "how",
    "what",
    "yes/no",
    "keywords",
}
FORMS = {"plain", "paraphrase", "typo", "lowercase", "keywords"}


@cache
def texts(name: str) -> tuple[str, ...]:
    """The raw texts of a set's articles."""
    folder = samples.questions_path().parent if name == "samples" else HOLDOUT
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("articles/*.txt")))


@cache
def questions(name: str) -> tuple[dict[str, Any], ...]:
    """The questions of a set, one object a line."""
    path = samples.questions_path() if name == "samples" else HOLDOUT / "questions.jsonl"
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def answerable(name: str) -> list[dict[str, Any]]:
    return [question for question in questions(name) if question.get("answer", True)]


def unanswerable(name: str) -> list[dict[str, Any]]:
    return [question for question in questions(name) if not question.get("answer", True)]


@pytest.fixture(params=["samples", "holdout"])
def name(request: pytest.FixtureRequest) -> str:
    value = request.param
    assert isinstance(value, str)
    return value


def test_there_are_enough_articles() -> None:
    """At least 14 samples and 6 articles of the second test record."""
    assert len(texts("samples")) >= 14
    assert len(texts("holdout")) >= 6


def test_articles_are_of_a_news_story_s_length(name: str) -> None:
    """Every article has 150 to 500 words."""
    lengths = [len(text.split()) for text in texts(name)]
    assert all(150 <= length <= 500 for length in lengths), lengths


def test_there_are_enough_questions() -> None:
    """Both sets have answerable and unanswerable questions in number."""
    assert len(answerable("samples")) >= 150
    assert len(unanswerable("samples")) >= 50
    assert len(answerable("holdout")) >= 60
    assert len(unanswerable("holdout")) >= 20


def test_questions_are_well_formed(name: str) -> None:
    """An object holds either an answer's two parts or `answer: false`, and known labels."""
    for question in questions(name):
        assert question["q"].strip() == question["q"] != ""
        assert question["form"] in FORMS, question
        if "answer" in question:
            assert question["answer"] is False, question
            assert set(question) == {"q", "answer", "form"}, question
        else:
            assert set(question) == {"q", "short", "sentence", "kind", "form"}, question
            assert question["kind"] in KINDS, question
            assert all(question["short"]), question
            assert question["sentence"].strip(), question


def test_every_kind_and_form_is_asked(name: str) -> None:
    """No kind of question and no way to put it is missing or rare."""
    least = 8 if name == "samples" else 2
    kinds = Counter(question["kind"] for question in answerable(name))
    forms = Counter(question["form"] for question in answerable(name))
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < least} == {}
    assert {form: forms[form] for form in FORMS if forms[form] < least} == {}


def test_no_question_is_asked_twice() -> None:
    """Questions differ by more than case and punctuation, over both sets."""
    asked = Counter(
        " ".join(re.findall(r"\w+", question["q"].casefold()))
        for name in ("samples", "holdout")
        for question in questions(name)
    )
    assert [question for question, times in asked.items() if times > 1] == []


def test_a_sentence_of_the_record_supports_every_answer(name: str) -> None:
    """The part of the cited sentence stands verbatim in a line that holds an accepted answer."""
    lines = [line for text in texts(name) for line in text.splitlines()]
    for question in answerable(name):
        support = [line.casefold() for line in lines if question["sentence"] in line]
        assert support, question
        assert any(short.casefold() in line for line in support for short in question["short"]), (
            question
        )


def test_every_accepted_answer_stands_in_a_supporting_line(name: str) -> None:
    """No accepted short answer is one that a verbatim reply could never give."""
    lines = [line for text in texts(name) for line in text.splitlines()]
    for question in answerable(name):
        support = " ".join(line.casefold() for line in lines if question["sentence"] in line)
        assert [short for short in question["short"] if short.casefold() not in support] == [], (
            question["q"]
        )


def test_every_article_is_asked_about(name: str) -> None:
    """Each article supports several questions."""
    for text in texts(name):
        asked = [question for question in answerable(name) if question["sentence"] in text]
        assert len(asked) >= 8, text[:60]


def test_the_reader_reads_every_sample() -> None:
    """The library's own reader gives each article its unaltered text, an id, a title and a date."""
    articles = samples.articles()
    assert sorted(article.text for article in articles) == sorted(texts("samples"))
    assert len({article.id for article in articles}) == len(articles)
    for article in articles:
        assert article.title, article.id
        assert "Photo:" not in article.title
        assert article.published is not None, article.title


def test_the_date_and_the_place_of_every_sample_are_recognised() -> None:
    """The published date is the one in the file's name, and each dateline gives a place."""
    folder = samples.questions_path().parent / "articles"
    by_text: dict[str, Article] = {article.text: article for article in samples.articles()}
    for path in sorted(folder.glob("*.txt")):
        article = by_text[path.read_text(encoding="utf-8")]
        assert article.published is not None
        assert path.stem.endswith(article.published.isoformat()), path.name
        assert article.place, path.name
