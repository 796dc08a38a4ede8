"""The features of every candidate of every question, with what was right about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from facts.evaluate.data import Case, articles_beside, load
from facts.evaluate.scoring import f1
from facts.library import Library
from facts.match.features import question_features
from facts.match.rank import read
from facts.match.slots import FACT_FEATURES
from facts.models import content_id
from facts.question import Asked, parse

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Places:
    """Where a question's answers stand in its article, and the answers; SQuAD's unanswerable
    questions have plausible ones, which are right for ranking, not for answering."""

    article_id: str
    offsets: tuple[int, ...]
    answers: tuple[str, ...]


def squad_places(path: Path) -> dict[str, Places]:
    """The places of SQuAD's answers by question."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Places] = {}
    for entry in whole.get("data", ()) if isinstance(whole, dict) else ():
        contexts = [paragraph["context"] for paragraph in entry["paragraphs"]]
        article_id = content_id("\n\n".join(contexts))
        start = 0
        for paragraph in entry["paragraphs"]:
            for qa in paragraph["qas"]:
                answers = qa["answers"] or qa.get("plausible_answers", [])
                found[qa["question"].strip()] = Places(
                    article_id,
                    tuple(start + a["answer_start"] for a in answers),
                    tuple(dict.fromkeys(a["text"] for a in answers)),
                )
            start += len(paragraph["context"]) + 2
    return found


@dataclass
class Candidate:
    """One recalled sentence: its features, those of its facts, and which facts are right."""

    features: Array
    facts: Array
    fact_right: Array
    hit: bool
    true: bool
    fact_scores: Array = field(default_factory=lambda: np.zeros(0))


@dataclass
class Sample:
    """One question. `group` is the article that it is about, by which folds are made."""

    case: Case
    group: str
    source: str
    facts_used: bool
    candidates: list[Candidate]
    of_question: Array


def stores(paths: list[Path], folder: Path) -> Iterator[tuple[str, list[Case], Library]]:
    """Each set of questions with a library of its articles, kept in `folder` between runs."""
    for path in paths:
        questions = load(path)
        articles = questions.articles or articles_beside(path)
        assert articles, path
        target = folder / f"{questions.name}.db"
        fresh = not target.exists()
        with Library.open(target) as library:
            if fresh:
                for article in articles:
                    library.add(article)
            yield questions.name, list(questions.cases), library


def collect(
    name: str, cases: list[Case], library: Library, places: dict[str, Places] | None = None
) -> list[Sample]:
    """The samples of one set of questions."""
    group = ""
    samples = []
    for case in cases:
        question = parse(case.question)
        candidates = []
        groups: list[str] = []
        of_question = np.zeros(0)
        for each in read(question, library._store, None):
            view = each.view
            of_question = np.array(question_features(view))
            sentence = view.candidate.sentence
            place = (places or {}).get(case.question)
            answers = place.answers if place else case.answers
            judged = replace(case, answers=answers)
            hit = bool(answers) and judged.hit(sentence.text)
            true = hit and (
                place is None
                or (
                    place.article_id == sentence.article_id
                    and any(sentence.start <= o < sentence.end for o in place.offsets)
                )
            )
            right = [_right(judged, fact.value) if hit else 0.0 for fact in each.facts]
            if true:
                groups.append(view.candidate.sentence.article_id)
            candidates.append(
                Candidate(
                    np.array(each.features),
                    np.array(each.rows).reshape(-1, len(FACT_FEATURES)),
                    np.array(right),
                    hit,
                    true,
                )
            )
        # Questions that the record does not answer stand beside those on the same article.
        group = groups[0] if groups else group
        samples.append(
            Sample(
                case,
                group,
                name,
                question.asked not in (Asked.YES_NO, Asked.KEYWORDS),
                candidates,
                of_question,
            )
        )
    return samples


def _right(case: Case, value: str) -> float:
    """How right a value is as the short answer, from 0 to 1."""
    best = f1(value, case.answers)
    if not case.exact and case.short_right(value) and len(value) < 120:
        return max(best, 0.6)
    return best if best >= 0.5 else 0.0
