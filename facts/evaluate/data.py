"""Read questions with known answers, from the project's JSON lines or from SQuAD 2.0 JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facts.errors import FactsError, InputError
from facts.models import Article
from facts.readers import read

SQUAD_BREAK = "\n\n"
"""Separates the paragraphs of a SQuAD article, which become the text of one article."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its known answers.

    `answers` are the accepted short answers, verbatim; none where the sentence itself answers, as
    for many yes-or-no questions. `sentence` is a part of the sentence that states them.
    `answerable` is false if the record has no answer. `kind` is the file's own name
    for the sort of question, empty if it gives none.
    """

    question: str
    answerable: bool
    answers: tuple[str, ...] = ()
    sentence: str = ""
    exact: bool = False
    """Whether `answers` are whole short answers, as in SQuAD. The right sentence is then any that
    holds one of them, and `sentence` is empty."""
    kind: str = ""

    def hit(self, sentence: str) -> bool:
        """Return whether a cited sentence states the answer. Line breaks count as spaces."""
        cited = _in_one_line(sentence)
        if self.exact:
            return any(_in_one_line(answer) in cited for answer in self.answers)
        return _in_one_line(self.sentence) in cited

    def short_right(self, short: str) -> bool:
        """Return whether a short answer contains an accepted one, where there are any."""
        return not self.answers or any(
            _in_one_line(answer) in _in_one_line(short) for answer in self.answers
        )


def _in_one_line(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file, with the articles that they are about if the file has them."""

    name: str
    cases: tuple[Case, ...]
    articles: tuple[Article, ...] | None = None


def load_questions(path: Path) -> QuestionSet:
    """Read a file of questions. Raises `InputError` with the place and the reason of a fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path.name} cannot be read",
            why=getattr(error, "strerror", None) or "it is not UTF-8 text",
            remedy="Name a file of questions: JSON lines, or SQuAD 2.0 JSON",
        ) from None
    name = path.stem if path.stem != "questions" else path.parent.name
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if isinstance(whole, Mapping) and "data" in whole:
        return _squad(name, whole)
    return QuestionSet(name, tuple(_lines(path.name, text)))


def articles_at(path: Path) -> tuple[Article, ...]:
    """Read the article of a file, or of each file in a folder. Raises `InputError` for none."""
    files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    found = []
    for file in files:
        try:
            found.append(read(file.read_bytes(), name=file.name))
        except OSError as error:
            raise InputError(f"{file.name} cannot be read", why=error.strerror or "") from None
        except FactsError:
            if not path.is_dir():
                raise
    if not found:
        raise InputError(
            "There are no articles to ask about",
            why=f"{path.name} holds no article",
            remedy="Name the articles with --record",
        )
    return tuple(found)


def articles_beside(path: Path) -> tuple[Article, ...] | None:
    """Read the articles in `articles/` or `../record/` beside a file of questions, if any."""
    for folder in (path.parent / "articles", path.parent.parent / "record"):
        if folder.is_dir():
            return articles_at(folder)
    return None


def _lines(name: str, text: str) -> list[Case]:
    cases = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            answerable = row.get("answer", True) is not False
            cases.append(
                Case(
                    question=str(row["q"]),
                    answerable=answerable,
                    answers=tuple(str(each) for each in row["short"]) if answerable else (),
                    sentence=str(row["sentence"]) if answerable else "",
                    kind=str(row.get("kind") or ""),
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(
                f"{name}, line {number} is not a question",
                why='it is not {"q", "short", "sentence"} or {"q", "answer": false} in JSON',
                remedy="See facts/samples/questions.jsonl for the form",
            ) from None
    if not cases:
        raise InputError(f"{name} holds no question", remedy="See facts/samples/questions.jsonl")
    return cases


def _squad(name: str, whole: Mapping[str, object]) -> QuestionSet:
    articles: list[Article] = []
    cases: list[Case] = []
    try:
        for entry in whole["data"]:  # type: ignore[attr-defined] # checked by the except below
            text = SQUAD_BREAK.join(paragraph["context"] for paragraph in entry["paragraphs"])
            articles.append(Article.of(text, title=entry["title"].replace("_", " ")))
            for paragraph in entry["paragraphs"]:
                for qa in paragraph["qas"]:
                    answers = dict.fromkeys(a["text"] for a in qa.get("answers", ()))
                    cases.append(
                        Case(
                            question=qa["question"].strip(),
                            answerable=not qa.get("is_impossible", False),
                            answers=tuple(answers),
                            exact=True,
                        )
                    )
    except (KeyError, TypeError, AttributeError):
        raise InputError(
            f"{name} is not SQuAD", why="its JSON has another form", remedy="Give SQuAD 2.0 JSON"
        ) from None
    return QuestionSet(name, tuple(cases), tuple(articles))
