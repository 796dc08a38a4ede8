"""What the product makes of each question before the reader: candidates, facts and their scores.

Every question is scored by trees that saw no question on its article, so that what is fitted on
the scores holds for articles that nobody has seen.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks.fit import models
from benchmarks.fit.collect import CandidateSample, Places, Sample, _right, squad_places, stores
from facts.evaluate.data import Case
from facts.match.fact_features import FACT_FEATURES
from facts.match.model import confidence_rows, model
from facts.match.ranking import InspectedCandidate, inspect, weigh_dates
from facts.match.reader_input import context_of
from facts.match.sentence_features import question_features
from facts.match.spelling import parse_corrected
from facts.match.value_place import place_of
from facts.models import ArticleInfo, FactKind, Sentence
from facts.question import QuestionForm
from facts.stores.base import Store

FOLDS = 4
SHARES = 4
"""Into how many shares the questions of a file are split, for several processes."""


@dataclass
class Value:
    """A fact's value, where it or its pronoun stands in its sentence (-1: nowhere), and the trees'
    score."""

    text: str
    start: int
    end: int
    kind: FactKind
    score: float = 0.0


@dataclass
class Option:
    """A candidate sentence of a question. `order` is the trees' score, and options stand by it."""

    text: str
    context: str
    article: str
    start: int
    hit: bool
    true: bool
    values: list[Value]
    order: float = 0.0


@dataclass
class Asking:
    """A question with what the product found. `true` is the sentence that answers, found or not,
    with where the answer begins and ends in it."""

    case: Case
    source: str
    article: str
    asked: QuestionForm
    options: list[Option]
    answers: tuple[str, ...]
    true: tuple[str, str, int, int] | None
    confidence: float = 0.0
    fold: int = 0
    sample: Sample | None = field(default=None, repr=False)


