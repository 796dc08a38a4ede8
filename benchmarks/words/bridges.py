"""Measure how often a list's words lead from a question to the sentence that answers it.

    python -m benchmarks.words.bridges QAMR SQUAD.json FILE...

QAMR is the folder with `wiki-sentences.tsv`, `dev.tsv` and `test.tsv`. Each FILE has words that
stand for each other on each line. For each word of a question that its sentence lacks, the words
that the file gives for it are looked for in that sentence (found) and in the other sentences of
the article (by chance). The lift is the ratio of the two, and the gain their difference.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from facts.words.normalize import content_terms, term

Terms = frozenset[str]
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"'(])")
_TOKENS = (("-LRB-", "("), ("-RRB-", ")"), (" 's", "'s"), (" n't", "n't"))


class AnsweredQuestion(NamedTuple):
    """A question, the sentence that answers it, and the other sentences of its article.

    `others` says in what share of the other sentences each term is found.
    """

    question: Terms
    sentence: Terms
    others: Mapping[str, float]


def main(argv: Sequence[str] | None = None) -> None:
    """Print a line for each file and each set of questions."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words.bridges")
    parser.add_argument("qamr", type=Path)
    parser.add_argument("squad", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args(argv)
    sets = {"QAMR": list(qamr(options.qamr)), "SQuAD": list(squad(options.squad))}
    for path in options.files:
        table = read_table(path)
        pairs = sum(map(len, table.values())) // 2
        for name, questions in sets.items():
            found, chance = count(questions, table)
            lift = found / chance if chance else float("nan")
            print(
                f"{path.name}, {pairs} pairs, {name}: found {found}, by chance {chance:.0f}, "
                f"lift {lift:.2f}, gain {found - chance:.0f}"
            )


def read_table(path: Path) -> Mapping[str, Terms]:
    """Return the words that may stand for each word, as index terms."""
    table: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for one, other in permutations({term(word) for word in line.split()}, 2):
                table[one].add(other)
    return {word: frozenset(others) for word, others in table.items()}


def count(questions: Sequence[AnsweredQuestion], table: Mapping[str, Terms]) -> tuple[int, float]:
    """Return how many words are found, and how many would be by chance."""
    found, chance = 0, 0.0
    for asked in questions:
        for word in asked.question - asked.sentence:
            for other in table.get(word, frozenset()) - asked.question:
                found += other in asked.sentence
                chance += asked.others.get(other, 0.0)
    return found, chance


def qamr(folder: Path) -> Iterator[AnsweredQuestion]:
    """Parse QAMR's questions on sentences of articles of which it has more than one."""
    sentences: dict[str, Terms] = {}
    articles: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "wiki-sentences.tsv").read_text(encoding="utf-8").splitlines():
        key, text = line.split("\t")
        sentences[key] = _terms(text)
        articles[_article(key)].append(key)
    for name in ("dev.tsv", "test.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            key, question = (fields := line.split("\t"))[0], fields[5]
            others = [sentences[other] for other in articles[_article(key)] if other != key]
            if others:
                yield AnsweredQuestion(_terms(question), sentences[key], _shares(others))


def squad(path: Path) -> Iterator[AnsweredQuestion]:
    """Parse SQuAD's questions, the unanswerable ones with their plausible answers."""
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        paragraphs = [
            (paragraph["qas"], list(_sentences(paragraph["context"])))
            for paragraph in entry["paragraphs"]
        ]
        shares = _shares([terms for _, own in paragraphs for _, terms in own])
        for questions, own in paragraphs:
            for question in questions:
                for answer in (question["answers"] or question.get("plausible_answers", []))[:1]:
                    at = answer["answer_start"]
                    sentence = next(terms for end, terms in own if at < end)
                    yield AnsweredQuestion(_terms(question["question"]), sentence, shares)


def _sentences(context: str) -> Iterator[tuple[int, Terms]]:
    """Give each sentence's end and terms."""
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(context)), len(context)]:
        yield end, _terms(context[start:end])
        start = end


def _article(key: str) -> str:
    return ":".join(key.split(":")[:3])


def _terms(text: str) -> Terms:
    for token, plain in _TOKENS:
        text = text.replace(token, plain)
    return frozenset(content_terms(text))


def _shares(sentences: Sequence[Terms]) -> Mapping[str, float]:
    counts = Counter(word for terms in sentences for word in terms)
    return {word: number / len(sentences) for word, number in counts.items()}


if __name__ == "__main__":
    main()
