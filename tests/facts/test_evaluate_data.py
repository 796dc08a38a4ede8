"""Files of questions: both formats are read, and errors name the file and the line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.errors import InputError
from facts.evaluate.data import Case, articles_at, articles_beside, load_questions
from facts.models import content_id

LINE = {"q": "Who chaired it?", "short": ["Ida Holm", "Holm"], "sentence": "chaired"}
UNANSWERABLE = {"q": "Who won?", "answer": False}


def squad(*, paragraphs: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a small file in the format of SQuAD 2.0."""
    made = paragraphs or [
        {
            "context": "Ida Holm chaired the session.",
            "qas": [
                {
                    "question": " Who chaired? ",
                    "answers": [
                        {"text": "Ida Holm", "answer_start": 0},
                        {"text": "Ida Holm", "answer_start": 0},
                        {"text": "Holm", "answer_start": 4},
                    ],
                    "is_impossible": False,
                }
            ],
        },
        {
            "context": "Fog fell.",
            "qas": [{"question": "Who won?", "answers": [], "is_impossible": True}],
        },
    ]
    return {"version": "v2.0", "data": [{"title": "Sea_tribunal", "paragraphs": made}]}


def written(folder: Path, text: str | bytes, name: str = "set.jsonl") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def lines(*rows: object) -> str:
    """Return JSON lines."""
    return "\n".join(json.dumps(row) for row in rows)


def test_lines_are_read(tmp_path: Path) -> None:
    """Empty lines are skipped, and keys that the evaluation does not use are ignored."""
    text = lines(LINE, UNANSWERABLE, {**LINE, "form": "plain"})
    found = load_questions(written(tmp_path, text.replace("\n", "\n\n") + "\n"))
    case = Case("Who chaired it?", True, ("Ida Holm", "Holm"), "chaired")
    assert found.cases == (case, Case("Who won?", False), case)
    assert (found.name, found.articles) == ("set", None)


def test_the_kind_of_a_question_is_read(tmp_path: Path) -> None:
    """From questions with and without an answer; it is empty if it is missing or null."""
    rows = ({**LINE, "kind": "who"}, {**UNANSWERABLE, "kind": "trap"}, LINE, {**LINE, "kind": None})
    found = load_questions(written(tmp_path, lines(*rows)))
    assert [case.kind for case in found.cases] == ["who", "trap", "", ""]


def test_a_set_is_named_by_its_file_or_folder(tmp_path: Path) -> None:
    """The folder is used for `questions.jsonl`, which is not a telling name."""
    (tmp_path / "holdout").mkdir()
    assert (
        load_questions(written(tmp_path / "holdout", lines(LINE), "questions.jsonl")).name
        == "holdout"
    )
    assert load_questions(written(tmp_path, lines(LINE), "trial.jsonl")).name == "trial"


def test_squad_is_read(tmp_path: Path) -> None:
    """Each accepted answer is there once, and all paragraphs are one article."""
    found = load_questions(written(tmp_path, json.dumps(squad()), "dev.json"))
    assert found.cases == (
        Case("Who chaired?", True, ("Ida Holm", "Holm"), exact=True),
        Case("Who won?", False, exact=True),
    )
    assert found.articles is not None
    (article,) = found.articles
    assert article.text == "Ida Holm chaired the session.\n\nFog fell."
    assert (article.title, article.id) == ("Sea tribunal", content_id(article.text))


@pytest.mark.parametrize(
    "broken",
    [
        "{no",
        "[1]",
        "7",
        '"text"',
        "null",
        '{"a": 1}',
        '{"q": "Who?"}',
        '{"q": "Who?", "short": ["A"]}',
        '{"q": "Who?", "short": null, "sentence": "x"}',
        '{"q": "Who?", "short": 7, "sentence": "x"}',
        '{"short": ["A"], "sentence": "x"}',
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, broken: str) -> None:
    """With its file, its number (empty lines count) and the expected form."""
    path = written(tmp_path, f"{lines(LINE)}\n\n{broken}\n{lines(LINE)}")
    with pytest.raises(InputError, match=r"set\.jsonl, line 3 ") as caught:
        load_questions(path)
    assert '"short"' in caught.value.why
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["", "\n \n", "{}"])
def test_a_file_without_questions(tmp_path: Path, text: str) -> None:
    """It is an error, because nothing could be measured."""
    with pytest.raises(InputError, match=r"set\.jsonl"):
        load_questions(written(tmp_path, text))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"%PDF-1.7 \x80"])
def test_a_binary_file(tmp_path: Path, data: bytes) -> None:
    """The error names it."""
    with pytest.raises(InputError, match=r"set\.jsonl cannot be read.*UTF-8"):
        load_questions(written(tmp_path, data))


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, and a folder."""
    (tmp_path / "folder").mkdir()
    for name in ("missing.jsonl", "folder"):
        with pytest.raises(InputError, match=name):
            load_questions(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        7,
        None,
        [7],
        [{"title": "A"}],
        [{"title": "A", "paragraphs": [{"context": "x"}]}],
        [{"title": "A", "paragraphs": [{"context": "x", "qas": [{"answers": []}]}]}],
        [{"title": 7, "paragraphs": []}],
        [{"title": "A", "paragraphs": [{"context": 7, "qas": []}]}],
    ],
)
def test_json_that_is_not_squad(tmp_path: Path, data: object) -> None:
    """The error says so."""
    with pytest.raises(InputError, match="not SQuAD"):
        load_questions(written(tmp_path, json.dumps({"data": data}), "dev.json"))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["q", "short", "sentence", "answer", "data", "title", "paragraphs"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.lists(_JSON, max_size=3).map(lambda rows: lines(*rows)), st.text(max_size=60)))
def test_any_text_is_questions_or_an_error(tmp_path: Path, text: str) -> None:
    """For any file, the error explains what is wrong with it."""
    path = written(tmp_path, text.encode("utf-8", "surrogatepass"))
    try:
        found = load_questions(path)
    except InputError as error:
        assert error.what.startswith("set")  # noqa: PT017 (either may happen)
    else:
        assert all(isinstance(case.question, str) for case in found.cases)


def test_articles_of_a_folder(tmp_path: Path) -> None:
    """All files, sorted by name. A file that is not an article is skipped in a folder, but is an
    error if it is named itself."""
    folder = tmp_path / "articles"
    folder.mkdir()
    written(folder, "Fog fell over Lund on Monday.", "b.txt")
    written(folder, "Rain fell over Lund on Monday.", "a.txt")
    empty = written(folder, "", "c.txt")
    assert [a.text[:4] for a in articles_at(folder)] == ["Rain", "Fog "]
    assert articles_beside(written(tmp_path, lines(LINE))) == articles_at(folder)
    with pytest.raises(InputError):
        articles_at(empty)
    with pytest.raises(InputError, match=r"missing\.txt"):
        articles_at(tmp_path / "missing.txt")
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    with pytest.raises(InputError) as caught:
        articles_at(nothing)
    assert "--record" in caught.value.remedy
    assert articles_beside(written(nothing, lines(LINE))) is None


def test_right_sentences_and_answers() -> None:
    """The sentence must state the answer, or contain it in SQuAD. Case is ignored."""
    case = Case("Who?", True, ("Ida Holm",), "chaired the")
    assert case.hit("Ida Holm CHAIRED the session")
    assert not case.hit("Ida Holm spoke")
    assert case.short_right("ambassador ida holm")
    assert not case.short_right("Holm")
    whole = Case("Who?", True, ("Ida Holm",), exact=True)
    assert whole.hit("There IDA HOLM spoke")
    assert not whole.hit("There she spoke")
