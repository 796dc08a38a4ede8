"""Compare extraction with a parser model and with rules only.

    python benchmarks/extraction.py [QUESTIONS ...]

The files are those of `rapporteur eval`, with their articles. By default, the samples are asked.

- contained, EM, F1: whether some fact of the right sentence contains or is an accepted short
  answer, and its best F1. Ranking plays no part in them.
- kind: whether such a fact has one of the two kinds that the question asks for first.
- top-1, short: whether the library's first citation and its short answer are right.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import extraction_rules

import facts.extract
from facts.evaluate.data import Case, articles_beside, load_questions
from facts.evaluate.scoring import exact_match, f1
from facts.extract.parser import parse as warm_up
from facts.library import Library
from facts.match.ranking import rank
from facts.models import Answer, Article, Fact, FactKind, Sentence
from facts.question import parse
from facts.samples import questions_path
from facts.stores import open_store
from facts.text.sentences import split

MOST_CHARACTERS = 100  # a longer value does not count as a short answer

Extract = Callable[[Article, Sequence[Sentence]], list[Fact]]
Target = tuple[Case, str, int]


@dataclass
class Oracle:
    """The best results that the facts of the right sentences allow."""

    hold: float
    exact: float
    f1: float
    typed: float


def targets(cases: Iterable[Case], articles: Iterable[Article]) -> list[Target]:
    """Return the questions whose sentence is recalled, each with its best ranked right sentence."""
    found = []
    store = open_store(":memory:")
    with Library(store) as library:
        for article in articles:
            library.add(article)
        for case in cases:
            for ranked in rank(parse(case.question), store):
                sentence = ranked.view.candidate.sentence
                if case.hit(sentence.text):
                    found.append((case, sentence.article_id, sentence.index))
                    break
    return found


def oracle(found: Sequence[Target], facts: Iterable[Fact]) -> Oracle:
    """Return the best results of any choice among the facts of the right sentences."""
    by_sentence: dict[tuple[str, int], list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault((fact.article_id, fact.sentence_index), []).append(fact)
    hold = exact = best = 0.0
    typed = wanted_any = 0
    for case, article_id, index in found:
        mine = by_sentence.get((article_id, index), [])
        right = [f for f in mine if case.short_right(f.value) and len(f.value) < MOST_CHARACTERS]
        hold += bool(right)
        exact += max((exact_match(f.value, case.answers) for f in mine), default=0.0)
        best += max((f1(f.value, case.answers) for f in mine), default=0.0)
        wanted = parse(case.question).wanted[:2]
        near = [f for f in mine if f1(f.value, case.answers) >= 0.8]
        if wanted and near:
            wanted_any += 1
            typed += any(f.kind in wanted and f.kind is not FactKind.THING for f in near)
    n = max(len(found), 1)
    return Oracle(hold / n, exact / n, best / n, typed / max(wanted_any, 1))


def end_to_end(cases: Sequence[Case], articles: Iterable[Article]) -> tuple[float, float]:
    """Return the shares of questions with a right first citation and a right short answer."""
    top = short = 0
    with Library.open(":memory:") as library:
        for article in articles:
            library.add(article)
        for case in cases:
            answer = library.ask(case.question, threshold=0.0)
            if isinstance(answer, Answer):
                top += case.hit(answer.citations[0].quote)
                short += case.short_right(answer.short) and len(answer.short) < MOST_CHARACTERS
    return top / max(len(cases), 1), short / max(len(cases), 1)


def measure(name: str, extract: Extract, found: Sequence[Target], cases: Sequence[Case],
            articles: Sequence[Article]) -> None:  # fmt: skip
    """Print one row of the comparison."""
    split_up = [(article, split(article)) for article in articles]
    started = time.process_time()
    stated = [fact for article, sentences in split_up for fact in extract(article, sentences)]
    seconds = time.process_time() - started
    sentences = sum(len(each) for _, each in split_up)
    best = oracle(found, stated)
    with patch.object(facts.extract, "extract", extract):  # the function that the library calls
        top, short = end_to_end(cases, articles)
    print(
        f"| {name} | {best.hold:.1%} | {best.exact:.1%} | {best.f1:.1%} | {best.typed:.1%} "
        f"| {top:.1%} | {short:.1%} | {len(stated) / sentences:.1f} | {sentences / seconds:.0f} |"
    )


def main() -> None:
    """Compare on the samples or on the given files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", nargs="*", type=Path, default=[questions_path()])
    parser.add_argument("--every", type=int, default=1, help="take every Nth question")
    options = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    list(warm_up(["A first sentence."]))
    loaded = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"Loading the model takes {loaded:.1f} s and {grown:.0f} MB of memory.\n")
    for path in options.questions:
        questions = load_questions(path)
        articles = questions.articles or articles_beside(path) or ()
        cases = [case for case in questions.cases if case.answerable][:: options.every]
        found = targets(cases, articles)
        print(
            f"{questions.name}: {len(cases)} questions, {len(found)} with their sentence recalled"
        )
        print("| | contained | EM | F1 | kind | top-1 | short | facts/sentence | sentences/s |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for name, extract in (
            ("parser model", facts.extract.extract),
            ("rules only", extraction_rules.extract),
        ):
            measure(name, extract, found, cases, articles)
        print()


if __name__ == "__main__":
    main()
