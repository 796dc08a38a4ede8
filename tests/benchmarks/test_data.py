"""The questions to learn from and to measure on: true to their articles, and apart."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
LEARNT = ("news", "plain", "mixed", "varied", "further", "judged", "natural", "paired", "named")
MEASURED = ("fresh", "development", "selection", "unseen")
SETS = (*LEARNT, *MEASURED)


@cache
def articles(name: str) -> tuple[str, ...]:
    """Return the texts of a set's articles, each in one line."""
    paths = sorted((DATA / name / "articles").glob("*.txt"))
    return tuple(" ".join(path.read_text("utf-8").split()) for path in paths)


@cache
def questions(name: str) -> tuple[dict[str, object], ...]:
    """Return a set's questions."""
    lines = (DATA / name / "questions.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@pytest.mark.parametrize("name", SETS)
def test_each_sentence_stands_in_an_article(name: str) -> None:
    """Word for word, but for line ends."""
    texts = list(articles(name))
    for each in questions(name):
        if each.get("sentence") is not None:
            sentence = " ".join(str(each["sentence"]).split())
            at = next((i for i, text in enumerate(texts) if sentence in text), None)
            assert at is not None, each["q"]
            # The questions on an article stand together, so it is looked at first next time.
            texts.insert(0, texts.pop(at))


@pytest.mark.parametrize("name", SETS)
def test_short_answers_need_a_sentence(name: str) -> None:
    """What no article answers has no short answer, and every set has such questions."""
    without = [each for each in questions(name) if each.get("sentence") is None]
    assert without
    for each in without:
        assert not each.get("short"), each["q"]


@pytest.mark.parametrize("measured", MEASURED)
@pytest.mark.parametrize("name", LEARNT)
def test_nothing_is_measured_on_what_is_learnt(name: str, measured: str) -> None:
    """A set to learn from shares no article and no question with one to measure on."""
    assert not set(articles(name)) & set(articles(measured))
    learnt, asked = ({str(e["q"]).casefold() for e in questions(n)} for n in (name, measured))
    assert not learnt & asked
