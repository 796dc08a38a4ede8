"""Collect the features of every candidate of every question, and mark the right ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from facts.evaluate.data import SQUAD_BREAK, Case, articles_beside, load_questions
from facts.evaluate.scoring import f1
from facts.evaluate.typos import with_typo
from facts.library import Library
from facts.match.fact_features import FACT_FEATURES
from facts.match.ranking import inspect
from facts.match.sentence_features import question_features
from facts.match.spelling import parse_corrected
from facts.models import Filters, content_id
from facts.question import QuestionForm
from facts.stores.base import Store
from facts.stores.recall import Recall

Array = NDArray[np.float64]
SHARES, PROCESSES = 8, 2
"""Into how many shares the questions of a file are split, and how many processes take them."""


@dataclass(frozen=True)
class Places:
    """The answers of a question and their offsets in its article.

    SQuAD's unanswerable questions have plausible answers. They count as right for ranking, but not
    for answering.
    """

    article_id: str
    offsets: tuple[int, ...]
    answers: tuple[str, ...]


def squad_places(path: Path) -> dict[str, Places]:
    """Return the places of SQuAD's answers by question."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Places] = {}
    for entry in whole.get("data", ()) if isinstance(whole, dict) else ():
        contexts = [paragraph["context"] for paragraph in entry["paragraphs"]]
        article_id = content_id(SQUAD_BREAK.join(contexts))
        start = 0
        for paragraph in entry["paragraphs"]:
            for qa in paragraph["qas"]:
                answers = qa["answers"] or qa.get("plausible_answers", [])
                found[qa["question"].strip()] = Places(
                    article_id,
                    tuple(start + a["answer_start"] for a in answers),
                    tuple(dict.fromkeys(a["text"] for a in answers)),
                )
            start += len(paragraph["context"]) + len(SQUAD_BREAK)
    return found


@dataclass
class CandidateSample:
    """A recalled sentence: its features, those of its facts, and which facts are right."""

    features: Array
    facts: Array
    fact_right: Array
    hit: bool
    fact_scores: Array = field(default_factory=lambda: np.zeros(0))


@dataclass
class Sample:
    """One question. `group` is its article, which decides its fold."""

    case: Case
    group: str
    source: str
    facts_used: bool
    candidates: list[CandidateSample]
    of_question: Array


def stores(paths: list[Path], folder: Path) -> Iterator[tuple[str, list[Case], Library]]:
    """Yield each set of questions with a library of its articles, kept in `folder`."""
    for path in paths:
        questions = load_questions(path)
        articles = questions.articles or articles_beside(path)
        assert articles, path
        target = folder / f"{questions.name}.db"
        fresh = not target.exists()
        with Library.open(target) as library:
            if fresh:
                for article in articles:
                    library.add(article)
            yield questions.name, list(questions.cases), library


class Without:
    """A store that does not find the sentences of one article, as if it were not there."""

    def __init__(self, store: Store, article_id: str) -> None:
        self._store = store
        self._article_id = article_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def search(self, terms: Sequence[str], filters: Filters | None, *, limit: int) -> list[Any]:
        """Search the store, and leave out the article."""
        found = self._store.search(terms, filters, limit=2 * limit)
        return [c for c in found if c.sentence.article_id != self._article_id][:limit]

    def recall(self, terms: Sequence[str], filters: Filters | None, *, limit: int) -> Recall:
        """Recall from the store, and leave out the article."""
        return Recall(self.search(terms, filters, limit=limit), self._store)


def collect(
    name: str, cases: list[Case], library: Library, places: dict[str, Places] | None = None
) -> list[Sample]:
    """Return the samples of one set of questions.

    Of every `EVERY` questions, one is also asked with a typo, with the source `NAME, mistyped`, and
    where it is answerable, of the record without its article, which cannot answer it, with the
    source `NAME, less the article`.
    """
    group = ""
    samples = []
    store = library._store
    for number, case in enumerate(cases):
        place = (places or {}).get(case.question)
        sample = _sample(case, name, place, store)
        # In a file, an unanswerable question follows those about the same article.
        group = sample.group = sample.group or group
        samples.append(sample)
        if number % EVERY:
            continue
        slip = replace(case, question=with_typo(case.question, _TYPO_SEED + len(samples)))
        mistyped = _sample(slip, name + MISTYPED, place, store)
        mistyped.group = group
        samples.append(mistyped)
        if case.answerable and sample.candidates and group:
            lacking = replace(case, answerable=False, answers=(), sentence="")
            without = _sample(lacking, name + LESS, None, cast("Store", Without(store, group)))
            without.group = group
            samples.append(without)
    return samples


EVERY = 3
LESS = ", less the article"
MISTYPED = ", mistyped"
_TYPO_SEED = 1_000_000  # so that the typos differ from those of the evaluation


def plain(source: str) -> str:
    """Return the set of questions that a source belongs to."""
    return source.removesuffix(LESS).removesuffix(MISTYPED)


def collect_all(paths: Sequence[Path], folder: Path, squad: Path | None) -> list[Sample]:
    """Return the samples of some files, collected by several processes.

    The articles of `squad` have places of answers.
    """
    for _ in stores(list(paths), folder):
        pass  # makes the records, where they are not there
    jobs = [(path, folder, path == squad, share) for path in paths for share in range(SHARES)]
    with ProcessPoolExecutor(PROCESSES) as workers:
        return [each for some in workers.map(_share, *zip(*jobs, strict=True)) for each in some]


def _share(path: Path, folder: Path, placed: bool, share: int) -> list[Sample]:
    places = squad_places(path) if placed else None
    found = []
    for name, cases, library in stores([path], folder):
        size = -(-len(cases) // SHARES)
        found += collect(name, cases[share * size : (share + 1) * size], library, places)
    return found


def _sample(case: Case, source: str, place: Places | None, store: Store) -> Sample:
    question = parse_corrected(case.question, (), store)
    answers = place.answers if place else case.answers
    judged = replace(case, answers=answers)
    candidates = []
    groups: list[str] = []
    of_question = np.zeros(0)
    for each in inspect(question, store, None):
        of_question = np.array(question_features(each.view))
        sentence = each.view.candidate.sentence
        # A yes-or-no question has no short answer, but a sentence that answers.
        hit = bool(answers or (case.answerable and case.sentence)) and judged.hit(sentence.text)
        true = hit and (
            place is None
            or (
                place.article_id == sentence.article_id
                and any(sentence.start <= o < sentence.end for o in place.offsets)
            )
        )
        if true:
            groups.append(sentence.article_id)
        right = [_right(judged, fact.value) if hit else 0.0 for fact in each.facts]
        candidates.append(
            CandidateSample(
                np.array(each.features),
                np.array(each.rows).reshape(-1, len(FACT_FEATURES)),
                np.array(right),
                hit,
            )
        )
    return Sample(
        case,
        groups[0] if groups else "",
        source,
        question.asked is not QuestionForm.YES_NO and bool(case.answers or not case.answerable),
        candidates,
        of_question,
    )


def _right(case: Case, value: str) -> float:
    """Return how right a value is as the short answer, from 0 to 1."""
    if not case.answers:
        return 0.0  # the sentence itself answers
    best = f1(value, case.answers)
    if not case.exact and case.short_right(value) and len(value) < 120:
        return max(best, 0.6)
    return best if best >= 0.5 else 0.0
