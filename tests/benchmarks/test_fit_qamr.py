"""What the reader learns of QAMR's questions, on files of its form."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from benchmarks.fit.reader.qamr import Index, load, write_questions
from benchmarks.fit.reader.spoil import spoil_question

SENTENCES = {
    "Wiki1k:news:1:0:0": "The harbour master Ola Renner counted nine herring boats .",
    "Wiki1k:news:1:0:1": "The herring boats left again .",
    "Wiki1k:news:2:0:0": "In Osmer the mayor opened a glass bridge in 2019 .",
    "Wiki1k:news:2:0:1": "It rained .",
}
QUESTIONS = (
    # key, question, and the tokens of its answer
    ("Wiki1k:news:1:0:0", "Who counted the herring boats ?", "3 4"),
    ("Wiki1k:news:2:0:0", "What did the mayor open in Osmer ?", "5 6 7"),
    ("Wiki1k:news:2:0:1", "What happened ?", "0 1"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with sentences and questions as QAMR's files have them."""
    own = tmp_path / "qamr"
    own.mkdir()
    lines = [f"{key}\t{text}" for key, text in SENTENCES.items()]
    (own / "wiki-sentences.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f"{k}\t0\t1\t0\t0\t{q}\t{a}\t1:{a}\t2:{a}" for k, q, a in QUESTIONS]
    (own / "dev.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (own / "test.tsv").write_text("", encoding="utf-8")
    return own


def test_the_index_finds_what_shares_the_rarest_words() -> None:
    """Best first, and nothing that shares no word."""
    index = Index(
        {
            "a": frozenset({"harbour", "boats"}),
            "b": frozenset({"boats"}),
            "c": frozenset({"boats", "rain"}),
            "d": frozenset({"rain"}),
        }
    )
    assert index.nearest({"harbour", "boats"}, 2)[0] == "a"
    assert "d" not in index.nearest({"harbour", "boats"}, 9)
    assert index.weight({"harbour"}) > index.weight({"boats"})


def test_what_the_product_is_asked_stands_in_an_article(folder: Path, tmp_path: Path) -> None:
    """Sentences are verbatim and answers are in them; a question about anything is left out."""
    target = tmp_path / "asked"
    write_questions(folder, target, 10)
    articles = [p.read_text("utf-8") for p in sorted((target / "articles").iterdir())]
    rows = [json.loads(line) for line in (target / "questions.jsonl").read_text().splitlines()]
    assert len(articles) == 2
    assert rows
    assert "What happened ?" not in [row["q"] for row in rows]
    for row in rows:
        if row.get("answer", True):
            assert any(row["sentence"] in text for text in articles)
            assert row["short"][0] in row["sentence"]


def test_the_answer_stands_where_it_is_said_to(folder: Path) -> None:
    """In the sentence that answers, and in no other."""
    found = {
        group.question: passage.text[passage.start : passage.end]
        for group in load(folder)
        for passage in group.passages
        if passage.right
    }
    assert found["Who counted the herring boats ?"] == "Ola Renner"
    assert found["What did the mayor open in Osmer ?"] == "a glass bridge"


def test_the_sentences_beside_do_not_answer(folder: Path) -> None:
    """Each group has its own sentence once, and no other with all words that it shares."""
    with (folder / "wiki-sentences.tsv").open("a", encoding="utf-8") as file:
        file.write("Wiki1k:news:1:0:2\tAnn Moor counted the herring boats too .\n")
    assert not any("Ann Moor" in p.text for g in load(folder) for p in g.passages if not p.right)
    for group in load(folder):
        assert len({p.text for p in group.passages}) == len(group.passages)
        assert sum(p.right for p in group.passages) <= 1


@pytest.mark.parametrize("question", ["Who did sign?", "What is Osmer?", "Who was elected?"])
def test_no_question_is_spoilt_by_negating_it(question: str) -> None:
    """Or else nearly all negated questions would have no answer."""
    for seed in range(20):
        spoilt = spoil_question(
            question, "Karl did sign.", ["In 1999 Ann won."], random.Random(seed)
        )
        assert spoilt is None or " not " not in spoilt