def ask_all(path: Path, folder: Path, share: int) -> list[Asking]:
    """Return what the product finds for each question of one share of a file."""
    found = []
    places = squad_places(path) if path.suffix == ".json" else {}
    for name, cases, library in stores([path], folder):
        sentences = {info.id: library.sentences(info.id) for info in library.articles()}
        infos = {i.id: i for i in library.articles()}
        size = -(-len(cases) // SHARES)
        for case in cases[share * size : (share + 1) * size]:
            asking = _ask(case, name, places.get(case.question), library._store)
            asking.true = _true(case, places.get(case.question), sentences, infos)
            found.append(asking)
    return found


def name_articles(found: Sequence[Asking]) -> None:
    """Give each question without an article that of the one before it: in a file, an unanswerable
    question follows those about the same article."""
    article = ""
    for each in found:
        article = each.article = each.article or article


def _ask(case: Case, source: str, place: Places | None, store: Store) -> Asking:
    question = parse_corrected(case.question, (), store)
    answers = place.answers if place else case.answers
    options, candidates = [], []
    of_question = np.zeros(0)
    article = place.article_id if place else ""
    for each in inspect(question, store, None):
        of_question = np.array(question_features(each.view))
        sentence = each.view.candidate.sentence
        hit = case.answerable and case.hit(sentence.text)
        # Plausible answers are right for ranking, not for answering.
        plausible = bool(answers) and any(a.casefold() in sentence.text.casefold() for a in answers)
        near = plausible if case.exact else hit
        stated = place is None or (
            place.article_id == sentence.article_id
            and any(sentence.start <= o < sentence.end for o in place.offsets)
        )
        if hit and place is None:
            article = article or sentence.article_id
        info = each.view.candidate.article
        options.append(
            Option(
                sentence.text,
                context_of(
                    info.title,
                    info.published,
                    sentence.text,
                    each.recalled.sentence_before(each.view.candidate),
                ),
                sentence.article_id,
                sentence.start,
                hit,
                near and stated,
                [_value(each, i) for i in range(len(each.facts))],
            )
        )
        right = [_right(case, f.value) if hit else 0.0 for f in each.facts]
        if case.exact and near and not hit:
            right = [0.0 for _ in each.facts]
        candidates.append(
            CandidateSample(
                np.array(each.features),
                np.array(each.rows).reshape(-1, len(FACT_FEATURES)),
                np.array(right),
                near,
            )
        )
    used = question.asked is not QuestionForm.YES_NO and bool(case.answers or not case.answerable)
    sample = Sample(case, article, source, used, candidates, of_question)
    # The reader is given the question without its wrapping.
    case = replace(case, question=question.plain)
    return Asking(case, source, article, question.asked, options, answers, None, sample=sample)


def _value(each: InspectedCandidate, at: int) -> Value:
    fact = each.facts[at]
    start, end = place_of(each.view, fact) or (-1, -1)
    return Value(fact.value, start, end, fact.kind)


def _true(
    case: Case,
    place: Places | None,
    sentences: dict[str, list[Sentence]],
    infos: dict[str, ArticleInfo],
) -> tuple[str, str, int, int] | None:
    """Return the sentence that states the (plausible) answer, its context, and the answer's
    place in it: 0 and 0 where it has none, as it is in another sentence or the whole one."""
    if place is not None:
        answer = min(place.answers, key=len, default="")
        for offset in place.offsets:
            own = sentences.get(place.article_id, [])
            for at, sentence in enumerate(own):
                if sentence.start <= offset < sentence.end:
                    start = sentence.text.find(answer)
                    if start < 0:
                        continue
                    context = context_within(infos[place.article_id], own, at)
                    return sentence.text, context, start, start + len(answer)
        return None
    if not case.answerable:
        return None
    for article_id, own in sentences.items():
        for at, sentence in enumerate(own):
            if case.hit(sentence.text):
                context = context_within(infos[article_id], own, at)
                for answer in case.answers:
                    words = map(re.escape, answer.split())
                    stated = re.search(r"\s+".join(words), sentence.text, re.IGNORECASE)
                    if stated is not None:
                        return sentence.text, context, *stated.span()
                return sentence.text, context, 0, 0
    return None


def context_within(info: ArticleInfo, own: Sequence[Sentence], at: int) -> str:
    """Return the context of one of an article's sentences, as the product would have it."""
    before = own[at - 1].text if at else ""
    return context_of(info.title, info.published, own[at].text, before)


def number_folds(found: Sequence[Asking]) -> None:
    """Say which fold each question belongs to. All questions on an article share a fold."""
    articles: dict[str, dict[str, int]] = {}
    for each in found:
        known = articles.setdefault(each.source, {})
        each.fold = known.setdefault(each.article, len(known)) % FOLDS


def score_by_folds(found: Sequence[Asking]) -> None:
    """Score all candidates and facts by trees fitted on the other folds' articles."""
    for fold in range(FOLDS):
        others = [e.sample for e in found if e.fold != fold and e.sample is not None]
        facts = models.fit_facts(others)
        models.score_facts(others, facts)
        sentences = models.fit_sentences(others)
        for each in found:
            if each.fold == fold:
                _score(each, facts, sentences)
    for each in found:
        each.sample = None


def score_by_shipped(found: Sequence[Asking]) -> None:
    """Score all by the trees that ship, for questions on articles that they did not see."""
    for each in found:
        _score(each, None, None)
        each.sample = None


def _score(each: Asking, facts: object, sentences: object) -> None:
    sample = each.sample
    if sample is None or not sample.candidates:
        return
    if facts is None:
        for candidate in sample.candidates:
            if len(candidate.facts):
                candidate.fact_scores = model().facts.score(candidate.facts.astype(np.float32))
    else:
        models.score_facts([sample], facts)  # type: ignore[arg-type] # a Booster
    rows = models.rows(sample)
    raw = (
        model().sentences.score(rows)
        if sentences is None
        else np.asarray(sentences.predict(rows), np.float32)  # type: ignore[attr-defined]
    )
    scores = weigh_dates(raw, rows)
    best = int(np.argmax(scores))
    each.confidence = float(model().confidence.probability(confidence_rows(rows, scores))[best])
    for option, candidate, order in zip(each.options, sample.candidates, scores, strict=True):
        option.order = float(order)
        for value, score in zip(option.values, candidate.fact_scores, strict=True):
            value.score = float(score)
    each.options.sort(key=lambda option: -option.order)


def ask_files(paths: Sequence[Path], folder: Path) -> list[Asking]:
    """Return what the product finds for each question of some files."""
    found = []
    for path in paths:
        found += _ask_file(path, folder)
    name_articles(found)
    return found


def _ask_file(path: Path, folder: Path) -> list[Asking]:
    """Return what is found for the questions of one file, or was found in a run before."""
    ((name, _, _),) = stores([path], folder)  # makes the record, where it is not there
    kept = folder / f"{name}-asked.pickle"
    found: list[Asking]
    if kept.exists():
        with kept.open("rb") as file:
            found = pickle.load(file)
        return found
    jobs = [(path, folder, share) for share in range(SHARES)]
    with ProcessPoolExecutor(2) as workers:
        found = [each for some in workers.map(ask_all, *zip(*jobs, strict=True)) for each in some]
    with kept.open("wb") as file:
        pickle.dump(found, file)
    return found


def main() -> None:
    """Ask all questions and keep what was found in build/reader."""
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--fitted",
        type=Path,
        nargs="+",
        required=True,
        help="what the trees that ship were fitted on",
    )
    parser.add_argument(
        "--unseen", type=Path, nargs="*", default=[], help="what they were not fitted on"
    )
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    options = parser.parse_args()
    fitted = ask_files(options.fitted, options.folder)
    unseen = ask_files(options.unseen, options.folder)
    number_folds([*fitted, *unseen])
    score_by_folds(fitted)
    score_by_shipped(unseen)
    with (options.folder / "askings.pickle").open("wb") as file:
        pickle.dump([*fitted, *unseen], file)


if __name__ == "__main__":
    # What is pickled must name this module, not __main__.
    from benchmarks.fit.reader import product

    product.main()
